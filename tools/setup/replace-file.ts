import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CliError } from '../cli-error.ts';
import type { Prompter } from './prompter.ts';

export interface ReplaceOptions {
	/** null when there is no terminal. */
	prompter: Prompter | null;
	isDryRun: boolean;
	/** Whether to replace files without asking. */
	replaces: boolean;
}

/**
 * Writes a file that only its owner can read. A file with other content is replaced only after
 * confirmation, and copied first.
 *
 * @throws {CliError} when a confirmation is needed and there is no terminal
 */
export async function replaceFile(
	file: string,
	content: string,
	{ prompter, isDryRun, replaces }: ReplaceOptions
): Promise<void> {
	const say = (sentence: string) => console.log(`  ${sentence}`);
	const exists = existsSync(file);
	if (exists && readFileSync(file, 'utf8') === content) return say(`${file} is up to date.`);
	if (isDryRun) return say(`Would ${exists ? 'replace' : 'write'} ${file}.`);
	if (exists && !replaces) {
		if (!prompter) throw new CliError(`${file} exists. Run this with --yes to replace it.`);
		const isConfirmed = await prompter.confirm(`${file} exists. Replace it? A copy is kept.`);
		if (!isConfirmed) return say(`Left ${file} as it is.`);
	}
	if (exists) {
		const copy = `${file}.before-${randomBytes(3).toString('hex')}`;
		copyFileSync(file, copy);
		say(`Kept the old file as ${copy}.`);
	}
	writeFileSync(file, content, { mode: 0o600 });
	say(`Wrote ${file}.`);
}
