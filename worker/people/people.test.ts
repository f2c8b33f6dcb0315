import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { anEventInput } from '../testing/an-event.ts';
import { clientOf, createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { testPictures } from '../testing/pictures.ts';
import { readTestTexts } from '../testing/static-files.ts';

const market = createApiSite({
	settings: {
		PERMISSIONS: JSON.stringify({
			admins: ['review', 'verify', 'suspend', 'people', 'sessions'],
			editors: ['suspend'],
			'people-care': ['people']
		})
	}
});
const database = openDatabase(env.DB);
const context = {
	...{ database, pictures: testPictures, publicPages: market.publicPages, config: market.config },
	...{ now: () => market.clock.now, log: () => {}, sendMail: null },
	readTexts: readTestTexts,
	fetch: (request: Request) => market.cognito.fetch(request)
};
const moderator = await market.as('mona-moderator');
const owner = await market.as('olivia-owner');
const other = await market.as('emil-owner');
const rows = async (query: string) => (await env.DB.prepare(query).all()).results;

const reason = 'You announce what does not take place.';
let id = '';
let otherId = '';
let bakery: Json;
let fair: Json;

const suspend = (client: Client = moderator, of = id, body: object = { reason }) =>
	client.post(`/api/users/${of}/suspend`, body);
const restore = (client: Client = moderator) => client.post(`/api/users/${id}/restore`);
const suspension = async (client: Client = owner) => {
	const found: unknown = (await client.get('/api/suspension')).body;
	return found;
};

/** Somebody with one permission. */
async function withGroup(group: string): Promise<Client> {
	await market.cognito.control('person', { person: 'anna-attendee', groups: [group] });
	const token = await market.accessToken('anna-attendee');
	return clientOf(market, { authorization: `Bearer ${token}` });
}

beforeAll(async () => {
	id = String((await owner.get('/api/auth/me')).body.id);
	otherId = String((await other.get('/api/auth/me')).body.id);
	bakery = await market.business('olivia-owner', { name: 'Bakery' });
	fair = await market.event('olivia-owner', bakery, { title: 'Fair' });
});

describe('a moderator', () => {
	it('needs both permissions and a recent sign-in to suspend somebody', async () => {
		expect((await suspend(market.visitor)).status).toBe(401);
		for (const client of [other, await withGroup('editors'), await withGroup('people-care')]) {
			expect((await suspend(client)).body.code).toBe('moderators_only');
		}
		expect((await suspend(moderator, id, {})).body.fields).toHaveProperty('reason');
		expect((await suspend(moderator, 'unknown')).status).toBe(404);
		const me = String((await moderator.get('/api/auth/me')).body.id);
		expect((await suspend(moderator, me)).body.code).toBe('not_yourself');
		market.pass(601);
		const late = await suspend(moderator);
		expect([late.status, late.body.code]).toEqual([401, 'recent_sign_in_needed']);
		const ended = await moderator.post(`/api/users/${id}/end-sessions`);
		expect([ended.status, ended.body.code]).toEqual([401, 'recent_sign_in_needed']);
		market.pass(-601);
		expect(await rows('SELECT * FROM suspensions')).toEqual([]);
	});
});

describe('somebody who is suspended', () => {
	it('is signed out, is told why, and takes what they own with them', async () => {
		const browser = await market.signIn('olivia-owner');
		const waiting = await market.event('olivia-owner', bakery, { title: 'Next fair' }, false);
		const unseen = await market.business('olivia-owner', { name: 'New stall' }, false);
		const declined = await market.business('olivia-owner', { name: 'Bad stall' }, false);
		await moderator.post(`/api/businesses/${declined.id}/decline`, { reason: 'Spam' });
		expect((await suspend()).status).toBe(204);
		expect((await suspend()).status).toBe(204);
		market.pass(6);
		expect((await browser.visit('/api/auth/me')).status).toBe(401);
		for (const path of [`/api/businesses/${bakery.id}`, `/api/events/${fair.id}`]) {
			expect((await market.visitor.get(path)).status).toBe(404);
			expect((await owner.get(path)).status).toBe(404);
		}
		const status = async (kind: string, { id: of }: Json) =>
			(await moderator.get(`/api/${kind}/${of}`)).body.status;
		expect(await status('businesses', bakery)).toBe('suspended');
		expect(await status('businesses', unseen)).toBe('declined');
		expect(await status('events', fair)).toBe('suspended');
		expect(await status('events', waiting)).toBe('suspended');
		expect((await moderator.get('/api/review')).body.items).toEqual([]);
		expect(await rows(`SELECT data FROM mails WHERE kind = 'suspension'`)).toEqual([
			{ data: JSON.stringify({ change: 'suspended', reason }) }
		]);
		expect(await suspension()).toMatchObject({ suspension: { reason, appeal: null } });
		expect(
			await rows(`SELECT action, actor IS NOT NULL AS by FROM audit
			WHERE action IN ('person_suspended', 'business_suspended')`)
		).toEqual([
			{ action: 'person_suspended', by: 1 },
			{ action: 'business_suspended', by: 1 }
		]);
	});

	it('may do nothing any more, whatever they send', async () => {
		const attempts = [
			owner.post('/api/businesses', { name: 'Another' }),
			owner.patch(`/api/businesses/${bakery.id}`, { name: 'Renamed' }),
			owner.remove(`/api/businesses/${bakery.id}?name=Bakery`),
			owner.post('/api/events', { ...anEventInput(), business_id: bakery.id }),
			owner.patch(`/api/events/${fair.id}`, { title: 'Renamed' }),
			owner.post(`/api/events/${fair.id}/cancel`),
			owner.post(`/api/events/${fair.id}/join`, { business_id: bakery.id }),
			owner.post(`/api/businesses/${bakery.id}/appeal`, { text: 'No' }),
			owner.post(`/api/businesses/${bakery.id}/invitations`, { role: 'manager' }),
			owner.post('/api/review/search', { q: 'x' }),
			owner.get('/api/businesses/mine'),
			owner.get('/api/notifications')
		];
		for (const attempt of attempts) {
			const { status, body } = await attempt;
			expect([status, body.code]).toEqual([403, 'account_suspended']);
		}
	});

	it('is no moderator any more', async () => {
		await suspend(moderator, otherId);
		await market.cognito.control('person', { person: 'emil-owner', groups: ['admins'] });
		const token = await market.accessToken('emil-owner');
		const client = clientOf(market, { authorization: `Bearer ${token}` });
		const me: unknown = (await client.get('/api/auth/me')).body;
		expect(me).toMatchObject({ is_moderator: false, permissions: [] });
		expect((await client.get('/api/review')).status).toBe(403);
		await moderator.post(`/api/users/${otherId}/restore`);
		expect((await client.get('/api/review')).status).toBe(200);
	});

	it('appeals once, and reads the answer', async () => {
		const appeal = (client = owner) => client.post('/api/suspension/appeal', { text: 'It did.' });
		expect((await appeal(await market.as('gina-owner'))).body.code).toBe('not_suspended');
		expect((await appeal()).status).toBe(204);
		expect((await appeal()).body.code).toBe('already_appealed');
		const listed = async () => (await moderator.get('/api/review/suspensions')).body.items;
		expect(await listed()).toMatchObject([
			{ person: { id, name: 'Olivia Owner' }, suspension: { reason, appeal: 'It did.' } }
		]);
		const path = `/api/review/suspensions/${id}/answer`;
		expect((await (await withGroup('editors')).post(path, { answer: 'No' })).status).toBe(403);
		expect((await moderator.post(path, { answer: 'It did not.' })).status).toBe(204);
		expect((await moderator.post(path, { answer: 'It did not.' })).status).toBe(404);
		expect(await listed()).toEqual([]);
		expect(await suspension()).toMatchObject({ suspension: { answer: 'It did not.' } });
	});

	it('comes back with what they own, and with nothing that was decided before', async () => {
		expect((await restore(other)).status).toBe(403);
		expect((await restore()).status).toBe(204);
		expect((await restore()).status).toBe(204);
		expect(await suspension()).toEqual({ suspension: null });
		expect((await market.visitor.get(`/api/businesses/${bakery.id}`)).status).toBe(200);
		expect((await market.visitor.get(`/api/events/${fair.id}`)).body.status).toBe('approved');
		const mine = (await owner.get('/api/businesses/mine')).body.items;
		expect(mine.map(({ name, status }) => [name, status])).toEqual([
			['Bad stall', 'declined'],
			['New stall', 'pending'],
			['Bakery', 'verified']
		]);
	});

	it('loses and gets back what a job has to follow with, however much it is', async () => {
		await env.DB.prepare(
			`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 35)
			INSERT INTO businesses (owner_id, submission_id, slug, name, description, search_text, is_verified, created_at, updated_at)
			SELECT '${id}', 'many-' || i, 'many-' || i, 'Many', '', '', TRUE, 0, 0 FROM n`
		).run();
		const listed = async () =>
			(await market.visitor.get('/api/businesses?q=many&limit=50')).body.items.length;
		await runEveryMinute(context);
		expect(await listed()).toBe(35);
		await suspend();
		expect(await listed()).toBe(28);
		await runEveryMinute(context);
		await runEveryMinute(context);
		expect(await listed()).toBe(0);
		const postings = `SELECT 1 FROM postings JOIN terms ON terms.id = term_id WHERE name = 'business/word/many'`;
		expect(await rows(postings)).toEqual([]);
		await restore();
		await runEveryMinute(context);
		await runEveryMinute(context);
		expect(await listed()).toBe(35);
		await env.DB.prepare(`DELETE FROM businesses WHERE slug LIKE 'many-%'`).run();
	});

	it('may leave: they take their data with them, and delete their account', async () => {
		await suspend();
		const browser = await market.signIn('olivia-owner');
		const download = await (await browser.visit('/account/data/export')).text();
		expect(download).toContain(reason);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});
});

it('tells moderators who may see people what they need', async () => {
	const found = await moderator.get(`/api/users/${id}`);
	const person: unknown = found.body;
	expect(person).toMatchObject({
		...{ id, name: 'Olivia Owner', reports: 0, suspension: { reason } },
		businesses: { value: 3, more: false }
	});
	for (const client of [other, await withGroup('editors')]) {
		expect((await client.get(`/api/users/${id}`)).status).toBe(404);
	}
	await restore();
});
