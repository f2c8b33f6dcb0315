import type { AuthDependencies } from '../dependencies.ts';
import { CachedJson } from './cached-json.ts';
import { findKeyIn, parseKeySet } from './jwks.ts';
import type { FindKey } from './jwks.ts';
import { metadataUrl, parseProviderMetadata } from './provider-metadata.ts';
import type { ProviderMetadata } from './provider-metadata.ts';

/** The documents that the user pool publishes. */
export interface CognitoKeys {
	/** For tokens that a client sent. */
	findKey: FindKey;
	/** For tokens that Cognito itself has just issued to us. */
	findKeyOfIssuedToken: FindKey;
	/** @throws {CognitoUnavailable} when the metadata cannot be fetched */
	metadata: () => Promise<ProviderMetadata>;
}

/** The pool's metadata and signing keys, cached for the life of the isolate. */
export function createCognitoKeys(dependencies: AuthDependencies): CognitoKeys {
	const { cognito } = dependencies.config;
	const metadata = new CachedJson(dependencies, metadataUrl(cognito.issuer), (json) =>
		parseProviderMetadata(cognito, json)
	);
	let keySet: CachedJson<FindKey> | null = null;

	async function publishedKeys(): Promise<CachedJson<FindKey>> {
		const { jwksUri } = await metadata.get();
		if (keySet?.url !== jwksUri) keySet = new CachedJson(dependencies, jwksUri, parseKeySet);
		return keySet;
	}

	return {
		findKey: findKeyIn(publishedKeys, { isTrusted: false }),
		findKeyOfIssuedToken: findKeyIn(publishedKeys, { isTrusted: true }),
		metadata: () => metadata.get()
	};
}
