import { appendFileSync, mkdirSync } from 'node:fs';
import { CliError } from '../cli-error.ts';
import { errorLine, type WranglerOutput } from '../wrangler.ts';
import { commands } from './commands.ts';
import type { Environment } from './environment.ts';
import type { Runner } from './runner.ts';
import { currentVersion, isPopmap } from './wrangler-output.ts';

/** Where each deployment records what a rollback may need. */
const journal = '.popmap/deployments.jsonl';

interface Deployment {
	environment: Environment;
	/** The commit that is deployed, which becomes the version's tag. */
	commit: string;
	record: (entry: object) => void;
	/** Checks that the doctor cannot do, separated by commas, and that a person did instead. */
	accepted?: string;
}

export function recordInJournal(entry: object): void {
	mkdirSync('.popmap', { recursive: true });
	appendFileSync(journal, `${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
}

/** How long a version may take to be available, and a host to get its certificate, in seconds. */
const versionTimeout = 30;
const hostTimeout = 600;

const acceptHint =
	'What it could not check, and you checked yourself, --accept lets pass: npm run doctor -- --help.';

/** The output of a query. @throws {CliError} when there was none */
export function outputOf({ ok, stdout, stderr }: WranglerOutput, source: string): string {
	if (ok) return stdout;
	throw new CliError(
		`${source} does not respond: ${errorLine(stdout + stderr)}\nNothing has changed. Sign in with npx wrangler login.`
	);
}

function requireSuccess(isSuccess: boolean, failure: string): void {
	if (!isSuccess) throw new CliError(failure);
}

/**
 * Deploys what is built: first the database, then the Worker, which takes traffic only after the
 * doctor saw everything work that signing in needs.
 *
 * @throws {CliError} that says what has changed and what has not, when a step fails
 */
export async function deployTo(runner: Runner, deployment: Deployment): Promise<void> {
	const { environment, commit, record } = deployment;
	const old = await servingVersion(runner, environment);
	const info = outputOf(await runner.query(commands.bookmark(environment)), 'The database');
	const bookmark = String(JSON.parse(info).bookmark);
	record({ environment: environment.name, commit, old, bookmark });
	runner.say(`The database can be restored to ${bookmark}, which is recorded in ${journal}.`);
	requireSuccess(
		await runner.wrangler(commands.migrate(environment)),
		'A migration failed. The old version keeps serving. docs/backup.md explains how to restore the database.'
	);
	if (old === null) return deployFirst(runner, deployment);
	await deployNext(runner, deployment, old);
}

/** The version that visitors get; null when Popmap was never deployed here. */
async function servingVersion(runner: Runner, environment: Environment): Promise<string | null> {
	const status = await runner.query(commands.current(environment));
	const isMissing = /\[code: 10007\]|no deployments/.test(status.stdout + status.stderr);
	if (!status.ok && isMissing) return null;
	const version = currentVersion(outputOf(status, 'Cloudflare'));
	if (version === null) return null;
	// Setting a secret before the first deployment creates an empty Worker, which no one should get.
	const view = await runner.query(commands.view(environment, version));
	return isPopmap(outputOf(view, 'Cloudflare')) ? version : null;
}

async function deployFirst(runner: Runner, deployment: Deployment): Promise<void> {
	const { environment, accepted } = deployment;
	runner.say('Popmap was never deployed here, so the first version takes traffic at once.');
	requireSuccess(
		await runner.wrangler(commands.deployFirst(environment)),
		'The Worker or its host was not deployed. Are its secrets set (npm run setup says how)? Is the zone in this account? Then run this again.'
	);
	requireSuccess(
		await runner.node(commands.doctor(environment, hostTimeout, { accepted })),
		`The site is deployed, but the doctor did not see everything work. ${acceptHint}`
	);
	requireSuccess(
		await runner.node(commands.smokeTest(environment)),
		'The site is deployed, but the smoke test failed.'
	);
}

async function deployNext(runner: Runner, deployment: Deployment, old: string): Promise<void> {
	const { environment, commit, record, accepted } = deployment;
	const next = await runner.upload(commands.upload(environment, commit));
	record({ environment: environment.name, commit, uploaded: next });
	const share = (shares: Record<string, number>) =>
		runner.wrangler(commands.share(environment, shares));
	requireSuccess(
		await share({ [old]: 100, [next]: 0 }),
		'The new version could not be deployed beside the old one, which keeps serving.'
	);
	const timeout = await deployHost(runner, environment);
	const goBack = async (reason: string) => {
		const isBack = await share({ [old]: 100 });
		const state = isBack
			? `${old} keeps serving.`
			: `${old} still has all traffic, beside a version with none: run npm run rollback -- --env ${environment.name} --to ${old}.`;
		return new CliError(`Version ${next} took no traffic: ${reason} ${state}`);
	};
	if (!(await runner.node(commands.doctor(environment, timeout, { version: next, accepted })))) {
		throw await goBack(`the doctor did not see everything work. ${acceptHint}`);
	}
	if (!(await runner.node(commands.smokeTest(environment, next)))) {
		throw await goBack('the smoke test failed.');
	}
	requireSuccess(
		await share({ [next]: 100 }),
		`The traffic could not be moved; ${old} keeps serving. Run this again.`
	);
	requireSuccess(
		await runner.wrangler(commands.triggers(environment)),
		'The new version serves, but hosts and crons have not changed. Run this again.'
	);
	runner.say(
		`${environment.origin} is served by ${next}. To go back: npm run rollback -- --env ${environment.name}`
	);
}

/** Adds a host that is new. @returns how long the site may take to respond there, in seconds */
async function deployHost(runner: Runner, environment: Environment): Promise<number> {
	if (await runner.isServed(environment.origin)) return versionTimeout;
	runner.say(`Popmap does not respond at ${environment.origin}, so its host is deployed first.`);
	requireSuccess(
		await runner.wrangler(commands.triggers(environment)),
		'The host could not be deployed. The old version keeps serving elsewhere.'
	);
	return hostTimeout;
}
