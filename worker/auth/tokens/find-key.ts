import type { FlattenedJWSInput, JWSHeaderParameters } from 'jose';

/** Finds the key that a token was signed with, by the key id in its header. */
export type FindKey = (
	header: JWSHeaderParameters,
	token: FlattenedJWSInput
) => CryptoKey | Promise<CryptoKey>;
