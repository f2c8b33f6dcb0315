import { once } from 'node:events';

/**
 * Settles when someone asks this program to stop: Ctrl-C, `kill`, a closed terminal, or `kill` of the
 * npm that runs it.
 */
export const stopRequest = (): Promise<'asked'> =>
	Promise.race([
		...['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)),
		...(process.env.npm_lifecycle_event ? [endOfParent()] : [])
	]).then(() => 'asked' as const);

/** npm passes a signal on to the shell between it and us, which ends without telling us. */
const endOfParent = () =>
	new Promise<void>((resolve) => {
		const parent = process.ppid;
		setInterval(() => process.ppid !== parent && resolve(), 500).unref();
	});
