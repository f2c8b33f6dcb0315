import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { purge } from '../retention/purge.ts';
import { retentionDays } from '../retention/periods.ts';
import { createApiSite, clientOf } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';

const market = createApiSite({
	settings: {
		PERMISSIONS: JSON.stringify({ admins: ['review', 'verify', 'suspend'], editors: ['review'] })
	}
});
const moderator = await market.as('mona-moderator');
const owner = await market.as('olivia-owner');
const host = await market.business('olivia-owner', { name: 'Bakery' });

interface Listed {
	id: number;
	event: { id: number } | null;
	business: { id: number } | null;
	changes: { name: string; was: string; now: string }[];
	last_at: string;
}

async function listed(client = moderator): Promise<Listed[]> {
	const items: unknown = (await client.get('/api/review/edits')).body.items;
	return items as Listed[];
}

let fair: Json;
let path = '';
beforeEach(async () => {
	fair = await market.event('olivia-owner', host, { title: 'Fair' });
	path = `/api/events/${fair.id}`;
});
afterEach(async () => void (await env.DB.prepare('DELETE FROM edited_things').run()));

describe('an edit of something public', () => {
	it('is public at once, and listed with what it was and is', async () => {
		await owner.patch(path, { title: 'Great fair', address: 'Mill Lane 1' });
		expect((await market.visitor.get(path)).body.title).toBe('Great fair');
		expect(await listed()).toMatchObject([
			{
				event: { id: fair.id },
				business: null,
				changes: [
					{ name: 'title', was: 'Fair', now: 'Great fair' },
					{ name: 'address', now: 'Mill Lane 1' }
				]
			}
		]);
	});

	it('joins the ones before that nobody has looked at', async () => {
		await owner.patch(path, { title: 'Fairer', start_at: '2027-03-06T11:00' });
		market.pass(60);
		await owner.patch(path, { title: 'Fairest' });
		const [edited, ...others] = await listed();
		expect(others).toEqual([]);
		expect(edited?.changes).toMatchObject([
			{ name: 'title', was: 'Fair', now: 'Fairest' },
			{ name: 'start_at', now: '2027-03-06T11:00' }
		]);
		await owner.patch(path, { title: 'Fair' });
		expect((await listed())[0]?.changes.map(({ name }) => name)).toEqual(['start_at']);
	});

	it('of a business is listed too, with its pictures and links', async () => {
		const changes = { website: 'https://other.example', description: 'Bread' };
		await owner.patch(`/api/businesses/${host.id}`, changes);
		expect((await listed())[0]?.changes).toEqual([
			{ name: 'description', was: '', now: 'Bread' },
			{ name: 'website', was: '', now: 'https://other.example' }
		]);
	});

	it('is not listed while it waits for a decision anyway', async () => {
		const waiting = await market.event('olivia-owner', host, {}, false);
		await owner.patch(`/api/events/${waiting.id}`, { title: 'Other' });
		const stall = await market.business('olivia-owner', { name: 'Stall' }, false);
		await owner.patch(`/api/businesses/${stall.id}`, { name: 'Other' });
		await owner.patch(path, { joining: 'on_request' });
		expect(await listed()).toEqual([]);
	});

	it('is seen once, unless it was edited again meanwhile', async () => {
		await owner.patch(path, { title: 'Great fair' });
		const [edited] = await listed();
		const seen = (client = moderator) =>
			client.post(`/api/review/edits/${edited?.id}/seen`, { last_at: edited?.last_at });
		expect((await seen(owner)).status).toBe(403);
		expect((await seen(market.visitor)).status).toBe(401);
		market.pass(1);
		await owner.patch(path, { title: 'Bad fair' });
		expect((await seen()).status).toBe(404);
		const [newer] = await listed();
		const last_at = newer?.last_at;
		const again = () => moderator.post(`/api/review/edits/${newer?.id}/seen`, { last_at });
		expect((await again()).status).toBe(204);
		expect((await again()).status).toBe(404);
		expect(await listed()).toEqual([]);
		const log = (await moderator.get('/api/review/log')).body.items;
		expect(log ?? []).toEqual([]);
	});

	it('is off the list once its event is taken down, or its business suspended', async () => {
		await owner.patch(path, { title: 'Bad fair' });
		await owner.patch(`/api/businesses/${host.id}`, { description: 'Bad bread' });
		expect(await listed()).toHaveLength(2);
		await moderator.post(`${path}/reject`, { reason: 'No' });
		expect(await listed()).toMatchObject([{ business: { id: host.id } }]);
		await moderator.post(`/api/businesses/${host.id}/suspend`, { reason: 'No' });
		expect(await listed()).toEqual([]);
		await moderator.post(`/api/businesses/${host.id}/restore`, {});
	});

	it('is shown to those who may decide about it', async () => {
		await owner.patch(path, { title: 'Fairer' });
		await owner.patch(`/api/businesses/${host.id}`, { description: 'Rolls' });
		await market.cognito.control('person', { person: 'anna-attendee', groups: ['editors'] });
		const token = await market.accessToken('anna-attendee');
		const editor = clientOf(market, { authorization: `Bearer ${token}` });
		expect(await listed(editor)).toMatchObject([{ event: { id: fair.id } }]);
		expect((await owner.get('/api/review/edits')).status).toBe(403);
	});

	it('is forgotten when nobody has looked at it for half a year', async () => {
		await owner.patch(path, { title: 'Fairer' });
		const database = openDatabase(env.DB);
		const after = market.clock.now + retentionDays.unseenEdit * 86_400_000;
		await purge({ database, now: () => after - 1, log: () => {} });
		expect(await listed()).toHaveLength(1);
		await purge({ database, now: () => after + 1, log: () => {} });
		expect(await listed()).toEqual([]);
	});
});
