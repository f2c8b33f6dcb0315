import { readTestTexts } from '../testing/static-files.ts';
import type { ImageOutputOptions, ImageTransformer } from '@cloudflare/workers-types';
import { env } from 'cloudflare:workers';
import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { events, pictures } from '../database/schema.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { limits } from '../limits.ts';
import { purge } from '../retention/purge.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { aPicture, noise, photograph } from '../testing/picture-bytes.ts';
import { testPictures } from '../testing/pictures.ts';
import { sweepPictures } from './delete-files.ts';
import { R2PictureStore } from './r2-picture-store.ts';
import type { Images } from './r2-picture-store.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const context = {
	database,
	pictures: testPictures,
	publicPages: market.publicPages,
	now: () => market.clock.now,
	log: () => {},
	config: market.config,
	sendMail: null,
	readTexts: readTestTexts,
	fetch: (request: Request) => market.cognito.fetch(request)
};

const jpeg = await aPicture();
const bakery = await market.business('olivia-owner', { name: 'Bakery' });

async function put(
	path: string,
	bytes: BodyInit | null,
	person = 'olivia-owner',
	type = 'image/jpeg',
	method = 'PUT'
) {
	const response = await market.app.request(path, {
		method,
		body: bytes,
		headers: {
			authorization: `Bearer ${await market.accessToken(person)}`,
			...(bytes && { 'content-type': type })
		}
	});
	const text = await response.text();
	const { status, headers } = response;
	return { status, location: headers.get('location'), body: text ? JSON.parse(text) : null };
}

const remove = async (path: string, person = 'olivia-owner') =>
	(await (await market.as(person)).remove(path)).status;

const fileOf = (path: string) => market.app.request(path);
const stored = async () => (await env.PICTURES.list()).objects.map(({ key }) => key).sort();

beforeEach(async () => {
	await database.delete(pictures);
	for (const key of await stored()) await env.PICTURES.delete(key);
});

describe('the cover of a business', () => {
	const path = `/api/businesses/${bakery.id}/cover`;

	it.each(['image/jpeg', 'image/png', 'image/webp'] as const)('may be %s', async (format) => {
		const { status, body } = await put(`${path}?alt=Fresh%20bread`, await aPicture(format));
		expect(status).toBe(200);
		expect(body.cover).toMatchObject({ alt: 'Fresh bread', width: 1200, height: 600 });
		const seen = (await market.visitor.get(`/api/businesses/${bakery.id}`)).body;
		expect(seen).toMatchObject({ cover: body.cover, logo: null });
	});

	it('is served in three widths, for good', async () => {
		const { cover } = (await put(path, jpeg)).body;
		const sizes = [];
		for (const file of [cover.small, cover.medium, cover.large]) {
			const response = await fileOf(file);
			expect(response.status).toBe(200);
			expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
			expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
			expect(response.headers.get('x-content-type-options')).toBe('nosniff');
			expect(response.headers.get('set-cookie')).toBeNull();
			const info = await env.IMAGES.info(new Blob([await response.arrayBuffer()]).stream());
			sizes.push(info);
		}
		expect(sizes).toMatchObject([
			{ format: 'image/webp', width: 320, height: 160 },
			{ format: 'image/webp', width: 640, height: 320 },
			{ format: 'image/webp', width: 1200, height: 600 }
		]);
	});

	it('stands upright, and tells neither who took it nor where', async () => {
		expect(new TextDecoder('latin1').decode(photograph)).toMatch(/Exif.*Olivia/s);
		const { cover } = (await put(path, photograph)).body;
		expect(cover).toMatchObject({ width: 96, height: 128 });
		for (const file of [cover.small, cover.medium, cover.large]) {
			const text = new TextDecoder('latin1').decode(await (await fileOf(file)).arrayBuffer());
			expect(text).toMatch(/^RIFF/);
			expect(text).not.toMatch(/Exif|Olivia/);
		}
	});

	it('has a small file of 30 kB at most, whatever it shows', async () => {
		const { cover } = (await put(path, await noise(700), 'olivia-owner', 'image/png')).body;
		const bytesOf = async (file: string) => (await (await fileOf(file)).arrayBuffer()).byteLength;
		expect(await bytesOf(cover.medium)).toBeGreaterThan(100_000);
		expect(await bytesOf(cover.small)).toBeLessThanOrEqual(30_000);
	});

	it('is cropped for previews of links, in a format that all programs know', async () => {
		const { cover } = (await put(path, jpeg)).body;
		const response = await fileOf(cover.large.replace('-1200.webp', '-share.jpg'));
		expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
		const info = await env.IMAGES.info(new Blob([await response.arrayBuffer()]).stream());
		expect(info).toMatchObject({ format: 'image/jpeg', width: 1200, height: 630 });
	});

	it('is the first picture of an animation, whatever it moves', async () => {
		const made: ImageOutputOptions[] = [];
		const noting = (image: ImageTransformer): ImageTransformer => ({
			transform: (change) => noting(image.transform(change)),
			draw: (other, options) => noting(image.draw(other, options)),
			output: (options) => (made.push(options), image.output(options))
		});
		const images: Images = {
			info: (bytes) => env.IMAGES.info(bytes),
			input: (bytes) => noting(env.IMAGES.input(bytes))
		};
		const store = new R2PictureStore(env.PICTURES, images);
		expect(await store.add(jpeg)).toMatchObject({ kind: 'stored' });
		expect(made.map(({ anim, format }) => [format, anim])).toEqual([
			['image/jpeg', false],
			['image/webp', false],
			['image/webp', false],
			['image/webp', false]
		]);
	});

	it('is not enlarged', async () => {
		const { cover } = (await put(path, await aPicture('image/jpeg', 400))).body;
		expect(cover).toMatchObject({ width: 400, height: 200 });
	});

	it('replaces the one before, whose files are deleted', async () => {
		const first = (await put(path, jpeg)).body.cover;
		const second = (await put(path, jpeg)).body.cover;
		expect(second.small).not.toBe(first.small);
		await runEveryMinute(context);
		expect((await fileOf(first.small)).status).toBe(404);
		expect((await fileOf(second.small)).status).toBe(200);
	});

	it('is removed with its files, and may be removed twice', async () => {
		const { cover } = (await put(path, jpeg)).body;
		expect([await remove(path), await remove(path)]).toEqual([204, 204]);
		expect((await market.visitor.get(`/api/businesses/${bakery.id}`)).body).toMatchObject({
			cover: null
		});
		await runEveryMinute(context);
		expect((await fileOf(cover.large)).status).toBe(404);
		expect(await stored()).toEqual([]);
	});

	it('stays when the logo changes', async () => {
		const { cover } = (await put(path, jpeg)).body;
		const { logo } = (await put(`/api/businesses/${bakery.id}/logo`, jpeg)).body;
		await remove(`/api/businesses/${bakery.id}/logo`);
		await runEveryMinute(context);
		expect((await fileOf(cover.small)).status).toBe(200);
		expect((await fileOf(logo.small)).status).toBe(404);
	});

	it('is only its owner’s to change', async () => {
		expect((await put(path, jpeg, 'otto-other-owner')).status).toBe(403);
		expect(await remove(path, 'otto-other-owner')).toBe(403);
		expect((await put('/api/businesses/no-such/cover', jpeg)).status).toBe(404);
		expect((await market.app.request(path, { method: 'PUT', body: jpeg })).status).toBe(415);
		const anonymous = { method: 'PUT', body: jpeg, headers: { 'content-type': 'image/jpeg' } };
		expect((await market.app.request(path, anonymous)).status).toBe(401);
		expect(await stored()).toEqual([]);
	});

	it('changes the version of the business', async () => {
		const before = (await market.visitor.get(`/api/businesses/${bakery.id}`)).body.version;
		expect((await put(path, jpeg)).body.version).toBe(before + 1);
	});
});

describe('an upload is refused', () => {
	const path = `/api/businesses/${bakery.id}/cover`;
	const svg =
		'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><script>1</script></svg>';

	it.each<[string, BodyInit | null]>([
		['nothing', null],
		['HTML', '<!doctype html><script>alert(1)</script>'],
		['SVG with a script', svg],
		['the beginning of a JPEG', jpeg.slice(0, 300)],
		['a GIF', Uint8Array.from(atob('R0lGODlhAQABAAAAACw='), (c) => c.charCodeAt(0))]
	])('that is %s', async (_, bytes) => {
		const { status, body } = await put(path, bytes);
		expect(status).toBe(422);
		expect(body.fields.picture).toMatch(/picture/);
		expect(await stored()).toEqual([]);
	});

	it('whose picture is too small', async () => {
		expect((await put(path, await aPicture('image/jpeg', 100))).status).toBe(422);
	});

	it.each([
		[1_600, 199],
		[199, 1_600],
		// WebP has no picture as high, which would be an error of its own.
		[64, 16_384]
	])('whose picture is too narrow: %i × %i', async (width, height) => {
		const { status, body } = await put(path, await noise(width, height));
		expect([status, body.fields.picture]).toEqual([422, expect.stringContaining('too narrow')]);
		expect(await stored()).toEqual([]);
		expect((await put(path, await noise(1_600, 200))).status).toBe(200);
	});

	it('of more than ten megabytes', async () => {
		const { status, body } = await put(path, new Uint8Array(10 * 1024 * 1024 + 1));
		expect([status, body.code]).toEqual([413, 'body_too_large']);
	});

	it('of more than 64 kilobytes elsewhere', async () => {
		const long = JSON.stringify({ name: 'x'.repeat(70_000) });
		const { status } = await market.app.request('/api/businesses', {
			method: 'POST',
			body: long,
			headers: { 'content-type': 'application/json' }
		});
		expect(status).toBe(413);
	});

	it('that is sent as JSON', async () => {
		expect((await put(path, '{}', 'olivia-owner', 'application/json')).status).toBe(415);
	});

	it('with a description that is too long', async () => {
		const { status, body } = await put(`${path}?alt=${'x'.repeat(201)}`, jpeg);
		expect([status, Object.keys(body.fields)]).toEqual([422, ['alt']]);
	});

	it('after as many as one person may upload in a day', async () => {
		const { id } = (await (await market.as('olivia-owner')).get('/api/auth/me')).body;
		const row = (index: number) => ({
			id: `earlier-${index}`,
			uploadedBy: String(id),
			role: 'cover' as const,
			createdAt: market.clock.now - 1000,
			removedAt: market.clock.now
		});
		for (let index = 0; index < limits.picturesPerDay; index++) {
			await database.insert(pictures).values(row(index));
		}
		const refused = await put(path, jpeg);
		expect([refused.status, refused.body.code]).toEqual([422, 'limit_reached']);
		expect(await stored()).toEqual([]);
		await database.update(pictures).set({ createdAt: market.clock.now - 24 * 3600 * 1000 });
		expect((await put(path, jpeg)).status).toBe(200);
	});
});

describe('uploads at the same time', () => {
	it('do not get past the limit together, and leave no files', async () => {
		const { id } = (await (await market.as('olivia-owner')).get('/api/auth/me')).body;
		for (let index = 0; index < limits.picturesPerDay - 1; index++) {
			await database.insert(pictures).values({
				id: `earlier-${index}`,
				uploadedBy: String(id),
				role: 'cover',
				createdAt: market.clock.now,
				removedAt: market.clock.now
			});
		}
		const places = ['cover', 'logo', 'cover'];
		const responses = await Promise.all(
			places.map((role) => put(`/api/businesses/${bakery.id}/${role}`, jpeg))
		);
		expect(responses.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
		expect(await stored()).toHaveLength(4);
	});
});

describe('the cover of an event', () => {
	it('stays as it is once the event is cancelled', async () => {
		const event = await market.event('olivia-owner', bakery);
		await (await market.as('olivia-owner')).post(`/api/events/${event.id}/cancel`);
		const { status, body } = await put(`/api/events/${event.id}/cover`, jpeg);
		expect([status, body.code]).toEqual([409, 'event_cancelled']);
		expect(await stored()).toEqual([]);
	});

	it('is that of all dates of a series', async () => {
		const owner = await market.as('olivia-owner');
		const input = {
			title: 'Weekly market',
			location_name: 'Old Mill',
			business_id: bakery.id,
			start_at: '2027-04-03T10:00',
			end_at: '2027-04-03T18:00',
			time_zone: 'Europe/Berlin',
			repeat: { every: 'week', times: 3 }
		};
		const created = await owner.post('/api/events', input);
		const dates = await database.select({ id: events.id }).from(events).where(eq(events.title, ''));
		expect(created.status, JSON.stringify(created.body)).toBe(201);
		const [first, second] = dates;
		const { cover } = (await put(`/api/events/${first?.id}/cover?alt=Stalls`, jpeg)).body;
		expect(cover.alt).toBe('Stalls');
		expect((await owner.get(`/api/events/${second?.id}`)).body).toMatchObject({ cover });
		expect(await remove(`/api/events/${second?.id}/cover`)).toBe(204);
		expect((await owner.get(`/api/events/${first?.id}`)).body).toMatchObject({ cover: null });
	});

	it('is only its owner’s to change', async () => {
		const event = await market.event('olivia-owner', bakery);
		expect((await put(`/api/events/${event.id}/cover`, jpeg, 'otto-other-owner')).status).toBe(403);
		expect((await put(`/api/events/${event.id}/cover`, jpeg)).status).toBe(200);
	});
});

describe('a gallery', () => {
	const add = (path: string, person?: string) => put(path, jpeg, person, 'image/jpeg', 'POST');
	const idsOf = (body: { gallery: { id: string }[] }) => body.gallery.map(({ id }) => id);

	it('has pictures in the order in which they were added', async () => {
		const path = `/api/businesses/${bakery.id}/gallery`;
		const first = await add(`${path}?alt=Bread%20%22rolls%22`);
		expect(first.status).toBe(201);
		const [only] = first.body.gallery;
		expect(only).toMatchObject({ alt: 'Bread "rolls"', width: 1200, height: 600 });
		expect(first.location).toBe(only.large);
		expect((await fileOf(only.large)).status).toBe(200);
		const second = await add(path);
		const seen = (await market.visitor.get(`/api/businesses/${bakery.id}`)).body;
		expect(seen.gallery).toEqual(second.body.gallery);
		expect(idsOf(second.body)).toEqual([only.id, expect.any(String)]);
	});

	it('loses one picture with its files, and the others stay', async () => {
		const stall = await market.business('olivia-owner', { name: 'Stall with pictures' });
		const path = `/api/businesses/${stall.id}/gallery`;
		await put(`/api/businesses/${stall.id}/cover`, jpeg);
		await add(path);
		const [first, second] = (await add(path)).body.gallery;
		expect(await remove(`${path}/${first.id}`)).toBe(204);
		expect(await remove(`${path}/${first.id}`)).toBe(204);
		expect(await remove(`${path}/nothing`)).toBe(204);
		await runEveryMinute(context);
		const left = (await market.visitor.get(`/api/businesses/${stall.id}`)).body;
		expect(idsOf(left)).toEqual([second.id]);
		const files = await stored();
		expect(files.filter((file) => file.startsWith(first.id))).toEqual([]);
		expect(files.filter((file) => file.startsWith(second.id))).toHaveLength(4);
		expect(left.cover).not.toBeNull();
	});

	it('is not where a picture of another business is removed', async () => {
		const own = await market.business('olivia-owner', { name: 'One gallery' });
		const other = await market.business('otto-other-owner', { name: 'Another gallery' });
		const { gallery } = (await add(`/api/businesses/${other.id}/gallery`, 'otto-other-owner')).body;
		await add(`/api/businesses/${own.id}/gallery`);
		await remove(`/api/businesses/${own.id}/gallery/${gallery[0].id}`);
		await runEveryMinute(context);
		expect((await fileOf(gallery[0].large)).status).toBe(200);
		expect((await add(`/api/businesses/${other.id}/gallery`)).status).toBe(403);
		expect(await remove(`/api/businesses/${other.id}/gallery/${gallery[0].id}`)).toBe(403);
	});

	it('has at most six pictures, also of uploads at the same time', async () => {
		const stall = await market.business('olivia-owner', { name: 'Full gallery' });
		const path = `/api/businesses/${stall.id}/gallery`;
		for (let index = 0; index < limits.picturesOfGallery - 1; index++) await add(path);
		const both = await Promise.all([add(path), add(path)]);
		expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
		expect(await add(path)).toMatchObject({ status: 422, body: { code: 'limit_reached' } });
		const { body } = await market.visitor.get(`/api/businesses/${stall.id}`);
		expect(body.gallery).toHaveLength(limits.picturesOfGallery);
		expect(await stored()).toHaveLength(4 * limits.picturesOfGallery);
	});

	it('is that of all dates of a series, and goes with them', async () => {
		const owner = await market.as('olivia-owner');
		const input = {
			...{ title: 'Weekly pictures', location_name: 'Old Mill', business_id: bakery.id },
			...{ start_at: '2027-04-03T10:00', end_at: '2027-04-03T18:00', time_zone: 'Europe/Berlin' },
			repeat: { every: 'week', times: 2 }
		};
		const first = (await owner.post('/api/events', input)).body;
		const dates = await database
			.select({ id: events.id })
			.from(events)
			.orderBy(desc(events.id))
			.limit(2);
		const second = dates.find(({ id }) => id !== first.id);
		const { gallery } = (await add(`/api/events/${first.id}/gallery`)).body;
		expect((await owner.get(`/api/events/${second?.id}`)).body.gallery).toEqual(gallery);
		expect(await remove(`/api/events/${second?.id}/gallery/${gallery[0].id}`)).toBe(204);
		expect((await owner.get(`/api/events/${first.id}`)).body.gallery).toEqual([]);
	});
});

describe('files of pictures', () => {
	it('go with what showed them', async () => {
		const stall = await market.business('olivia-owner', { name: 'Stall' });
		const { logo } = (await put(`/api/businesses/${stall.id}/logo`, jpeg)).body;
		expect(await remove(`/api/businesses/${stall.id}?name=Stall`)).toBe(204);
		await purge(context);
		await runEveryMinute(context);
		expect((await fileOf(logo.small)).status).toBe(404);
		await purge({ ...context, now: () => market.clock.now + 2 * 24 * 3600 * 1000 });
		expect(await database.select().from(pictures)).toEqual([]);
	});

	it('come from the cache, until they are deleted', async () => {
		const path = `/api/businesses/${bakery.id}/cover`;
		const { cover } = (await put(path, jpeg)).body;
		const seen = async () => {
			const { status, headers } = await fileOf(cover.small);
			return [status, headers.get('cache-status')];
		};
		expect(await seen()).toEqual([200, 'popmap; fwd=uri-miss']);
		expect(await seen()).toEqual([200, 'popmap; hit']);
		const etag = (await fileOf(cover.small)).headers.get('etag') ?? '';
		const again = await market.app.request(cover.small, { headers: { 'if-none-match': etag } });
		expect(again.status).toBe(304);
		for (const key of await stored()) await env.PICTURES.delete(key);
		expect(await seen()).toEqual([200, 'popmap; hit']);
		await remove(path);
		await runEveryMinute(context);
		await runEveryMinute(context);
		expect((await seen())[0]).toBe(404);
	});

	it('that were stored and never shown are swept after a day', async () => {
		const lost = await testPictures.add(jpeg);
		const { cover } = (await put(`/api/businesses/${bakery.id}/cover`, jpeg)).body;
		const sweep = (now: number) => sweepPictures({ ...context, now: () => now }, '', 0);
		await sweep(Date.now());
		expect(await stored()).toHaveLength(8);
		await sweep(Date.now() + 2 * 24 * 3600 * 1000);
		expect(lost.kind).toBe('stored');
		expect(await stored()).toHaveLength(4);
		expect((await fileOf(cover.small)).status).toBe(200);
	});

	it.each(['/pictures/x', `/pictures/${'0'.repeat(32)}-321.webp`])(
		'are not found at %s',
		async (path) => {
			expect((await fileOf(path)).status).toBe(404);
		}
	);
});
