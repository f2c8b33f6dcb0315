import { Hono } from 'hono';
import { cacheStatusOf } from '../cache/cache-status.ts';
import { pictureFile, pictureType } from '../cache/picture-files.ts';
import type { PublicPages } from '../cache/public-pages.ts';
import type { Database } from '../database/client.ts';
import { describeError } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { matchesEtag } from '../http/etag.ts';
import { HttpError } from '../http/http-error.ts';
import type { Log } from '../observability/log.ts';
import type { PictureStore } from './store.ts';

interface Dependencies {
	publicPages: Pick<PublicPages, 'get'>;
	pictures: PictureStore;
	openDatabase: () => Database;
	config: { origin: string };
	log: Log;
}

const headers = {
	// Its content never changes: RFC 8246.
	'cache-control': 'public, max-age=31536000, immutable',
	'content-security-policy': "default-src 'none'; sandbox",
	// For the previews of links on other sites.
	'cross-origin-resource-policy': 'cross-origin'
};

export const noSuchPicture = new HttpError({
	status: 404,
	code: 'not_found',
	title: 'There is no such picture',
	message: 'It may have been replaced or removed.',
	actions: []
});

/** `/pictures/:file`: the files of pictures, from the cache. */
export const pictureFiles = ({
	publicPages,
	pictures,
	openDatabase,
	config,
	log
}: Dependencies) => {
	const read = (path: string) =>
		publicPages
			.get(path, config.origin + path)
			.catch(() => pictureFile(pictures, openDatabase(), path))
			.catch(describeFailure);
	return new Hono<AppEnv>()
		.get('/:file{[0-9a-f]{32}-(?:(?:320|640|1200)\\.webp|share\\.jpg)}', async (c) => {
			const file = await read(`/pictures/${c.req.param('file')}`);
			if (file.status === 404) throw noSuchPicture;
			const etag = file.headers.get('etag');
			if (file.status !== 200 || etag === null) {
				log('picture_unavailable', { reason: file.statusText });
				throw unavailable;
			}
			const type = { 'content-type': pictureType(c.req.param('file')) };
			const shown = { ...headers, ...type, etag, 'cache-status': cacheStatusOf(file) };
			if (matchesEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304, shown);
			return c.body(await file.arrayBuffer(), 200, shown);
		})
		.all('*', () => {
			throw noSuchPicture;
		});
};

/** A response that says why there is none. */
const describeFailure = (error: unknown) =>
	new Response(null, { status: 503, statusText: describeError(error) });

const unavailable = new HttpError(
	{
		status: 503,
		code: 'picture_unavailable',
		title: 'This picture is not available right now',
		message: 'Please try again in a minute.',
		actions: []
	},
	{ headers: { 'retry-after': '60' } }
);
