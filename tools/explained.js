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
		const sentence = sentenceOf(error);
		console.error(sentence === null ? error : `\n${sentence}\n`);
		process.exitCode = 1;
	}
}

/** @param {unknown} error @returns {string | null} null for a mistake of ours */
function sentenceOf(error) {
	if (error instanceof Explained) return error.message;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	// What was typed after the tool's name: https://nodejs.org/api/util.html#utilparseargsconfig
	if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) {
		const [what] = error.message.split('. ');
		return `${what}. --help shows what there is.`;
	}
	return null;
}
