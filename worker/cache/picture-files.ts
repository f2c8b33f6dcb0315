import { and, eq } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { pictures } from '../database/schema.ts';
import { isOfPublicThing } from '../pictures/registry.ts';
import type { PictureStore } from '../pictures/store.ts';
import { tags } from './tags.ts';

export const picturesFolder = '/pictures/';

/** The type of a file, by its name. */
export const pictureType = (name: string): string =>
	name.endsWith('.jpg') ? 'image/jpeg' : 'image/webp';

/** A day: a purge that is lost leaves a deleted picture for no longer. */
const lifetime = 'max-age=86400, stale-if-error=86400';

/**
 * A file of a picture, for the cache. Its content never changes, and is purged when it is deleted.
 *
 * @returns 404 for one of a draft, too: only those who manage its host see it
 */
export async function pictureFile(
	store: PictureStore,
	database: Database,
	path: string
): Promise<Response> {
	const name = path.slice(picturesFolder.length);
	const id = name.slice(0, name.indexOf('-'));
	const [file, [shown]] = await Promise.all([
		store.get(name),
		database
			.select({ id: pictures.id })
			.from(pictures)
			.where(and(eq(pictures.id, id), isOfPublicThing))
	]);
	if (!file || !shown)
		return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
	return new Response(file.bytes, {
		headers: {
			'content-type': pictureType(name),
			etag: file.etag,
			'cloudflare-cdn-cache-control': lifetime,
			'cache-tag': tags.picture(id)
		}
	});
}
