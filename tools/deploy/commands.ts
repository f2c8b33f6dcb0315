import type { Environment } from './environment.ts';

/** What is to be run: the arguments of wrangler, or of node. */
export type Command = readonly string[];

type Target = Pick<Environment, 'name'>;

const at = ({ name }: Target) => ['--env', name];

/** Every command that a deployment or a rollback gives, in one place. */
export const commands = {
	current: (target: Target): Command => ['deployments', 'status', '--json', ...at(target)],
	history: (target: Target): Command => ['deployments', 'list', '--json', ...at(target)],
	view: (target: Target, version: string): Command => [
		...['versions', 'view', version, '--json', ...at(target)]
	],
	bookmark: (target: Target): Command => [
		'd1',
		'time-travel',
		'info',
		'DB',
		'--json',
		...at(target)
	],
	migrate: (target: Target): Command => [
		'd1',
		'migrations',
		'apply',
		'DB',
		'--remote',
		...at(target)
	],
	upload: (target: Target, commit: string): Command => [
		...['versions', 'upload', '--minify', '--tag', commit, ...at(target)]
	],
	/** A Worker that is not there yet cannot be given a version first. */
	deployFirst: (target: Target): Command => ['deploy', '--minify', ...at(target)],
	/** Percentages by version; one with 0 takes no traffic and can be asked all the same. */
	share: (target: Target, shares: Readonly<Record<string, number>>): Command => [
		...['versions', 'deploy', '--yes'],
		...Object.entries(shares).map(([version, percentage]) => `${version}@${percentage}%`),
		...at(target)
	],
	/** Hosts and crons belong to no version. */
	triggers: (target: Target): Command => ['triggers', 'deploy', ...at(target)],
	rollback: (target: Target, version: string): Command => [
		...['rollback', version, '--yes', ...at(target)]
	],
	/** @param version null for the one that serves. @param seconds how long it may take to answer */
	doctor: ({ worker, origin }: Environment, version: string | null, seconds: number): Command => [
		...['tools/doctor.ts', '--url', origin, '--wait', String(seconds)],
		...(version === null ? [] : ['--worker', worker, '--version', version])
	]
};
