import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';

/** One hash of all files that match but tests, names and contents, to tell whether any has changed. */
export function hashOfFiles(patterns: readonly string[]): string {
	const hash = createHash('sha256');
	for (const file of globSync(patterns, { exclude: ['**/*.test.ts'] }).sort()) {
		if (statSync(file).isFile()) hash.update(`\0${file}\0`).update(readFileSync(file));
	}
	return hash.digest('hex');
}
