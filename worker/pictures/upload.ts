import * as v from 'valibot';
import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mayUpload } from '../database/sql/count-pictures.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { optionalLine } from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import { missingPicture, refusals } from './errors.ts';
import type { Picture, PictureUpload } from './picture.ts';
import type { PictureStore } from './store.ts';

const description = v.object({ alt: optionalLine(lengths.alt) });

/**
 * Whether somebody may upload another picture: a query that shares its round trip with those that
 * find out who they are.
 *
 * @param person the id, looked up within a statement
 * @param now milliseconds since 1970, UTC
 */
export async function isUploadAllowed(
	database: Database,
	person: SQL,
	now: number
): Promise<boolean> {
	const [row] = await database
		.select({ isAllowed: mayUpload(person, limits, now).as('is_allowed') })
		.from(sql`(SELECT 1)`);
	return Boolean(row?.isAllowed);
}

/** Checks and stores what somebody uploaded. Nothing shows it yet. */
export async function storeUpload(
	store: PictureStore,
	{ bytes, alt }: PictureUpload
): Promise<Result<Picture>> {
	const parsed = parseInput(description, { alt });
	if (parsed.kind === 'error') return parsed;
	if (bytes.byteLength === 0) return missingPicture;
	const stored = await store.add(bytes);
	if (stored.kind !== 'stored') return refusals[stored.kind];
	return ok({ ...stored.picture, alt: parsed.input.alt ?? '' });
}
