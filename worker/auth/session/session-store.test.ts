import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../database/client.ts';
import { sessions, users } from '../../database/schema.ts';
import {
	dropRefreshedTokens,
	endSession,
	findSession,
	recordActivity,
	releaseLease,
	saveRefreshedTokens,
	takeLease
} from './session-store.ts';
import type { SessionRow } from './session-store.ts';

const database = openDatabase(env.DB);
const now = 1_000_000;
const until = now + 15_000;

const person = {
	id: 'holder',
	issuer: 'https://rows.test',
	sub: 'sub',
	username: 'holder',
	emailVerified: false,
	identityProvider: 'Cognito',
	createdAt: 0,
	updatedAt: 0
};

let id: string;
beforeEach(async () => {
	id = crypto.randomUUID();
	await database.insert(users).values(person).onConflictDoNothing();
	await database.insert(sessions).values({
		id,
		userId: person.id,
		identityProvider: 'Cognito',
		device: 'Chrome on Android',
		createdAt: 0,
		lastSeenAt: now,
		expiresAt: now + 86_400_000
	});
});

async function read(): Promise<SessionRow> {
	const row = await findSession(database, id);
	if (!row) throw new TypeError('The row is missing');
	return row;
}
const lease = (holder: string) => ({ sessionId: id, holder });

describe('the lease', () => {
	it('is taken by one of several requests that read the same row', async () => {
		const row = await read();
		const holders = ['one', 'another', 'a third'];
		const taken = await Promise.all(
			holders.map((holder) => takeLease(database, row, holder, now, until))
		);
		expect(taken.filter(Boolean)).toHaveLength(1);
	});

	it.each([
		[until - 1, false],
		[until, true]
	])('can be taken again once it has expired: at %i %s', async (at, free) => {
		await takeLease(database, await read(), 'who died', now, until);
		expect(await takeLease(database, await read(), 'next', at, at + 15_000)).toBe(free);
	});

	it('cannot be taken by a request that read the row before another refreshed the tokens', async () => {
		const before = await read();
		await takeLease(database, before, 'first', now, until);
		await saveRefreshedTokens(database, lease('first'), 'newer tokens', now + 1);
		expect(await takeLease(database, before, 'late', now + 2, until)).toBe(false);
		expect(await takeLease(database, await read(), 'next', now + 2, until)).toBe(true);
	});

	it('cannot be taken once the session has ended', async () => {
		const before = await read();
		await endSession(database, id, 'signed_out', now);
		expect(await takeLease(database, before, 'late', now, until)).toBe(false);
	});

	it('is released only by its holder', async () => {
		await takeLease(database, await read(), 'who was slow', now, until);
		await takeLease(database, await read(), 'next', until, until + 15_000);
		await releaseLease(database, lease('who was slow'), 0);
		expect(await read()).toMatchObject({ leaseHolder: 'next', leaseUntil: until + 15_000 });
		await releaseLease(database, lease('next'), until + 1_000);
		expect(await read()).toMatchObject({ leaseHolder: null, leaseUntil: until + 1_000 });
	});
});

describe('refreshed tokens', () => {
	it('are not saved by a request that has lost its lease to another', async () => {
		await takeLease(database, await read(), 'who was slow', now, until);
		await takeLease(database, await read(), 'next', until, until + 15_000);
		expect(await saveRefreshedTokens(database, lease('next'), 'of the next', until + 1)).toBe(true);
		expect(
			await saveRefreshedTokens(database, lease('who was slow'), 'of the slow', until + 2)
		).toBe(false);
		expect(await read()).toMatchObject({ refreshedTokens: 'of the next', leaseUntil: 0 });
	});

	it('are not dropped when only older ones should be', async () => {
		await takeLease(database, await read(), 'one', now, until);
		await saveRefreshedTokens(database, lease('one'), 'newer tokens', now + 1);
		await dropRefreshedTokens(database, id, now);
		expect(await read()).toMatchObject({ refreshedTokens: 'newer tokens' });
		await dropRefreshedTokens(database, id, now + 1);
		expect(await read()).toMatchObject({ refreshedTokens: null });
	});

	it('are dropped with the session, and returned once for revoking', async () => {
		await takeLease(database, await read(), 'one', now, until);
		await saveRefreshedTokens(database, lease('one'), 'newer tokens', now + 1);
		expect(await endSession(database, id, 'signed_out', now + 2)).toEqual({
			refreshedTokens: 'newer tokens'
		});
		expect(await endSession(database, id, 'ended_by_owner', now + 3)).toBeNull();
		expect(await read()).toMatchObject({ refreshedTokens: null, endedAt: now + 2 });
	});
});

describe('the time of the last activity', () => {
	it('only increases, and does not change once the session has ended', async () => {
		await recordActivity(database, id, now + 2);
		await recordActivity(database, id, now + 1);
		expect((await read()).lastSeenAt).toBe(now + 2);
		await endSession(database, id, 'signed_out', now + 3);
		await recordActivity(database, id, now + 4);
		expect((await read()).lastSeenAt).toBe(now + 2);
	});
});
