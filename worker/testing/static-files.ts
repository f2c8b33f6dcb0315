import { errors as german } from '../text/de/errors.ts';
import { sentencesFile } from '../text/error-sentences.ts';
import { errors as spanish } from '../text/es/errors.ts';
import { readSomeTowns } from './places.ts';

const sentences = new Map([
	[sentencesFile('de'), german],
	[sentencesFile('es'), spanish]
]);

/** Reads a static file that the Worker needs, as a build would write it. */
export async function readTestAsset(path: string): Promise<string | null> {
	const known = sentences.get(path);
	return known ? JSON.stringify(known) : readSomeTowns(path);
}
