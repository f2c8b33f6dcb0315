import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { alignEventsStep } from '../events/align.ts';
import { catchUp } from '../listing/catch-up.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';
import { anEventInput } from '../testing/an-event.ts';
import { testPictures } from '../testing/pictures.ts';

const market = createApiSite({
	settings: {
		PERMISSIONS: JSON.stringify({
			admins: ['review', 'verify', 'suspend', 'people'],
			editors: ['verify']
		})
	}
});
const owner = await market.as('olivia-owner');
const other = await market.as('emil-owner');
const moderator = await market.as('mona-moderator');
const database = openDatabase(env.DB);

const rows = async (query: string) => (await env.DB.prepare(query).all()).results;
const reason = 'These pictures are of another shop.';

let number = 0;
let host: Json;
let fair: Json;
let path = '';
beforeEach(async () => {
	host = await market.business('olivia-owner', { name: `Stall ${++number}` });
	fair = await market.event('olivia-owner', host, { title: `Fair ${number}` });
	path = `/api/businesses/${host.id}`;
});

// Suspended ones count among those that one person may have waiting.
afterEach(async () => void (await owner.remove(`${path}?name=${encodeURIComponent(host.name)}`)));

const decide = (decision: string, body: object = { reason }) =>
	moderator.post(`${path}/${decision}`, body);
const titles = async (query = '') =>
	(await market.visitor.get(`/api/events?limit=50${query}`)).body.items.map(({ title }) => title);

describe('a suspended business', () => {
	it('is seen with its state and the reason by its team and moderators alone', async () => {
		const { status, body } = await decide('suspend');
		expect(status).toBe(200);
		expect(body).toMatchObject({ status: 'suspended', is_verified: false, review_note: reason });
		expect((await owner.get(path)).body).toMatchObject({
			status: 'suspended',
			review_note: reason
		});
		for (const stranger of [market.visitor, other]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await stranger.get(`/api/events/${fair.id}`)).status).toBe(404);
		}
		expect((await owner.get(`/api/events/${fair.id}`)).body.status).toBe('suspended');
		expect((await moderator.get(`/api/events/${fair.id}`)).status).toBe(200);
	});

	it('leaves every list with its events, and comes back with them', async () => {
		const waiting = await market.event('olivia-owner', host, {}, false);
		const guest = await market.business('emil-owner', { name: 'Guest' });
		await other.post(`/api/events/${fair.id}/join`, { business_id: guest.id });
		const ofGuest = `&business=${guest.id}`;
		const inLists = async () => [
			(await titles()).includes(fair.title),
			(await titles(ofGuest)).includes(fair.title),
			(await titles(`&q=${encodeURIComponent(fair.title)}`)).includes(fair.title),
			(await market.visitor.get('/api/businesses?limit=50')).body.items.some(
				({ id }) => id === host.id
			)
		];
		expect(await inLists()).toEqual([true, true, true, true]);
		await decide('suspend');
		expect(await inLists()).toEqual([false, false, false, false]);
		await catchUp(database, market.clock.now, 5);
		expect(await inLists()).toEqual([false, false, false, false]);
		const { status, body } = await decide('restore', {});
		expect([status, body.status, body.review_note]).toEqual([200, 'verified', null]);
		await catchUp(database, market.clock.now, 5);
		expect(await inLists()).toEqual([true, true, true, true]);
		expect((await owner.get(`/api/events/${waiting.id}`)).body.status).toBe('pending');
	});

	it('is not listed even before the cron has taken its events off the lists', async () => {
		await decide('suspend');
		await env.DB.prepare(`UPDATE events SET status = 'approved' WHERE id = ?`).bind(fair.id).run();
		expect(await titles()).not.toContain(fair.title);
		expect(await titles(`&business=${host.id}`)).toEqual([]);
		const map = await market.visitor.get('/api/map?bbox=-180,-85,180,85');
		expect(JSON.stringify(map.body)).not.toContain(`"${fair.title}"`);
		expect((await market.visitor.get(`/api/events/${fair.id}`)).status).toBe(404);
	});

	it('neither announces nor joins, and its events are not decided', async () => {
		const elsewhere = await market.event(
			'emil-owner',
			await market.business('emil-owner', { name: 'Elsewhere' })
		);
		await decide('suspend');
		const announced = await owner.post('/api/events', {
			...anEventInput(),
			business_id: host.id
		});
		expect([announced.status, announced.body.code]).toEqual([409, 'business_suspended']);
		const joined = await owner.post(`/api/events/${elsewhere.id}/join`, { business_id: host.id });
		expect(joined.status).toBe(404);
		const joinedBy = await other.post(`/api/events/${fair.id}/join`, { business_id: 1 });
		expect(joinedBy.status).toBe(404);
		for (const decision of ['approve', 'reject']) {
			const { status, body } = await moderator.post(`/api/events/${fair.id}/${decision}`, {
				reason
			});
			expect([status, body.code]).toEqual([409, 'business_suspended']);
		}
	});

	it('stays suspended when its owner edits it', async () => {
		await decide('suspend');
		expect((await owner.patch(path, { description: 'New' })).body.status).toBe('suspended');
	});

	it('does not make its events public by cancelling or deleting', async () => {
		const second = await market.event('olivia-owner', host);
		await decide('suspend');
		expect((await owner.post(`/api/events/${fair.id}/cancel`, {})).body.status).toBe('cancelled');
		expect((await owner.remove(`${path}?name=${encodeURIComponent(host.name)}`)).status).toBe(204);
		for (const { id } of [fair, second]) {
			expect((await market.visitor.get(`/api/events/${id}`)).status).toBe(404);
		}
	});

	it('with more events than one request changes is followed by them in a job', async () => {
		await env.DB.prepare(
			`INSERT INTO events (search_text, host_business_id, submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, status, approved_at, created_at, updated_at, version, listed_version)
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
			SELECT '', ?1, 'many-' || i, 'many-' || ?1 || '-' || i, 'Many', '', 'Here', '', ?2, ?2 + 60000 * (i % 7), 'UTC', 'approved', 1, 1, 1, 1, 1 FROM n`
		)
			.bind(host.id, market.clock.now)
			.run();
		const held = async () =>
			(
				await rows(
					`SELECT 1 FROM events WHERE host_business_id = ${host.id} AND status = 'suspended'`
				)
			).length;
		await decide('suspend');
		expect(await held()).toBe(500);
		const context = {
			database,
			pictures: testPictures,
			now: () => market.clock.now,
			log: () => {}
		};
		let progress: number | null = 0;
		for (let step = 0; progress !== null && step < 10; step++) {
			progress = await alignEventsStep(context, String(host.id), progress);
		}
		expect(await held()).toBe(1201);
		await env.DB.prepare(`DELETE FROM events WHERE slug LIKE 'many-%'`).run();
	});
});

describe('a declined business', () => {
	beforeEach(async () => {
		host = await market.business('olivia-owner', { name: `Declined ${number}` }, false);
		path = `/api/businesses/${host.id}`;
	});
	const queued = async () =>
		(await moderator.get('/api/review?limit=50')).body.items.some(
			({ business }) => business?.id === host.id
		);

	it('leaves the queue with what it announced, until its owner edits it', async () => {
		const event = await market.event('olivia-owner', host, {}, false);
		const inQueue = async () => [
			await queued(),
			(await moderator.get('/api/review?limit=50')).body.items.some(
				(item) => item.event?.id === event.id
			)
		];
		expect(await inQueue()).toEqual([true, true]);
		expect((await decide('decline')).body).toMatchObject({
			status: 'declined',
			review_note: reason
		});
		expect(await inQueue()).toEqual([false, false]);
		const announced = await owner.post('/api/events', { ...anEventInput(), business_id: host.id });
		expect([announced.status, announced.body.code]).toEqual([409, 'business_declined']);
		const edited = await owner.patch(path, { description: 'Bread' });
		expect(edited.body).toMatchObject({ status: 'pending', review_note: null });
		expect(await inQueue()).toEqual([true, true]);
	});

	it('can be verified after all', async () => {
		await decide('decline');
		expect((await decide('verify')).body).toMatchObject({ status: 'verified', review_note: null });
	});

	it.each([
		['pending', 'suspend', 'business_not_verified'],
		['pending', 'restore', 'business_not_suspended'],
		['verified', 'decline', 'business_verified'],
		['suspended', 'decline', 'business_suspended'],
		['suspended', 'verify', 'business_suspended']
	])('that is %s cannot be decided by %s', async (state, decision, code) => {
		if (state !== 'pending') await decide('verify');
		if (state === 'suspended') await decide('suspend');
		const { status, body } = await decide(decision);
		expect([status, body.code]).toEqual([409, code]);
	});
});

describe('a decision about a business', () => {
	it('needs a reason where it is against it, and is made once', async () => {
		const { status, body } = await decide('suspend', { reason: ' ' });
		expect([status, Object.keys(body.fields)]).toEqual([422, ['reason']]);
		await decide('suspend');
		const { version } = (await decide('suspend')).body;
		expect((await decide('suspend')).body.version).toBe(version);
		const late = await moderator.post(`${path}/restore`, {}, { 'if-match': '1' });
		expect([late.status, late.body.code]).toEqual([409, 'changed_meanwhile']);
	});

	it('is told by mail to those who manage the business, and recorded without a name', async () => {
		await decide('suspend');
		await decide('suspend');
		await decide('restore', {});
		const mails = await rows(
			`SELECT person_id, data FROM mails WHERE kind = 'business_decided' AND json_extract(data, '$.slug') = '${host.slug}' ORDER BY id`
		);
		const me = (await owner.get('/api/auth/me')).body.id;
		expect(
			mails.map(({ person_id, data }) => [person_id, JSON.parse(String(data)).decision])
		).toEqual([
			[me, 'business_verified'],
			[me, 'business_suspended'],
			[me, 'business_restored']
		]);
		const by = (await moderator.get('/api/auth/me')).body.id;
		const entries = await rows(
			`SELECT actor, action, details FROM audit WHERE subject_kind = 'business' AND subject_id = '${host.id}' ORDER BY id`
		);
		expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
			[by, 'business_verified'],
			[by, 'business_suspended'],
			[by, 'business_restored']
		]);
		expect(JSON.stringify(entries)).not.toContain(reason);
	});

	it.each([
		['visitor', 401, 401],
		['olivia-owner', 403, 403],
		['emil-owner', 403, 403],
		['anna-attendee', 200, 403]
	])('is for moderators with the permission: %s', async (person, verify, suspend) => {
		await market.cognito.control('person', { person: 'anna-attendee', groups: ['editors'] });
		const client = person === 'visitor' ? market.visitor : await market.as(person);
		const verified = await client.post(`${path}/verify`);
		const suspended = await client.post(`${path}/suspend`, { reason });
		const restored = await client.post(`${path}/restore`, {});
		expect([verified.status, suspended.status, restored.status]).toEqual([
			verify,
			suspend,
			suspend
		]);
		expect((await market.visitor.get(path)).body.status).toBe('verified');
	});
});
