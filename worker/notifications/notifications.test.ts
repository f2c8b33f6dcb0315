import { readTestTexts } from '../testing/static-files.ts';
import { env } from 'cloudflare:workers';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { notificationKinds } from '../database/notification-kinds.ts';
import { mails, unwantedMail } from '../database/schema.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { siteLanguages } from '../languages/languages.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { createMailbox } from '../testing/mailbox.ts';
import { notificationSamples } from '../testing/notification-samples.ts';
import { en } from '../text/en.ts';
import { notify } from './notify.ts';
import { wordsOf } from './words.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const cafe = await market.business('otto-other-owner', { name: 'Café' });

const idOf = async (person: string) =>
	String((await (await market.as(person)).get('/api/auth/me')).body.id);
const anna = await idOf('anna-attendee');

interface Listed {
	id: number;
	kind: string;
	title: string;
	path: string;
	is_read: boolean;
}

/** What a person finds in their list. */
async function newsOf(person: string, query = ''): Promise<Listed[]> {
	const { body, status } = await (await market.as(person)).get(`/api/notifications${query}`);
	expect(status).toBe(200);
	return Object(body).items;
}

const verified = (key: string) => ({
	...{ kind: 'business_decided' as const, key },
	data: notificationSamples.business_decided
});
const tell = (key: string, to = anna, condition = sql`TRUE`) =>
	notify(database, verified(key), to, market.clock.now, condition);

beforeEach(async () => {
	await database.delete(mails);
	await database.delete(unwantedMail);
});
afterAll(async () => {
	await database.delete(mails);
});

describe('a notification', () => {
	it('is told once, however often its batch is sent', async () => {
		await Promise.all([tell('1'), tell('1')]);
		await database.batch([tell('1'), tell('2')]);
		expect(await newsOf('anna-attendee')).toHaveLength(2);
	});

	it('is not told unless the condition of the change holds, nor to nobody', async () => {
		await tell('1', anna, sql`FALSE`);
		await tell('1', 'somebody whose account is gone');
		await notify(database, verified('1'), sql`(SELECT NULL AS person_id)`, 0, sql`TRUE`);
		expect(await database.select().from(mails)).toEqual([]);
	});

	it('says in every language where it leads, and what is known', async () => {
		for (const { code } of siteLanguages) {
			for (const kind of notificationKinds) {
				const { title, body, link, path, facts } = wordsOf(
					kind,
					notificationSamples[kind],
					(await readTestTexts(code)).text
				);
				const all = [title, body, link, path, ...facts.map(({ label, value }) => label + value)];
				for (const words of all) expect(words).toMatch(/^(?!.*(?:undefined|null|Invalid)).+/);
			}
		}
		const { facts } = wordsOf('event_changed', notificationSamples.event_changed, en);
		expect(facts).toEqual([
			{ label: 'When', value: 'Saturday, 6 March 2027 at 10:00' },
			{ label: 'Where', value: 'Old Mill' },
			{ label: 'Before', value: 'Thursday, 1 January 1970 at 01:00 · Pier' }
		]);
	});

	it('waits for a mail service that is down, and is in the list meanwhile', async () => {
		const mailbox = createMailbox(market.clock.now);
		const context = {
			...mailbox.context,
			...{ config: market.config, publicPages: market.publicPages },
			fetch: (request: Request) => market.cognito.fetch(request)
		};
		mailbox.service.answer = async () => ({ kind: 'failed', code: 'E_DOWN', isOutage: true });
		await tell('1');
		await runEveryMinute(context);
		expect(await newsOf('anna-attendee')).toHaveLength(1);
		mailbox.service.answer = async () => ({ kind: 'sent' });
		mailbox.clock.now += 3_600_000;
		await runEveryMinute(context);
		await runEveryMinute(context);
		expect(mailbox.received).toHaveLength(1);
		expect(mailbox.received[0]).toMatchObject({ subject: 'Bakery: declined' });
	});

	it('is in the list without an e-mail for somebody who does not want this kind', async () => {
		await database
			.insert(unwantedMail)
			.values({ personId: anna, kind: 'business_decided', createdAt: 0 });
		const mailbox = createMailbox(market.clock.now);
		await tell('1');
		await runEveryMinute({
			...mailbox.context,
			...{ config: market.config, publicPages: market.publicPages },
			fetch: (request) => market.cognito.fetch(request)
		});
		expect(mailbox.received).toEqual([]);
		expect(await newsOf('anna-attendee')).toHaveLength(1);
	});
});

describe('the list of what somebody was told', () => {
	it('shows the newest first, in pages', async () => {
		for (const key of ['1', '2', '3']) await tell(key);
		const client = await market.as('anna-attendee');
		const { body: first } = await client.get('/api/notifications?limit=2');
		const { body: rest } = await client.get(`/api/notifications?cursor=${first.next_cursor}`);
		const ids = [...first.items, ...rest.items].map(({ id }) => id);
		expect(ids).toEqual(ids.toSorted((a, b) => b - a));
		expect([ids.length, rest.next_cursor]).toEqual([3, null]);
		expect((await client.get('/api/notifications?cursor=x')).status).toBe(400);
	});

	it('is nobody else’s to read or to mark', async () => {
		await tell('1');
		const [listed] = await newsOf('anna-attendee');
		expect(await newsOf('mona-moderator')).toEqual([]);
		expect((await market.visitor.get('/api/notifications')).status).toBe(401);
		const stranger = await market.as('otto-other-owner');
		await stranger.post('/api/notifications/read', { id: listed?.id, older: true });
		expect(await newsOf('anna-attendee')).toMatchObject([{ is_read: false }]);
		const anonymous = await market.visitor.post('/api/notifications/read', { id: listed?.id });
		expect(anonymous.status).toBe(401);
	});

	it('remembers which were read: one, or that one and those before it', async () => {
		for (const key of ['1', '2', '3']) await tell(key);
		const client = await market.as('anna-attendee');
		const [newest, middle] = await newsOf('anna-attendee');
		await client.post('/api/notifications/read', { id: newest?.id });
		const readOf = async () => (await newsOf('anna-attendee')).map(({ is_read }) => is_read);
		expect(await readOf()).toEqual([true, false, false]);
		await tell('4');
		expect(
			(await client.post('/api/notifications/read', { id: middle?.id, older: true })).status
		).toBe(204);
		expect(await readOf()).toEqual([false, true, true, true]);
		expect((await client.post('/api/notifications/read', {})).status).toBe(422);
	});

	it('reads as many rows as it shows', async () => {
		for (let index = 0; index < 300; index++) await tell(String(index));
		const instrumented = instrumentDatabase();
		const session = createApiSite({
			sharedWith: market,
			dependencies: { database: instrumented.database }
		});
		const client = await session.as('anna-attendee');
		await client.get('/api/notifications');
		const { rowsRead } = await instrumented.costOf(() => client.get('/api/notifications?limit=5'));
		expect(rowsRead).toBeLessThan(20);
	});
});

describe('what people are told of', () => {
	it('is that their business was verified', async () => {
		const stall = await market.business('olivia-owner', { name: 'Stall' });
		expect(await newsOf('olivia-owner')).toMatchObject([
			{ kind: 'business_decided', title: 'Stall: verified', path: `/businesses/${stall.slug}` }
		]);
		await (await market.as('mona-moderator')).post(`/api/businesses/${stall.id}/verify`);
		expect(await newsOf('olivia-owner')).toHaveLength(1);
	});

	it('is what moderators decided about their event, with the reason', async () => {
		const event = await market.event('olivia-owner', bakery, {}, false);
		const moderator = await market.as('mona-moderator');
		await moderator.post(`/api/events/${event.id}/reject`, { reason: 'No address' });
		await (await market.as('olivia-owner')).patch(`/api/events/${event.id}`, { title: 'Fair' });
		await moderator.post(`/api/events/${event.id}/approve`);
		await moderator.post(`/api/events/${event.id}/approve`);
		expect(await newsOf('olivia-owner')).toMatchObject([
			{ kind: 'event_accepted', title: 'Fair is public' },
			{ kind: 'event_declined', path: `/events/${event.slug}` }
		]);
		const [declined] = await database
			.select({ data: mails.data })
			.from(mails)
			.where(eq(mails.kind, 'event_declined'));
		expect(declined?.data).toMatchObject({ reason: 'No address' });
	});

	it('is once that a series is public, not once for each date', async () => {
		const series = { repeat: { every: 'week', times: 3 }, submission_id: 'weekly-for-the-list' };
		const first = await market.event('olivia-owner', bakery, series, false);
		const client = await market.as('olivia-owner');
		const { body } = await client.get('/api/events/mine?limit=3');
		const moderator = await market.as('mona-moderator');
		for (const { id } of body.items) await moderator.post(`/api/events/${id}/approve`);
		expect(first.id).toBeGreaterThan(0);
		expect((await newsOf('olivia-owner')).map(({ kind }) => kind)).toEqual(['event_accepted']);
	});

	it('is not what they did themselves', async () => {
		const event = await market.event('olivia-owner', bakery);
		await database.delete(mails);
		const olivia = await market.as('olivia-owner');
		await olivia.post(`/api/events/${event.id}/join`, { business_id: bakery.id });
		expect(await newsOf('olivia-owner')).toEqual([]);
	});

	it('reaches the team of a business, too', async () => {
		const manager = and(eq(mails.kind, 'business_decided'), eq(mails.personId, anna));
		const stall = await market.business('olivia-owner', { name: 'Team' }, false);
		await env.DB.prepare(
			`INSERT INTO business_members (business_id, person_id, role, since) VALUES (?, ?, 'manager', 0)`
		)
			.bind(stall.id, anna)
			.run();
		await (await market.as('mona-moderator')).post(`/api/businesses/${stall.id}/verify`);
		expect(await database.select().from(mails).where(manager)).toHaveLength(1);
	});

	it('is who joined their event and who left it, once a day', async () => {
		const event = await market.event('olivia-owner', bakery, {
			start_at: '2027-03-20T10:00',
			end_at: '2027-03-20T12:00'
		});
		await database.delete(mails);
		const otto = await market.as('otto-other-owner');
		const change = (what: string) =>
			otto.post(`/api/events/${event.id}/${what}`, { business_id: cafe.id });
		for (const what of ['join', 'join', 'leave', 'leave', 'join']) {
			expect((await change(what)).status).toBe(200);
		}
		expect((await newsOf('olivia-owner')).map(({ kind }) => kind)).toEqual([
			'business_left',
			'business_joined'
		]);
		const told = () => database.select().from(mails).where(eq(mails.kind, 'business_left'));
		expect(await newsOf('otto-other-owner')).toEqual([]);
		await database.update(mails).set({ key: sql`${mails.key} || '-yesterday'` });
		await change('leave');
		expect(await told()).toHaveLength(2);
	});
});
