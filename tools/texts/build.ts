import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors as german } from '../../worker/text/de/errors.ts';
import { sentencesFile } from '../../worker/text/error-sentences.ts';
import { errors as spanish } from '../../worker/text/es/errors.ts';

/** The static files of sentences about errors: their paths and contents. */
export const errorTexts: ReadonlyMap<string, string> = new Map(
	Object.entries({ de: german, es: spanish }).map(([language, sentences]) => [
		sentencesFile(language),
		JSON.stringify(sentences)
	])
);

/** Writes them among the static files. */
export function buildErrorTexts(assets: string): void {
	mkdirSync(join(assets, 'texts'), { recursive: true });
	for (const [path, text] of errorTexts) writeFileSync(join(assets, path), text);
}
