import { Hono, type Context } from 'hono';
import type { ExternalProvider } from '../config/provider.ts';
import { browserToken } from '../hosted-ui/csrf.ts';
import type { Pool } from '../pool.ts';
import { errorForSite, type AuthorizationRequest } from './authorization-request.ts';
import { redirectWithCode, respondWithError } from './authorization-response.ts';
import { isAuthorizationError, readAuthorizationRequest } from './read-authorization-request.ts';

/** `/oauth2/authorize`: back to the site when this browser has a session, else to a sign-in page. */
export function authorizeRoutes(pool: Pool) {
	const handle = (c: Context) => authorize(c, pool);
	return new Hono().get('/oauth2/authorize', handle).get('/authorize', handle);
}

function authorize(c: Context, pool: Pool): Response | Promise<Response> {
	const url = new URL(c.req.url);
	const request = readAuthorizationRequest(pool, url);
	if (isAuthorizationError(request)) return respondWithError(c, pool, request);
	if (request.prompt.includes('none')) return authorizeSilently(c, pool, request);
	const session = request.prompt.includes('login') ? null : findSession(c, pool, request);
	if (session) return redirectWithCode(c, pool, request, session);
	if (request.provider && request.provider !== 'COGNITO') {
		return c.redirect(consentUrl(c, pool, request, request.provider));
	}
	return c.redirect(`${pool.origin}/login${url.search}`);
}

function authorizeSilently(c: Context, pool: Pool, request: AuthorizationRequest) {
	if (request.prompt.length > 1) {
		return respondWithError(c, pool, errorForSite(request, 'invalid_request'));
	}
	const session = findSession(c, pool, request);
	return session
		? redirectWithCode(c, pool, request, session)
		: respondWithError(c, pool, errorForSite(request, 'login_required'));
}

function findSession(c: Context, pool: Pool, { client, provider }: AuthorizationRequest) {
	const session = pool.hostedSessions.find(c, client.id, provider);
	if (!session) return null;
	const user = pool.directory.bySub(session.sub);
	if (!user?.enabled) return null;
	return { user, provider: session.provider, authTime: session.authTime };
}

/** The provider's consent page. Cognito forwards `prompt` to the provider, and not `login_hint`. */
function consentUrl(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	provider: ExternalProvider
): string {
	const settings = pool.config.providers.find(({ name }) => name === provider);
	const url = new URL(`${pool.origin}/__idp/${provider.toLowerCase()}`);
	url.search = new URLSearchParams({
		client_id: settings?.client_id ?? '',
		redirect_uri: `${pool.origin}/oauth2/idpresponse`,
		response_type: 'code',
		scope: settings?.authorize_scopes ?? '',
		state: pool.signInAttempts.start({
			kind: 'federated',
			request,
			provider,
			browser: browserToken(c)
		}),
		...(request.prompt.length > 0 ? { prompt: request.prompt.join(' ') } : {})
	}).toString();
	return url.href;
}
