import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServices } from '../app-context.ts';
import { createApiSite, openingTime } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { testPictures } from '../testing/pictures.ts';
import { addMember } from '../testing/teams.ts';
import { createSiteWithActions } from '../testing/page-actions.ts';
import { benchViewer } from '../testing/bench-viewer.ts';
import type { Tab } from './types.ts';

const market = createApiSite();
const pages = createSiteWithActions({ startAt: openingTime });
const owner = await market.as('olivia-owner');
const helper = await market.as('anna-attendee');
const guest = await market.as('emil-owner');
const moderator = await market.as('mona-moderator');
const hall = await market.business('olivia-owner', { name: 'Hall' });
const stand = await market.business('emil-owner', { name: 'Stand' });
await addMember(owner, hall, helper, 'helper');

const at = (date: string) => ({ start_at: `${date}T10:00`, end_at: `${date}T18:00` });
const soon = await market.event('olivia-owner', hall, { title: 'Tomorrow', ...at('2027-03-02') });
const later = await market.event('olivia-owner', hall, {
	...{ title: 'Later', joining: 'on_request' },
	...at('2027-05-01')
});
const pending = await market.event('olivia-owner', hall, { title: 'Pending' }, false);
const refused = await market.event('olivia-owner', hall, { title: 'Refused' }, false);
await moderator.post(`/api/events/${refused.id}/reject`, { reason: 'Where is it?' });
const cancelled = await market.event('olivia-owner', hall, { title: 'Cancelled' });
await owner.post(`/api/events/${cancelled.id}/cancel`);
await guest.post(`/api/events/${later.id}/join`, { business_id: stand.id });
await owner.post(`/api/events/${soon.id}/requests/${stand.id}/invite`);

/** What somebody's dashboard shows. */
async function overview(person: string, tab: Tab = 'upcoming') {
	const browser = await pages.signIn(person);
	const result = await pages.act(browser, ({ dashboard }) => dashboard.overview({ tab }));
	if (result.kind === 'error') throw new TypeError(result.problem.message);
	return result.value;
}
const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title);

describe('the dashboard', () => {
	it('begins with what needs somebody', async () => {
		const seen = await overview('olivia-owner');
		expect(titles(seen.rejected)).toEqual(['Refused']);
		expect(seen.requested).toMatchObject([{ title: 'Later', requests: 1 }]);
		expect(titles(seen.soon)).toEqual(['Tomorrow']);
		const ofGuest = await overview('emil-owner');
		expect(ofGuest.invitations).toMatchObject([
			{ business: { name: 'Stand' }, event: { title: 'Tomorrow' } }
		]);
	});

	it('counts open questions for those who answer them, and none that was answered', async () => {
		await env.DB.prepare(
			`UPDATE users SET email = 'a@secret.test', email_verified = 1 WHERE id = ?`
		)
			.bind((await guest.get('/api/auth/me')).body.id)
			.run();
		const asked = [];
		for (const text of ['Are dogs welcome?', 'Is there parking?']) {
			asked.push(await guest.post(`/api/events/${later.id}/questions`, { text }));
		}
		expect(asked.map(({ status }) => status)).toEqual([201, 201]);
		expect((await overview('olivia-owner')).asked).toMatchObject([
			{ title: 'Later', questions: 2 }
		]);
		// A helper reads requests, and answers nobody.
		expect((await overview('anna-attendee')).asked).toEqual([]);
		const path = `/api/events/${later.id}/questions`;
		const { items } = (await owner.get(path)).body;
		await owner.post(`${path}/${items[0]?.id}/answer`, { answer: 'Yes' });
		expect((await overview('olivia-owner')).asked).toMatchObject([
			{ title: 'Later', questions: 1 }
		]);
		await owner.post(`${path}/${items[1]?.id}/close`);
		expect((await overview('olivia-owner')).asked).toEqual([]);
	});

	it('has the events of each tab by date, and how many there are', async () => {
		const seen = await overview('olivia-owner');
		expect(titles(seen.events.items)).toEqual(['Tomorrow', 'Later']);
		expect(titles((await overview('olivia-owner', 'waiting')).events.items).sort()).toEqual([
			'Pending',
			'Refused'
		]);
		expect(titles((await overview('olivia-owner', 'past')).events.items)).toEqual(['Cancelled']);
		expect(seen.counts).toEqual({
			upcoming: { value: 2, isMore: false },
			waiting: { value: 2, isMore: false },
			past: { value: 1, isMore: false }
		});
	});

	it('tells how many take part in an event, have saved it, and added it to calendars', async () => {
		await helper.post(`/api/events/${soon.id}/save`);
		const visitor = await pages.signIn('anna-attendee');
		await pages.act(visitor, ({ calendarAdds }) => calendarAdds.count(soon.slug));
		const [first] = (await overview('olivia-owner')).events.items;
		expect(first).toMatchObject({ title: 'Tomorrow', joinedCount: 0, saves: 1, calendarAdds: 1 });
	});

	it('has the events of the teams that somebody is in, like the list of their events', async () => {
		expect(titles((await overview('anna-attendee')).events.items)).toEqual(['Tomorrow', 'Later']);
		const { body } = await helper.get('/api/events/mine?limit=50');
		expect(titles(body.items)).toEqual(['Cancelled', 'Refused', 'Pending', 'Later', 'Tomorrow']);
		expect((await guest.get('/api/events/mine')).body.items).toEqual([]);
		expect(pending.status).toBe('pending');
	});
});

describe('the dashboard of somebody with 5,000 businesses and 10,000 requests', () => {
	const person = 'many';
	const { database, costOf } = instrumentDatabase();
	const services = createServices({
		...{ database, pictures: testPictures, log: () => {} },
		...{ identity: async () => benchViewer(person), now: () => openingTime }
	});

	beforeAll(async () => {
		const numbers = `WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 4999)`;
		await env.DB.batch([
			env.DB.prepare(
				`INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at) VALUES (?, 'i', 'many', 'many', 0, 'Cognito', 0, 0)`
			).bind(person),
			env.DB.prepare(
				`${numbers} INSERT INTO businesses (id, owner_id, submission_id, slug, name, description, is_verified, search_text, created_at, updated_at)
				SELECT 900000 + n, ?, 'many-' || n, 'many-' || n, 'Many', '', 1, '', 0, 0 FROM numbers`
			).bind(person),
			env.DB.prepare(
				`${numbers} INSERT INTO events (id, created_by, host_business_id, submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, status, approved_at, search_text, created_at, updated_at)
				SELECT 900000 + n, ?1, 900000 + n, 'many-' || n, 'many-' || n, 'Many', '', '', '', ?2 + n, ?2 + n + 1, 'UTC', 'approved', 0, '', 0, 0 FROM numbers`
			).bind(person, openingTime),
			env.DB.prepare(
				`${numbers} INSERT INTO join_requests (event_id, business_id, state, since, event_end_at)
				SELECT 900000 + value, 900000 + n, 'requested', n, ? FROM numbers, json_each('[0, 1]')`
			).bind(openingTime),
			env.DB.prepare(
				`${numbers} INSERT INTO join_requests (event_id, business_id, state, since, event_end_at)
				SELECT 900000 + n, 904998, 'invited', n, ? FROM numbers WHERE n > 1`
			).bind(openingTime),
			env.DB.prepare(
				`${numbers} INSERT INTO questions (event_id, asker_id, text, created_at, state, event_end_at)
				SELECT 900000 + value, ?1, '?', n, 'open', ?2 FROM numbers, json_each('[0, 1]')`
			).bind(person, openingTime)
		]);
	}, 120_000);
	afterAll(async () => {
		await env.DB.batch([
			env.DB.prepare('DELETE FROM events WHERE id >= 900000'),
			env.DB.prepare('DELETE FROM businesses WHERE id >= 900000'),
			env.DB.prepare('DELETE FROM users WHERE id = ?').bind(person)
		]);
	}, 120_000);

	it.each(['upcoming', 'waiting', 'past'] as const)(
		'reads a bounded number of rows: %s',
		async (tab) => {
			const { rowsRead, roundTrips } = await costOf(() => services.dashboard.overview({ tab }));
			expect(roundTrips).toBe(1);
			expect(rowsRead).toBeLessThanOrEqual(8_000);
		}
	);

	it('reads a bounded number of rows for the list of all their events', async () => {
		const { rowsRead } = await costOf(() => services.events.mine());
		expect(rowsRead).toBeLessThanOrEqual(2_000);
	});
});
