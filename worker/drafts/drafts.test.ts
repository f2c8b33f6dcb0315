import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { anEventInput } from '../testing/an-event.ts';

const site = createApiSite();
let owner: Client;
let other: Client;
let moderator: Client;
let host: Json;

const rows = async (query: string) => (await env.DB.prepare(query).all()).results;
const run = (query: string) => env.DB.prepare(query).run();

const keep = (input: object = {}, client = owner, headers = {}) =>
	client.post(
		'/api/events',
		{ draft: true, business_id: host.id, title: 'Night market', ...input },
		headers
	);

const listed = async (client = owner) => (await client.get('/api/drafts')).body.items;

async function draft(input: object = {}): Promise<Json> {
	return (await keep(input)).body;
}

beforeAll(async () => {
	owner = await site.as('olivia-owner');
	other = await site.as('otto-other-owner');
	moderator = await site.as('mona-moderator');
	host = await site.business('olivia-owner', { name: 'Bakery' });
});

beforeEach(async () => {
	await run('DELETE FROM drafts');
	await run('DELETE FROM events');
	await run('DELETE FROM business_members');
});

describe('a draft', () => {
	it('needs a host and a title, and keeps what else there is as it was sent', async () => {
		const { status, headers, body } = await keep({
			start_at: '2027-06-05T10:00',
			categories: ['music'],
			price_amount: '4,50',
			repeat: { every: 'week', times: 3, except: '2027-06-12' }
		});
		expect(status).toBe(202);
		expect(headers.get('location')).toBe(`/api/drafts/${body.id}`);
		expect(body).toMatchObject({
			...{ status: 'draft', title: 'Night market', host: { name: 'Bakery' }, version: 1 },
			...{ start_at: '2027-06-05T10:00', end_at: null, time_zone: null, location_name: null },
			...{ categories: ['music'], price_amount: 4.5 },
			repeat: { every: 'week', times: 3, except: '2027-06-12' }
		});
		expect((await owner.get(`/api/drafts/${body.id}`)).body).toEqual(body);
	});

	it.each([
		[{ title: ' ' }, 'title'],
		[{ business_id: '' }, 'business_id'],
		[{ start_at: 'tomorrow' }, 'start_at'],
		[{ latitude: 91 }, 'latitude'],
		[{ categories: ['nothing'] }, 'categories'],
		[{ repeat: { every: 'day', times: 3 } }, 'repeat'],
		[{ repeat: { every: 'week', times: 3, except: ' '.repeat(30_000) } }, 'repeat']
	])('is refused with a message at the field that is wrong: %#', async (input, field) => {
		const { status, body } = await keep(input);
		expect([status, Object.keys(body.fields)]).toEqual([422, [field]]);
		expect(await rows('SELECT 1 FROM drafts')).toEqual([]);
	});

	it('is no event: nobody finds it in a list, a search, a feed or the review', async () => {
		await keep({ ...anEventInput(), title: 'Zanzibar' });
		expect(await rows('SELECT 1 FROM events')).toEqual([]);
		expect(await rows(`SELECT 1 FROM terms WHERE name LIKE 'event%'`)).toEqual([]);
		expect((await site.visitor.get('/api/events?q=zanzibar')).body.items).toEqual([]);
		expect((await owner.get('/api/events/mine')).body.items).toEqual([]);
		expect((await moderator.get('/api/review')).body.items).toEqual([]);
	});

	it('is there for those who manage its host, and for nobody else', async () => {
		const { id } = await draft();
		const person = (await other.get('/api/auth/me')).body;
		const asMember = (role: string) =>
			run(
				`INSERT OR REPLACE INTO business_members VALUES (${host.id}, '${person.id}', '${role}', 0)`
			);
		const statuses = async (client: Client) => {
			const path = `/api/drafts/${id}`;
			const found = await client.get(path);
			const changed = await client.patch(path, { title: 'Changed' });
			const submitted = await client.post(`${path}/submit`);
			return [found.status, changed.status, submitted.status];
		};
		expect(await statuses(site.visitor)).toEqual([401, 401, 401]);
		expect(await statuses(other)).toEqual([404, 404, 404]);
		expect(await statuses(moderator)).toEqual([404, 404, 404]);
		expect((await other.remove(`/api/drafts/${id}`)).status).toBe(404);
		await asMember('helper');
		expect(await statuses(other)).toEqual([404, 404, 404]);
		expect(await listed(other)).toEqual([]);
		expect((await keep({}, other)).status).toBe(403);
		await asMember('manager');
		expect((await listed(other)).map((each) => each.id)).toEqual([id]);
		// It says nothing of place and time, so it cannot be announced.
		expect(await statuses(other)).toEqual([200, 200, 422]);
		expect((await other.remove(`/api/drafts/${id}`)).status).toBe(204);
		expect(await listed()).toEqual([]);
	});

	it('changes in the fields that are sent, of the version that was read', async () => {
		const { id } = await draft({ description: 'Soup', capacity: 4 });
		const changed = await owner.patch(`/api/drafts/${id}`, { capacity: null, version: 1 });
		expect(changed.body).toMatchObject({ description: 'Soup', capacity: null, version: 2 });
		const stale = await owner.patch(`/api/drafts/${id}`, { title: 'Late' }, { 'if-match': '"1"' });
		expect([stale.status, stale.body.current.version]).toEqual([409, 2]);
		expect((await owner.remove(`/api/drafts/${id}`, { 'if-match': '"1"' })).status).toBe(409);
		const studio = await site.business('otto-other-owner', { name: 'Studio' });
		const moved = await owner.patch(`/api/drafts/${id}`, { business_id: studio.id });
		expect(moved.status).toBe(403);
	});

	it('is kept once, however often it is sent, and lists start with the last changed', async () => {
		const key = { 'idempotency-key': 'the-same-draft' };
		const [first, again] = [await keep({}, owner, key), await keep({}, owner, key)];
		expect(again.body.id).toBe(first.body.id);
		const changed = await keep({ title: 'Another' }, owner, key);
		expect([changed.status, changed.body.code]).toEqual([422, 'sent_before']);
		site.clock.now += 1000;
		const second = await draft({ title: 'Second' });
		expect((await listed()).map(({ id }) => id)).toEqual([second.id, first.body.id]);
		const page = (await owner.get('/api/drafts?limit=1')).body;
		const next = await owner.get(`/api/drafts?limit=1&cursor=${page.next_cursor}`);
		expect(next.body.items.map(({ id }) => id)).toEqual([first.body.id]);
	});

	it('is one of a bounded number of one person, also at the same time', async () => {
		const made = await Promise.all(Array.from({ length: limits.drafts + 2 }, () => keep()));
		const statuses = made.map(({ status }) => status).sort();
		expect(statuses).toEqual([...Array(limits.drafts).fill(202), 422, 422]);
		expect(made.find(({ status }) => status === 422)?.body.code).toBe('limit_reached');
	});

	it('goes with its business', async () => {
		const gone = await site.business('olivia-owner', { name: 'Gone' });
		await keep({ business_id: gone.id });
		await owner.remove(`/api/businesses/${gone.id}?name=Gone`);
		expect(await listed()).toEqual([]);
	});
});

it('a draft goes with the account of who wrote it', async () => {
	const { id } = (await other.get('/api/auth/me')).body;
	await run(`INSERT INTO business_members VALUES (${host.id}, '${id}', 'manager', 0)`);
	expect((await keep({}, other)).status).toBe(202);
	await run(`DELETE FROM users WHERE id = '${id}'`);
	expect(await listed()).toEqual([]);
});

describe('announcing a draft', () => {
	const submit = (id: number, client = owner, headers = {}) =>
		client.post(`/api/drafts/${id}/submit`, undefined, headers);

	it('makes an event that waits for review, and the draft is gone', async () => {
		const { id } = await draft({ ...anEventInput(), categories: ['music'] });
		const { status, headers, body } = await submit(id);
		expect([status, headers.get('location')]).toEqual([201, `/api/events/${body.id}`]);
		expect(body).toMatchObject({ status: 'pending', title: 'Market day' });
		expect(body.categories).toHaveLength(1);
		expect(await rows('SELECT 1 FROM drafts')).toEqual([]);
	});

	it('makes all dates of a series', async () => {
		const { id } = await draft({
			...anEventInput(),
			repeat: { every: 'week', times: 4, except: '2027-03-13' }
		});
		await submit(id);
		expect(await rows('SELECT 1 FROM events')).toHaveLength(3);
	});

	it('says what is missing, and keeps it', async () => {
		const { id } = await draft({ location_name: 'Old Mill' });
		const { status, body } = await submit(id);
		expect([status, Object.keys(body.fields).sort()]).toEqual([
			422,
			['end_at', 'start_at', 'time_zone']
		]);
		expect(await listed()).toHaveLength(1);
	});

	it('is done once, even twice at the same time', async () => {
		const { id } = await draft(anEventInput());
		const both = await Promise.all([submit(id), submit(id)]);
		expect(both.map(({ status }) => status)).toEqual([201, 201]);
		expect(both[0]?.body.id).toBe(both[1]?.body.id);
		expect((await submit(id)).body.id).toBe(both[0]?.body.id);
		expect(await rows('SELECT 1 FROM events')).toHaveLength(1);
	});

	it('is refused for another version, and while too many announcements wait', async () => {
		const { id } = await draft(anEventInput());
		await owner.patch(`/api/drafts/${id}`, { title: 'Newer' });
		expect((await submit(id, owner, { 'if-match': '"1"' })).status).toBe(409);
		await owner.post('/api/events', { ...anEventInput(), business_id: host.id });
		const columns = (await rows('SELECT * FROM events'))[0] ?? {};
		const { id: first, slug, submission_id, ...others } = columns;
		const names = Object.keys(others).join(', ');
		for (let index = 1; index < limits.pendingAnnouncements; index++) {
			await run(`INSERT INTO events (slug, submission_id, ${names})
				SELECT slug || '-${index}', '${index}', ${names} FROM events WHERE id = ${first}`);
		}
		const { status, body } = await submit(id);
		expect([status, body.code]).toEqual([422, 'limit_reached']);
		expect(await listed()).toHaveLength(1);
		await run(`DELETE FROM events WHERE id <> ${first}`);
		expect((await submit(id)).body.title).toBe('Newer');
	});

	it('is refused for a business that was suspended', async () => {
		const held = await site.business('olivia-owner', { name: 'Held' });
		const { id } = await draft({ ...anEventInput(), business_id: held.id });
		await moderator.post(`/api/businesses/${held.id}/suspend`, { reason: 'Spam' });
		const { status, body } = await submit(id);
		expect([status, body.code]).toEqual([409, 'business_suspended']);
		expect(await listed()).toHaveLength(1);
	});
});
