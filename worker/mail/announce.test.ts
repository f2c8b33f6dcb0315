import { env } from 'cloudflare:workers';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
	announcements,
	businesses,
	eventBusinesses,
	events,
	jobs,
	mails,
	users
} from '../database/schema.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { createMailbox } from '../testing/mailbox.ts';
import { createSite } from '../testing/site.ts';
import { announce, expandAnnouncement } from './announce.ts';
import type { Announcement } from './announce.ts';

const { cognito, config, publicPages } = createSite();
const fetch = (request: Request) => cognito.fetch(request);
let mailbox = createMailbox();
const { database } = mailbox.context;

const cancellation: Announcement = {
	kind: 'event_cancelled',
	key: '1',
	audience: 'participants',
	audienceId: 1,
	data: { title: 'Night market', slug: 'night-market', startAt: 0, timeZone: 'UTC' }
};

/** An event of the person 0 that businesses of the others joined, each `each` of them. */
async function addParticipants(people: number, each = 1): Promise<void> {
	const numbers = (count: number) => JSON.stringify(Array.from({ length: count }, (_, i) => i));
	const rows = people * each;
	await env.DB.batch([
		env.DB.prepare(
			`INSERT INTO users (id, issuer, sub, username, email, email_verified, identity_provider, created_at, updated_at)
			SELECT 'p' || value, 'i', value, value, 'p' || value || '@popmap.test', 1, 'Cognito', 0, 0 FROM json_each(?)`
		).bind(numbers(people + 1)),
		env.DB.prepare(
			`INSERT INTO businesses (id, owner_id, submission_id, slug, name, description, search_text, created_at, updated_at, listed_version)
			SELECT value + 1, 'p' || (value % CAST(?2 AS INTEGER) + 1), value, value, 'B', '', '', 0, 0, 1 FROM json_each(?1)`
		).bind(numbers(rows), people),
		env.DB.prepare(
			`INSERT INTO events (id, created_by, submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, search_text, created_at, updated_at, listed_version)
			VALUES (1, 'p0', 's', 's', 'Night market', '', '', '', 0, 0, 'UTC', '', 0, 0, 1)`
		),
		env.DB.prepare(
			`INSERT INTO event_businesses (event_id, business_id, joined_at) SELECT 1, value + 1, 0 FROM json_each(?)`
		).bind(numbers(rows))
	]);
}

const announceIt = async (condition = sql`TRUE`) =>
	database.batch(announce(database, [cancellation], mailbox.clock.now, condition));

async function everyMinute(minutes: number): Promise<void> {
	for (let minute = 0; minute < minutes; minute++) {
		await runEveryMinute({ ...mailbox.context, config, fetch, publicPages });
		mailbox.clock.now += 60_000;
	}
}

const count = async (table: 'mails' | 'announcements' | 'jobs') =>
	(await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>())?.n;

beforeEach(async () => {
	mailbox = createMailbox();
	for (const table of [eventBusinesses, events, businesses, announcements, jobs, mails, users]) {
		await database.delete(table);
	}
});

describe('an announcement', () => {
	it('is one row and one job, however many get it', async () => {
		await addParticipants(1_000);
		await announceIt();
		expect([await count('announcements'), await count('jobs'), await count('mails')]).toEqual([
			1, 1, 0
		]);
	});

	it('is not made unless the condition of the change holds', async () => {
		await announceIt(sql`FALSE`);
		expect([await count('announcements'), await count('jobs')]).toEqual([0, 0]);
	});

	it('reaches each of 10,000 once, and leaves nothing behind', async () => {
		await addParticipants(10_000);
		await announceIt();
		await everyMinute(1);
		expect([await count('announcements'), await count('jobs')]).toEqual([0, 0]);
		const people = await database.selectDistinct({ id: mails.personId }).from(mails);
		expect([await count('mails'), people.length]).toEqual([10_000, 10_000]);
		await everyMinute(1);
		expect(new Set(mailbox.received.map(({ to }) => to)).size).toBe(mailbox.received.length);
		expect(mailbox.received.length).toBeGreaterThanOrEqual(500);
		expect(mailbox.logged).toContainEqual({ event: 'mail_remains' });
	});

	it('is expanded 500 at a time, whose rows alone are read', async () => {
		await addParticipants(2_000);
		await announceIt();
		const instrumented = instrumentDatabase();
		const context = { ...mailbox.context, database: instrumented.database };
		const { rowsRead } = await instrumented.costOf(() =>
			expandAnnouncement(context, 'event_cancelled/1/participants', 0)
		);
		expect(await count('mails')).toBe(500);
		expect(rowsRead).toBeLessThan(500 * 8);
	});

	it('reaches somebody with several businesses once', async () => {
		await addParticipants(3, 400);
		await announceIt();
		await everyMinute(2);
		expect(mailbox.received.map(({ to }) => to).sort()).toEqual([
			'p1@popmap.test',
			'p2@popmap.test',
			'p3@popmap.test'
		]);
	});

	it('reaches nobody twice when a step runs twice', async () => {
		await addParticipants(600);
		await announceIt();
		for (const progress of [0, 0, 500]) {
			await expandAnnouncement(mailbox.context, 'event_cancelled/1/participants', progress);
		}
		expect(await count('mails')).toBe(600);
	});

	it('does not reach the person who made it, nor a business without an owner', async () => {
		await addParticipants(3);
		await database.run(sql`UPDATE businesses SET owner_id = NULL WHERE id = 1`);
		await database.run(sql`UPDATE businesses SET owner_id = 'p0' WHERE id = 2`);
		await announceIt();
		await everyMinute(2);
		expect(mailbox.received.map(({ to }) => to)).toEqual(['p3@popmap.test']);
	});
});
