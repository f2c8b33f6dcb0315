import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import {
	accountDeletions,
	activities,
	addressProofs,
	addressSearches,
	apiTokens,
	businessInvitations,
	businesses,
	events,
	formerNames,
	geocodes,
	handovers,
	knownDevices,
	mails,
	questions,
	sessions,
	suppressions,
	users
} from '../database/schema.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { retentionDays } from './periods.ts';
import { purge, purgedKinds } from './purge.ts';

const database = openDatabase(env.DB);
const day = 86_400_000;
const now = 1_000 * day;

const person = {
	id: 'user',
	issuer: 'https://issuer.test',
	sub: 'sub',
	username: 'user',
	emailVerified: false,
	identityProvider: 'Cognito',
	createdAt: 0,
	updatedAt: 0
};

const session = (id: string, expiresAt: number, endedAt: number | null = null) => ({
	id,
	userId: 'user',
	identityProvider: 'Cognito',
	device: 'Chrome on Android',
	createdAt: 0,
	lastSeenAt: 0,
	expiresAt,
	endedAt
});

type Event = typeof events.$inferInsert;
type Business = typeof businesses.$inferInsert;

const event = (slug: string, status: Event['status'], special: Partial<Event> = {}): Event => ({
	submissionId: slug,
	slug,
	status,
	title: 'Market',
	description: '',
	locationName: 'Hall',
	address: '',
	startAt: now,
	endAt: now,
	timeZone: 'UTC',
	searchText: '',
	createdAt: 0,
	updatedAt: now,
	...special
});

const business = (slug: string, updatedAt: number, special: Partial<Business> = {}): Business => ({
	submissionId: slug,
	slug,
	name: slug,
	description: '',
	searchText: '',
	createdAt: 0,
	updatedAt,
	...special
});

async function addOldSessions(count: number): Promise<void> {
	const ids = Array.from({ length: count }, (_, index) => `old-${index}`);
	await env.DB.prepare(
		`INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at)
		 SELECT value, 'user', 'Cognito', 'x', 0, 0, 0 FROM json_each(?)`
	)
		.bind(JSON.stringify(ids))
		.run();
}

/** One by one, because a statement has at most a hundred parameters. */
async function addEvents(all: readonly Event[]): Promise<void> {
	for (const each of all) await database.insert(events).values(each);
}

/** Purges, and records what is logged. */
async function run(options: Partial<Parameters<typeof purge>[0]> = {}) {
	const lines: Record<string, unknown>[] = [];
	const log = (name: string, fields = {}) => void lines.push({ event: name, ...fields });
	const removed = await purge({ database, now: () => now, log, ...options });
	return { removed, lines };
}

const slugs = async (table: typeof events | typeof businesses) =>
	(await database.select({ slug: table.slug }).from(table)).map(({ slug }) => slug).sort();

beforeEach(async () => {
	await database.delete(events);
	await database.delete(businesses);
	await database.delete(sessions);
	await database.delete(mails);
	await database.delete(suppressions);
	await database.delete(knownDevices);
	await database.delete(activities);
	await database.delete(addressProofs);
	await database.insert(users).values(person).onConflictDoNothing();
});

describe('the nightly purge', () => {
	it('removes only sessions that ended more than a week ago', async () => {
		const limit = now - retentionDays.endedSession * day;
		await database
			.insert(sessions)
			.values([
				session('alive', now + day),
				session('ended-long-ago', now + day, limit - 1),
				session('ended-lately', now + day, limit),
				session('expired-long-ago', limit - 1),
				session('expired-lately', limit)
			]);
		expect((await run()).removed).toMatchObject({ sessions: 2 });
		const left = await database.select({ id: sessions.id }).from(sessions);
		expect(left.map(({ id }) => id).sort()).toEqual(['alive', 'ended-lately', 'expired-lately']);
	});

	it('removes events that were refused or never decided, after their time, and no others', async () => {
		const refused = now - retentionDays.refusedEvent * day;
		const undecided = now - retentionDays.undecidedEvent * day;
		await addEvents([
			event('rejected-long-ago', 'rejected', { updatedAt: refused - 1 }),
			event('rejected-lately', 'rejected', { updatedAt: refused }),
			event('cancelled-unseen', 'cancelled', { updatedAt: refused - 1 }),
			event('cancelled-public', 'cancelled', { updatedAt: refused - 1, approvedAt: 1 }),
			event('undecided', 'pending', { endAt: undecided - 1, updatedAt: 0 }),
			event('over-lately', 'pending', { endAt: undecided, updatedAt: 0 }),
			event('public', 'approved', { endAt: 0, updatedAt: 0, approvedAt: 1 }),
			event('imported', 'rejected', { updatedAt: 0, legacyId: 1 })
		]);
		expect((await run()).removed).toMatchObject({ refused_events: 2, undecided_events: 1 });
		expect(await slugs(events)).toEqual([
			'cancelled-public',
			'imported',
			'over-lately',
			'public',
			'rejected-lately'
		]);
	});

	it('removes drafts long after their last change', async () => {
		const limit = now - retentionDays.draft * day;
		await database.insert(businesses).values(business('baker', now, { id: 3_000_000 }));
		const draft = (submissionId: string, updatedAt: number) =>
			env.DB.prepare(
				`INSERT INTO drafts (business_id, created_by, submission_id, fields, created_at, updated_at)
					VALUES (3000000, '${person.id}', ?, '{}', 0, ?)`
			).bind(submissionId, updatedAt);
		await env.DB.batch([draft('old', limit - 1), draft('recent', limit)]);
		expect((await run()).removed).toMatchObject({ drafts: 1 });
		const { results } = await env.DB.prepare('SELECT submission_id FROM drafts').all();
		expect(results).toEqual([{ submission_id: 'recent' }]);
	});

	it('removes businesses that were never verified, unless they host a public event', async () => {
		const limit = now - retentionDays.unverifiedBusiness * day;
		await database
			.insert(businesses)
			.values([
				business('forgotten', limit - 1),
				business('hopeful', limit - 1, { id: 1_000_000 }),
				business('recent', limit),
				business('verified', 0, { isVerified: true }),
				business('host', limit - 1, { id: 2_000_000 }),
				business('imported', 0, { legacyId: 1 })
			]);
		await addEvents([
			event('past', 'approved', { hostBusinessId: 2_000_000, approvedAt: 1 }),
			event('unseen', 'pending', { hostBusinessId: 1_000_000, endAt: 0 })
		]);
		expect((await run()).removed).toMatchObject({ unverified_businesses: 2 });
		expect(await slugs(businesses)).toEqual(['host', 'imported', 'recent', 'verified']);
	});

	it('removes messages long after they were sent, and none that waits', async () => {
		const limit = now - retentionDays.finishedMail * day;
		const finished = (key: string, finishedAt: number | null) => ({
			kind: 'alert' as const,
			key,
			data: {},
			dueAt: 0,
			createdAt: 0,
			finishedAt
		});
		await database
			.insert(mails)
			.values([finished('old', limit - 1), finished('recent', limit), finished('waits', null)]);
		expect((await run()).removed).toMatchObject({ finished_mails: 1 });
		const left = await database.select({ key: mails.key }).from(mails);
		expect(left.map(({ key }) => key).sort()).toEqual(['recent', 'waits']);
	});

	it('removes suppressions when they end', async () => {
		const until = (addressHash: string, time: number) => ({
			addressHash,
			createdAt: 0,
			until: time
		});
		await database.insert(suppressions).values([until('ended', now - 1), until('holds', now)]);
		expect((await run()).removed).toMatchObject({ suppressions: 1 });
		const left = await database.select().from(suppressions);
		expect(left.map(({ addressHash }) => addressHash)).toEqual(['holds']);
	});

	it('removes what is left of account deletions, and none that is under way', async () => {
		const limit = now - retentionDays.accountDeletion * day;
		const deletion = (userId: string, completedAt: number | null) => ({
			userId,
			requestedBy: 'person' as const,
			requestedAt: 0,
			completedAt
		});
		await database
			.insert(accountDeletions)
			.values([deletion('old', limit - 1), deletion('recent', limit), deletion('busy', null)]);
		expect((await run()).removed).toMatchObject({ account_deletions: 1 });
		const left = await database.select({ id: accountDeletions.userId }).from(accountDeletions);
		expect(left.map(({ id }) => id).sort()).toEqual(['busy', 'recent']);
	});

	it('removes links of hand-overs that have expired, unless they were accepted', async () => {
		const owners = ['expired', 'open', 'accepted'];
		await database.insert(users).values(owners.map((id) => ({ ...person, id, sub: id })));
		const link = (ownerId: string, expiresAt: number, acceptedBy: string | null = null) => ({
			ownerId,
			tokenHash: ownerId,
			createdAt: 0,
			expiresAt,
			acceptedBy
		});
		await database
			.insert(handovers)
			.values([link('expired', now - 1), link('open', now), link('accepted', 0, 'user')]);
		expect((await run()).removed).toMatchObject({ handovers: 1 });
		const left = await database.select({ id: handovers.ownerId }).from(handovers);
		expect(left.map(({ id }) => id).sort()).toEqual(['accepted', 'open']);
	});

	it('removes short names when others may choose them', async () => {
		const held = (name: string, heldUntil: number) => ({ name, heldUntil });
		await database.insert(formerNames).values([held('old', now - 1), held('held', now)]);
		expect((await run()).removed).toMatchObject({ former_names: 1 });
		const left = await database.select({ name: formerNames.name }).from(formerNames);
		expect(left).toEqual([{ name: 'held' }]);
		await database.delete(formerNames);
	});

	it('removes requests to join long after their event, wherever it was moved', async () => {
		const over = now - retentionDays.joinRequest * day;
		await addEvents([
			event('past', 'approved', { endAt: over - 1 }),
			event('moved', 'approved', { endAt: over })
		]);
		await env.DB.prepare(
			`INSERT INTO businesses (id, submission_id, slug, name, description, is_verified, search_text, created_at, updated_at) VALUES (77, 's', 's', 'S', '', 1, '', 0, 0)`
		).run();
		await env.DB.prepare(
			`INSERT INTO join_requests (event_id, business_id, state, since, event_end_at)
			SELECT id, 77, 'requested', 0, CAST(? AS INTEGER) FROM events`
		)
			.bind(over - 1)
			.run();
		expect((await run()).removed).toMatchObject({ join_requests: 1 });
		const left = await env.DB.prepare(
			'SELECT slug FROM join_requests JOIN events ON events.id = event_id'
		).all();
		expect(left.results).toEqual([{ slug: 'moved' }]);
		await env.DB.prepare('DELETE FROM businesses WHERE id = 77').run();
	});

	it('removes questions a month after the event, and their messages', async () => {
		const over = now - retentionDays.question * day;
		await addEvents([
			event('past', 'approved', { endAt: over - 1 }),
			event('moved', 'approved', { endAt: over })
		]);
		const all = await database.select({ id: events.id, slug: events.slug }).from(events);
		for (const { id, slug } of all) {
			await database.insert(questions).values({
				...{ id, eventId: id, askerId: 'user', text: slug, state: 'answered' },
				...{ createdAt: 0, eventEndAt: over - 1 }
			});
			await database.insert(mails).values({
				...{ kind: 'question_answered', key: String(id), personId: 'user', data: {} },
				...{ dueAt: now, createdAt: now }
			});
		}
		expect((await run()).removed).toMatchObject({ questions: 1, finished_mails: 0 });
		const left = await database.select({ text: questions.text }).from(questions);
		expect(left).toEqual([{ text: 'moved' }]);
		const moved = all.find(({ slug }) => slug === 'moved');
		expect(await database.select({ key: mails.key }).from(mails)).toEqual([
			{ key: String(moved?.id) }
		]);
	});

	it('removes answers of the geocoder after their time', async () => {
		const limit = now - retentionDays.geocode * 86_400_000;
		await database.insert(geocodes).values([
			{ question: 'en old', askedAt: limit - 1 },
			{ question: 'en recent', askedAt: limit }
		]);
		expect((await run()).removed).toMatchObject({ geocodes: 1 });
		expect(await database.select().from(geocodes)).toMatchObject([{ question: 'en recent' }]);
		await database.delete(geocodes);
	});

	it('removes counts of looked up addresses a day after the first of them', async () => {
		await database.insert(users).values([
			{ ...person, id: 'long-ago', sub: 'long-ago' },
			{ ...person, id: 'today', sub: 'today' }
		]);
		await database.insert(addressSearches).values([
			{ personId: 'long-ago', countedFrom: now - day - 1, count: 50 },
			{ personId: 'today', countedFrom: now - day, count: 50 }
		]);
		expect((await run()).removed).toMatchObject({ address_searches: 1 });
		expect(await database.select().from(addressSearches)).toMatchObject([{ personId: 'today' }]);
		await database.delete(users);
	});

	it('removes invitations a day after they have ended', async () => {
		await database.insert(users).values({ ...person, id: 'host', sub: 'host' });
		const [business] = await database
			.insert(businesses)
			.values({
				...{ ownerId: 'host', submissionId: 'form', slug: 'bakery', name: 'Bakery' },
				...{ description: '', createdAt: now, updatedAt: now }
			})
			.returning({ id: businesses.id });
		const ended = now - retentionDays.invitation * 86_400_000;
		const link = (tokenHash: string, expiresAt: number) => ({
			...{ businessId: business?.id ?? 0, role: 'helper' as const, tokenHash },
			...{ invitedBy: 'host', createdAt: 0, expiresAt }
		});
		await database
			.insert(businessInvitations)
			.values([link('old', ended - 1), link('lately', ended), link('open', now + 1)]);
		expect((await run()).removed).toMatchObject({ invitations: 1 });
		const left = await database
			.select({ tokenHash: businessInvitations.tokenHash })
			.from(businessInvitations);
		expect(left.map(({ tokenHash }) => tokenHash).sort()).toEqual(['lately', 'open']);
		await database.delete(businesses);
	});

	it('removes activities and unused codes after their time, and no others', async () => {
		const activityLimit = now - retentionDays.activity * day;
		const proofLimit = now - retentionDays.addressProof * day;
		const activity = (device: string, at: number) => ({
			userId: 'user',
			kind: 'signed_in' as const,
			identityProvider: 'Cognito',
			device,
			at
		});
		await database
			.insert(activities)
			.values([activity('old', activityLimit - 1), activity('recent', activityLimit)]);
		const proof = { address: 'a@b.test', codeHash: '', countedFrom: 0 };
		await database
			.insert(users)
			.values({ ...person, id: 'other', sub: 'other' })
			.onConflictDoNothing();
		await database.insert(addressProofs).values([
			{ ...proof, userId: 'user', sentAt: proofLimit - 1 },
			{ ...proof, userId: 'other', sentAt: proofLimit }
		]);
		expect((await run()).removed).toMatchObject({ activities: 1, address_proofs: 1 });
		const left = await database.select().from(activities);
		expect(left.map(({ device }) => device)).toEqual(['recent']);
		const proofs = await database.select().from(addressProofs);
		expect(proofs.map(({ userId }) => userId)).toEqual(['other']);
	});

	it('removes devices that somebody has long not signed in with', async () => {
		const limit = now - retentionDays.knownDevice * day;
		const device = (deviceHash: string, lastSeenAt: number) => ({
			personId: 'user',
			deviceHash,
			lastSeenAt
		});
		await database.insert(knownDevices).values([device('old', limit - 1), device('used', limit)]);
		expect((await run()).removed).toMatchObject({ known_devices: 1 });
		const left = await database.select().from(knownDevices);
		expect(left.map(({ deviceHash }) => deviceHash)).toEqual(['used']);
	});

	it('removes API tokens a month after they expire', async () => {
		const limit = now - retentionDays.expiredApiToken * day;
		const token = (name: string, expiresAt: number) => ({
			...{ userId: 'user', hash: name, name, expiresAt },
			...{ scopes: ['read'] as const, createdAt: 0 }
		});
		await database.insert(apiTokens).values([token('old', limit - 1), token('recent', limit)]);
		expect((await run()).removed).toMatchObject({ api_tokens: 1 });
		const left = await database.select().from(apiTokens);
		expect(left.map(({ name }) => name)).toEqual(['recent']);
	});

	it('leaves nothing of what it removes in lists and search', async () => {
		const old = { endAt: 0, updatedAt: 0 };
		const all = Array.from({ length: 250 }, (_, index) => event(`old-${index}`, 'pending', old));
		await addEvents(all);
		expect((await run()).removed).toMatchObject({ undecided_events: 250 });
		const { results } = await env.DB.prepare(`SELECT * FROM postings`).all();
		expect(results).toEqual([]);
	});

	it.each([
		[0, 0],
		[1_999, 0],
		[2_000, 1],
		[50_000, 25]
	])('removes all of %i sessions in one night, with %i statements more', async (length, more) => {
		await addOldSessions(length);
		const instrumented = instrumentDatabase();
		let outcome;
		const counted = await instrumented.count(async () => {
			outcome = await run({ database: instrumented.database });
		});
		expect(counted).toBe(purgedKinds.length + more);
		expect(await database.select().from(sessions)).toEqual([]);
		expect(outcome).toMatchObject({
			lines: [{ event: 'purged', sessions: length, refused_events: 0 }]
		});
	});

	it('says which work remains when its batches are used up, and goes on the next night', async () => {
		await addOldSessions(6_001);
		const batches = purgedKinds.length + 1;
		const first = await run({ budget: { batches, milliseconds: 1_000 } });
		const nothing = Object.fromEntries(purgedKinds.map((name) => [name, 0]));
		expect(first.lines).toEqual([
			{ ...nothing, event: 'purged', sessions: 4_000 },
			{ event: 'purge_unfinished', reason: 'sessions' }
		]);
		const second = await run();
		expect(second.lines).toEqual([expect.objectContaining({ event: 'purged', sessions: 2_001 })]);
	});

	it('stops when its time is over', async () => {
		await addOldSessions(1);
		let time = now;
		const clock = () => (time += 400);
		const { lines } = await run({ now: clock, budget: { batches: 900, milliseconds: 1_000 } });
		const [first, ...others] = purgedKinds;
		expect(first).toBe('sessions');
		expect(lines.slice(1)).toEqual(others.map((reason) => ({ event: 'purge_unfinished', reason })));
	});

	it('reports what it has done when the database fails', async () => {
		await addOldSessions(1);
		let statements = 0;
		const failing = new Proxy(database, {
			get(target, name, receiver) {
				if (name === 'delete' && ++statements > 1) throw new Error('Network connection lost.');
				return Reflect.get(target, name, receiver);
			}
		});
		const lines: unknown[] = [];
		const log = (name: string, fields = {}) => void lines.push({ event: name, ...fields });
		await expect(purge({ database: failing, now: () => now, log })).rejects.toThrow('lost');
		expect(lines[0]).toMatchObject({ event: 'purged', sessions: 1 });
		expect(lines).toHaveLength(purgedKinds.length);
	});

	it.each([
		['sessions', `SELECT id FROM sessions WHERE expires_at < 1 OR ended_at < 1 LIMIT 500`],
		['mails', `SELECT id FROM mails WHERE finished_at < 1 LIMIT 500`],
		['suppressions', `SELECT address_hash FROM suppressions WHERE until < 1 LIMIT 500`],
		['questions', `SELECT rowid FROM questions WHERE event_end_at < 1 LIMIT 500`],
		['known_devices', `SELECT rowid FROM known_devices WHERE last_seen_at < 1 LIMIT 500`],
		[
			'events',
			`SELECT id FROM events WHERE (status = 'rejected' OR status = 'cancelled' AND approved_at IS NULL) AND updated_at < 1 LIMIT 100`
		],
		['events', `SELECT id FROM events WHERE status = 'pending' AND end_at < 1 LIMIT 100`],
		['businesses', `SELECT id FROM businesses WHERE NOT is_verified AND updated_at < 1 LIMIT 100`]
	])('searches an index and does not scan %s', async (table, query) => {
		const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${query}`).all();
		expect(JSON.stringify(plan.results)).not.toContain(`SCAN ${table}`);
	});
});
