import { describe, expect, it } from 'vitest';
import { HttpError } from '../http/http-error.ts';
import { unwrap } from '../http/json.ts';
import { benchViewer } from '../testing/bench-viewer.ts';
import { anonymous } from './identity.ts';
import type { Identity } from './identity.ts';
import { requireRecentSignIn } from './recent-sign-in.ts';

const now = 10_000_000;
const check = (identity: Identity) =>
	requireRecentSignIn({ identity: async () => identity, now: () => now });

const signedInAgo = (seconds: number | null): Identity => ({
	...benchViewer('anna'),
	...(seconds !== null && { authenticatedAt: now - seconds * 1000 })
});

const codeOf = async (identity: Identity) => {
	const result = await check(identity);
	return result.kind === 'ok' ? result.value.id : result.problem.code;
};

describe('a sensitive change', () => {
	it.each([
		[0, 'anna'],
		[600, 'anna'],
		[601, 'recent_sign_in_needed'],
		// A token that does not say when.
		[null, 'recent_sign_in_needed']
	])('by somebody who signed in %s seconds ago: %s', async (seconds, outcome) => {
		expect(await codeOf(signedInAgo(seconds))).toBe(outcome);
	});

	it('by an anonymous visitor asks for a sign-in first', async () => {
		expect(await codeOf(anonymous)).toBe('not_signed_in');
	});

	it('waits while the session cannot be looked up', async () => {
		await expect(check({ kind: 'unavailable', retryAfter: 5 })).rejects.toMatchObject({
			problem: { status: 503 }
		});
	});

	it('tells programs how recent the sign-in must be', async () => {
		const result = await check(signedInAgo(601));
		const refused = () => unwrap(result);
		expect(refused).toThrow(HttpError);
		expect(refused).toThrow(
			expect.objectContaining({
				headers: {
					'www-authenticate':
						'Bearer realm="popmap", error="insufficient_user_authentication", max_age="600"'
				}
			})
		);
	});
});
