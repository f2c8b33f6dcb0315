import * as v from 'valibot';
import type { CognitoConfig } from '../../config.ts';

/** What we use of OpenID Connect Discovery 1.0, section 3. */
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

export const metadataUrl = (issuer: string) => `${issuer}/.well-known/openid-configuration`;

/**
 * @throws when the metadata is malformed, is another issuer's (Discovery, 4.3), or sends us for
 * keys to another host, which could then sign in as anybody.
 */
export function parseProviderMetadata({ issuer }: CognitoConfig, json: unknown): ProviderMetadata {
	const read = v.parse(metadata, json);
	if (read.issuer !== issuer) throw new TypeError('The metadata is of another issuer');
	if (new URL(read.jwks_uri).origin !== new URL(issuer).origin) {
		throw new TypeError('The metadata names keys on another host');
	}
	return {
		jwksUri: read.jwks_uri,
		issuerInResponses: read.authorization_response_iss_parameter_supported
	};
}
