import { Hono } from 'hono';
import { describeError } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import type { Log } from '../observability/log.ts';
import type { PictureStore } from './store.ts';

interface Dependencies {
	pictures: PictureStore;
	log: Log;
}

const headers = {
	'content-type': 'image/webp',
	// Its content never changes: RFC 8246.
	'cache-control': 'public, max-age=31536000, immutable',
	'content-security-policy': "default-src 'none'; sandbox",
	// For the previews of links on other sites.
	'cross-origin-resource-policy': 'cross-origin'
};

const noSuchPicture = new HttpError({
	status: 404,
	code: 'not_found',
	title: 'There is no such picture',
	message: 'It may have been replaced or removed.',
	actions: []
});

/** `/pictures/:file`: the files of pictures. */
export const pictureFiles = ({ pictures, log }: Dependencies) =>
	new Hono<AppEnv>()
		.get('/:file{[0-9a-f]{32}-(?:320|640|1200)\\.webp}', async (c) => {
			const file = await pictures.get(c.req.param('file')).catch((error: unknown) => {
				log('picture_unavailable', { reason: describeError(error) });
				throw unavailable;
			});
			if (!file) throw noSuchPicture;
			const { bytes, etag } = file;
			if (c.req.header('if-none-match') === etag) return c.body(null, 304, { ...headers, etag });
			return c.body(bytes, 200, { ...headers, etag });
		})
		.all('*', () => {
			throw noSuchPicture;
		});

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
