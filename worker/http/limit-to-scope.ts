import type { Context } from 'hono';
import type { ApiScope } from '../database/api-scope.ts';
import { checkedAuthentication } from '../users/identity.ts';
import type { Identity } from '../users/identity.ts';
import type { AppEnv } from './app-env.ts';
import { HttpError } from './http-error.ts';
import { knownIdentityOf } from './viewer.ts';

/** RFC 6750, 3.1 */
const insufficientScope = (needed: ApiScope | null) =>
	new HttpError(
		{
			status: 403,
			code: 'insufficient_scope',
			title: 'This API token may not do this',
			message:
				needed === null
					? 'API tokens are not for this. Sign in, or use an access token of Cognito.'
					: `Use an API token with the scope “${needed}”.`,
			actions: []
		},
		{
			headers: {
				'www-authenticate': `Bearer realm="popmap", error="insufficient_scope"${needed === null ? '' : `, scope="${needed}"`}`
			}
		}
	);

/**
 * Keeps an API token to its scopes. A token that D1 has not been asked about yet is checked together
 * with the first thing that depends on who its owner is.
 *
 * @param needed null for what no API token may do
 * @throws {HttpError} 403
 */
export function limitToScope(c: Context<AppEnv>, needed: ApiScope | null): void {
	const check = (identity: Identity) => {
		const scopes = identity.kind === 'signed_in' ? identity.scopes : null;
		if (scopes === null) return;
		if (needed === null || !scopes.includes(needed)) throw insufficientScope(needed);
	};
	check(knownIdentityOf(c));
	const authentication = c.get('authentication');
	if (authentication && authentication.known() === null) {
		c.set('authentication', checkedAuthentication(authentication, check));
	}
}
