import { Hono } from 'hono';
import { browserToken } from '../hosted-ui/csrf.ts';
import { isRefusal, readAuthorizationRequest } from './authorization-request.ts';
import { redirectWithCode, refuse } from './authorization-response.ts';
import type { Context } from 'hono';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { Pool } from '../pool.ts';
import type { SocialProvider } from '../config/people.ts';

/** `/oauth2/authorize`: back at once when this browser is signed in here, on to a page otherwise. */
export function authorizeRoutes(pool: Pool) {
	const authorize = (c: Context) => {
		const url = new URL(c.req.url);
		const request = readAuthorizationRequest(pool, url);
		if (isRefusal(request)) return refuse(c, pool, request);
		if (request.prompt.includes('none')) return silently(c, pool, request);
		const signedIn = request.prompt.includes('login') ? null : existingSession(c, pool, request);
		if (signedIn) return redirectWithCode(c, pool, request, signedIn);
		if (request.provider && request.provider !== 'COGNITO') {
			return c.redirect(consentUrl(c, pool, request, request.provider));
		}
		return c.redirect(`${pool.origin}/login${url.search}`);
	};
	return new Hono().get('/oauth2/authorize', authorize).get('/authorize', authorize);
}

function silently(c: Context, pool: Pool, request: AuthorizationRequest) {
	const { redirectUri, state } = request;
	const refuseWith = (error: string) =>
		refuse(c, pool, { told: 'site', redirectUri, state, error, description: null });
	if (request.prompt.length > 1) return refuseWith('invalid_request');
	const signedIn = existingSession(c, pool, request);
	return signedIn ? redirectWithCode(c, pool, request, signedIn) : refuseWith('login_required');
}

function existingSession(c: Context, pool: Pool, { client, provider }: AuthorizationRequest) {
	const session = pool.hostedSessions.find(c, client.id, provider);
	if (!session) return null;
	const user = pool.directory.bySub(session.sub);
	if (!user?.enabled) return null;
	return { user, provider: session.provider, authTime: session.authTime };
}

/** Where Facebook or Google ask; `login_hint` is not passed on to them, `prompt` is. */
function consentUrl(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	provider: SocialProvider
): string {
	const attempt = { kind: 'social', request, provider, browser: browserToken(c) } as const;
	const url = new URL(`${pool.origin}/__idp/${provider.toLowerCase()}`);
	url.search = new URLSearchParams({
		client_id: `popmap-at-${provider.toLowerCase()}`,
		redirect_uri: `${pool.origin}/oauth2/idpresponse`,
		response_type: 'code',
		scope: provider === 'Facebook' ? 'public_profile,email' : 'profile email openid',
		state: pool.attempts.start(attempt),
		...(request.prompt.length > 0 ? { prompt: request.prompt.join(' ') } : {})
	}).toString();
	return url.href;
}
