import type { Context } from 'hono';
import { socialProviders } from '../../config.ts';
import type { CognitoConfig, SocialProvider } from '../../config.ts';
import { HttpError } from '../../http/http-error.ts';
import { signIn } from '../../http/problem.ts';
import { home, returnTo } from '../../http/return-to.ts';
import { authorizationUrl } from '../cognito.ts';
import type { AuthEnv } from '../dependencies.ts';
import { isEmbeddedBrowser } from '../user-agent.ts';
import { hostedPagesLanguage } from './accept-language.ts';
import { codeChallenge } from './pending-sign-in.ts';
import type { PendingSignIn, SignInStart } from './pending-sign-in.ts';
import { preventRedirectLoop } from './redirect-loop.ts';
import type { SignInAuth } from './sign-in-auth.ts';

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

/** Handles `GET /auth/login`. */
export async function startSignIn(auth: SignInAuth, c: Context<AuthEnv>): Promise<Response> {
	const { origin, cognito } = auth.config;
	requireNavigation(c);
	const provider = parseProvider(c.req.query('provider'), cognito);
	const path = returnTo(c.req.query('return_to'), origin);
	if (isFromElsewhere(c)) return c.redirect(signInPage(provider, path), 303);
	if (provider === 'Google' && isEmbeddedBrowser(c.req.header('user-agent'))) {
		throw embeddedBrowser(signInPage(null, path));
	}
	preventRedirectLoop(c, origin);
	auth.log('sign_in_started', { provider: provider ?? 'Cognito' });
	return redirectToCognito(auth, c, { provider, returnTo: path, retries: 0 }, null);
}

/**
 * Whether another site led here. While Cognito remembers the person, starting would create a session
 * without any act of theirs on this site (OWASP ASVS 7.6.2).
 */
const isFromElsewhere = (c: Context<AuthEnv>): boolean =>
	['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');

function signInPage(provider: SocialProvider | null, path: string): string {
	const query = new URLSearchParams();
	if (provider) query.set('provider', provider);
	if (path !== home) query.set('return_to', path);
	return query.size > 0 ? `/login?${query}` : '/login';
}

/** @param taken a sign-in that this request has taken already */
export async function redirectToCognito(
	auth: SignInAuth,
	c: Context<AuthEnv>,
	start: SignInStart,
	taken: PendingSignIn | null
): Promise<Response> {
	const { state, nonce, verifier, provider } = await auth.pendingSignIns.start(c, start, taken);
	const url = authorizationUrl(auth, {
		provider,
		state,
		nonce,
		codeChallenge: await codeChallenge(verifier),
		language: hostedPagesLanguage(c.req.header('accept-language'))
	});
	return c.redirect(url, 303);
}

/** Headers that announce a prefetch: the standard one and its predecessors. */
const purposeHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** Prefetched links, images and scripts must not start a sign-in, which would set a cookie. */
function requireNavigation(c: Context<AuthEnv>): void {
	const purpose = purposeHeaders.map((name) => c.req.header(name) ?? '').join(' ');
	const mode = c.req.header('sec-fetch-mode') ?? 'navigate';
	const destination = c.req.header('sec-fetch-dest') ?? 'document';
	const isPrefetch = /prefetch|prerender|preview/i.test(purpose);
	if (isPrefetch || mode !== 'navigate' || destination !== 'document') throw navigationOnly;
}

function parseProvider(
	value: string | undefined,
	{ providers }: CognitoConfig
): SocialProvider | null {
	if (value === undefined || value === '') return null;
	const provider = socialProviders.find((name) => name === value);
	if (provider && providers.includes(provider)) return provider;
	throw unknownProvider;
}
