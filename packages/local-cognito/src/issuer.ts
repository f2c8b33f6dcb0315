import type { Pool } from './pool.ts';

/**
 * The pool's `iss`: the configured one, or one of the two forms that Cognito has on two hosts and
 * this server on two paths.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export function issuerOf({ origin, config, quirks }: Pool): string {
	if (config.issuer !== null) return config.issuer;
	return quirks.issuer_type === 'UPDATED'
		? `${origin}/issuer-cognito-idp/${config.user_pool_id}`
		: `${origin}/${config.user_pool_id}`;
}
