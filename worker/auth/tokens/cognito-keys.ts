import * as v from 'valibot';
import type { CognitoConfig } from '../../config.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { CachedJson } from './cached-json.ts';
import type { FindKey } from './find-key.ts';
import { findKeyIn, parseKeySet } from './jwks.ts';

/**
 * The part of the metadata that we use (OpenID Connect Discovery 1.0, 3). `issuerInResponses`:
 * every authorization response names its issuer (RFC 9207).
 */
export interface ProviderMetadata {
	jwksUri: string;
	issuerInResponses: boolean;
}

/**
 * What the user pool publishes. `findKey` is for tokens from clients, `findKeyOfIssuedToken` for
 * those that Cognito has just issued to us. Both and `metadata` throw CognitoUnavailable.
 */
export interface CognitoKeys {
	findKey: FindKey;
	findKeyOfIssuedToken: FindKey;
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

const metadataSchema = v.object({
	issuer: v.string(),
	jwks_uri: v.pipe(v.string(), v.url()),
	authorization_response_iss_parameter_supported: v.optional(v.boolean(), false)
});

const metadataUrl = (issuer: string) => `${issuer}/.well-known/openid-configuration`;

/**
 * @throws when the metadata is malformed, belongs to another issuer (Discovery, 4.3), or names keys
 * on another host, which could then forge any token
 */
function parseProviderMetadata({ issuer }: CognitoConfig, json: unknown): ProviderMetadata {
	const parsed = v.parse(metadataSchema, json);
	if (parsed.issuer !== issuer) throw new TypeError('The metadata belongs to another issuer');
	if (new URL(parsed.jwks_uri).origin !== new URL(issuer).origin) {
		throw new TypeError('The metadata names keys on another host');
	}
	return {
		jwksUri: parsed.jwks_uri,
		issuerInResponses: parsed.authorization_response_iss_parameter_supported
	};
}
