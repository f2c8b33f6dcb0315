import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PageContext } from '../page-context.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';

/** Pages that show everything that the services tell them, as those of web/ do. */
async function renderPage(request: Request, context: PageContext): Promise<Response> {
	const { pathname } = new URL(request.url);
	const [, kind = '', slug = '', more] = pathname.split('/');
	const { events, businesses } = context;
	const results = await Promise.all([
		...(kind === 'events' && !more ? [events.find(slug)] : []),
		...(kind === 'events' && more ? [events.participants(slug)] : []),
		...(kind === 'businesses' && !slug ? [businesses.list({ withNextEvent: true })] : []),
		...(kind === 'businesses' && slug
			? [businesses.find(slug), events.list({ business: slug }), events.past(slug)]
			: []),
		...(kind === '' ? [events.list()] : [])
	]);
	const failed = results.find((result) => result.kind === 'error');
	const values = results.map((result) => (result.kind === 'ok' ? result.value : null));
	return new Response(JSON.stringify(values), {
		status: failed ? 404 : 200,
		headers: { 'content-type': 'text/html' }
	});
}

const market = createApiSite({ dependencies: { renderPage } });
const owner = await market.as('olivia-owner');
const moderator = await market.as('mona-moderator');
let number = 0;

afterEach(() => vi.restoreAllMocks());

async function open(path: string) {
	const response = await market.browse().visit(path);
	return {
		status: response.status,
		cacheStatus: response.headers.get('cache-status'),
		text: await response.text()
	};
}

/** A verified business that hosts a public event, with names of their own, and their cached pages. */
async function openMarket(input: object = {}) {
	const name = `Stall${++number}x`;
	const host = await market.business('olivia-owner', { name });
	const guest = await market.business('olivia-owner', { name: `Guest${number}x` });
	const fair = await market.event('olivia-owner', host, { title: `Fair${number}x`, ...input });
	const pages = {
		home: '/',
		fair: `/events/${fair.slug}`,
		participants: `/events/${fair.slug}/businesses`,
		all: '/businesses',
		host: `/businesses/${host.slug}`,
		guest: `/businesses/${guest.slug}`
	};
	await market.settle();
	market.pass(120);
	for (const path of Object.values(pages)) {
		await open(path);
		expect(await open(path)).toMatchObject({ status: 200, cacheStatus: 'popmap; hit' });
	}
	market.pass(1);
	return { name, host, guest, fair, pages };
}

type Market = Awaited<ReturnType<typeof openMarket>>;
type Page = keyof Market['pages'];

const everyPage = ['home', 'fair', 'participants', 'all', 'host', 'guest'] as const;
const join = (fair: Json, guest: Json) =>
	owner.post(`/api/events/${fair.id}/join`, { business_id: guest.id });

interface Write {
	write: (market: Market) => Promise<{ status: number }>;
	/** The pages that strangers see anew at once. */
	atOnce: readonly Page[];
	prepare?: (market: Market) => Promise<unknown>;
}

const writes: Record<string, Write> = {
	'an event that is edited': {
		write: ({ fair }) => owner.patch(`/api/events/${fair.id}`, { description: 'Stalls' }),
		atOnce: ['fair', 'participants']
	},
	'an event that is cancelled': {
		write: ({ fair }) => owner.post(`/api/events/${fair.id}/cancel`, {}),
		atOnce: ['home', 'fair', 'participants', 'all', 'host']
	},
	'a public event that is rejected': {
		write: ({ fair }) => moderator.post(`/api/events/${fair.id}/reject`, { reason: 'No place' }),
		atOnce: ['home', 'fair', 'participants', 'all', 'host']
	},
	'a business that joins': {
		write: ({ fair, guest }) => join(fair, guest),
		atOnce: ['fair', 'participants', 'guest']
	},
	'a business that leaves': {
		prepare: ({ fair, guest }) => join(fair, guest),
		write: ({ fair, guest }) =>
			owner.post(`/api/events/${fair.id}/leave`, { business_id: guest.id }),
		atOnce: ['fair', 'participants', 'guest']
	},
	'a business that says that it is there': {
		prepare: ({ fair, guest }) => join(fair, guest),
		write: async ({ fair, guest }) => {
			const now = Math.floor(market.clock.now / 60_000) * 60_000;
			await env.DB.prepare('UPDATE events SET start_at = ? WHERE id = ?').bind(now, fair.id).run();
			return owner.post(`/api/events/${fair.id}/here`, { business_id: guest.id });
		},
		atOnce: ['fair', 'participants', 'guest']
	},
	'a host that is edited': {
		write: ({ host, name }) => owner.patch(`/api/businesses/${host.id}`, { name: `${name}s` }),
		atOnce: ['fair', 'participants', 'host']
	},
	'a participant that is edited': {
		prepare: ({ fair, guest }) => join(fair, guest),
		write: ({ guest }) => owner.patch(`/api/businesses/${guest.id}`, { name: 'Other' }),
		atOnce: ['participants', 'fair', 'guest']
	},
	'a business that is suspended': {
		prepare: ({ fair, guest }) => join(fair, guest),
		write: ({ host }) => moderator.post(`/api/businesses/${host.id}/suspend`, { reason: 'Spam' }),
		atOnce: ['home', 'fair', 'participants', 'all', 'host', 'guest']
	},
	'a business that is deleted': {
		write: ({ host, name }) => owner.remove(`/api/businesses/${host.id}?name=${name}`),
		atOnce: ['home', 'fair', 'participants', 'all', 'host']
	}
};

describe('after a write, strangers see', () => {
	it.each(Object.entries(writes))('%s: its pages at once', async (_, given) => {
		const { atOnce, write, prepare } = given;
		const prepared = await openMarket();
		if (prepare) {
			await prepare(prepared);
			await market.settle();
			market.pass(1);
			for (const path of Object.values(prepared.pages)) await open(path);
		}
		market.pass(1);
		expect((await write(prepared)).status).toBeLessThan(300);
		await market.settle();
		market.pass(1);
		const fresh: string[] = [];
		for (const page of everyPage) {
			const { cacheStatus } = await open(prepared.pages[page]);
			if (cacheStatus !== 'popmap; hit') fresh.push(page);
		}
		expect(fresh.sort()).toEqual(expect.arrayContaining([...atOnce].sort()));
		// What need not be new is still served: a change does not empty the cache.
		expect(fresh.length).toBeLessThanOrEqual(atOnce.length);
	});

	it('nothing of a suspended business: it is on none of their pages', async () => {
		const { host, fair, guest, pages, name } = await openMarket();
		await join(fair, guest);
		await moderator.post(`/api/businesses/${host.id}/suspend`, { reason: 'Spam' });
		await market.settle();
		market.pass(15);
		for (const path of Object.values(pages)) {
			const { text } = await open(path);
			expect([path, text.includes(`"${name}"`), text.includes(`"${fair.title}"`)]).toEqual([
				path,
				false,
				false
			]);
		}
	});

	it('nothing of an event whose host is deleted, even if no page named the host', async () => {
		const hidden = await market.business('olivia-owner', { name: 'Hidden' }, false);
		const fair = await market.event('olivia-owner', hidden, { title: 'Hidden fair' });
		await market.settle();
		market.pass(120);
		await open(`/events/${fair.slug}`);
		expect((await open('/')).text).toContain('Hidden fair');
		market.pass(1);
		await owner.remove(`/api/businesses/${hidden.id}?name=Hidden`);
		await market.settle();
		market.pass(1);
		expect((await open(`/events/${fair.slug}`)).text).toContain('cancelled');
		expect((await open('/')).text).not.toContain('Hidden fair');
	});
});

describe('what is deleted or cancelled', () => {
	const everywhere = ({ host, fair, pages }: Market) => [
		...Object.values(pages),
		'/api/businesses',
		`/api/businesses/${host.id}`,
		'/api/events',
		`/api/events?business=${host.id}`,
		`/api/events/${fair.id}`,
		`/api/events/${fair.id}/businesses`
	];

	/** Where a word is shown to strangers. */
	async function shownAt(paths: readonly string[], word: string): Promise<string[]> {
		const shown: string[] = [];
		for (const path of paths) if ((await open(path)).text.includes(word)) shown.push(path);
		return shown;
	}

	it.each([
		['within 15 seconds', true, 15],
		['within two minutes, even if no purge succeeds', false, 120]
	])('disappears everywhere %s', async (_, purges, seconds) => {
		if (!purges) vi.spyOn(market.publicPages, 'purge').mockResolvedValue(false);
		const prepared = await openMarket();
		const paths = everywhere(prepared);
		const { host, name, fair } = prepared;
		expect((await shownAt(paths, `"${name}"`)).length).toBeGreaterThan(8);
		expect(await shownAt(paths, fair.title)).toContain('/api/events');
		await owner.remove(`/api/businesses/${host.id}?name=${name}`);
		await market.settle();
		market.pass(seconds);
		expect(await shownAt(paths, `"${name}"`)).toEqual([]);
		const lists = paths.filter((path) => !path.includes(`${fair.id}`) && !path.includes(fair.slug));
		expect(await shownAt(lists, fair.title)).toEqual([]);
	});
});

describe('while every purge fails', () => {
	it('strangers see each change after two minutes', async () => {
		vi.spyOn(market.publicPages, 'purge').mockResolvedValue(false);
		const { fair, pages } = await openMarket();
		await owner.post(`/api/events/${fair.id}/cancel`, {});
		expect((await open(pages.fair)).text).not.toContain('cancelled');
		market.pass(118);
		expect(await open(pages.fair)).toMatchObject({ cacheStatus: 'popmap; hit' });
		await market.settle();
		expect((await open(pages.fair)).text).toContain('cancelled');
		expect((await open(pages.home)).text).toContain(fair.title);
		await market.settle();
		expect((await open(pages.home)).text).not.toContain(fair.title);
	});

	it('no page is older than two minutes', async () => {
		vi.spyOn(market.publicPages, 'purge').mockRejectedValue(new Error('no cache'));
		const { host, name, pages } = await openMarket();
		await owner.remove(`/api/businesses/${host.id}?name=${name}`);
		market.pass(119);
		for (const page of ['home', 'all'] as const) {
			const shown = await open(pages[page]);
			expect(shown.cacheStatus).toBe('popmap; fwd=stale');
			expect(shown.text).not.toContain(name);
		}
		expect((await open(pages.host)).status).toBe(404);
	});
});

describe('a page', () => {
	it('expires when a business on it is not there any more', async () => {
		const minutes = (count: number) =>
			new Date((Math.floor(market.clock.now / 60_000) + count) * 60_000).toISOString();
		const { host, fair, pages } = await openMarket({ start_at: minutes(-5), end_at: minutes(600) });
		const until = minutes(5);
		await owner.post(`/api/events/${fair.id}/here`, { business_id: host.id, until });
		await market.settle();
		for (const path of [pages.fair, pages.host, pages.home]) {
			market.clock.now = Date.parse(until) - 30_500;
			await open(path);
			await market.settle();
			expect((await open(path)).text).toContain(until);
			market.clock.now = Date.parse(until) - 1_000;
			expect(await open(path)).toMatchObject({ cacheStatus: 'popmap; hit' });
			market.clock.now = Date.parse(until);
			expect((await open(path)).cacheStatus).not.toBe('popmap; hit');
			await market.settle();
			expect((await open(path)).text).not.toContain(until);
		}
	});

	it('expires when an event on it starts or ends', async () => {
		const now = market.clock.now;
		const at = (minutes: number) =>
			new Date(Math.ceil(now / 60_000) * 60_000 + minutes * 60_000).toISOString();
		const { pages } = await openMarket({ start_at: at(5), end_at: at(9) });
		for (const edge of [at(5), at(9)]) {
			market.clock.now = Date.parse(edge) - 30_500;
			await open(pages.fair);
			await market.settle();
			await open(pages.fair);
			market.clock.now = Date.parse(edge) - 1_000;
			expect(await open(pages.fair)).toMatchObject({ cacheStatus: 'popmap; hit' });
			market.clock.now = Date.parse(edge);
			expect(await open(pages.fair)).toMatchObject({ cacheStatus: 'popmap; fwd=stale' });
		}
	});

	it('is kept without an address, a name or an id of the people behind it', async () => {
		const { pages } = await openMarket();
		for (const path of Object.values(pages)) {
			const { text } = await open(path);
			expect(text).not.toMatch(/olivia@|"ownerId":"|"isMine":true|review_?note":"/i);
		}
	});
});
