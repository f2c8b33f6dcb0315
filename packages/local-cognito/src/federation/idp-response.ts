import { Hono, type Context } from 'hono';
import type { Person } from '../config/person.ts';
import { createFederatedUser, updateFederatedUser } from '../directory/federated-users.ts';
import type { User } from '../directory/user.ts';
import { browserToken } from '../hosted-ui/csrf.ts';
import { errorPage } from '../hosted-ui/error-page.ts';
import { errorForSite } from '../oauth/authorization-request.ts';
import { finishSignIn, respondWithError } from '../oauth/authorization-response.ts';
import type { Pool } from '../pool.ts';

/** `/oauth2/idpresponse`: Facebook and Google redirect people here. */
export const idpResponseRoutes = (pool: Pool) =>
	new Hono().get('/oauth2/idpresponse', (c) => receive(c, pool));

function receive(c: Context, pool: Pool): Response | Promise<Response> {
	const attemptId = c.req.query('state') ?? '';
	const attempt = pool.signInAttempts.find(attemptId);
	if (attempt?.kind !== 'federated' || attempt.browser !== browserToken(c)) {
		return errorPage(c, 400, 'Invalid State');
	}
	pool.signInAttempts.finish(attemptId);
	const { request, provider } = attempt;
	const fail = (error: string, description: string | null) =>
		respondWithError(c, pool, errorForSite(request, error, description));
	if (c.req.query('error')) {
		// AWS does not document which error the site receives after a Cancel.
		return fail(pool.quirks.cancel_error, c.req.query('error_description') ?? null);
	}
	const profile = pool.providerCodes.redeem(c.req.query('code') ?? '');
	if (!profile) return fail('invalid_request', `${provider} Error - 400 error getting token`);
	const result = federate(pool, profile);
	if (typeof result === 'string') return fail('invalid_request', result);
	return finishSignIn(c, pool, request, { user: result, provider });
}

/** The created or updated profile; a string is Cognito's `error_description`. */
function federate(pool: Pool, profile: Person): User | string {
	const known = pool.directory.byIdentity(profile.provider, profile.provider_user_id);
	const email = profile.email ?? known?.attributes['email'];
	if (!email && pool.config.required_attributes.includes('email')) {
		return 'attributes required: [email]';
	}
	if (known)
		return known.enabled ? updateFederatedUser(pool, known, profile) : 'User is not enabled.';
	const { pre_sign_up_failure: failure } = pool.quirks;
	if (failure !== null) return `PreSignUp failed with error ${failure}. `;
	if (profile.linked_at_first_sign_in && !pool.linkedPeople.has(profile.id)) {
		pool.linkedPeople.add(profile.id);
		const prefix = profile.provider.toLowerCase();
		return `Already found an entry for username ${prefix}_${profile.provider_user_id}`;
	}
	return createFederatedUser(pool, profile);
}
