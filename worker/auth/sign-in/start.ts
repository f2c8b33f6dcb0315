import type { Context } from 'hono';
import { HttpError } from '../../http/http-error.ts';
import { isPrefetch } from '../../http/prefetch.ts';
import { signIn } from '../../http/problem.ts';
import { home, returnTo } from '../../http/return-to.ts';
import type { AuthEnv } from '../auth-env.ts';
import { authorizationUrl } from '../cognito.ts';
import { socialProviders } from '../sign-in-config.ts';
import type { SignInPool, SocialProvider } from '../sign-in-config.ts';
import { isEmbeddedBrowser } from '../user-agent.ts';
import { readConfirmation } from './confirmation.ts';
import { codeChallenge } from './pending-sign-in.ts';
import type { PendingSignIn, SignInStart } from './pending-sign-in.ts';
import { preventRedirectLoop } from './redirect-loop.ts';
import type { SignInAuth } from './sign-in-auth.ts';
import type { SignInHost } from './sign-in-host.ts';
import { readLink } from './start-link.ts';

const navigationOnly = new HttpError({
	status: 403,
	code: 'navigation_only',
	title: 'Open this page to sign in',
	message: 'To sign in, follow the link on the sign-in page.',
	actions: [signIn]
});

const unknownProvider = new HttpError({
	status: 400,
	code: 'unknown_provider',
	title: "We don't know that way to sign in",
	message: 'Please choose one of the options on the sign-in page.',
	actions: [signIn]
});

/** Google refuses embedded browsers: https://developers.google.com/identity/protocols/oauth2/policies */
const embeddedBrowser = (otherWays: string) =>
	new HttpError({
		status: 403,
		code: 'embedded_browser',
		title: 'Open this page in your browser',
		message:
			"Google doesn't let you sign in inside another app. Open this page in your browser, or sign in another way.",
		actions: [{ label: 'Sign in another way', href: otherWays }]
	});

/**
 * Handles `GET /auth/login`. With `account=other`, Cognito asks although it remembers an account;
 * with `confirm=1`, it asks the signed-in person again; with `reset=1`, it sends a code for a new
 * password first; with `link`, it is for another way to sign in.
 */
export async function startSignIn(
	auth: SignInAuth,
	host: SignInHost,
	c: Context<AuthEnv>
): Promise<Response> {
	const { origin, cognito } = auth.config;
	requireNavigation(c);
	const requested = parseProvider(c.req.query('provider'), cognito);
	const local = (href: string) => auth.languages.localAddress(c, href);
	const path = local(returnTo(c.req.query('return_to'), origin));
	const linked = c.req.query('link');
	if (linked !== undefined) {
		const link = await readLink(auth, host, c, linked);
		if (typeof link === 'string') return c.redirect(local(link), 303);
		auth.log('link_started', { provider: linked });
		return redirectToCognito(auth, c, { ...link, returnTo: local(link.returnTo) }, null);
	}
	const isConfirmation = c.req.query('confirm') !== undefined;
	if (isFromElsewhere(c)) {
		return c.redirect(local(signInPage(requested, path, isConfirmation)), 303);
	}
	const confirmation = isConfirmation ? await readConfirmation(auth, host, c) : null;
	const provider = confirmation ? confirmation.provider : requested;
	if (provider === 'Google' && isEmbeddedBrowser(c.req.header('user-agent'))) {
		throw embeddedBrowser(signInPage(null, path, false));
	}
	preventRedirectLoop(c, origin);
	const otherAccount = c.req.query('account') === 'other';
	const confirms = confirmation?.confirms ?? null;
	const fields = { provider: provider ?? 'Cognito' };
	if (confirmation) auth.log('confirmation_started', fields);
	else auth.log('sign_in_started', fields);
	const start = { provider, returnTo: path, retries: 0, otherAccount, confirms, links: null };
	return redirectToCognito(auth, c, start, null, c.req.query('reset') !== undefined);
}

/**
 * Whether another site led here. While Cognito remembers the person, starting would create a session
 * without any act of theirs on this site (OWASP ASVS 7.6.2).
 */
const isFromElsewhere = (c: Context<AuthEnv>): boolean =>
	['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');

function signInPage(provider: SocialProvider | null, path: string, confirms: boolean): string {
	const query = new URLSearchParams();
	if (provider) query.set('provider', provider);
	if (confirms) query.set('confirm', '1');
	if (path !== home) query.set('return_to', path);
	return query.size > 0 ? `/login?${query}` : '/login';
}

/**
 * @param taken a sign-in that this request has taken already
 * @param resetsPassword whether it begins with a new password
 */
export async function redirectToCognito(
	auth: SignInAuth,
	c: Context<AuthEnv>,
	start: SignInStart,
	taken: PendingSignIn | null,
	resetsPassword = false
): Promise<Response> {
	const pending = await auth.pendingSignIns.start(c, start, taken);
	const { state, nonce, verifier, provider } = pending;
	const url = authorizationUrl(auth, {
		provider,
		state,
		nonce,
		codeChallenge: await codeChallenge(verifier),
		language: auth.languages.forCognito(c, pending.returnTo),
		prompt: promptOf(pending),
		resetsPassword
	});
	return c.redirect(url, 303);
}

function promptOf({ confirms, otherAccount }: PendingSignIn) {
	if (confirms !== null) return 'login';
	// Cognito reads the first, and Google the second.
	return otherAccount ? 'login select_account' : null;
}

/** Prefetched links, images and scripts must not start a sign-in, which would set a cookie. */
function requireNavigation(c: Context<AuthEnv>): void {
	const mode = c.req.header('sec-fetch-mode') ?? 'navigate';
	const destination = c.req.header('sec-fetch-dest') ?? 'document';
	if (isPrefetch(c.req) || mode !== 'navigate' || destination !== 'document') throw navigationOnly;
}

function parseProvider(
	value: string | undefined,
	{ providers }: SignInPool
): SocialProvider | null {
	if (value === undefined || value === '') return null;
	const provider = socialProviders.find((name) => name === value);
	if (provider && providers.includes(provider)) return provider;
	throw unknownProvider;
}
