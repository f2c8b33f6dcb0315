import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { AppDependencies } from '../app-context.ts';
import type { Browser } from '../../test/browser/browser.ts';
import { clientOf, createApiSite } from '../testing/api-clients.ts';
import type { Business } from './types.ts';

const market = createApiSite();
const notOwner = 'You do not have permission to manage this business';
const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);

describe('creating a business', () => {
	it('makes the caller the owner of a pending business with a slug made from its name', async () => {
		const owner = await market.as('olivia-owner');
		const created = await owner.post('/api/businesses', {
			name: '  Café Späti 🥐 ',
			description: 'Bread\r\nand more',
			contact_email: 'hello@spaeti.example',
			contact_phone: '',
			website: 'https://spaeti.example/a?b=c',
			instagram_url: 'https://www.instagram.com/spaeti',
			categories: ['food-drink', 'pets']
		});
		expect(created.status).toBe(201);
		expect(created.headers.get('location')).toBe(`/api/businesses/${created.body.id}`);
		expect(created.body).toMatchObject({
			slug: expect.stringMatching(/^cafe-spati-[0-9a-v]{5}$/),
			name: 'Café Späti 🥐',
			description: 'Bread\nand more',
			contact_phone: null,
			is_verified: false,
			version: 1
		});
		expect(names({ items: created.body.categories })).toEqual(['Food & drink', 'Pets']);
		const again = await owner.get(`/api/businesses/${created.body.slug}/`);
		expect(again.body).toEqual({ ...created.body, here_now: [] });
	});

	it.each([
		['markup', '<script>alert(1)</script>'],
		['Arabic', 'ليلى السوق'],
		['Japanese', '寿司バー']
	])('keeps a name in %s as typed', async (_, name) => {
		const created = await market.business('gina-owner', { name });
		expect(created.name).toBe(name);
		const found = await market.visitor.get(`/api/businesses/${encodeURIComponent(created.slug)}`);
		expect(found.body.name).toBe(name);
	});

	it('gives businesses of the same name different slugs, and a name without letters a slug', async () => {
		const [one, two, three] = [
			await market.business('gina-owner', { name: 'Twins' }),
			await market.business('emil-owner', { name: 'Twins' }),
			await market.business('emil-owner', { name: '🌮🌮' })
		];
		// A suffix for the second one alone would tell that a hidden business has the name.
		expect(one?.slug).toMatch(/^twins-[0-9a-v]{5}$/);
		expect(two?.slug).not.toBe(one?.slug);
		expect(two?.slug).toMatch(/^twins-[0-9a-v]{5}$/);
		expect(three?.slug).toMatch(/^business-[0-9a-v]{5}$/);
	});

	it.each(['mine', '1984'])('does not use the reserved word %s as a slug', async (name) => {
		expect((await market.business('emil-owner', { name })).slug).toMatch(
			new RegExp(`^business-${name}-[0-9a-v]{5}$`)
		);
	});

	it('creates one business for a form that is sent twice, even at the same time', async () => {
		const owner = await market.as('olivia-owner');
		const form = { name: 'Once', submission_id: 'form-0001-once', categories: ['music'] };
		const responses = await Promise.all([1, 2, 3].map(() => owner.post('/api/businesses', form)));
		const { submission_id: key, ...entered } = form;
		responses.push(await owner.post('/api/businesses', entered, { 'idempotency-key': key }));
		expect(new Set(responses.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
		const other = await (await market.as('emil-owner')).post('/api/businesses', form);
		expect(other.body.id).not.toBe(responses[0]?.body.id);
	});

	it('responds with sent_before when a form is sent again with other content', async () => {
		const owner = await market.as('olivia-owner');
		const form = { name: 'Draft One', submission_id: 'form-0002-changed' };
		const created = await owner.post('/api/businesses', form);
		const again = await owner.post('/api/businesses', { ...form, description: 'Corrected' });
		expect(again.status).toBe(422);
		expect(again.body).toMatchObject({
			code: 'sent_before',
			error: expect.stringContaining('created “Draft One”')
		});
		await owner.patch(`/api/businesses/${created.body.id}`, { name: 'Draft Two' });
		expect((await owner.post('/api/businesses', form)).body.id).toBe(created.body.id);
	});

	it.each([
		[{ name: '' }, 'name'],
		[{ name: 'a'.repeat(101) }, 'name'],
		[{ name: 'a\nb' }, 'name'],
		[{ name: '\u200b\u3164\u202e' }, 'name'],
		[{ name: 'x', website: 'javascript:alert(1)' }, 'website'],
		[{ name: 'x', website: 'https://user:pass@evil.example' }, 'website'],
		[{ name: 'x', website: 'https:example.com/x' }, 'website'],
		[{ name: 'x', website: 'https:\\\\example.com' }, 'website'],
		[{ name: 'x', website: 'https://exa\nmple.com' }, 'website'],
		[{ name: 'x', instagram_url: 'https:instagram.com/x' }, 'instagram_url'],
		[{ name: 'x', instagram_url: 'https://instagram.com.evil.example/x' }, 'instagram_url'],
		[{ name: 'x', tiktok_url: 'https://tiktok.com/' }, 'tiktok_url'],
		[{ name: 'x', contact_email: 'nobody' }, 'contact_email'],
		[{ name: 'x', contact_email: 'a@b.org?subject=x' }, 'contact_email'],
		[{ name: 'x', contact_phone: 'call me' }, 'contact_phone'],
		[{ name: 'x', contact_phone: '-----' }, 'contact_phone'],
		[{ name: 'x', contact_phone: '+49 30\n12345' }, 'contact_phone'],
		[[], 'body'],
		[{ name: 'x', categories: ['no-such-thing'] }, 'categories'],
		[{ name: 'x', categories: ['music', 'pets', 'fashion', 'food-drink'] }, 'categories'],
		[{ name: 7 }, 'name'],
		[{}, 'name']
	])('explains the error in %j', async (input, field) => {
		const response = await (await market.as('olivia-owner')).post('/api/businesses', input);
		expect(response.status).toBe(422);
		expect(Object.keys(response.body.fields)).toEqual([field]);
		expect(response.body.fields[field]).toMatch(/^(Please|There)/);
	});

	it('stores text without invisible characters, and finds it by what people type', async () => {
		const owner = await market.as('olivia-owner');
		const created = await market.business('olivia-owner', {
			name: '\u202eŻółty\u00a0\u00adSło\u00adnik\u0000',
			description: '  Ka\u0301va\r\n\r\n\r\n\r\n👩🏽‍🍳\u2028می\u200cخواهم ',
			contact_email: 'mailto:a@b\u200b.org'
		});
		expect(created).toMatchObject({
			name: 'Żółty Słonik',
			slug: expect.stringMatching(/^zołty-słonik-[0-9a-v]{5}$/),
			description: 'Káva\n\n👩🏽‍🍳\nمی\u200cخواهم',
			contact_email: 'a@b.org'
		});
		const found = await market.visitor.get('/api/businesses?q=ZOLTY+slonik');
		expect(found.body.items).toMatchObject([{ id: created.id }]);
		const path = `/api/businesses/${created.id}`;
		expect((await owner.remove(`${path}?name=zolty+slonik`)).status).toBe(204);
	});

	it('responds with 400 to malformed JSON, 415 to a form and 413 to a large body', async () => {
		const owner = await market.as('olivia-owner');
		expect((await owner.post('/api/businesses', '{')).body.code).toBe('malformed_json');
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		expect((await owner.post('/api/businesses', 'name=x', form)).status).toBe(415);
		expect((await owner.post('/api/businesses', { name: 'x'.repeat(70_000) })).status).toBe(413);
	});
});

describe('access to a business', async () => {
	const owner = await market.as('olivia-owner');
	const other = await market.as('otto-other-owner');
	const attendee = await market.as('anna-attendee');
	const moderator = await market.as('mona-moderator');
	const expired = clientOf(market, { authorization: 'Bearer ended' });
	const cookieless = clientOf(market, { cookie: 'popmap_session=expired' });
	const pending = await market.business('olivia-owner', { name: 'Pending' }, false);
	const open = await market.business('olivia-owner', { name: 'Open' });

	it('allows only its owner and moderators to see it while pending', async () => {
		const path = `/api/businesses/${pending.id}`;
		expect((await owner.get(path)).status).toBe(200);
		expect((await moderator.get(path)).status).toBe(200);
		for (const client of [other, attendee, market.visitor, cookieless]) {
			const response = await client.get(path);
			expect(response.status).toBe(404);
			expect(response.body.code).toBe('not_found');
		}
	});

	it('allows its owner to change some fields and keeps the others', async () => {
		const changed = await owner.patch(`/api/businesses/${open.id}`, {
			name: 'Wide open',
			website: 'http://open.example/',
			categories: 'music'
		});
		expect(changed.status).toBe(200);
		expect(changed.body).toMatchObject({
			name: 'Wide open',
			slug: expect.stringMatching(/^open-/),
			is_verified: true
		});
		expect(names({ items: changed.body.categories })).toEqual(['Music']);
		const cleared = await owner.patch(`/api/businesses/${open.slug}`, { website: '' });
		expect(cleared.body).toMatchObject({ name: 'Wide open', website: null });
		expect(names({ items: cleared.body.categories })).toEqual(['Music']);
	});

	it('refuses changes and deletion to everyone else', async () => {
		const before = (await market.visitor.get(`/api/businesses/${open.id}`)).body;
		for (const client of [other, attendee, moderator]) {
			const change = await client.patch(`/api/businesses/${open.id}`, { name: 'Mine now' });
			expect([change.status, change.body.error]).toEqual([403, notOwner]);
			const removal = await client.remove(`/api/businesses/${open.id}?name=Wide%20open`);
			expect([removal.status, removal.body.error]).toEqual([403, notOwner]);
		}
		for (const client of [market.visitor, expired, cookieless]) {
			expect((await client.patch(`/api/businesses/${open.id}`, { name: 'x' })).status).toBe(401);
			expect((await client.remove(`/api/businesses/${open.id}?name=Wide%20open`)).status).toBe(401);
		}
		expect((await market.visitor.get(`/api/businesses/${open.id}`)).body).toEqual(before);
	});

	it('does not reveal that a pending business exists', async () => {
		const change = await other.patch(`/api/businesses/${pending.id}`, { name: 'x' });
		expect(change.status).toBe(404);
	});

	it('allows only moderators to verify', async () => {
		const path = `/api/businesses/${pending.id}/verify`;
		for (const client of [owner, other, attendee]) {
			expect((await client.post(path)).body.code).toBe('moderators_only');
		}
		expect((await market.visitor.post(path)).status).toBe(401);
		expect((await moderator.post('/api/businesses/999999/verify')).status).toBe(404);
		const verified = await moderator.post(path);
		expect(verified.body).toMatchObject({ is_verified: true, version: 2 });
		expect((await moderator.post(path)).body.version).toBe(2);
		expect((await market.visitor.get(`/api/businesses/${pending.id}`)).status).toBe(200);
	});

	it('reports an edit conflict with the current state', async () => {
		const { body, headers } = await owner.get(`/api/businesses/${open.id}`);
		const etag = headers.get('etag') ?? '';
		const first = await owner.patch(
			`/api/businesses/${open.id}`,
			{ name: 'First' },
			{ 'if-match': etag }
		);
		const second = await owner.patch(
			`/api/businesses/${open.id}`,
			{ name: 'Second' },
			{ 'if-match': etag }
		);
		const third = await owner.patch(`/api/businesses/${open.id}`, {
			name: 'Third',
			version: body.version
		});
		expect([first.status, second.status, third.status]).toEqual([200, 409, 409]);
		expect(second.body).toMatchObject({ code: 'changed_meanwhile', current: { name: 'First' } });
		expect(second.body.yours).toEqual({ name: 'Second' });
		expect(third.body.yours).toEqual({ name: 'Third', version: body.version });
		const both = await Promise.all(
			['A', 'B'].map((name) =>
				owner.patch(`/api/businesses/${open.id}`, { name, version: first.body.version })
			)
		);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
	});
});

it('shows the owner of a business to moderators only', async () => {
	const renderPage: AppDependencies['renderPage'] = async (_, { businesses }) =>
		Response.json(await businesses.find(slug));
	const site = createApiSite({ dependencies: { renderPage } });
	const { slug } = await site.business('emil-owner', { name: 'Whose is it' });
	const ownerFor = async (browser: Browser) => {
		const found: { value: Business } = await (await browser.visit('/')).json();
		return found.value.ownerId;
	};
	expect(await ownerFor(await site.signIn('mona-moderator'))).toEqual(expect.any(String));
	expect(await ownerFor(await site.signIn('emil-owner'))).toBeNull();
	expect(await ownerFor(site.browse())).toBeNull();
});

describe('deleting a business', () => {
	it('requires its name, cancels its own events and leaves those of others', async () => {
		const deleted = await market.business('olivia-owner', { name: 'Deleted Deli' });
		const host = await market.business('emil-owner', { name: 'Host' });
		const own = await market.event('olivia-owner', deleted, { title: 'Own' });
		const theirs = await market.event('emil-owner', host, { title: 'Theirs' });
		const soon = { start_at: '2027-03-01T08:00Z', end_at: '2027-03-01T09:01Z' };
		const ended = await market.event('olivia-owner', deleted, { title: 'Over', ...soon });
		const owner = await market.as('olivia-owner');
		for (const event of [own, theirs]) {
			await owner.post(`/api/events/${event.id}/join`, { business_id: deleted.id });
		}
		market.pass(60);
		const unconfirmed = await owner.remove(`/api/businesses/${deleted.id}`);
		expect([unconfirmed.status, Object.keys(unconfirmed.body.fields)]).toEqual([422, ['name']]);
		expect((await owner.remove(`/api/businesses/${deleted.id}?name=deleted+deli`)).status).toBe(
			204
		);
		expect((await owner.get(`/api/businesses/${deleted.id}`)).status).toBe(404);
		const after = await market.visitor.get(`/api/events/${own.id}`);
		expect(after.body).toMatchObject({ status: 'cancelled', host: null });
		const history = await market.visitor.get(`/api/events/${ended.id}`);
		expect(history.body).toMatchObject({ status: 'approved', host: null });
		const left = await market.visitor.get(`/api/events/${theirs.id}`);
		expect(left.body).toMatchObject({ status: 'approved', businesses: [] });
		const found = await market.visitor.get(`/api/events?business=${deleted.id}`);
		expect(found.body.items).toEqual([]);
		expect((await market.visitor.get('/api/businesses?q=deleted')).body.items).toEqual([]);
	});
});

describe('an event whose host is deleted', async () => {
	const owner = await market.as('olivia-owner');
	const moderator = await market.as('mona-moderator');
	const host = await market.business('olivia-owner', { name: 'Short-lived' });
	const rejected = await market.event('olivia-owner', host, { title: 'Rejected' }, false);
	const waiting = await market.event('olivia-owner', host, { title: 'Waiting' }, false);
	await moderator.post(`/api/events/${rejected.id}/reject`, { reason: 'Where?' });
	await owner.remove(`/api/businesses/${host.id}?name=Short-lived`);

	it.each([
		[rejected, 'cancelled'],
		[waiting, 'cancelled']
	])('remains visible to its creator: $title', async ({ id }, status) => {
		const mine = await owner.get('/api/events/mine?limit=50');
		expect(mine.body.items.find((event) => event.id === id)?.status).toBe(status);
		expect((await owner.get(`/api/events/${id}`)).body).toMatchObject({ status, host: null });
		for (const stranger of [await market.as('emil-owner'), market.visitor]) {
			expect((await stranger.get(`/api/events/${id}`)).status).toBe(404);
		}
	});

	it('cannot be approved', async () => {
		const response = await moderator.post(`/api/events/${rejected.id}/approve`);
		expect(response.body.code).toBe('event_cancelled');
	});

	it('cannot be changed', async () => {
		const change = await owner.patch(`/api/events/${rejected.id}`, { title: 'x' });
		expect([change.status, change.body.error]).toEqual([
			403,
			'You do not have permission to manage this event'
		]);
	});

	it('is hidden from its creator while a business of another owner hosts it', async () => {
		const other = await market.business('emil-owner', { name: 'Heir' });
		const hostedByOther = await market.event(
			'olivia-owner',
			await market.business('olivia-owner'),
			{},
			false
		);
		await env.DB.prepare('UPDATE events SET host_business_id = ? WHERE id = ?')
			.bind(other.id, hostedByOther.id)
			.run();
		expect((await owner.get(`/api/events/${hostedByOther.id}`)).status).toBe(404);
	});
});

describe('lists of businesses', async () => {
	const shop = await market.business('gina-owner', {
		name: 'Señor Ñandú',
		description: 'Empanadas and 寿司バー nights',
		categories: ['food-drink', 'music']
	});
	await market.business('gina-owner', { name: 'Señor Hidden' }, false);

	it.each(['señor', 'NANDU', 'empan', 'ñandú emp', '寿司', '司バ', '"señor" OR', 'señor*'])(
		'finds only public businesses by %s',
		async (q) => {
			const found = await market.visitor.get(`/api/businesses?q=${encodeURIComponent(q)}`);
			if (q.endsWith('OR')) return expect(found.body.items).toEqual([]);
			expect(names(found.body)).toContain('Señor Ñandú');
			expect(names(found.body)).not.toContain('Señor Hidden');
		}
	);

	it.each(['"', '*', 'NEAR(', 'text:', '^', '-', "'; DROP TABLE businesses; --", '🌮', '\u0000'])(
		'does not treat %j as search syntax',
		async (q) => {
			expect((await market.visitor.get(`/api/businesses?q=${encodeURIComponent(q)}`)).status).toBe(
				200
			);
		}
	);

	it('filters by category, and by category and text', async () => {
		const by = async (query: string) =>
			names((await market.visitor.get(`/api/businesses?${query}`)).body);
		expect(await by('category=music')).toContain(shop.name);
		expect(await by('category=pets')).not.toContain(shop.name);
		expect(await by('category=no-such')).toEqual([]);
		expect(await by('q=se%C3%B1or&category=music')).toEqual([shop.name]);
		expect(await by('q=se%C3%B1or&category=pets')).toEqual([]);
	});

	it('contain each business once across pages, newest first', async () => {
		const seen: string[] = [];
		let cursor: string | null = '';
		do {
			const { body } = await market.visitor.get(`/api/businesses?limit=3&cursor=${cursor}`);
			seen.push(...names(body));
			cursor = body.next_cursor;
		} while (cursor);
		const all = await market.visitor.get('/api/businesses?limit=50');
		expect(seen).toEqual(names(all.body));
		expect(seen.length).toBeGreaterThan(6);
	});

	it('ignores empty parameters', async () => {
		expect((await market.visitor.get('/api/businesses?q=&limit=&category=')).status).toBe(200);
	});

	it.each(['limit=0', 'limit=51', 'limit=x', 'cursor=abc', 'cursor=events_1_2_3'])(
		'responds with 400 to %s',
		async (query) => {
			const response = await market.visitor.get(`/api/businesses?${query}`);
			expect(response.status).toBe(400);
			expect(response.body.error).toMatch(/\.$/);
		}
	);

	it('lists all businesses of the caller and no others under /mine', async () => {
		const mine = await (await market.as('gina-owner')).get('/api/businesses/mine?limit=50');
		expect(names(mine.body)).toContain('Señor Hidden');
		expect(names(mine.body)).not.toContain('Host');
		expect(mine.headers.get('cache-control')).toBe('private, no-store');
		expect((await market.visitor.get('/api/businesses/mine')).status).toBe(401);
		expect(
			(await (await market.as('anna-attendee')).get('/api/businesses/mine')).body.items
		).toEqual([]);
	});

	it('lets clients ask whether a public list has changed: 304 to a matching ETag', async () => {
		const first = await market.visitor.get('/api/businesses');
		expect(first.headers.get('cache-control')).toBe('private, no-cache');
		const etag = first.headers.get('etag') ?? '';
		const second = await market.visitor.get('/api/businesses', { 'if-none-match': `W/${etag}` });
		expect([second.status, second.body]).toEqual([304, '']);
		const signedIn = await (await market.as('anna-attendee')).get('/api/businesses');
		expect(signedIn.headers.get('cache-control')).toBe('private, no-cache');
	});

	it('respond with 405 and the allowed methods', async () => {
		const response = await (await market.as('anna-attendee')).remove('/api/businesses');
		expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD']);
	});
});
