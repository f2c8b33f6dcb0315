import { setTimeout as sleep } from 'node:timers/promises';
import { buildPages } from '../built-worker.ts';
import { type Child, lastLines, startChild } from '../child-process.ts';
import { CliError } from '../cli-error.ts';
import { step } from '../step.ts';
import { quietEnvironment, wrangler } from '../wrangler.ts';
import { type DevServices, startDevServices, type Workspace } from './dev-services.ts';

/** How long the site may take until its first response, in milliseconds. */
const startTimeout = 60_000;

export interface Site extends DevServices {
	/** Settles when the site has ended. */
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
	return { ...services, ended: worker.ended };
}

async function untilHealthy(origin: string, worker: Child, log: string): Promise<void> {
	let hasEnded = false;
	void worker.ended.then(() => (hasEnded = true));
	const deadline = Date.now() + startTimeout;
	while (!(await isHealthy(origin))) {
		if (hasEnded || Date.now() > deadline) {
			const problem = hasEnded ? 'stopped while it was starting' : 'does not respond';
			throw new CliError(`The site ${problem}. The last lines of ${log}:\n${lastLines(log)}`);
		}
		await sleep(150);
	}
}

async function isHealthy(origin: string): Promise<boolean> {
	try {
		const response = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(5_000) });
		return response.ok;
	} catch {
		return false;
	}
}
