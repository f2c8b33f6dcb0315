import { describe, expect, it } from 'vitest';
import { LocalPages } from './local-pages.ts';

const lifetime = 'max-age=60, stale-while-revalidate=60, stale-if-error=600';

type Answer = (number: number) => Response | Promise<Response>;

/** A cache whose pages say how often they were rendered. */
function openPages(
	answer: Answer = (number) =>
		new Response(String(number), {
			headers: { 'cloudflare-cdn-cache-control': lifetime, 'cache-tag': 'event-1,listed-event-2' }
		})
) {
	const clock = { now: Date.parse('2026-06-01T10:00:00Z') };
	const name = crypto.randomUUID();
	const pending: Promise<unknown>[] = [];
	let rendered = 0;
	const pages = new LocalPages({
		openCache: () => caches.open(name),
		now: () => clock.now,
		render: async () => answer(++rendered),
		waitUntil: (work) => void pending.push(work)
	});
	return {
		purge: pages.purge,
		get: async (key = '/') => {
			const response = await pages.get(key, `https://popmap.test${key}`);
			return [response.headers.get('cf-cache-status'), await response.text()];
		},
		response: () => pages.get('/', 'https://popmap.test/'),
		pass: (seconds: number) => void (clock.now += seconds * 1000),
		settle: async () => void (await Promise.all(pending.splice(0))),
		rendered: () => rendered
	};
}

describe('the local cache of public pages', () => {
	it('renders a page once, and keeps it for a minute', async () => {
		const { get, pass } = openPages();
		expect(await get()).toEqual(['MISS', '1']);
		expect(await get()).toEqual(['HIT', '1']);
		pass(59.9);
		expect(await get()).toEqual(['HIT', '1']);
		expect(await get('/businesses')).toEqual(['MISS', '2']);
	});

	it('serves it for another minute while it is rendered again', async () => {
		const { get, pass, settle } = openPages();
		await get();
		pass(60);
		expect(await get()).toEqual(['UPDATING', '1']);
		await settle();
		expect(await get()).toEqual(['HIT', '2']);
	});

	it('renders it anew after two minutes', async () => {
		const { get, pass } = openPages();
		await get();
		pass(120);
		expect(await get()).toEqual(['EXPIRED', '2']);
		expect(await get()).toEqual(['HIT', '2']);
	});

	it('forgets what was purged, and nothing else', async () => {
		const { get, pass, purge } = openPages();
		await get();
		pass(1);
		await purge(['event-2', 'listed-event-1', 'event']);
		expect(await get()).toEqual(['HIT', '1']);
		await purge(['x', 'listed-event-2']);
		pass(1);
		expect(await get()).toEqual(['MISS', '2']);
		expect(await get()).toEqual(['HIT', '2']);
	});

	it('does not keep what was rendered from the state before a purge', async () => {
		const started = Promise.withResolvers<void>();
		const { get, pass, purge } = openPages(async (number) => {
			if (number === 1) await started.promise;
			return new Response(String(number), {
				headers: { 'cloudflare-cdn-cache-control': lifetime, 'cache-tag': 'event-1' }
			});
		});
		const slow = get();
		await Promise.resolve();
		pass(1);
		await purge(['event-1']);
		started.resolve();
		expect(await slow).toEqual(['MISS', '1']);
		pass(1);
		expect(await get()).toEqual(['MISS', '2']);
	});

	it('renders once for a thousand visitors at the same time', async () => {
		const { get, rendered } = openPages(async (number) => {
			await new Promise((resolve) => setTimeout(resolve, 50));
			return new Response(String(number), {
				headers: { 'cloudflare-cdn-cache-control': lifetime }
			});
		});
		const seen = await Promise.all(Array.from({ length: 1000 }, () => get()));
		expect(rendered()).toBe(1);
		expect(new Set(seen.map(String))).toEqual(new Set(['MISS,1']));
	});

	it('serves an old page for ten minutes instead of an error, unless it was purged', async () => {
		const failing: Answer = (number) =>
			number === 1
				? new Response('1', {
						headers: { 'cloudflare-cdn-cache-control': lifetime, 'cache-tag': 'event-1' }
					})
				: new Response(null, { status: 500, headers: { 'cache-control': 'no-store' } });
		const { get, pass, purge } = openPages(failing);
		await get();
		pass(659);
		expect(await get()).toEqual(['STALE', '1']);
		pass(1);
		expect(await get()).toEqual(['EXPIRED', '']);
		const purged = openPages(failing);
		await purged.get();
		purged.pass(1);
		await purged.purge(['event-1']);
		expect(await purged.get()).toEqual(['MISS', '']);
		await purge([]);
	});

	it.each<[string, ResponseInit]>([
		['a cookie', { headers: { 'cloudflare-cdn-cache-control': lifetime, 'set-cookie': 'a=b' } }],
		['a redirect', { status: 303, headers: { 'cloudflare-cdn-cache-control': lifetime } }],
		['a missing page', { status: 404, headers: { 'cloudflare-cdn-cache-control': lifetime } }],
		['a variant', { headers: { 'cloudflare-cdn-cache-control': lifetime, vary: 'Cookie' } }],
		['no-store', { headers: { 'cloudflare-cdn-cache-control': 'no-store' } }],
		['private', { headers: { 'cloudflare-cdn-cache-control': 'private, max-age=60' } }],
		['no lifetime', { headers: { 'cache-control': 'max-age=60' } }]
	])('does not keep a response with %s', async (_, init) => {
		const { get } = openPages((number) => new Response(String(number), init));
		expect(await get()).toEqual(['MISS', '1']);
		expect(await get()).toEqual(['MISS', '2']);
	});

	it('keeps its notes to itself', async () => {
		const { response } = openPages();
		await response();
		const { headers } = await response();
		expect([...headers.keys()].sort()).toEqual(['cf-cache-status', 'content-type']);
	});
});
