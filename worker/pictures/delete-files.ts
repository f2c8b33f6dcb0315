import { and, inArray, isNull } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import { pictures } from '../database/schema.ts';
import type { JobContext, JobStep } from '../jobs/run.ts';

/** Deletes the files of a picture that nothing shows any more. @param key its id */
export const deletePicture: JobStep = async ({ pictures: store, database, now }, key) => {
	await store.remove([key]);
	await recordPurges(database, [tags.picture(key)], now());
	return null;
};

const dayMs = 86_400_000;
/** Parameters of one statement: D1 takes a hundred. */
const maxIds = 100;
/** Hexadecimal digits of an id that say where the sweep continues. */
const digits = 6;

/**
 * Deletes files that no picture names: an upload that was stored, and then not saved. Each step looks
 * at a thousand files; `progress` is where their names begin.
 */
export const sweepPictures: JobStep = async (context, _, progress) => {
	const after = progress.toString(16).padStart(digits, '0');
	const { files, isLast } = await context.pictures.list(after);
	const before = context.now() - dayMs;
	const old = files.filter(({ uploadedAt }) => uploadedAt < before);
	const ids = [...new Set(old.map(({ id }) => id))];
	for (let at = 0; at < ids.length; at += maxIds) {
		await removeUnnamed(context, ids.slice(at, at + maxIds));
	}
	const last = files.at(-1);
	if (isLast || !last) return null;
	return Math.max(progress + 1, Number.parseInt(last.id.slice(0, digits), 16));
};

async function removeUnnamed({ database, pictures: store }: JobContext, ids: readonly string[]) {
	const named = await database
		.select({ id: pictures.id })
		.from(pictures)
		.where(and(inArray(pictures.id, ids), isNull(pictures.removedAt)));
	const unnamed = ids.filter((id) => !named.some((row) => row.id === id));
	if (unnamed.length > 0) await store.remove(unnamed);
}
