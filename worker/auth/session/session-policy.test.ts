import { describe, expect, it } from 'vitest';
import {
	areTokensDelivered,
	endReason,
	isActivityDue,
	isRefreshDue,
	secondsUntil
} from './session-policy.ts';

const now = 10_000_000;
const idleMs = 3_600_000;
const row = {
	endedAt: null,
	lastSeenAt: now - 1_000,
	expiresAt: now + 1_000,
	sub: 'olivia'
};
const claims = { sub: 'olivia' };

describe('the reason why a session has ended', () => {
	it('is null for an open session, whether or not its access token verifies', () => {
		expect(endReason(row, claims, now, idleMs)).toBeNull();
		expect(endReason(row, null, now, idleMs)).toBeNull();
	});

	it.each([
		['session_ended', { endedAt: now - 5 }],
		['lifetime_over', { expiresAt: now }],
		['idle_too_long', { lastSeenAt: now - idleMs }],
		['another_person', { sub: 'emil' }]
	])('is %s', (reason, change) => {
		expect(endReason({ ...row, ...change }, claims, now, idleMs)).toBe(reason);
	});

	it('is null one millisecond before the lifetime or the idle time is over', () => {
		const nearlyEnded = { ...row, expiresAt: now + 1, lastSeenAt: now - idleMs + 1 };
		expect(endReason(nearlyEnded, claims, now, idleMs)).toBeNull();
	});
});

describe('a refresh', () => {
	it.each([
		[60_001, false],
		[60_000, true],
		[-1, true]
	])('of a token that ends in %i ms is due: %s', (remainingMs, isDue) => {
		expect(isRefreshDue({ expiresAt: now + remainingMs }, now)).toBe(isDue);
	});

	it('is due for a token that does not verify', () => {
		expect(isRefreshDue(null, now)).toBe(true);
	});
});

describe('recording activity', () => {
	it.each([
		['after five minutes', 300_000, 7 * 86_400_000],
		['after a quarter of a short idle time', 15_000, 60_000]
	])('is due %s', (_, unrecordedMs, idle) => {
		expect(isActivityDue({ lastSeenAt: now - unrecordedMs }, now, idle)).toBe(false);
		expect(isActivityDue({ lastSeenAt: now - unrecordedMs - 1 }, now, idle)).toBe(true);
	});
});

describe('refreshed tokens', () => {
	it('count as delivered after a minute', () => {
		const refreshed = { refreshedTokens: 'sealed', refreshedAt: now - 60_000 };
		expect(areTokensDelivered(refreshed, now)).toBe(false);
		expect(areTokensDelivered(refreshed, now + 1)).toBe(true);
	});

	it('do not count as delivered where the row carries none', () => {
		expect(areTokensDelivered({ refreshedTokens: null, refreshedAt: 0 }, now)).toBe(false);
	});
});

it.each([
	[now + 1_999, 1],
	[now, 0],
	[now - 5_000, 0]
])('secondsUntil(%i) rounds down and is never negative: %i', (time, seconds) => {
	expect(secondsUntil(time, now)).toBe(seconds);
});
