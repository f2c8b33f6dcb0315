import { Hono } from 'hono';
import { browserToken } from '../hosted-ui/csrf.ts';
import { errorPage } from '../hosted-ui/error-page.ts';
import { finishSignIn, refuse } from '../oauth/authorization-response.ts';
import type { Context } from 'hono';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Person } from '../config/people.ts';
import type { Pool } from '../pool.ts';
import type { User } from '../directory/directory.ts';

/** Where Facebook and Google send people back to Cognito. */
export function federationRoutes(pool: Pool) {
	const linked = new Set<string>();
	return new Hono().get('/oauth2/idpresponse', (c) => {
		const attemptId = c.req.query('state') ?? '';
		const attempt = pool.attempts.find(attemptId);
		if (attempt?.kind !== 'social' || attempt.browser !== browserToken(c)) {
			return errorPage(c, 400, 'Invalid State');
		}
		pool.attempts.finish(attemptId);
		const { request, provider } = attempt;
		if (c.req.query('error')) return cancelled(c, pool, request);
		const profile = pool.socialCodes.redeem(c.req.query('code') ?? '');
		if (!profile) return relay(c, pool, request, `${provider} Error - 400 error getting token`);
		const result = federate(pool, profile, linked);
		if (typeof result === 'string') return relay(c, pool, request, result);
		return finishSignIn(c, pool, request, { user: result, provider });
	});
}

/** What Cognito passes on of a Cancel is not documented: the site has to take either error. */
const cancelled = (c: Context, pool: Pool, { redirectUri, state }: AuthorizationRequest) =>
	refuse(c, pool, {
		told: 'site',
		redirectUri,
		state,
		error: pool.switches.cancel_error,
		description: c.req.query('error_description') ?? null
	});

const relay = (
	c: Context,
	pool: Pool,
	{ redirectUri, state }: AuthorizationRequest,
	description: string
) => refuse(c, pool, { told: 'site', redirectUri, state, error: 'invalid_request', description });

/** The profile, created or brought up to date; or the words Cognito refuses with. */
function federate(pool: Pool, profile: Person, linked: Set<string>): User | string {
	const known = pool.directory.federated(profile);
	const email = profile.email ?? known?.attributes['email'];
	if (!email) return 'attributes required: [email]';
	if (known)
		return known.enabled ? pool.directory.updateFederated(known, profile) : 'User is not enabled.';
	const { pre_sign_up_failure: failure } = pool.switches;
	if (failure !== null) return `PreSignUp failed with error ${failure}. `;
	if (profile.quirk === 'already_found_once' && !linked.has(profile.id)) {
		linked.add(profile.id);
		const prefix = profile.provider.toLowerCase();
		return `Already found an entry for username ${prefix}_${profile.providerUserId}`;
	}
	return pool.directory.createFederated(profile);
}
