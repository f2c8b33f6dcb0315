import { de } from '../text/de.ts';
import { errors as german } from '../text/de/errors.ts';
import { es } from '../text/es.ts';
import { errors as spanish } from '../text/es/errors.ts';
import { createTexts, fileOfTexts } from '../text/text.ts';
import { readSomeTowns } from './places.ts';

const texts = new Map([
	[fileOfTexts('de'), { text: de, errors: german }],
	[fileOfTexts('es'), { text: es, errors: spanish }]
]);

/** Reads a static file that the Worker needs, as a build would write it. */
export async function readTestAsset(path: string): Promise<string | null> {
	const known = texts.get(path);
	return known ? JSON.stringify(known) : readSomeTowns(path);
}

export const readTestTexts = createTexts(readTestAsset);
