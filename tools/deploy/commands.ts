import type { Environment } from './environment.ts';
import type { Command } from './runner.ts';

type Target = Pick<Environment, 'name'>;

interface DoctorOptions {
	/** null for the one that serves. */
	version?: string | null;
	/** Checks that it cannot do from here, and that a person did instead. */
	accepted?: string;
}

const command = (line: string, { name }: Target): Command => [...line.split(' '), '--env', name];

/** Every command of a deployment or a rollback. */
export const commands = {
	current: (target: Target) => command('deployments status --json', target),
	history: (target: Target) => command('deployments list --json', target),
	view: (target: Target, version: string) => command(`versions view ${version} --json`, target),
	bookmark: (target: Target) => command('d1 time-travel info DB --json', target),
	migrate: (target: Target) => command('d1 migrations apply DB --remote', target),
	upload: (target: Target, commit: string) =>
		command(`versions upload --minify --tag ${commit}`, target),
	/** A Worker must exist before a version can be uploaded. */
	deployFirst: (target: Target) => command('deploy --minify', target),
	/** Percentages by version. One with 0 takes no traffic but can be requested. */
	share: (target: Target, shares: Readonly<Record<string, number>>) => {
		const parts = Object.entries(shares).map(
			([version, percentage]) => `${version}@${percentage}%`
		);
		return command(`versions deploy --yes ${parts.join(' ')}`, target);
	},
	/** Hosts and crons belong to no version. */
	triggers: (target: Target) => command('triggers deploy', target),
	rollback: (target: Target, version: string) => command(`rollback ${version} --yes`, target),
	/**
	 * It succeeds only when everything that signing in needs was seen to work.
	 *
	 * @param seconds how long to wait for a response
	 */
	doctor: (
		{ worker, origin }: Environment,
		seconds: number,
		{ version = null, accepted = '' }: DoctorOptions = {}
	): Command => [
		...`tools/doctor.ts --url ${origin} --wait ${seconds}`.split(' '),
		...(version === null ? [] : ['--worker', worker, '--version', version]),
		...(accepted ? ['--accept', accepted] : [])
	],
	/** It succeeds only when pages, sign-in and the cache of that version work. */
	smokeTest: ({ name, worker, origin }: Environment, version: string | null = null): Command => [
		...`tools/smoke-test.ts --url ${origin} --env ${name}`.split(' '),
		...(version === null ? [] : ['--worker', worker, '--version', version])
	]
};
