import { once } from 'node:events';

/** Settles when someone asks this program to stop: Ctrl-C, `kill`, or a closed terminal. */
export const stopRequest = (): Promise<'asked'> =>
	Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal))).then(
		() => 'asked' as const
	);
