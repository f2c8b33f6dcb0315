import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { CliError } from '../cli-error.ts';

/** Asks the person at the terminal. */
export interface Prompter extends Disposable {
	/** Repeats the question until `check` accepts; an empty answer means the fallback. */
	ask: (question: string, fallback: string | null, check: Check) => Promise<string>;
	/** Hides what is typed; the answer may be empty. */
	askSecret: (question: string) => Promise<string>;
	/** Only `y` and `yes` confirm. */
	confirm: (question: string) => Promise<boolean>;
}

/** What is wrong with an answer, as a sentence; null when nothing is. */
type Check = (answer: string) => string | null;

/** Its methods throw a CliError when the input ends, as with Ctrl-C. */
export function createPrompter(input: Readable, output: Writable, terminal: boolean): Prompter {
	let isHidden = false;
	const visible = new Writable({
		write(chunk, encoding, done) {
			if (isHidden) done();
			else output.write(chunk, encoding, done);
		}
	});
	const terminalLines = createInterface({ input, output: visible, terminal });
	// The iterator keeps lines that arrive between two questions.
	const lines = terminalLines[Symbol.asyncIterator]();

	async function readLine(prompt: string): Promise<string> {
		terminalLines.setPrompt(prompt);
		terminalLines.prompt();
		const { done, value } = await lines.next();
		if (done) throw new CliError('Stopped. No file was changed.');
		return value.trim();
	}

	return {
		async ask(question, fallback, check) {
			const hint = fallback === null || fallback === '' ? '' : ` [${fallback}]`;
			for (;;) {
				const answer = (await readLine(`  ${question}${hint}: `)) || (fallback ?? '');
				const problem = check(answer);
				if (problem === null) return answer;
				output.write(`    ${problem}\n`);
			}
		},
		async askSecret(question) {
			output.write(`  ${question}: `);
			isHidden = true;
			const answer = await readLine('').finally(() => (isHidden = false));
			output.write('\n');
			return answer;
		},
		confirm: async (question) => /^y(es)?$/i.test(await readLine(`  ${question} [y/N]: `)),
		[Symbol.dispose]: () => terminalLines.close()
	};
}
