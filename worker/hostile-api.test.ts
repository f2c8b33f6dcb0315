import fc from 'fast-check';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { toCursor } from './listing/cursor.ts';
import { bodySchema, describedRoutes, toTemplate } from './http/openapi.ts';
import { isSafe } from './http/safe-methods.ts';
import { createApiSite } from './testing/api-clients.ts';
import { propertyTimeout, expectNo5xx } from './testing/expect-no-5xx.ts';

const site = createApiSite();
/** The owner of everything here and a moderator: the people who may do most. */
const people = ['emil-owner', 'mona-moderator'];
const tokens: string[] = [];
/** A cursor of each list. */
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

/** Any text, lone surrogates included, and syntax of SQL, FTS5, LIKE, JSON and JavaScript. */
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({
		unit: fc.constantFrom(...'"\'*%_\\()^:+-{}[]<>&;,.#\0\n\t ANDORNEAR'),
		maxLength: 40
	}),
	fc.constantFrom('null', 'undefined', 'NaN', '__proto__', 'constructor', '-0', '1e999', '')
);

/** Valid text with one insertion, deletion or replacement. */
const almostValid = (valid: fc.Arbitrary<string>) =>
	fc
		.tuple(valid, fc.nat(), fc.nat({ max: 2 }), fc.oneof(text, fc.constantFrom('', '9', ',', '-')))
		.map(([whole, seed, cut, put]) => {
			const at = seed % (whole.length + 1);
			return whole.slice(0, at) + put + whole.slice(at + cut);
		});

/** Mostly valid, so that the other parameters of the query are read too. */
const mostly = (valid: fc.Arbitrary<string>) =>
	fc.oneof({ weight: 3, arbitrary: valid }, almostValid(valid), text);

const degrees = fc.double({ min: -400, max: 400, noNaN: true }).map((n) => n.toFixed(3));
const instant = fc
	.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString());
/** The checksum of a cursor is not secret: anyone can forge a cursor. */
const forged = fc
	.tuple(
		fc.constantFrom('events', 'myevents', 'businesses', 'mybusinesses', 'review', 'pastevents'),
		fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 3 })
	)
	.map(([list, position]) => toCursor(list, position));
const issued = fc.nat().map((seed) => cursors[seed % cursors.length] ?? '');

const parameters = {
	q: fc.oneof(text, fc.constantFrom('market', 'mar ket', 'ü', '日本', 'x'.repeat(200))),
	category: mostly(fc.constantFrom('food-drink', 'music', 'no-such-category')),
	bbox: mostly(fc.array(degrees, { minLength: 4, maxLength: 4 }).map(String)),
	near: mostly(fc.array(degrees, { minLength: 2, maxLength: 2 }).map(String)),
	radius: mostly(fc.integer({ min: -1, max: 300 }).map(String)),
	when: mostly(
		fc.oneof(
			fc.constantFrom('today', 'tomorrow', 'weekend'),
			fc
				.array(
					instant.map((at) => at.slice(0, 10)),
					{ minLength: 1, maxLength: 3 }
				)
				.map((dates) => dates.join('..'))
		)
	),
	from: mostly(instant),
	to: mostly(instant),
	limit: mostly(fc.integer({ min: -1, max: 60 }).map(String)),
	cursor: mostly(fc.oneof(forged, issued)),
	business: mostly(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.maxSafeNat()).map(String)),
	name: text,
	unknown: text
};

/** Some parameters in any order, sometimes one of them twice. */
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

/** With invalid percent-encoding. */
const rawQuery = fc.string({ unit: fc.constantFrom(...'%&=+?;[]0aZ~ü'), maxLength: 60 });

describe('hostile input to the API', () => {
	it.each(lists)('gets no server error from %s with any query', async (path) => {
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
			{ numRuns: inject('fuzzRounds'), ...propertyTimeout }
		);
	});

	it('includes enough valid queries to reach the list', async () => {
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

	/** Characters that `fetch` allows in a header. */
	const headerText = fc
		.oneof(text, fc.string({ unit: 'binary', maxLength: 300 }))
		.map((given) => given.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '').trim());
	const etag = fc
		.tuple(fc.constantFrom('W/', ''), fc.nat(), fc.base64String({ maxLength: 20 }))
		.map(([weak, version, hash]) => `${weak}"${version}-${hash}"`);
	const condition = mostly(fc.oneof(etag, fc.constantFrom('*', '1', '"2"', '*, *'))).map((given) =>
		given.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '').trim()
	);

	it('gets no server error with any If-None-Match', () =>
		fc.assert(
			fc.asyncProperty(
				fc.constantFrom(
					...[...lists, '/api/categories', '/api/openapi.json'],
					...(['businesses', 'events'] as const)
				),
				fc.oneof(condition, headerText),
				async (target, given) => {
					const path =
						target === 'businesses' || target === 'events'
							? `/api/${target}/${ids[target]}`
							: target;
					const headers = { ...headersOf(tokens[1] ?? ''), 'if-none-match': given };
					expect([200, 304], given).toContain((await expectNo5xx(site, path, { headers })).status);
				}
			),
			propertyTimeout
		));

	it('gets no server error with any If-Match', () =>
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

	it('gets no server error with any Idempotency-Key', () =>
		fc.assert(
			fc.asyncProperty(headerText, async (given) => {
				const headers = { ...headersOf(tokens[0] ?? ''), 'idempotency-key': given };
				const business = { name: 'Stall', submission_id: 'another-one' };
				const event = {
					business_id: ids.businesses,
					title: 'Fair',
					location_name: 'Mill',
					start_at: '2027-03-06T10:00',
					end_at: '2027-03-06T18:00',
					time_zone: 'UTC'
				};
				for (const [path, body] of Object.entries({ businesses: business, events: event })) {
					const init = { method: 'POST', headers, body: JSON.stringify(body) };
					const { status } = await expectNo5xx(site, `/api/${path}`, init);
					expect([201, 422], given).toContain(status);
				}
			}),
			propertyTimeout
		));

	/** Every route that writes, read from the app so that no new one is missed. */
	const writes = site.app.routes.filter(
		({ method, path }, place, all) =>
			method !== 'ALL' &&
			!isSafe(method) &&
			path.startsWith('/api/') &&
			// A route has an entry for its description and one for its handler.
			all.findIndex((other) => other.method === method && other.path === path) === place
	);

	/** The fields that each route reads, and those that others read. */
	const fieldsOf = new Map(
		describedRoutes(site.app.routes).map(({ method, path, operation }) => [
			`${method} ${path}`,
			Object.keys(Object(bodySchema(operation)?.properties))
		])
	);
	const allFields = [...new Set([...fieldsOf.values()].flat())];
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
	const valid: Record<string, unknown> = {
		name: 'Stall',
		title: 'Fair',
		location_name: 'Mill',
		reason: 'Why',
		business_id: 1,
		start_at: '2027-03-06T10:00',
		end_at: '2027-03-06T18:00',
		time_zone: 'Europe/Berlin'
	};
	const bodyOf = (route: { method: string; path: string }) => {
		const own = fieldsOf.get(`${route.method.toLowerCase()} ${toTemplate(route.path)}`) ?? [];
		const names = own.length > 0 ? own : allFields;
		/** Valid fields with a few odd ones. */
		const nearlyValid = fc
			.dictionary(fc.constantFrom(...names), oddValue, { maxKeys: 3 })
			.map((odd) => JSON.stringify({ ...valid, ...odd }));
		return fc.oneof(
			nearlyValid,
			fc.dictionary(fc.constantFrom(...names), oddValue).map((given) => JSON.stringify(given)),
			fc.jsonValue().map((given) => JSON.stringify(given)),
			text.map((given) => given.toWellFormed()),
			fc.constantFrom('', '[', '{"__proto__":{"name":1}}', '{"name":"\\ud800"}', '['.repeat(30_000))
		);
	};

	it('is about the fields of each route', () => {
		expect(fieldsOf.get('post /api/invitations/accept')).toEqual(['token']);
		expect(allFields).toEqual(expect.arrayContaining(['answer', 'businesses', 'dates']));
	});

	it('is sent to every route that writes', () => {
		expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual(
			expect.arrayContaining([
				'POST /api/businesses',
				'PATCH /api/events/:id',
				'DELETE /api/auth/sessions/:id'
			])
		);
	});

	it.each(writes)(
		'gets no server error from $method $path with any JSON',
		async ({ method, path }) => {
			const body = bodyOf({ method, path });
			const id = path.includes('/events') ? ids.events : ids.businesses;
			await fc.assert(
				fc.asyncProperty(body, query, async (sent, asked) => {
					const target = `${path.replace(':id', id)}?${asked}`;
					for (const token of tokens) {
						await expectNo5xx(site, target, { method, headers: headersOf(token), body: sent });
					}
				}),
				{ numRuns: inject('fuzzRounds'), ...propertyTimeout }
			);
		}
	);
});
