import { setTimeout as sleep } from 'node:timers/promises';
import { buildPages } from '../built-worker.ts';
import { type Child, lastLines, startChild } from '../child-process.ts';
import { CliError } from '../cli-error.ts';
import { step } from '../step.ts';
import { quietEnvironment, wrangler } from '../wrangler.ts';
import { startCron } from './cron.ts';
import { type DevServices, startDevServices, type Workspace } from './dev-services.ts';

/** How long the site may take until its first response, in milliseconds. */
const startTimeout = 60_000;

export interface Site extends DevServices {
	/** Settles when the site has ended, or does not respond any more. */
	ended: Promise<unknown>;
}

/**
 * Starts the built site and waits until it is healthy.
 *
 * @param running receives how to stop each thing as soon as it is started
 * @throws {CliError} when a setting is wrong, a port is taken, or the site does not start
 */
export async function startSite(
	workspace: Workspace,
	running: AsyncDisposableStack
): Promise<Site> {
	const services = await startDevServices(workspace, running);
	await buildPages();
	const { settings, state, log } = workspace;
	const { port } = new URL(services.origin);
	const args = ['dev', '--port', port, '--persist-to', state, '--env-file', settings];
	const flags = [...args, '--show-interactive-dev-session=false'];
	const worker = startChild([wrangler, ...flags], log, quietEnvironment());
	running.defer(worker.stop);
	await step('Starting the site', () => untilHealthy(services.origin, worker, log));
	running.use(startCron(services.origin));
	const ended = Promise.race([
		worker.ended,
		untilUnresponsive(async () => (await healthOf(services.origin)) !== null)
	]);
	return { ...services, ended };
}

async function untilHealthy(origin: string, worker: Child, log: string): Promise<void> {
	let hasEnded = false;
	void worker.ended.then(() => (hasEnded = true));
	const deadline = Date.now() + startTimeout;
	while (!(await healthOf(origin))?.ok) {
		if (hasEnded || Date.now() > deadline) {
			const problem = hasEnded ? 'stopped while it was starting' : 'does not respond';
			throw new CliError(`The site ${problem}. The last lines of ${log}:\n${lastLines(log)}`);
		}
		await sleep(150);
	}
}

/**
 * Settles when the site has not responded several times in a row. When the Worker's process dies,
 * wrangler starts another one, through which no request comes, and itself goes on.
 *
 * @param pause milliseconds between two attempts
 */
export async function untilUnresponsive(
	responds: () => Promise<boolean>,
	pause = 3_000
): Promise<void> {
	let failures = 0;
	while (failures < 3) {
		await sleep(pause, null, { ref: false });
		failures = (await responds()) ? 0 : failures + 1;
	}
}

/** null when the site does not respond. */
async function healthOf(origin: string): Promise<Response | null> {
	try {
		return await fetch(`${origin}/health`, { signal: AbortSignal.timeout(5_000) });
	} catch {
		return null;
	}
}
