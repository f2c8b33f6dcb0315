import { CompactEncrypt, importJWK } from 'jose';
import type { AppClient } from '../config/config.ts';
import type { Clock } from '../directory/clock.ts';
import type { Quirks } from '../config/quirks.ts';
import type { SavedRefreshTokens } from '../persistence/snapshot.ts';
import type { Grant } from './grant.ts';

interface RefreshToken {
	token: string;
	grant: Grant;
	/** Seconds since 1970. Rotation does not extend it. */
	expires: number;
	/** When rotation replaced it, seconds since 1970. */
	replaced: number | null;
	/** The last token that rotation issued for it; a promise, so that concurrent uses share it. */
	successor: Promise<string> | null;
}

export interface Redeemed {
	grant: Grant;
	/** The token that replaces it; null without rotation. */
	successor: string | null;
}

export type RefreshTokenProblem = 'unknown' | 'expired' | 'revoked' | 'reused';

export interface RefreshTokens {
	issue(grant: Grant, client: AppClient): Promise<string>;
	/** A string is why the token is refused. */
	redeem(token: string, client: AppClient): Promise<Redeemed | RefreshTokenProblem>;
	grantOf(token: string): Grant | null;
	/** Revokes the refresh tokens of a sign-in and, for Cognito's own APIs, its access tokens. */
	revoke(grant: Grant): void;
	revokeAllOf(sub: string): void;
	isRevoked(originJti: string): boolean;
	/** What has not ended. */
	save(): SavedRefreshTokens;
}

/** Refresh tokens are encrypted to this key. Its private half was not kept: they are opaque. */
const encryptionKey = {
	kty: 'RSA',
	alg: 'RSA-OAEP',
	e: 'AQAB',
	n: 'vorCmp17F19M2uP1tyole-Tq9iu3eluuj8SqM89IrCRYoAlJ4x4zcmt3oExwGFUbH3jIu7ly1fL3eO7KrZxsfwEzYV6vDbXHoZVsR6vkYOdbw3nSMFREruYB9MHggMAFe12lF9b3I14V9mi9SZ6K_IVwqV6OddiAbZ-pTRIjOkKRha2i2ac1nsMuz8aPEzg87DSrecSYRUL8BkGbNrZ4DTQUaQ1ZK_FZ-LKOlvpdJXxHmWJAqwxUiqUctWD-m1E_QbnLvV_i_WiBofJE3-25o_Yw05w20ciLydA0bg9aJbK9K6YGg4ZZYSy9RqXMXmqPtOhANhuNzEY6aXbHb7yNBQ'
};

/** Bytes; they make a token of 1,852 characters, the size measured on a real pool. */
const contentBytes = 1054;

async function newToken(): Promise<string> {
	const content = crypto.getRandomValues(new Uint8Array(contentBytes));
	return new CompactEncrypt(content)
		.setProtectedHeader({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' })
		.encrypt(await importJWK(encryptionKey));
}

/** The refresh tokens of the pool, in memory. */
export function createRefreshTokens(
	clock: Clock,
	quirks: Quirks,
	saved: SavedRefreshTokens | null
): RefreshTokens {
	const tokens = new Map<string, RefreshToken>(
		saved?.refreshTokens.map((one) => [one.token, { ...one, successor: null }])
	);
	const revoked = new Set(saved?.revoked);

	const store = async (grant: Grant, expires: number) => {
		const token = await newToken();
		tokens.set(token, { token, grant, expires, replaced: null, successor: null });
		return token;
	};

	const problemOf = (found: RefreshToken, client: AppClient): RefreshTokenProblem | null => {
		if (revoked.has(found.grant.originJti)) return 'revoked';
		if (clock.seconds() >= found.expires) return 'expired';
		if (found.replaced === null) return null;
		return clock.seconds() >= found.replaced + client.grace_seconds ? 'reused' : null;
	};

	const rotate = (found: RefreshToken) => {
		if (found.successor && quirks.reuse_within_grace === 'same') return found.successor;
		found.replaced ??= clock.seconds();
		found.successor = store(found.grant, found.expires);
		return found.successor;
	};

	return {
		issue: (grant, client) => store(grant, clock.seconds() + client.refresh_seconds),
		async redeem(token, client) {
			const found = tokens.get(token);
			if (!found || found.grant.clientId !== client.id) return 'unknown';
			const problem = problemOf(found, client);
			if (problem === 'reused' && quirks.reuse_after_grace_revokes_family) {
				revoked.add(found.grant.originJti);
			}
			if (problem) return problem;
			return { grant: found.grant, successor: client.rotation ? await rotate(found) : null };
		},
		grantOf: (token) => tokens.get(token)?.grant ?? null,
		revoke: (grant) => void revoked.add(grant.originJti),
		revokeAllOf(sub) {
			for (const { grant } of tokens.values()) {
				if (grant.sub === sub) revoked.add(grant.originJti);
			}
		},
		isRevoked: (originJti) => revoked.has(originJti),
		save: () => ({
			refreshTokens: [...tokens.values()]
				.filter(({ expires }) => clock.seconds() < expires)
				.map(({ token, grant, expires, replaced }) => ({
					token,
					grant: { ...grant, scopes: [...grant.scopes] },
					expires,
					replaced
				})),
			revoked: [...revoked]
		})
	};
}
