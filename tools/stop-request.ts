/**
 * Settles when someone asks this program to stop: Ctrl-C, `kill`, a closed terminal, or `kill` of the
 * npm that runs it.
 */
export const stopRequest = (): Promise<'asked'> =>
	Promise.race([
		...signals.map(arrival),
		...(process.env.npm_lifecycle_event ? [endOfParent()] : [])
	]).then(() => 'asked' as const);

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for good: a second Ctrl-C would otherwise end us before what we started has stopped. */
const arrival = (signal: NodeJS.Signals) =>
	new Promise<void>((resolve) => process.on(signal, () => resolve()));

/** Settles when another program, known by its process id, has ended in whatever way. */
export const endOf = (program: number): Promise<'asked'> =>
	new Promise((resolve) => {
		setInterval(() => isRunning(program) || resolve('asked'), 500).unref();
	});

function isRunning(program: number): boolean {
	try {
		return process.kill(program, 0);
	} catch {
		return false;
	}
}

/** npm passes a signal on to the shell between it and us, which ends without telling us. */
const endOfParent = () =>
	new Promise<void>((resolve) => {
		const parent = process.ppid;
		setInterval(() => process.ppid !== parent && resolve(), 500).unref();
	});
