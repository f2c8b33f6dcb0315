import type { Context } from 'hono';
import type { Provider } from '../config/provider.ts';
import type { User } from '../directory/user.ts';
import { errorPage } from '../hosted-ui/error-page.ts';
import type { Pool } from '../pool.ts';
import { newGrant } from '../tokens/grant.ts';
import type { AuthorizationError, AuthorizationRequest } from './authorization-request.ts';

interface SignedIn {
	user: User;
	provider: Provider;
	/** When the user authenticated, in seconds since 1970: earlier than now in a silent sign-in. */
	authTime: number;
}

/** Redirects the browser back to the site with a code. */
export function redirectWithCode(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	{ user, provider, authTime }: SignedIn
): Response {
	const { client, redirectUri, codeChallenge, state, resource } = request;
	const grant = newGrant({
		source: 'hosted_ui',
		clientId: client.id,
		sub: user.sub,
		provider,
		authTime,
		resource,
		scopes: request.scopes.filter((scope) => client.scopes.includes(scope)),
		nonce: request.nonce ?? (provider === 'COGNITO' ? null : automaticNonce())
	});
	const code = pool.authorizationCodes.issue({ grant, redirectUri, codeChallenge });
	return redirectToSite(c, pool, redirectUri, { code, state });
}

/** Cognito puts a long nonce into the ID token of a federated sign-in when the site sent none. */
function automaticNonce(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(128));
	return btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
}

/** Starts a hosted UI session in this browser, and redirects it back to the site with a code. */
export function finishSignIn(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	{ user, provider }: Omit<SignedIn, 'authTime'>
): Response {
	const authTime = pool.clock.seconds();
	pool.hostedSessions.start(c, {
		sub: user.sub,
		clientId: request.client.id,
		provider,
		authTime
	});
	return redirectWithCode(c, pool, request, { user, provider, authTime });
}

/** Reports the error to the site where it may be trusted, and to the visitor otherwise. */
export function respondWithError(
	c: Context,
	pool: Pool,
	failure: AuthorizationError
): Response | Promise<Response> {
	switch (failure.shownTo) {
		case 'visitor':
			return errorPage(c, 400, failure.text);
		case 'visitor_after_redirect': {
			const query = new URLSearchParams({ error: failure.error, client_id: failure.clientId });
			return c.redirect(`${pool.origin}/error?${query}`);
		}
		case 'site':
			return redirectToSite(c, pool, failure.redirectUri, {
				error_description: failure.description,
				state: pool.quirks.state_on_errors ? failure.state : null,
				error: failure.error
			});
	}
}

function redirectToSite(
	c: Context,
	pool: Pool,
	redirectUri: string,
	params: Record<string, string | null>
): Response {
	const target = new URL(redirectUri);
	const sent = Object.entries({ ...params, ...pool.callbackChanges.take()?.params });
	for (const [name, value] of sent) if (value !== null) target.searchParams.append(name, value);
	return c.redirect(target.href);
}
