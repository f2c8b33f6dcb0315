import { setTimeout as pause } from 'node:timers/promises';
import { buildPages } from './build-pages.ts';
import { type Child, startChild } from './child.ts';
import { Explained } from './explained.js';
import { migrateLocally } from './migrate.js';
import { lastLines } from './run-logged.js';
import { loadSampleOnce } from './sample-once.ts';
import { readSettings } from './settings.ts';
import { startSurroundings, type Surroundings } from './surroundings.ts';
import { step } from './step.js';
import { quietTools, wrangler } from './wrangler.js';

/** How long the site may take to answer for the first time, in milliseconds. */
const startLimit = 60_000;

/** Where a local Popmap takes its settings from and puts what it writes. */
export interface Place {
	/** A settings file, such as .dev.vars. */
	settings: string;
	/** The folder of the local database. */
	state: string;
	/** The file for what the tools say. */
	log: string;
	/** Whether a new database opens with the sample, when sign-in is at the local Cognito. */
	sample?: boolean;
}

export interface Site extends Surroundings {
	/** Settles when the site has ended, asked to or not. */
	ended: Promise<unknown>;
}

/**
 * Starts the built site and waits until it answers.
 *
 * @param running receives how to stop each thing, as soon as it is started
 * @throws {Explained} when a setting is wrong, a port is taken, or the site does not come up
 */
export async function startSite(place: Place, running: AsyncDisposableStack): Promise<Site> {
	const surroundings = await startSurroundings(place.settings, running);
	await buildPages();
	await migrateLocally(place.state);
	if (place.sample && surroundings.cognito) await loadSampleOnce(place);
	const worker = startWorker(place);
	running.defer(worker.stop);
	await step('Starting the site', () => untilHealthy(surroundings.origin, worker, place.log));
	return { ...surroundings, ended: worker.ended };
}

function startWorker({ settings, state, log }: Place): Child {
	const { port } = new URL(readSettings(settings).origin);
	const args = ['dev', '--port', port, '--persist-to', state, '--env-file', settings];
	return startChild([wrangler, ...args, '--show-interactive-dev-session=false'], log, quietTools());
}

async function untilHealthy(origin: string, worker: Child, log: string): Promise<void> {
	let hasEnded = false;
	void worker.ended.then(() => (hasEnded = true));
	const deadline = Date.now() + startLimit;
	while (!(await isHealthy(origin))) {
		if (hasEnded || Date.now() > deadline) {
			const what = hasEnded ? 'stopped while it was starting' : 'does not answer';
			throw new Explained(`The site ${what}. The last lines of ${log}:\n${lastLines(log)}`);
		}
		await pause(150);
	}
}

async function isHealthy(origin: string): Promise<boolean> {
	try {
		const answer = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(5_000) });
		return answer.ok;
	} catch {
		return false;
	}
}
