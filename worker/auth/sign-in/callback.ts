import type { Context } from 'hono';
import { home, withoutFacebookFragment } from '../../http/return-to.ts';
import type { AuthEnv } from '../auth-env.ts';
import { completeLink } from './complete-link.ts';
import { signOut } from '../session/sign-out.ts';
import { deviceOf, keepDevice } from './device-cookie.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import type { SignInAuth } from './sign-in-auth.ts';
import { completeSignIn } from './sign-in.ts';
import { logFields, parseProviderError, problemFor } from './sign-in-failure.ts';
import type { SignInFailure } from './sign-in-failure.ts';
import type { SignInHost } from './sign-in-host.ts';
import { redirectToCognito } from './start.ts';

type Pending = PendingSignIn | null;

/** Handles `GET /callback`, the redirect URI of the app client. */
export async function handleCallback(
	auth: SignInAuth,
	host: SignInHost,
	c: Context<AuthEnv>
): Promise<Response> {
	const fail = (failure: SignInFailure, pending: Pending) =>
		showFailure(auth, host, c, failure, pending);
	const { state, error, error_description: description = '' } = c.req.query();
	if (hasRepeatedParameter(c)) return fail({ reason: 'issuer_mismatch' }, null);
	const pending = state ? await auth.pendingSignIns.take(c, state) : null;
	if (pending && (await isFromAnotherIssuer(auth, c.req.query('iss')))) {
		return fail({ reason: 'issuer_mismatch' }, pending);
	}
	if (error !== undefined) {
		const failure = parseProviderError(error, description);
		const mayRetry = failure.reason === 'just_linked' && pending?.retries === 0;
		return mayRetry ? retry(auth, c, pending, failure) : fail(failure, pending);
	}
	const code = c.req.query('code');
	if (!pending || !code) {
		return (await continueSession(host, c)) ?? fail({ reason: 'not_pending' }, pending);
	}
	if (pending.links !== null) {
		const failure = await completeLink(auth, host, c, code, pending);
		return failure ? fail(failure, pending) : c.redirect(pending.returnTo, 303);
	}
	const completion = completeSignIn(auth, c, code, pending);
	// Continues if the browser sends the callback again and drops this request.
	auth.waitUntil(completion.catch(() => undefined));
	const outcome = await completion;
	if ('reason' in outcome) return fail(outcome, pending);
	const { sessionId, sealed, userId, identityProvider, isRepeated } = outcome;
	// A new sign-in is a new session and ends the old one (OWASP ASVS 7.2.4).
	if (!isRepeated) await signOut(auth, c, 'replaced');
	auth.cookie.apply(c, { write: sealed, maxAge: auth.config.session.absoluteSeconds });
	const { origin } = auth.config;
	keepDevice(c, origin, await deviceOf(c, origin, pending));
	const fields = { provider: identityProvider, user: userId, session: sessionId };
	if (isRepeated) auth.log('sign_in_repeated', fields);
	else if (pending.confirms === null) auth.log('signed_in', fields);
	else auth.log('confirmed', fields);
	return c.redirect(withoutFacebookFragment(pending.returnTo, identityProvider), 303);
}

/** RFC 6749, 3.1: an authorization server must not repeat a parameter. */
const hasRepeatedParameter = (c: Context<AuthEnv>) =>
	Object.values(c.req.queries()).some((values) => values.length > 1);

/** RFC 9207, 2.4: `iss` is required once the metadata promises it, which Cognito's does not yet. */
async function isFromAnotherIssuer(
	{ config, keys }: SignInAuth,
	iss: string | undefined
): Promise<boolean> {
	if (iss !== undefined) return iss !== config.cognito.issuer;
	const metadata = await keys.metadata().catch(() => null);
	return metadata?.issuerInResponses ?? false;
}

function retry(
	auth: SignInAuth,
	c: Context<AuthEnv>,
	pending: PendingSignIn,
	{ reason }: SignInFailure
): Promise<Response> {
	auth.log('sign_in_retried', { provider: pending.provider ?? 'Cognito', reason });
	return redirectToCognito(auth, c, { ...pending, retries: 1 }, pending);
}

/** For the back button, or a bookmark of the callback: a signed-in person goes to the home page. */
async function continueSession(
	{ authenticate }: SignInHost,
	c: Context<AuthEnv>
): Promise<Response | null> {
	const { authentication, finish } = await authenticate(c);
	const identity = await authentication.identity();
	if (identity.kind !== 'signed_in') return null;
	c.res = c.redirect(withoutFacebookFragment(home, identity.viewer.identityProvider), 303);
	finish(c);
	return c.res;
}

async function showFailure(
	auth: SignInAuth,
	host: SignInHost,
	c: Context<AuthEnv>,
	failure: SignInFailure,
	pending: Pending
): Promise<Response> {
	const provider = pending && (pending.provider ?? 'Cognito');
	// Anyone can send us an error: without a pending sign-in it says nothing about a provider.
	const fields = pending ? logFields(failure) : { reason: 'not_pending', said: failure.reason };
	auth.log('sign_in_failed', { provider, ...fields });
	// Cognito omits `state` from some errors, so the only pending sign-in is assumed to be meant.
	const hasState = c.req.query('state') !== undefined;
	const likely = pending ?? (hasState ? null : await auth.pendingSignIns.single(c));
	if (likely) auth.languages.useThatOfReturn(c, likely.returnTo);
	const problem = problemFor(failure, pending, likely);
	if (problem.status === 503) c.header('retry-after', '60');
	const page = await host.showProblem(c, problem, '/callback');
	return c.newResponse(page.body, page); // Adds the cookies that are set on the context.
}
