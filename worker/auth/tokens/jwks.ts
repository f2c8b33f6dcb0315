import { createLocalJWKSet, errors } from 'jose';
import type { JSONWebKeySet } from 'jose';
import * as v from 'valibot';
import type { CachedJson } from './cached-json.ts';
import type { FindKey } from './find-key.ts';

/** Loose, because keys of another type or use must not invalidate the rest. */
const jwks = v.object({
	keys: v.array(
		v.looseObject({
			kty: v.string(),
			kid: v.optional(v.string()),
			use: v.optional(v.string()),
			alg: v.optional(v.string())
		})
	)
});

/**
 * @returns a lookup in this set, which throws JWKSNoMatchingKey for a key id that is not in it
 * @throws when the JSON is not a key set (RFC 7517, 5)
 */
export function parseKeySet(json: unknown): FindKey {
	const set: JSONWebKeySet = v.parse(jwks, json);
	return createLocalJWKSet(set);
}

/**
 * Looks keys up in the pool's published set. Cognito may rotate its keys at any time, so the set
 * is fetched again before an unknown key id is refused. The lookup throws CognitoUnavailable when it
 * cannot be.
 *
 * @param isTrusted whether the tokens come straight from Cognito: then the fetch does not wait
 */
export function findKeyIn(
	published: () => Promise<CachedJson<FindKey>>,
	{ isTrusted }: { isTrusted: boolean }
): FindKey {
	return async function findKey(header, token) {
		const document = await published();
		const findInSet = await document.get();
		try {
			return await findInSet(header, token);
		} catch (error) {
			if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
			const findInNewerSet = await document.refresh(findInSet, isTrusted);
			return findInNewerSet(header, token);
		}
	};
}
