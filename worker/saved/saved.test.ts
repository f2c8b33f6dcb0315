import { env } from 'cloudflare:workers';
import { eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { exportParts } from '../account-data/export-parts.ts';
import { openDatabase } from '../database/client.ts';
import {
	events,
	followedBusinesses,
	jobs,
	mails,
	personalCalendars,
	savedEvents,
	users
} from '../database/schema.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { gatheredMs } from '../events/announce-change.ts';
import { limits } from '../limits.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { createMailbox } from '../testing/mailbox.ts';
import { benchViewer } from '../testing/bench-viewer.ts';
import { testPictures } from '../testing/pictures.ts';
import { anonymous } from '../users/identity.ts';
import { createSavedService } from './service.ts';
import { copySaved } from './move-saved.ts';
import { reminderAt, remindSavers } from './remind.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const anna = await market.as('anna-attendee');
const idOf = async (person: string) =>
	String((await (await market.as(person)).get('/api/auth/me')).body.id);
const annaId = await idOf('anna-attendee');

/** 20 March 2027, ten to six in Berlin: far enough from now for a reminder. */
const fair = await market.event('olivia-owner', bakery, {
	title: 'Fair',
	start_at: '2027-03-20T10:00',
	end_at: '2027-03-20T18:00'
});

const startOfFair = Date.UTC(2027, 2, 20, 9);

const save = (id: number | string = fair.id) => anna.post(`/api/events/${id}/save`);
const savedTitles = async () =>
	(await anna.get('/api/saved/events')).body.items.map(({ title }) => title);

/** What a person was told, by kind. */
const toldTo = async (person: string) =>
	await database
		.select({ kind: mails.kind, data: mails.data })
		.from(mails)
		.where(eq(mails.personId, person))
		.orderBy(mails.id);

async function everyMinute(now = market.clock.now): Promise<void> {
	const { context } = createMailbox(now);
	const { cognito, config, publicPages } = market;
	const fetch = (request: Request) => cognito.fetch(request);
	for (let minute = 0; minute < 2; minute++) {
		await runEveryMinute({ ...context, config, fetch, publicPages });
	}
}

beforeEach(async () => {
	await everyMinute();
	for (const table of [savedEvents, followedBusinesses, mails]) await database.delete(table);
});
afterAll(async () => {
	for (const table of [savedEvents, followedBusinesses, mails, jobs]) await database.delete(table);
});

describe('saving an event', () => {
	it('happens once, also when it is asked for twice at once', async () => {
		const answers = await Promise.all([save(), save(), save(fair.slug)]);
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(answers[0]?.body).toEqual({ event_id: fair.id, saved: true });
		expect(await database.select().from(savedEvents)).toHaveLength(1);
		expect(await savedTitles()).toEqual(['Fair']);
		const forget = () => anna.post(`/api/events/${fair.id}/unsave`);
		expect([(await forget()).status, (await forget()).status]).toEqual([204, 204]);
		expect(await savedTitles()).toEqual([]);
	});

	it('is for people who are signed in, and for events that everyone may see', async () => {
		for (const path of [`/api/events/${fair.id}/save`, `/api/businesses/${bakery.id}/follow`]) {
			expect((await market.visitor.post(path)).status).toBe(401);
		}
		const hidden = await market.event('olivia-owner', bakery, {}, false);
		expect((await save(hidden.id)).status).toBe(404);
		expect((await save('no-such-event')).status).toBe(404);
		const owner = await market.as('olivia-owner');
		expect((await owner.post(`/api/events/${hidden.id}/save`)).status).toBe(404);
		const waiting = await market.business('olivia-owner', { name: 'Waiting' }, false);
		expect((await anna.post(`/api/businesses/${waiting.id}/follow`)).status).toBe(404);
		expect(await database.select().from(savedEvents)).toEqual([]);
	});

	it('is seen by nobody else', async () => {
		await save();
		const other = await market.as('mona-moderator');
		expect((await other.get('/api/saved/events')).body.items).toEqual([]);
		await other.post(`/api/events/${fair.id}/unsave`);
		expect(await savedTitles()).toEqual(['Fair']);
		expect((await market.visitor.get('/api/saved/events')).status).toBe(401);
	});

	it('has a limit for each person, which two requests at once do not exceed', async () => {
		await database.run(
			sql`INSERT INTO events (submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, search_text, status, approved_at, created_at, updated_at, listed_version)
				SELECT 'limit-' || value, 'limit-' || value, 'Over', '', '', '', 0, 1, 'UTC', '', 'approved', 1, 0, 0, 1
				FROM json_each(${JSON.stringify(Array.from({ length: limits.savedEvents - 1 }, (_, i) => i))})`
		);
		await database.run(
			sql`INSERT INTO saved_events (person_id, event_id, saved_at) SELECT ${annaId}, id, 0 FROM events WHERE slug LIKE 'limit-%'`
		);
		const second = await market.event('olivia-owner', bakery, { title: 'Second' });
		const statuses = (await Promise.all([save(), save(second.id)])).map(({ status }) => status);
		expect(statuses.toSorted()).toEqual([200, 422]);
		expect(await database.select().from(savedEvents)).toHaveLength(limits.savedEvents);
		const [first] = await savedTitles();
		expect(['Fair', 'Second']).toContain(first);
		await database.run(sql`DELETE FROM events WHERE slug LIKE 'limit-%'`);
	});
});

describe('those who saved an event', () => {
	it('hear once that its time or place has changed, and what it was', async () => {
		const event = await market.event('olivia-owner', bakery, { title: 'Moving' });
		await save(event.id);
		const owner = await market.as('olivia-owner');
		await owner.patch(`/api/events/${event.id}`, { description: 'Stalls' });
		await everyMinute();
		expect(await toldTo(annaId)).toEqual([]);
		await owner.patch(`/api/events/${event.id}`, {
			location_name: 'Pier',
			end_at: '2027-03-06T20:00'
		});
		await everyMinute();
		expect(await toldTo(annaId)).toEqual([]);
		await everyMinute(market.clock.now + gatheredMs);
		await everyMinute(market.clock.now + gatheredMs);
		expect(await toldTo(annaId)).toMatchObject([
			{ kind: 'event_changed', data: { place: 'Pier', was: { place: 'Old Mill' } } }
		]);
	});

	it('hear once that it is cancelled, also if their business joined it', async () => {
		const event = await market.event('olivia-owner', bakery, { title: 'Doomed' });
		const cafe = await market.business('otto-other-owner', { name: 'Café' });
		const otto = await market.as('otto-other-owner');
		await otto.post(`/api/events/${event.id}/join`, { business_id: cafe.id });
		await otto.post(`/api/events/${event.id}/save`);
		await save(event.id);
		await (await market.as('olivia-owner')).post(`/api/events/${event.id}/cancel`);
		await everyMinute();
		expect(await toldTo(annaId)).toMatchObject([{ kind: 'event_cancelled' }]);
		const toOtto = (await toldTo(await idOf('otto-other-owner'))).map(({ kind }) => kind);
		expect(toOtto.filter((kind) => kind === 'event_cancelled')).toHaveLength(1);
	});

	it('are reminded the evening before, by the clocks of its place, and once', async () => {
		await save();
		const evening = Date.UTC(2027, 2, 19, 17);
		expect(reminderAt({ startAt: Date.parse(fair.start_at), timeZone: 'Europe/Berlin' })).toBe(
			evening
		);
		await everyMinute(evening - 60_000);
		expect(await toldTo(annaId)).toEqual([]);
		await everyMinute(evening);
		const { context } = createMailbox(evening);
		await remindSavers(context, String(fair.id), 0);
		await everyMinute(evening);
		expect(await toldTo(annaId)).toMatchObject([
			{ kind: 'event_reminder', data: { title: 'Fair', place: 'Old Mill' } }
		]);
	});

	it.each([
		[
			'in the night in which clocks change',
			'2027-03-28T00:30',
			'Europe/Berlin',
			'2027-03-27T17:00'
		],
		['after that night', '2027-03-29T00:30', 'Europe/Berlin', '2027-03-28T16:00'],
		['far to the east', '2027-03-10T08:00', 'Pacific/Kiritimati', '2027-03-09T04:00']
	])('are reminded at six, %s', (_, local, timeZone, utc) => {
		const offset = { 'Europe/Berlin': local.startsWith('2027-03-29') ? 2 : 1 }[timeZone] ?? 14;
		const startAt = Date.parse(`${local}Z`) - offset * 3_600_000;
		expect(new Date(reminderAt({ startAt, timeZone })).toISOString()).toBe(`${utc}:00.000Z`);
	});

	it('are reminded of the new date of one that was moved, and not of the old one', async () => {
		const event = await market.event('olivia-owner', bakery, {
			...{ title: 'Later', start_at: '2027-03-22T10:00', end_at: '2027-03-22T18:00' }
		});
		await save(event.id);
		await (
			await market.as('olivia-owner')
		).patch(`/api/events/${event.id}`, {
			...{ start_at: '2027-03-25T10:00', end_at: '2027-03-25T18:00' }
		});
		const reminders = async () =>
			(await toldTo(annaId)).filter(({ kind }) => kind === 'event_reminder');
		await everyMinute(Date.UTC(2027, 2, 21, 17));
		expect(await reminders()).toEqual([]);
		await everyMinute(Date.UTC(2027, 2, 24, 17));
		expect(await reminders()).toHaveLength(1);
	});

	it('are not reminded of one that was cancelled', async () => {
		const event = await market.event('olivia-owner', bakery, {
			...{ title: 'Off', start_at: '2027-03-23T10:00', end_at: '2027-03-23T18:00' }
		});
		await save(event.id);
		await (await market.as('olivia-owner')).post(`/api/events/${event.id}/cancel`);
		await everyMinute(Date.UTC(2027, 2, 22, 17));
		expect((await toldTo(annaId)).map(({ kind }) => kind)).toEqual(['event_cancelled']);
	});
});

describe('those who follow a business', () => {
	const follow = () => anna.post(`/api/businesses/${bakery.slug}/follow`);

	it('hear of the events that it announces once they are public, of a series once', async () => {
		expect((await follow()).body).toEqual({ business_id: bakery.id, following: true });
		await follow();
		const { body } = await anna.get('/api/saved/businesses');
		expect(body.items.map(({ slug }) => slug)).toEqual([bakery.slug]);
		const single = await market.event('olivia-owner', bakery, { title: 'New' }, false);
		await everyMinute();
		expect(await toldTo(annaId)).toEqual([]);
		const moderator = await market.as('mona-moderator');
		await moderator.post(`/api/events/${single.id}/approve`);
		const series = { repeat: { every: 'week', times: 3 }, submission_id: 'followed-series' };
		await market.event('olivia-owner', bakery, { title: 'Weekly', ...series }, false);
		const owner = await market.as('olivia-owner');
		const { body: mine } = await owner.get('/api/events/mine?limit=3');
		for (const { id } of mine.items) await moderator.post(`/api/events/${id}/approve`);
		await everyMinute();
		expect(await toldTo(annaId)).toMatchObject([
			{ kind: 'event_announced', data: { title: 'New', business: 'Bakery' } },
			{ kind: 'event_announced', data: { title: 'Weekly' } }
		]);
	});

	it('hear nothing once they have stopped', async () => {
		await follow();
		expect((await anna.post(`/api/businesses/${bakery.id}/unfollow`)).status).toBe(204);
		await market.event('olivia-owner', bakery, { title: 'Unheard' });
		await everyMinute();
		expect(await toldTo(annaId)).toEqual([]);
	});

	it('are told 500 at a time, whose rows alone are read', async () => {
		const people = JSON.stringify(Array.from({ length: 1_200 }, (_, index) => `fan-${index}`));
		await database.run(
			sql`INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at)
				SELECT value, 'fans', value, value, 0, 'Cognito', 0, 0 FROM json_each(${people})`
		);
		await database.run(
			sql`INSERT INTO followed_businesses (person_id, business_id, since) SELECT value, ${bakery.id}, 0 FROM json_each(${people})`
		);
		const event = await market.event('olivia-owner', bakery, { title: 'Loved' }, false);
		const instrumented = instrumentDatabase();
		const site = createApiSite({
			sharedWith: market,
			dependencies: { database: instrumented.database }
		});
		const moderator = await site.as('mona-moderator');
		const { rowsRead } = await instrumented.costOf(() =>
			moderator.post(`/api/events/${event.id}/approve`)
		);
		expect(rowsRead).toBeLessThan(200);
		await everyMinute();
		const told = await database.select().from(mails).where(eq(mails.kind, 'event_announced'));
		expect(told).toHaveLength(1_200);
		await database.delete(mails);
		await database.delete(users).where(sql`issuer = 'fans'`);
	});
});

describe('what a visitor saved on a device', () => {
	const move = (client: Client, body: unknown) => client.post('/api/saved', body);
	const followed = async () => (await anna.get('/api/saved/businesses')).body.items;

	it('moves to the account, once, and is reminded of', async () => {
		await database.delete(jobs);
		const list = { events: [fair.id], businesses: [bakery.id] };
		const answers = await Promise.all([move(anna, list), move(anna, list)]);
		for (const { status, body } of answers) {
			expect([status, body]).toEqual([200, { ...list, full: false }]);
		}
		expect(await savedTitles()).toEqual(['Fair']);
		expect(await followed()).toHaveLength(1);
		expect(await database.select().from(jobs).where(eq(jobs.kind, 'remind-savers'))).toMatchObject([
			{
				key: String(fair.id),
				dueAt: reminderAt({ startAt: startOfFair, timeZone: 'Europe/Berlin' })
			}
		]);
	});

	it('leaves out what is not public or not there, and what was saved before stays', async () => {
		await save();
		const hidden = await market.event('olivia-owner', bakery, {}, false);
		const waiting = await market.business('olivia-owner', { name: 'Waiting too' }, false);
		const { body } = await move(anna, {
			events: [hidden.id, fair.id, 987_654_321],
			businesses: [waiting.id]
		});
		expect(body).toEqual({ events: [fair.id], businesses: [], full: false });
		expect(await savedTitles()).toEqual(['Fair']);
		expect((await move(anna, {})).body).toEqual({ events: [], businesses: [], full: false });
	});

	it('is for people who are signed in, and a hundred of each at most', async () => {
		expect((await move(market.visitor, { events: [fair.id] })).status).toBe(401);
		const many = Array.from({ length: limits.savedOnDevice + 1 }, (_, index) => index + 1);
		for (const body of [
			{ events: many },
			{ businesses: many },
			{ events: 'all' },
			{ events: [0] }
		]) {
			expect((await move(anna, body)).status).toBe(422);
		}
		expect(await savedTitles()).toEqual([]);
	});

	it('does not exceed the limit of the account, and says so', async () => {
		await database.run(
			sql`INSERT INTO events (submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, search_text, status, approved_at, created_at, updated_at, listed_version)
				SELECT 'moved-' || value, 'moved-' || value, 'Over', '', '', '', 0, 1, 'UTC', '', 'approved', 1, 0, 0, 1
				FROM json_each(${JSON.stringify(Array.from({ length: limits.savedEvents + 1 }, (_, i) => i))})`
		);
		const ids = await database
			.select({ id: events.id })
			.from(events)
			.where(like(events.slug, 'moved-%'));
		await database.run(
			sql`INSERT INTO saved_events SELECT NULL, ${annaId}, id, 0 FROM events WHERE slug LIKE 'moved-%' LIMIT ${limits.savedEvents - 2}`
		);
		const list = ids.slice(-3).map(({ id }) => id);
		const answers = await Promise.all([move(anna, { events: list }), move(anna, { events: list })]);
		for (const { body } of answers) {
			expect(body).toMatchObject({ events: expect.any(Array), full: true });
			expect(Object(body).events).toHaveLength(2);
		}
		expect(await database.select().from(savedEvents)).toHaveLength(limits.savedEvents);
		await database.delete(savedEvents);
		await database.delete(events).where(like(events.slug, 'moved-%'));
	});

	it('is shown to whoever names its ids, as everyone sees it, in one round trip', async () => {
		const hidden = await market.event('olivia-owner', bakery, {}, false);
		const instrumented = instrumentDatabase();
		const service = createSavedService({
			...{ database: instrumented.database, pictures: testPictures, log: () => {} },
			...{ now: () => market.clock.now, identity: async () => anonymous }
		});
		const ids = { events: [hidden.id, fair.id], businesses: [bakery.id] };
		let shown: Awaited<ReturnType<typeof service.look>> | null = null;
		const trips = await instrumented.count(async () => void (shown = await service.look(ids)));
		expect(trips).toBe(1);
		expect(shown).toMatchObject({
			events: [{ id: fair.id, isMine: false }],
			businesses: [{ id: bakery.id, isMine: false }]
		});
		expect(await instrumented.count(() => service.look({ events: [], businesses: [] }))).toBe(0);
	});
});

describe('the calendar of what somebody has saved', () => {
	/** The service for one person, as their pages use it. */
	const serviceOf = (person: string | null) =>
		createSavedService({
			...{ database, pictures: testPictures, now: () => market.clock.now, log: () => {} },
			identity: async () => (person === null ? anonymous : benchViewer(person))
		});
	const own = serviceOf(annaId);
	const tokenIn = (path: string) => path.split('/')[2] ?? '';

	async function makeToken(): Promise<string> {
		const made = await own.makeCalendar();
		if (made.kind !== 'ok') throw new TypeError('Somebody signed in can make a calendar');
		return tokenIn(made.value);
	}

	it('is read by whoever has its link, which is not kept', async () => {
		await save();
		const token = await makeToken();
		expect(token).toMatch(/^[\w-]{22}$/);
		expect(await serviceOf(null).calendar(token)).toMatchObject({
			kind: 'ok',
			value: [{ title: 'Fair', isMine: false }]
		});
		expect(JSON.stringify(await database.select().from(personalCalendars))).not.toContain(token);
		expect(await own.hasCalendar()).toBe(true);
		expect(await serviceOf(null).hasCalendar()).toBe(false);
	});

	it('has one link, which its owner replaces and ends', async () => {
		const [first, second] = [await makeToken(), await makeToken()];
		const statusOf = async (token: string) => (await serviceOf(null).calendar(token)).kind;
		expect([await statusOf(first), await statusOf(second)]).toEqual(['error', 'ok']);
		await serviceOf('somebody else').removeCalendar();
		expect(await statusOf(second)).toBe('ok');
		await own.removeCalendar();
		expect([await statusOf(second), await own.hasCalendar()]).toEqual(['error', false]);
		for (const result of [
			await serviceOf(null).makeCalendar(),
			await serviceOf(null).removeCalendar()
		]) {
			expect(result).toMatchObject({ kind: 'error', problem: { status: 401 } });
		}
	});

	it('keeps what was cancelled, and nothing that moderators have taken back', async () => {
		const event = await market.event('olivia-owner', bakery, { title: 'Short-lived' });
		await save(event.id);
		const token = await makeToken();
		const statuses = async () => {
			const found = await own.calendar(token);
			return found.kind === 'ok' ? found.value.map(({ status }) => status) : [];
		};
		const moderator = await market.as('mona-moderator');
		await moderator.post(`/api/events/${event.id}/reject`, { reason: 'Spam' });
		expect(await statuses()).toEqual([]);
		await moderator.post(`/api/events/${event.id}/approve`);
		await (await market.as('olivia-owner')).post(`/api/events/${event.id}/cancel`);
		expect(await statuses()).toEqual(['cancelled']);
	});
});

describe('what somebody has saved', () => {
	it('is read in one round trip with the session, and bounded', async () => {
		await save();
		const instrumented = instrumentDatabase();
		const site = createApiSite({
			sharedWith: market,
			dependencies: { database: instrumented.database }
		});
		const client = await site.as('anna-attendee');
		await client.get('/api/saved/events');
		const { rowsRead } = await instrumented.costOf(() => client.get('/api/saved/events'));
		expect(rowsRead).toBeLessThan(40);
	});

	it('is moved to the account that stays when two become one', async () => {
		await save();
		await anna.post(`/api/businesses/${bakery.id}/follow`);
		const other = await idOf('emil-owner');
		await database.batch(copySaved(database, annaId, other, sql`TRUE`));
		await database.batch(copySaved(database, annaId, other, sql`TRUE`));
		const theirs = await database.select().from(savedEvents).where(eq(savedEvents.personId, other));
		expect(theirs).toHaveLength(1);
		expect(await database.select().from(followedBusinesses)).toHaveLength(2);
	});

	it('end with the account, and are in its download', async () => {
		await save();
		await anna.post(`/api/businesses/${bakery.id}/follow`);
		const parts = exportParts(database, annaId);
		const read = async (name: string) => await parts.find((part) => part.name === name)?.read(0);
		expect(await read('saved_events')).toEqual([
			{ event_id: fair.id, saved_at: expect.any(Number) }
		]);
		expect(await read('followed_businesses')).toMatchObject([{ business_id: bakery.id }]);
		await env.DB.prepare('DELETE FROM users WHERE id = ?').bind(annaId).run();
		expect(await database.select().from(savedEvents)).toEqual([]);
		expect(await database.select().from(followedBusinesses)).toEqual([]);
	});
});
