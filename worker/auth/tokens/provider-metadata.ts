import * as v from 'valibot';
import type { CognitoConfig } from '../../config.ts';

/** The part of the metadata that we use (OpenID Connect Discovery 1.0, 3). */
export interface ProviderMetadata {
	jwksUri: string;
	/** RFC 9207: whether every authorization response names its issuer. */
	issuerInResponses: boolean;
}

const metadata = v.object({
	issuer: v.string(),
	jwks_uri: v.pipe(v.string(), v.url()),
	authorization_response_iss_parameter_supported: v.optional(v.boolean(), false)
});

/** @returns the URL of an issuer's metadata (OpenID Connect Discovery 1.0, 4) */
export const metadataUrl = (issuer: string) => `${issuer}/.well-known/openid-configuration`;

/**
 * @throws when the metadata is malformed, belongs to another issuer (Discovery, 4.3), or names keys
 * on another host, which could then forge any token
 */
export function parseProviderMetadata({ issuer }: CognitoConfig, json: unknown): ProviderMetadata {
	const parsed = v.parse(metadata, json);
	if (parsed.issuer !== issuer) throw new TypeError('The metadata is of another issuer');
	if (new URL(parsed.jwks_uri).origin !== new URL(issuer).origin) {
		throw new TypeError('The metadata names keys on another host');
	}
	return {
		jwksUri: parsed.jwks_uri,
		issuerInResponses: parsed.authorization_response_iss_parameter_supported
	};
}
