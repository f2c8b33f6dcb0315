import { beforeAll, describe, expect, it } from 'vitest';
import { createApiSite, clientOf } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';

const market = createApiSite({
	settings: {
		PERMISSIONS: JSON.stringify({
			admins: ['review', 'verify', 'suspend', 'sessions'],
			editors: ['audit']
		})
	}
});
const owner = await market.as('olivia-owner');
const moderator = await market.as('mona-moderator');

async function withGroup(group: string): Promise<Client> {
	await market.cognito.control('person', { person: 'anna-attendee', groups: [group] });
	const token = await market.accessToken('anna-attendee');
	return clientOf(market, { authorization: `Bearer ${token}` });
}

const entries = async (client: Client, path: string) => (await client.get(path)).body.items;

let host: Json;
let fair: Json;
beforeAll(async () => {
	host = await market.business('olivia-owner', { name: 'Bakery' });
	fair = await market.event('olivia-owner', host, { title: 'Fair' });
	await owner.post(`/api/businesses/${host.id}/invitations`, { role: 'helper' });
	await moderator.post(`/api/events/${fair.id}/reject`, { reason: 'A scam.' });
});

describe('the history of something', () => {
	it('tells its team what was done and by whom, without naming moderators', async () => {
		const { id } = (await moderator.get('/api/auth/me')).body;
		const ofHost = await entries(owner, `/api/businesses/${host.id}/history`);
		expect(ofHost.map(({ action, who }) => [action, who])).toEqual([
			['team_invited', 'you'],
			['business_verified', 'moderator']
		]);
		const ofFair = await entries(owner, `/api/events/${fair.slug}/history`);
		expect(ofFair.map(({ action, who }) => [action, who])).toEqual([
			['event_taken_down', 'moderator'],
			['event_approved', 'moderator']
		]);
		expect(JSON.stringify([ofHost, ofFair])).not.toContain(id);
	});

	it('is for those of its team alone', async () => {
		for (const path of [`/api/businesses/${host.id}/history`, `/api/events/${fair.id}/history`]) {
			expect((await market.visitor.get(path)).status).toBe(401);
			expect([403, 404]).toContain((await (await market.as('emil-owner')).get(path)).status);
			expect((await moderator.get(path)).status).toBe(403);
		}
	});
});

describe('the audit log', () => {
	it('is read by moderators with the permission, and by nobody else', async () => {
		expect((await market.visitor.get('/api/review/log')).status).toBe(401);
		for (const client of [owner, moderator, await withGroup('nobodies')]) {
			expect((await client.get('/api/review/log')).status).toBe(403);
		}
		const auditor = await withGroup('editors');
		const all = await entries(auditor, '/api/review/log');
		expect(all[0]).toMatchObject({
			action: 'event_taken_down',
			actor: (await moderator.get('/api/auth/me')).body.id,
			subject: { kind: 'event', id: String(fair.id) }
		});
		const ofHost = await entries(auditor, `/api/review/log?about=business/${host.id}`);
		expect(ofHost).toHaveLength(2);
		const { body } = await auditor.get('/api/review/log?limit=1');
		const next = await entries(auditor, `/api/review/log?limit=1&cursor=${body.next_cursor}`);
		expect(next).toEqual([all[1]]);
	});
});
