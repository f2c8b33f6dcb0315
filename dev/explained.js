/** An error whose message is a sentence for the person at the terminal: what happened, what to do. */
export class Explained extends Error {
	name = 'Explained';
}

/**
 * Runs a tool of this folder to its end. What went wrong is told in its own words when it has some,
 * and as a stack trace only when it is a mistake in the tool.
 * @param {() => Promise<void>} main
 */
export async function runTool(main) {
	try {
		await main();
	} catch (error) {
		console.error(error instanceof Explained ? `\n${error.message}\n` : error);
		process.exitCode = 1;
	}
}
