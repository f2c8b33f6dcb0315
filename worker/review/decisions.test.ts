import { beforeEach, describe, expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client } from '../testing/api-clients.ts';

const market = createApiSite();
const owner = await market.as('olivia-owner');
const moderator = await market.as('mona-moderator');
const second = await market.as('greta-three-groups');
const bakery = await market.business('olivia-owner', { name: 'Bakery' });

/** Conditional headers with the ETag of what was read. */
async function read(client: Client, path: string): Promise<Record<string, string>> {
	return { 'if-match': (await client.get(path)).headers.get('etag') ?? 'none' };
}

const stale = (current: object) => ({ status: 409, body: { code: 'changed_meanwhile', current } });

describe('a pending event', () => {
	let path = '';
	const approve = (client: Client, asRead?: Record<string, string>) =>
		client.post(`${path}/approve`, undefined, asRead);
	const reject = (client: Client, reason: string, asRead?: Record<string, string>) =>
		client.post(`${path}/reject`, { reason }, asRead);

	beforeEach(async () => {
		path = `/api/events/${(await market.event('olivia-owner', bakery, {}, false)).id}`;
	});

	it('is decided once by two moderators, and the second gets a conflict', async () => {
		const [one, two] = [await read(moderator, path), await read(second, path)];
		expect((await approve(moderator, one)).body.status).toBe('approved');
		const late = await reject(second, 'Where is it?', two);
		expect(late).toMatchObject(stale({ status: 'approved', review_note: null, version: 2 }));
		expect(late.body.yours).toEqual({ reason: 'Where is it?' });
		expect((await market.visitor.get(path)).body.status).toBe('approved');
		const again = await reject(second, 'Where is it?', await read(second, path));
		expect(again).toMatchObject({ status: 200, body: { review_note: 'Where is it?' } });
		expect(await approve(moderator, one)).toMatchObject(stale({ review_note: 'Where is it?' }));
	});

	it('is decided once by two simultaneous requests', async () => {
		const asRead = await read(moderator, path);
		const responses = await Promise.all([
			approve(moderator, asRead),
			reject(second, 'Where is it?', asRead)
		]);
		expect(responses.map(({ status }) => status).sort()).toEqual([200, 409]);
		const won = responses.find(({ status }) => status === 200)?.body.status;
		expect((await owner.get(path)).body.status).toBe(won);
	});

	it('is not approved with a text that the moderator has not read', async () => {
		const asRead = await read(moderator, path);
		await owner.patch(path, { title: 'Something else' });
		const late = await approve(moderator, asRead);
		expect(late).toMatchObject(stale({ title: 'Something else', status: 'pending' }));
		expect(late.body).not.toHaveProperty('yours');
		expect((await market.visitor.get(path)).status).toBe(404);
		const again = await approve(moderator, { 'if-match': String(late.body.current.version) });
		expect(again.body.status).toBe('approved');
	});

	it('is not rejected for something that its owner has corrected', async () => {
		await reject(moderator, 'Where is it?');
		const asRead = await read(second, path);
		await owner.patch(path, { address: 'Mill Lane 1' });
		const late = await reject(second, 'Where is it?', asRead);
		expect(late).toMatchObject(stale({ address: 'Mill Lane 1', status: 'pending' }));
	});

	it('accepts the same approval twice', async () => {
		const asRead = await read(moderator, path);
		const twice = await Promise.all([approve(moderator, asRead), approve(moderator, asRead)]);
		twice.push(await approve(moderator, asRead));
		expect(twice.map(({ status, body }) => [status, body.version])).toEqual([
			[200, 2],
			[200, 2],
			[200, 2]
		]);
	});

	it('accepts the same rejection twice, but not with another reason', async () => {
		const asRead = await read(moderator, path);
		for (const reason of ['Where is it?', 'Where is it?']) {
			expect((await reject(moderator, reason, asRead)).body.version).toBe(2);
		}
		const other = await reject(second, 'When is it?', asRead);
		expect(other).toMatchObject(stale({ review_note: 'Where is it?' }));
	});

	it('accepts the version in the body of a rejection', async () => {
		await owner.patch(path, { title: 'Something else' });
		const late = await moderator.post(`${path}/reject`, { reason: 'x', version: 1 });
		expect(late.status).toBe(409);
	});

	it('is decided in its current version when none is given', async () => {
		await owner.patch(path, { title: 'Something else' });
		expect((await approve(moderator)).body.status).toBe('approved');
		expect((await approve(moderator)).body.version).toBe(3);
		expect((await reject(moderator, 'Where is it?')).body.status).toBe('rejected');
		const unchanged = await reject(second, 'When is it?');
		expect(unchanged).toMatchObject({ status: 200, body: { review_note: 'Where is it?' } });
	});

	it('is cancelled once, in the version that its owner read', async () => {
		const asRead = await read(owner, path);
		await approve(moderator);
		const late = await owner.post(`${path}/cancel`, undefined, asRead);
		expect(late).toMatchObject(stale({ status: 'approved' }));
		const now = await read(owner, path);
		for (const header of [now, now, asRead]) {
			const { status, body } = await owner.post(`${path}/cancel`, undefined, header);
			expect([status, body.status]).toEqual([200, 'cancelled']);
		}
		expect((await approve(second, now)).body.code).toBe('event_cancelled');
	});

	it.each(['"nonsense"', '0', '"1-ab", "2-cd"'])('does not match the version %s', async (etag) => {
		expect((await approve(moderator, { 'if-match': etag })).status).toBe(409);
	});
});

describe('a business', () => {
	let path = '';
	beforeEach(async () => {
		path = `/api/businesses/${(await market.business('olivia-owner', {}, false)).id}`;
	});

	it('is verified once, in the version that was read', async () => {
		const asRead = await read(moderator, path);
		await owner.patch(path, { description: 'Not bread' });
		const late = await moderator.post(`${path}/verify`, undefined, asRead);
		expect(late).toMatchObject(stale({ description: 'Not bread', is_verified: false }));
		expect((await market.visitor.get(path)).status).toBe(404);
		const now = await read(moderator, path);
		for (const client of [moderator, moderator, second]) {
			const { status, body } = await client.post(`${path}/verify`, undefined, now);
			expect([status, body.is_verified, body.version]).toEqual([200, true, 3]);
		}
	});

	it('is deleted only in the version that its owner read', async () => {
		const event = await market.event('olivia-owner', (await owner.get(path)).body);
		const asRead = await read(owner, path);
		await owner.patch(path, { categories: ['music'] });
		const late = await owner.remove(`${path}?name=bakery`, asRead);
		expect(late).toMatchObject(stale({ categories: [{ slug: 'music' }] }));
		expect((await market.visitor.get(`/api/events/${event.id}`)).body.status).toBe('approved');
		const now = await read(owner, path);
		expect((await owner.remove(`${path}?name=x`, now)).status).toBe(422);
		expect((await owner.remove(`${path}?name=bakery`, now)).status).toBe(204);
		expect((await owner.get(path)).status).toBe(404);
	});

	it('that is changed and deleted at the same time is either changed or deleted', async () => {
		const asRead = await read(owner, path);
		const [change, removal] = await Promise.all([
			owner.patch(path, { name: 'Bakery', categories: ['music'] }, asRead),
			owner.remove(`${path}?name=bakery`, asRead)
		]);
		const after = await owner.get(path);
		if (removal.status === 204) return expect(after.status).toBe(404);
		expect([change.status, removal.status]).toEqual([200, 409]);
		expect(after.body.categories).toHaveLength(1);
	});
});

describe('a decision', () => {
	const lines = (...events: string[]) =>
		market.logged.filter(({ event }) => events.includes(event));

	it('is logged once, and not when nothing was decided', async () => {
		const stall = await market.business('olivia-owner', { name: 'Stall' }, false);
		const { id } = await market.event('olivia-owner', bakery, {}, false);
		const by = (await moderator.get('/api/auth/me')).body.id;
		const before = market.logged.length;
		await moderator.post(`/api/businesses/${stall.id}/verify`);
		await moderator.post(`/api/businesses/${stall.id}/verify`);
		await moderator.post(`/api/events/${id}/approve`);
		await moderator.post(`/api/events/${id}/approve`);
		await owner.post(`/api/events/${id}/approve`);
		expect(lines('business_decided', 'event_decided').slice(-2)).toMatchObject([
			{
				event: 'business_decided',
				business_id: stall.id,
				reason: 'verified',
				by,
				request_id: expect.any(String)
			},
			{ event: 'event_decided', event_id: id, reason: 'approved', by }
		]);
		expect(market.logged.slice(before).map(({ event }) => event)).toEqual([
			...['business_decided', 'event_decided', 'request_refused']
		]);
	});
});
