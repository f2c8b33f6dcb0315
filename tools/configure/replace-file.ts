import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Explained } from '../explained.js';
import type { Asker } from './asker.ts';
import { backupName } from './settings-files.ts';

/** How much may be done without asking. */
export interface Permission {
	/** null where there is nobody to ask. */
	asker: Asker | null;
	isDryRun: boolean;
	/** Nothing needs to be asked. */
	isSure: boolean;
}

/**
 * Writes a file, readable by its owner alone. One that is there and differs is replaced only with
 * consent, and kept under another name.
 *
 * @throws {Explained} when nobody can be asked for that
 */
export async function replaceFile(
	file: string,
	content: string,
	{ asker, isDryRun, isSure }: Permission
): Promise<void> {
	const exists = existsSync(file);
	if (exists && readFileSync(file, 'utf8') === content) return say(`${file} says so already.`);
	if (isDryRun) return say(`Would ${exists ? 'replace' : 'write'} ${file}.`);
	if (exists && !isSure) {
		if (!asker) throw new Explained(`${file} exists. Run this with --yes to replace it.`);
		const agreed = await asker.confirm(`${file} exists. Replace it? A copy is kept.`);
		if (!agreed) return say(`Left ${file} as it is.`);
	}
	if (exists) {
		const copy = backupName(file);
		copyFileSync(file, copy);
		say(`Kept the old one as ${copy}.`);
	}
	writeFileSync(file, content, { mode: 0o600 });
	say(`Wrote ${file}.`);
}

const say = (sentence: string) => console.log(`  ${sentence}`);
