import { describe, expect, it } from 'vitest';
import { targets } from './target.ts';

describe.each(targets)(
	'The discovery document and key set of $name',
	({ fetch, issuer, domain }) => {
		const read = async (document: string): Promise<Record<string, unknown>> =>
			(await fetch(`${issuer}/.well-known/${document}`)).json();

		it('names the exact issuer, and endpoints on the domain', async () => {
			expect(await read('openid-configuration')).toMatchObject({
				issuer,
				jwks_uri: `${issuer}/.well-known/jwks.json`,
				authorization_endpoint: `${domain}/oauth2/authorize`,
				token_endpoint: `${domain}/oauth2/token`,
				revocation_endpoint: `${domain}/oauth2/revoke`,
				userinfo_endpoint: `${domain}/oauth2/userInfo`,
				end_session_endpoint: `${domain}/logout`,
				id_token_signing_alg_values_supported: ['RS256'],
				response_types_supported: ['code', 'token'],
				scopes_supported: ['openid', 'email', 'phone', 'profile'],
				subject_types_supported: ['public'],
				token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post']
			});
		});

		it('lists neither PKCE methods nor claims nor grant types', async () => {
			const document = await read('openid-configuration');
			expect(document).not.toHaveProperty('code_challenge_methods_supported');
			expect(document).not.toHaveProperty('claims_supported');
			expect(document).not.toHaveProperty('grant_types_supported');
		});

		it('publishes two RSA-2048 keys for RS256, with no further members', async () => {
			const { keys } = await read('jwks.json');
			expect(keys).toHaveLength(2);
			const key = {
				alg: 'RS256',
				e: 'AQAB',
				// 32 bytes in base64, not base64url.
				kid: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
				kty: 'RSA',
				n: expect.stringMatching(/^[\w-]{342}$/),
				use: 'sig'
			};
			expect(keys).toEqual([key, key]);
		});
	}
);
