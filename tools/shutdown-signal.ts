const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Settles on Ctrl-C, `kill`, a closed terminal, or the end of the npm that runs this program. */
export const shutdownSignal = (): Promise<'interrupted'> =>
	Promise.race([
		...signals.map(onSignal),
		...(process.env.npm_lifecycle_event ? [onNewParent()] : [])
	]).then(() => 'interrupted' as const);

/** Keeps listening: a second Ctrl-C must not end this program before its children have stopped. */
const onSignal = (signal: NodeJS.Signals) =>
	new Promise<void>((resolve) => process.on(signal, () => resolve()));

/** npm forwards a signal to the shell between it and this program, which ends without telling. */
const onNewParent = () => {
	const parent = process.ppid;
	return poll(() => process.ppid !== parent);
};

/** Settles when another process has ended. */
export const endOfProcess = (pid: number): Promise<'interrupted'> =>
	poll(() => !isRunning(pid)).then(() => 'interrupted' as const);

const poll = (condition: () => boolean) =>
	new Promise<void>((resolve) => {
		setInterval(() => condition() && resolve(), 500).unref();
	});

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
