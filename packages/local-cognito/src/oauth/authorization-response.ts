import type { Context } from 'hono';
import type { AuthorizationRequest, Refusal } from './authorization-request.ts';
import type { Pool } from '../pool.ts';
import type { Provider } from '../config/people.ts';
import type { User } from '../directory/directory.ts';
import { errorPage } from '../hosted-ui/error-page.ts';

/** Parameters to set (or, with null, to leave out) on the way back to the site. */
export interface CallbackChange {
	times: number;
	params: Record<string, string | null>;
}

export interface CallbackChanges {
	add(change: CallbackChange): void;
	take(): CallbackChange['params'];
}

export function createCallbackChanges(): CallbackChanges {
	let due: CallbackChange[] = [];
	return {
		add: (change) => void due.push({ ...change }),
		take() {
			const [change] = due;
			if (!change) return {};
			change.times -= 1;
			due = due.filter(({ times }) => times > 0);
			return change.params;
		}
	};
}

interface SignedIn {
	user: User;
	provider: Provider;
	/** When they proved who they are, seconds since 1970: an earlier moment in a silent sign-in. */
	authTime: number;
}

/** Sends the browser back to the site with a code. */
export function redirectWithCode(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	{ user, provider, authTime }: SignedIn
): Response {
	const code = pool.authorizationCodes.issue({
		redirectUri: request.redirectUri,
		codeChallenge: request.codeChallenge,
		grant: {
			...{ clientId: request.client.id, sub: user.sub, provider, authTime },
			...{ scopes: grantedScopes(request), resource: request.resource },
			nonce: request.nonce ?? (provider === 'COGNITO' ? null : automaticNonce()),
			originJti: crypto.randomUUID(),
			eventId: crypto.randomUUID()
		}
	});
	return redirectBack(c, pool, request.redirectUri, { code, state: request.state });
}

const grantedScopes = ({ client, scopes }: AuthorizationRequest) =>
	scopes.filter((scope) => client.scopes.includes(scope));

/** Federated sign-ins get a long nonce in the ID token even where the site sent none. */
function automaticNonce(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(128));
	return btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
}

/** Starts the browser's own session at Cognito, and sends it back with a code. */
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

/** Tells the site (when it may be told) or the visitor that there will be no sign-in. */
export function refuse(c: Context, pool: Pool, refusal: Refusal): Response | Promise<Response> {
	switch (refusal.told) {
		case 'visitor':
			return errorPage(c, 400, refusal.text);
		case 'error_page': {
			const { error, clientId } = refusal;
			return c.redirect(
				`${pool.origin}/error?${new URLSearchParams({ error, client_id: clientId })}`
			);
		}
		case 'site': {
			const { redirectUri, error, description, state } = refusal;
			return redirectBack(c, pool, redirectUri, {
				error_description: description,
				state: pool.switches.state_on_errors ? state : null,
				error
			});
		}
	}
}

function redirectBack(
	c: Context,
	pool: Pool,
	redirectUri: string,
	params: Record<string, string | null>
): Response {
	const target = new URL(redirectUri);
	const sent = Object.entries({ ...params, ...pool.callbackChanges.take() });
	for (const [name, value] of sent) if (value !== null) target.searchParams.append(name, value);
	return c.redirect(target.href);
}
