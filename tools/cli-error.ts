/** An error whose message tells the person at the terminal what happened and what to do. */
export class CliError extends Error {
	name = 'CliError';
}

/** Runs a command-line tool. Only a bug in the tool prints a stack trace. */
export async function runCli(main: () => Promise<void> | void): Promise<void> {
	try {
		await main();
	} catch (error) {
		const message = messageFor(error);
		console.error(message === null ? error : `\n${message}\n`);
		process.exitCode = 1;
	}
}

function messageFor(error: unknown): string | null {
	if (error instanceof CliError) return error.message;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	// A wrong flag: https://nodejs.org/api/util.html#utilparseargsconfig
	if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) {
		return `${error.message.split('. ')[0]}. --help lists the options.`;
	}
	return null;
}
