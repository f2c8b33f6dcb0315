import { appendFileSync, mkdirSync } from 'node:fs';
import { Explained } from '../explained.js';
import { commands } from './commands.ts';
import type { Environment } from './environment.ts';
import { answerOf } from './runner.ts';
import type { Runner } from './runner.ts';
import { bookmarkOf, currentVersion, isPopmap } from './wrangler-says.ts';

/** Where each deployment leaves what a rollback may need. */
const journal = '.popmap/deployments.jsonl';

interface Deployment {
	environment: Environment;
	/** The commit that is deployed, as the version's tag. */
	commit: string;
	note: (line: object) => void;
}

export function noteInJournal(line: object): void {
	mkdirSync('.popmap', { recursive: true });
	appendFileSync(journal, `${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
}

/** How long a version may take to be everywhere, and a host to have its certificate, in seconds. */
const newVersion = 30;
const newHost = 600;

/**
 * Brings what is built to an environment: the database first, then the Worker, which takes traffic
 * only once the doctor found nothing wrong with it.
 *
 * @throws {Explained} saying what has changed and what has not, where a step fails
 */
export async function deployTo(runner: Runner, deployment: Deployment): Promise<void> {
	const { environment, commit, note } = deployment;
	const old = await servingVersion(runner, environment);
	const info = answerOf(await runner.ask(commands.bookmark(environment)), 'The database');
	const bookmark = bookmarkOf(info);
	note({ environment: environment.name, commit, old, bookmark });
	runner.say(`The database can go back to ${bookmark}; ${journal} keeps that.`);
	if (!(await runner.wrangler(commands.migrate(environment)))) {
		throw new Explained(
			'A migration failed. The old version goes on serving. docs/backup.md tells how to go back.'
		);
	}
	if (old === null) return deployFirst(runner, environment);
	await deployNext(runner, deployment, old);
}

/** The version that visitors get; null where no Popmap was deployed yet. */
async function servingVersion(runner: Runner, environment: Environment): Promise<string | null> {
	const status = await runner.ask(commands.current(environment));
	const isUnknown = status.kind === 'refused' && /\[code: 10007\]|no deployments/.test(status.why);
	const version = isUnknown ? null : currentVersion(answerOf(status, 'Cloudflare'));
	if (version === null) return null;
	// A secret that is put before there is a Worker makes an empty one, which nobody should get.
	const seen = answerOf(await runner.ask(commands.view(environment, version)), 'Cloudflare');
	return isPopmap(seen) ? version : null;
}

async function deployFirst(runner: Runner, environment: Environment): Promise<void> {
	runner.say('Popmap was never deployed here, so the first version takes traffic at once.');
	if (!(await runner.wrangler(commands.deployFirst(environment)))) {
		throw new Explained(
			'The Worker or its host was not deployed. Are its secrets there? npm run setup says how. Is the zone in this account? Run this again.'
		);
	}
	if (await runner.node(commands.doctor(environment, null, newHost))) return;
	throw new Explained('The site is deployed and something is wrong with it, as told above.');
}

async function deployNext(runner: Runner, deployment: Deployment, old: string): Promise<void> {
	const { environment, commit, note } = deployment;
	const next = await runner.upload(commands.upload(environment, commit));
	note({ environment: environment.name, commit, uploaded: next });
	const share = (shares: Record<string, number>) =>
		runner.wrangler(commands.share(environment, shares));
	if (!(await share({ [old]: 100, [next]: 0 }))) {
		throw new Explained(
			'The new version could not be put beside the old one, which goes on serving.'
		);
	}
	const patience = await putHostInPlace(runner, environment);
	if (!(await runner.node(commands.doctor(environment, next, patience)))) {
		await share({ [old]: 100 });
		throw new Explained(
			`Version ${next} took no traffic: the doctor found what is told above. ${old} goes on serving.`
		);
	}
	if (!(await share({ [next]: 100 }))) {
		throw new Explained(`The traffic could not be moved; ${old} goes on serving. Run this again.`);
	}
	if (!(await runner.wrangler(commands.triggers(environment)))) {
		throw new Explained(
			'The new version serves, but hosts and crons are as before. Run this again.'
		);
	}
	runner.say(
		`${environment.origin} is served by ${next}. To go back: npm run rollback -- --env ${environment.name}`
	);
}

/** A site that has moved is not at its new host yet. @returns how long it may take to be, in seconds */
async function putHostInPlace(runner: Runner, environment: Environment): Promise<number> {
	if (await runner.answers(environment.origin)) return newVersion;
	runner.say(`Nothing of Popmap answers at ${environment.origin}, so the host comes first.`);
	if (await runner.wrangler(commands.triggers(environment))) return newHost;
	throw new Explained('The host could not be put in place. What serves elsewhere goes on serving.');
}
