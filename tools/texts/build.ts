import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { de } from '../../worker/text/de.ts';
import { errors as german } from '../../worker/text/de/errors.ts';
import { es } from '../../worker/text/es.ts';
import { errors as spanish } from '../../worker/text/es/errors.ts';
import { fileOfTexts } from '../../worker/text/text.ts';
import type { Texts } from '../../worker/text/text.ts';

const translations: Record<string, Texts> = {
	de: { text: de, errors: german },
	es: { text: es, errors: spanish }
};

/** The static files of the translated texts: their paths and contents. */
export const translatedTexts: ReadonlyMap<string, string> = new Map(
	Object.entries(translations).map(([language, texts]) => [
		fileOfTexts(language),
		JSON.stringify(texts)
	])
);

/** Writes them among the static files. */
export function buildTexts(assets: string): void {
	mkdirSync(join(assets, 'texts'), { recursive: true });
	for (const [path, text] of translatedTexts) writeFileSync(join(assets, path), text);
}
