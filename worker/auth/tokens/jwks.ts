import { createLocalJWKSet, errors } from 'jose';
import type { FlattenedJWSInput, JSONWebKeySet, JWSHeaderParameters } from 'jose';
import * as v from 'valibot';
import { CognitoUnavailable } from '../http-client.ts';
import type { PublishedDocument } from './cached-json.ts';
import { TokenRejected } from './token-rejected.ts';

/** Finds the key that a token says it was signed with. */
export type FindKey = (
	header: JWSHeaderParameters,
	token: FlattenedJWSInput
) => CryptoKey | Promise<CryptoKey>;

export interface KeySet {
	/** @throws {errors.JWKSNoMatchingKey} for a key id that is not in the set. */
	find: FindKey;
	/** The same at once, for a key that was found before; null for one that was not. */
	findAgain: (kid: string | undefined) => CryptoKey | null;
}

/**
 * A key id that is unknown here, while Cognito could not be asked whether it is a new one. Whoever
 * sent the token is refused; what Cognito itself just sent is worth keeping until it can be asked.
 */
class KeyPerhapsNew extends errors.JWKSNoMatchingKey {
	static override code = 'ERR_KEY_PERHAPS_NEW';
	override code = KeyPerhapsNew.code;
}

/** A key for encryption, or a kind of key that we do not know, is no reason to refuse the rest. */
const keys = v.object({
	keys: v.array(
		v.looseObject({
			kty: v.string(),
			kid: v.optional(v.string()),
			use: v.optional(v.string()),
			alg: v.optional(v.string())
		})
	)
});

/** @throws when the JSON is not a key set (RFC 7517, 5). */
export function parseKeySet(json: unknown): KeySet {
	const set: JSONWebKeySet = v.parse(keys, json);
	const search = createLocalJWKSet(set);
	const found = new Map<string | undefined, CryptoKey>();

	async function find(...[header, token]: Parameters<FindKey>): Promise<CryptoKey> {
		const key = found.get(header.kid) ?? (await search(header, token));
		found.set(header.kid, key);
		return key;
	}

	return { find, findAgain: (kid) => found.get(kid) ?? null };
}

/** Whether a token could not be verified only because Cognito's keys of now could not be had. */
export const isKeyTrouble = (error: unknown): error is CognitoUnavailable | TokenRejected =>
	error instanceof CognitoUnavailable ||
	(error instanceof TokenRejected && error.reason === KeyPerhapsNew.code);

/**
 * The pool's public keys. A key id that is unknown may be a new one, so the set is fetched again
 * before the token is refused: Cognito may change its keys at any time.
 *
 * @param justIssued whether the tokens come straight from Cognito, whose key ids nobody invents: what
 * strangers sent us seconds ago keeps none of those waiting.
 */
export function findKeyIn(
	published: () => Promise<PublishedDocument<KeySet>>,
	justIssued: boolean
): FindKey {
	return async function findKey(header, token) {
		const document = await published();
		const current = await document.get();
		try {
			return await current.find(header, token);
		} catch (error) {
			if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
			const newer = await document.newerThan(current, justIssued);
			if (!newer) throw new KeyPerhapsNew();
			return newer.find(header, token);
		}
	};
}
