import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newBusiness } from './businesses/schema.ts';
import { newEvent, participation, rejection } from './events/schema.ts';
import { toCursor } from './listing/cursor.ts';
import { isSafe } from './http/safe-methods.ts';
import { createApiSite } from './testing/api-clients.ts';
import { propertyTimeout, expectNo5xx } from './testing/expect-no-5xx.ts';

const site = createApiSite();
/** Owner of what the requests are about, and a moderator: who may get furthest with them. */
const people = ['emil-owner', 'mona-moderator'];
const tokens: string[] = [];
/** What each list hands out to go on from. */
const cursors: string[] = [];
const ids = { businesses: '', events: '' };

beforeAll(async () => {
	const [bakery, stand] = [
		await site.business('emil-owner'),
		await site.business('emil-owner', { name: 'Stand', website: 'https://stand.example' })
	];
	await site.business('emil-owner', { name: 'Waits' }, false);
	await site.business('emil-owner', { name: 'Waits too' }, false);
	const fair = await site.event('emil-owner', bakery);
	await site.event('emil-owner', bakery);
	await site.event('emil-owner', stand, {}, false);
	[ids.businesses, ids.events] = [String(bakery.id), String(fair.id)];
	for (const person of people) tokens.push(await site.accessToken(person));
	const owner = await site.as('emil-owner');
	const moderator = await site.as('mona-moderator');
	for (const path of lists) {
		const client = path === '/api/review' ? moderator : owner;
		const { body } = await client.get(`${path}?limit=1`);
		cursors.push(String(body.next_cursor));
	}
});

const lists = [
	...['/api/events', '/api/events/mine', '/api/businesses', '/api/businesses/mine'],
	'/api/review'
];

const headersOf = (token: string) => ({
	authorization: `Bearer ${token}`,
	'content-type': 'application/json',
	'sec-fetch-site': 'same-origin'
});

/** Any text, half a character included, and what SQL, FTS5, LIKE, JSON and JavaScript take for theirs. */
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({
		unit: fc.constantFrom(...'"\'*%_\\()^:+-{}[]<>&;,.#\0\n\t ANDORNEAR'),
		maxLength: 40
	}),
	fc.constantFrom('null', 'undefined', 'NaN', '__proto__', 'constructor', '-0', '1e999', '')
);

/** Somewhere in what is right, something is put in, taken out or put in its place. */
const nearly = (right: fc.Arbitrary<string>) =>
	fc
		.tuple(right, fc.nat(), fc.nat({ max: 2 }), fc.oneof(text, fc.constantFrom('', '9', ',', '-')))
		.map(([whole, seed, cut, put]) => {
			const at = seed % (whole.length + 1);
			return whole.slice(0, at) + put + whole.slice(at + cut);
		});

/** Mostly right, so that the other parameters of the query are heard too. */
const mostly = (right: fc.Arbitrary<string>) =>
	fc.oneof({ weight: 3, arbitrary: right }, nearly(right), text);

const degrees = fc.double({ min: -400, max: 400, noNaN: true }).map((n) => n.toFixed(3));
const instant = fc
	.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString());
/** The checksum of a cursor is no secret: anybody can make one that says anything. */
const forged = fc
	.tuple(
		fc.constantFrom('events', 'myevents', 'businesses', 'mybusinesses', 'review', 'pastevents'),
		fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 3 })
	)
	.map(([list, position]) => toCursor(list, position));
const handedOut = fc.nat().map((seed) => cursors[seed % cursors.length] ?? '');

const parameters = {
	q: fc.oneof(text, fc.constantFrom('market', 'mar ket', 'ü', '日本', 'x'.repeat(200))),
	category: mostly(fc.constantFrom('food-drink', 'music', 'no-such-category')),
	bbox: mostly(fc.array(degrees, { minLength: 4, maxLength: 4 }).map(String)),
	from: mostly(instant),
	to: mostly(instant),
	limit: mostly(fc.integer({ min: -1, max: 60 }).map(String)),
	cursor: mostly(fc.oneof(forged, handedOut)),
	business: mostly(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.maxSafeNat()).map(String)),
	name: text,
	unknown: text
};

/** Some parameters, in any order, now and then one of them twice. */
const query = fc
	.array(
		fc.oneof(
			...Object.entries(parameters).map(([name, value]) => fc.tuple(fc.constant(name), value)),
			fc.tuple(text, text)
		),
		{ maxLength: 6 }
	)
	.map((pairs) =>
		pairs.map((pair) => pair.map((part) => encodeURIComponent(part.toWellFormed())).join('='))
	)
	.map((pairs) => pairs.join('&'));

/** Not even percent-encoded as it should be. */
const rawQuery = fc.string({ unit: fc.constantFrom(...'%&=+?;[]0aZ~ü'), maxLength: 60 });

describe('hostile input to the API', () => {
	it.each(lists)('%s survives any query', async (path) => {
		await fc.assert(
			fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: query }, rawQuery), async (asked) => {
				for (const token of tokens) {
					const init = { headers: headersOf(token) };
					const response = await expectNo5xx(site, `${path}?${asked}`, init);
					const expected = path === '/api/review' ? [200, 400, 403] : [200, 400];
					expect(expected, asked).toContain(response.status);
					expect(await response.json()).toBeTypeOf('object');
				}
			}),
			{ numRuns: 80, ...propertyTimeout }
		);
	});

	it('every list answers most queries that are right, and so was really asked', async () => {
		const statuses: number[] = [];
		await fc.assert(
			fc.asyncProperty(query, async (asked) => {
				const { status } = await expectNo5xx(site, `/api/events?${asked}`);
				statuses.push(status);
			}),
			{ numRuns: 200, ...propertyTimeout }
		);
		expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(20);
		expect(statuses.filter((status) => status === 400).length).toBeGreaterThan(20);
	});

	/** What may stand in a header: fetch refuses the rest before it reaches us. */
	const headerText = fc
		.oneof(text, fc.string({ unit: 'binary', maxLength: 300 }))
		.map((given) => given.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '').trim());
	const etag = fc
		.tuple(fc.constantFrom('W/', ''), fc.nat(), fc.base64String({ maxLength: 20 }))
		.map(([weak, version, hash]) => `${weak}"${version}-${hash}"`);
	const condition = mostly(fc.oneof(etag, fc.constantFrom('*', '1', '"2"', '*, *'))).map((given) =>
		given.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '').trim()
	);

	it('survives any If-None-Match', () =>
		fc.assert(
			fc.asyncProperty(
				fc.constantFrom(
					...[...lists, '/api/categories', '/api/openapi.json'],
					...['/api/businesses/bakery', '/api/events/market-day-2027-03-06']
				),
				fc.oneof(condition, headerText),
				async (path, given) => {
					const headers = { ...headersOf(tokens[1] ?? ''), 'if-none-match': given };
					expect([200, 304], given).toContain((await expectNo5xx(site, path, { headers })).status);
				}
			),
			propertyTimeout
		));

	it('survives any If-Match', () =>
		fc.assert(
			fc.asyncProperty(
				fc.constantFrom('businesses' as const, 'events' as const),
				fc.oneof(condition, headerText),
				async (kind, given) => {
					const { status } = await expectNo5xx(site, `/api/${kind}/${ids[kind]}`, {
						method: 'PATCH',
						headers: { ...headersOf(tokens[0] ?? ''), 'if-match': given },
						body: '{"description":"Changed"}'
					});
					expect([200, 409], given).toContain(status);
				}
			),
			propertyTimeout
		));

	it('survives any Idempotency-Key', () =>
		fc.assert(
			fc.asyncProperty(headerText, async (given) => {
				const headers = { ...headersOf(tokens[0] ?? ''), 'idempotency-key': given };
				const business = { name: 'Stall', submission_id: 'another-one' };
				const event = {
					...{ business_id: ids.businesses, title: 'Fair', location_name: 'Mill' },
					...{ start_at: '2027-03-06T10:00', end_at: '2027-03-06T18:00', time_zone: 'UTC' }
				};
				for (const [path, body] of Object.entries({ businesses: business, events: event })) {
					const init = { method: 'POST', headers, body: JSON.stringify(body) };
					const { status } = await expectNo5xx(site, `/api/${path}`, init);
					expect([201, 422], given).toContain(status);
				}
			}),
			propertyTimeout
		));

	/** Every route that writes, from the app: a new one cannot be forgotten here. */
	const writes = site.app.routes.filter(
		({ method, path }, place, all) =>
			method !== 'ALL' &&
			!isSafe(method) &&
			path.startsWith('/api/') &&
			// A route's description and its handler are two entries.
			all.findIndex((other) => other.method === method && other.path === path) === place
	);

	const names = Object.keys({
		...newBusiness.entries,
		...newEvent.entries,
		...participation.entries,
		...rejection.entries,
		version: null
	});
	const oddValue = fc.oneof(
		fc.jsonValue({ maxDepth: 3 }),
		...[text, instant, degrees],
		fc.constantFrom('2027-03-28T02:30', '1', 'Europe/Berlin', 'https://instagram.com/x'),
		fc.record({
			every: fc.constantFrom('week', 'day'),
			times: fc.oneof(fc.integer(), fc.double())
		}),
		fc.array(text, { maxLength: 5 })
	);
	const right: Record<string, unknown> = {
		...{ name: 'Stall', title: 'Fair', location_name: 'Mill', reason: 'Why', business_id: 1 },
		...{ start_at: '2027-03-06T10:00', end_at: '2027-03-06T18:00', time_zone: 'Europe/Berlin' }
	};
	/** What is right, but for a few fields. */
	const nearlyRight = fc
		.dictionary(fc.constantFrom(...names), oddValue, { maxKeys: 3 })
		.map((wrong) => JSON.stringify({ ...right, ...wrong }));
	const body = fc.oneof(
		nearlyRight,
		fc.dictionary(fc.constantFrom(...names), oddValue).map((given) => JSON.stringify(given)),
		fc.jsonValue().map((given) => JSON.stringify(given)),
		text.map((given) => given.toWellFormed()),
		fc.constantFrom('', '[', '{"__proto__":{"name":1}}', '{"name":"\\ud800"}', '['.repeat(30_000))
	);

	it('knows every route that writes', () => {
		expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual(
			expect.arrayContaining([
				'POST /api/businesses',
				'PATCH /api/events/:id',
				'DELETE /api/auth/sessions/:id'
			])
		);
	});

	it.each(writes)('$method $path survives any JSON', async ({ method, path }) => {
		const id = path.includes('/events') ? ids.events : ids.businesses;
		await fc.assert(
			fc.asyncProperty(body, query, async (sent, asked) => {
				const target = `${path.replace(':id', id)}?${asked}`;
				for (const token of tokens) {
					await expectNo5xx(site, target, { method, headers: headersOf(token), body: sent });
				}
			}),
			{ numRuns: 60, ...propertyTimeout }
		);
	});
});
