import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { purge } from '../retention/purge.ts';
import { retentionDays } from '../retention/periods.ts';
import { createApiSite, clientOf } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';
import { limits } from '../limits.ts';

const market = createApiSite({
	settings: {
		PERMISSIONS: JSON.stringify({
			admins: ['review', 'verify', 'suspend'],
			editors: ['review'],
			'market-organisers': ['suspend']
		})
	}
});
const moderator = await market.as('mona-moderator');
const owner = await market.as('olivia-owner');
const other = await market.as('emil-owner');
const host = await market.business('olivia-owner', { name: 'Bakery' });
const guest = await market.business('emil-owner', { name: 'Studio' });

/** Somebody with one permission. */
async function withGroup(group: string) {
	await market.cognito.control('person', { person: 'anna-attendee', groups: [group] });
	const token = await market.accessToken('anna-attendee');
	return clientOf(market, { authorization: `Bearer ${token}` });
}

const rows = async (query: string) => (await env.DB.prepare(query).all()).results;

const reported = async (client = moderator) => (await client.get('/api/review/reports')).body.items;

let fair: Json;
let path = '';
beforeEach(async () => {
	fair = await market.event('olivia-owner', host, { title: 'Fair' });
	path = `/api/events/${fair.id}/reports`;
});
afterEach(async () => void (await env.DB.prepare('DELETE FROM reported_things').run()));

const scam = { reason: 'scam', text: 'It asks for a deposit.' };

describe('a report', () => {
	it('is sent by anybody, and moderators see it once for each thing', async () => {
		expect((await market.visitor.post(path, scam)).status).toBe(204);
		expect((await other.post(path, { reason: 'wrong' })).status).toBe(204);
		const ofGuest = await market.visitor.post(`/api/businesses/${guest.slug}/reports`, scam);
		expect(ofGuest.status).toBe(204);
		expect(await reported()).toMatchObject([
			{
				event: { id: fair.id },
				business: null,
				count: 2,
				reports: [
					{ ...scam, signed_in: false },
					{ reason: 'wrong', text: '', signed_in: true }
				]
			},
			{ event: null, business: { id: guest.id }, count: 1 }
		]);
	});

	it('counts once for each person', async () => {
		for (let time = 0; time < 3; time++) await other.post(path, scam);
		expect(await reported()).toMatchObject([{ count: 1 }]);
	});

	it('names nobody', async () => {
		await other.post(path, scam);
		const { id } = (await other.get('/api/auth/me')).body;
		expect(JSON.stringify(await reported())).not.toContain(id);
	});

	it('is about what is public', async () => {
		const hidden = await market.event('olivia-owner', host, {}, false);
		for (const client of [market.visitor, owner]) {
			expect((await client.post(`/api/events/${hidden.id}/reports`, scam)).status).toBe(404);
		}
		expect((await market.visitor.post('/api/businesses/nowhere/reports', scam)).status).toBe(404);
		expect(await reported()).toEqual([]);
	});

	it.each([
		[{}, 'reason'],
		[{ reason: 'because' }, 'reason'],
		[{ reason: 'other', text: 'x'.repeat(1001) }, 'text']
	])('that is wrong is refused with a message: %#', async (input, field) => {
		const { status, body } = await market.visitor.post(path, input);
		expect([status, Object.keys(body.fields)]).toEqual([422, [field]]);
	});

	it('is kept up to twenty times for each thing, and counted beyond', async () => {
		for (let time = 0; time < limits.reportsOfThing + 5; time++) {
			await market.visitor.post(path, scam);
		}
		const [one] = await reported();
		expect([one?.count, one?.reports.length]).toEqual([limits.reportsOfThing + 5, 20]);
		expect(await rows('SELECT 1 FROM reports')).toHaveLength(limits.reportsOfThing);
	});

	it('is refused to a network that sends too many', async () => {
		const keys: string[] = [];
		const limiters = {
			signIn: async (key: string) => keys.push(key) < 2,
			write: async () => true
		};
		const busy = createApiSite({ dependencies: { limiters } });
		const statuses = [];
		for (let time = 0; time < 2; time++) {
			statuses.push((await busy.visitor.post(path, scam)).status);
		}
		expect(statuses).toEqual([204, 429]);
		expect(keys).toEqual(['report unknown', 'report unknown']);
		const page = await busy.browse().visit(`/report?event=${fair.slug}`, { form: scam });
		expect(page.status).toBe(429);
	});
});

describe('the reports about something', () => {
	beforeEach(async () => {
		await market.visitor.post(path, scam);
		await market.visitor.post(`/api/businesses/${guest.id}/reports`, scam);
	});
	const kinds = async (client: typeof moderator) =>
		(await reported(client)).map(({ event }) => (event ? 'event' : 'business'));

	it('are seen by those who may decide about it, and by nobody else', async () => {
		expect(await kinds(moderator)).toEqual(['event', 'business']);
		expect(await kinds(await withGroup('editors'))).toEqual(['event']);
		expect(await kinds(await withGroup('market-organisers'))).toEqual(['business']);
		expect((await market.visitor.get('/api/review/reports')).status).toBe(401);
		for (const client of [owner, other, await withGroup('nobodies')]) {
			expect((await client.get('/api/review/reports')).status).toBe(403);
		}
	});

	it('are dismissed once, by those who may decide about it, and recorded', async () => {
		const [ofEvent] = await reported();
		const address = `/api/review/reports/${ofEvent?.id}`;
		expect((await market.visitor.remove(address)).status).toBe(401);
		expect((await owner.remove(address)).status).toBe(403);
		expect((await (await withGroup('market-organisers')).remove(address)).status).toBe(403);
		expect((await moderator.remove(address)).status).toBe(204);
		expect((await moderator.remove(address)).status).toBe(404);
		expect(await kinds(moderator)).toEqual(['business']);
		expect(await rows('SELECT 1 FROM reports')).toHaveLength(1);
		const [entry] = await rows(
			`SELECT subject_kind, subject_id, details FROM audit WHERE action = 'reports_dismissed' ORDER BY id DESC LIMIT 1`
		);
		expect(entry).toEqual({
			subject_kind: 'event',
			subject_id: String(fair.id),
			details: '{"count":1}'
		});
	});

	it('are answered by a decision against it', async () => {
		const refused = await owner.post(`/api/events/${fair.id}/reject`, { reason: 'x' });
		expect(refused.status).toBe(403);
		expect(await kinds(moderator)).toEqual(['event', 'business']);
		await moderator.post(`/api/events/${fair.id}/reject`, { reason: 'A scam.' });
		expect(await kinds(moderator)).toEqual(['business']);
		await moderator.post(`/api/businesses/${guest.id}/suspend`, { reason: 'A scam.' });
		expect(await kinds(moderator)).toEqual([]);
		await moderator.post(`/api/businesses/${guest.id}/restore`, {});
	});

	it('stay when what they are about is gone, until they are dismissed', async () => {
		const doomed = await market.business('emil-owner', { name: 'Doomed' });
		await market.visitor.post(`/api/businesses/${doomed.id}/reports`, scam);
		await other.remove(`/api/businesses/${doomed.id}?name=Doomed`);
		expect((await reported()).at(-1)).toMatchObject({ event: null, business: null, count: 1 });
	});

	it('go when nobody has dealt with them for half a year', async () => {
		const after = market.clock.now + retentionDays.openReport * 86_400_000;
		const database = openDatabase(env.DB);
		await purge({ database, now: () => after, log: () => {} });
		expect(await kinds(moderator)).toHaveLength(2);
		await purge({ database, now: () => after + 1, log: () => {} });
		expect(await kinds(moderator)).toEqual([]);
	});

	it('are read in pages of bounded size, whatever waits', async () => {
		await env.DB.prepare(
			`INSERT INTO reported_things (kind, thing_id, count, first_at, last_at)
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
			SELECT iif(i % 2, 'event', 'business'), 1000000 + i, 1, 1, 1 FROM n`
		).run();
		const { body } = await moderator.get('/api/review/reports?limit=5');
		expect(body.items).toHaveLength(5);
		const next = await moderator.get(`/api/review/reports?limit=5&cursor=${body.next_cursor}`);
		const ids = [...body.items, ...next.body.items].map(({ id }) => id);
		expect(new Set(ids).size).toBe(10);
		expect(ids).toEqual([...ids].sort((one, two) => one - two));
	});
});
