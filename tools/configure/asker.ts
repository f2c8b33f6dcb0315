import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Readable } from 'node:stream';
import { Explained } from '../explained.js';

/** Someone at a terminal who can be asked. */
export interface Asker extends Disposable {
	/** An empty answer gives the fallback; without one it is asked again. */
	ask: (question: string, fallback: string | null, check: Check) => Promise<string>;
	/** As `ask`, without showing what is typed; an empty answer is one. */
	askSecret: (question: string) => Promise<string>;
	/** Yes only when they say so. */
	confirm: (question: string) => Promise<boolean>;
}

/** A sentence about what is wrong with an answer, or null. */
type Check = (answer: string) => string | null;

/** @throws {Explained} when the input ends before the questions do, as with Ctrl-C */
export function createAsker(input: Readable, output: Writable, terminal: boolean): Asker {
	let isMuted = false;
	const shown = new Writable({
		write(chunk, encoding, done) {
			if (isMuted) done();
			else output.write(chunk, encoding, done);
		}
	});
	const lines = createInterface({ input, output: shown, terminal });
	const ended = new AbortController();
	lines.once('close', () => ended.abort(new Explained('Stopped. No file was changed.')));
	// Answers that arrive in one go would be lost between two questions.
	const waiting: string[] = [];
	const listeners: ((line: string) => void)[] = [];
	lines.on('line', (line) => {
		const next = listeners.shift();
		if (next) next(line);
		else waiting.push(line);
	});

	const readLine = () =>
		new Promise<string>((resolve, reject) => {
			const early = waiting.shift();
			if (early !== undefined) return resolve(early);
			ended.signal.throwIfAborted();
			ended.signal.addEventListener('abort', () => reject(ended.signal.reason));
			listeners.push(resolve);
		});

	async function askOnce(prompt: string): Promise<string> {
		lines.setPrompt(prompt);
		lines.prompt();
		return (await readLine()).trim();
	}

	return {
		async ask(question, fallback, check) {
			for (;;) {
				const hint = fallback === null ? '' : ` [${fallback}]`;
				const answer = (await askOnce(`  ${question}${hint}: `)) || (fallback ?? '');
				const problem = check(answer);
				if (problem === null) return answer;
				output.write(`    ${problem}\n`);
			}
		},
		async askSecret(question) {
			lines.setPrompt('');
			output.write(`  ${question}: `);
			isMuted = true;
			const answer = await readLine().finally(() => (isMuted = false));
			output.write('\n');
			return answer.trim();
		},
		confirm: async (question) => /^y(es)?$/i.test(await askOnce(`  ${question} [y/N]: `)),
		[Symbol.dispose]: () => lines.close()
	};
}
