import type { Context } from 'hono';
import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { socialProviders } from '../../config.ts';
import type { Config, SocialProvider } from '../../config.ts';
import { HttpError } from '../../http/http-error.ts';
import type { Parts } from '../../parts.ts';
import { signIn } from '../../http/problem.ts';
import type { RenderPage } from '../../page-renderer.ts';
import type { Auth } from '../auth.ts';
import { hostedPagesLanguage } from './accept-language.ts';
import { codeChallenge } from './pending-sign-in.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { home, returnTo, withoutFacebooksFragment } from '../../http/return-to.ts';
import { describeFailure, explain, readProviderError } from './sign-in-failure.ts';
import type { SignInFailure } from './sign-in-failure.ts';
import { countSignInRound } from './redirect-loop.ts';

type Start = Pick<PendingSignIn, 'provider' | 'returnTo' | 'retries'>;

/** Signing in and out. These read and write the session's cookie themselves, so they stand before recognise(). */
export function authRoutes(parts: Parts, auth: Auth, renderPage: RenderPage) {
	const { config, log } = parts;

	return new Hono<AppEnv>({ strict: false })
		.get('/auth/login', async (c) => {
			refuseUnlessNavigation(c);
			countSignInRound(c, config.origin.startsWith('https:'));
			const provider = allowedProvider(c.req.query('provider'), config);
			const back = returnTo(c.req.query('return_to'), config.origin);
			log('sign_in_started', { provider: provider ?? 'Cognito' });
			return redirectToCognito(c, { provider, returnTo: back, retries: 0 });
		})
		.get('/callback', async (c) => {
			const { state, error, error_description: description = '' } = c.req.query();
			if (isRepetitive(c)) return fail(c, { reason: 'issuer_mismatch' }, null);
			const pending = state ? await auth.pending.take(c, state) : null;
			if (pending && (await isFromAnotherIssuer(c.req.query('iss')))) {
				return fail(c, { reason: 'issuer_mismatch' }, pending);
			}
			if (error === undefined) return finishSignIn(c, pending);
			const failure = readProviderError(error, description);
			if (failure.reason !== 'just_linked' || pending?.retries !== 0) {
				return fail(c, failure, pending);
			}
			log('sign_in_retried', { provider: pending.provider ?? 'Cognito', reason: failure.reason });
			return redirectToCognito(c, { ...pending, retries: 1 }, pending);
		})
		.post('/auth/logout', async (c) => {
			const sessionId = await auth.signOut(c, 'signed_out');
			auth.cookie.clear(c);
			// What scripts of ours keep in the browser goes too; pages are never kept there.
			c.header('clear-site-data', '"storage"');
			log('signed_out', { session: sessionId });
			return c.redirect(auth.cognito.signOutUrl(), 303);
		});

	async function redirectToCognito(
		c: Context<AppEnv>,
		start: Start,
		instead: PendingSignIn | null = null
	): Promise<Response> {
		const { state, nonce, verifier, provider } = await auth.pending.start(c, start, instead);
		const url = auth.cognito.authorizationUrl({
			provider,
			state,
			nonce,
			codeChallenge: await codeChallenge(verifier),
			language: hostedPagesLanguage(c.req.header('accept-language'))
		});
		return c.redirect(url, 303);
	}

	async function finishSignIn(c: Context<AppEnv>, pending: PendingSignIn | null) {
		const code = c.req.query('code');
		if (!pending || !code) {
			// The back button, or a bookmark of this page: whoever is signed in simply goes on.
			const { who, change } = await auth.sessions.recognise(c);
			if (who.kind !== 'signed_in') return fail(c, { reason: 'not_pending' }, pending);
			auth.cookie.apply(c, change);
			return c.redirect(withoutFacebooksFragment(home, who.viewer.identityProvider), 303);
		}
		const outcome = await auth.completeSignIn(c, code, pending);
		if ('reason' in outcome) return fail(c, outcome, pending);
		// A new sign-in is a new session; the one that it replaces is over (OWASP ASVS 7.2.4).
		await auth.signOut(c, 'replaced');
		const { sessionId, sealed, userId: user, identityProvider } = outcome;
		auth.cookie.apply(c, { write: sealed, maxAge: config.session.absoluteSeconds });
		log('signed_in', { provider: identityProvider, user, session: sessionId });
		return c.redirect(withoutFacebooksFragment(pending.returnTo, identityProvider), 303);
	}

	/** RFC 9207, 2.4. Cognito names no issuer today; once its metadata says that it does, it must. */
	async function isFromAnotherIssuer(iss: string | undefined): Promise<boolean> {
		if (iss !== undefined) return iss !== config.cognito.issuer;
		const metadata = await auth.cognito.metadata().catch(() => null);
		return metadata?.issuerInResponses ?? false;
	}

	async function fail(c: Context<AppEnv>, failure: SignInFailure, pending: PendingSignIn | null) {
		const provider = pending && (pending.provider ?? 'Cognito');
		// Anybody can send us an error: only one that was waited for is a provider's.
		const evidence = pending
			? describeFailure(failure)
			: { reason: 'not_pending', said: failure.reason };
		log('sign_in_failed', { provider, ...evidence });
		// Cognito leaves the state out of some errors: then only the links know the way back.
		const isNameless = c.req.query('state') === undefined;
		const about = pending ?? (isNameless ? await auth.pending.single(c) : null);
		const problem = explain(failure, pending, about);
		if (problem.status === 503) c.header('retry-after', '60');
		const page = await renderPage.problem(c, problem, '/callback');
		// Made through the context, so that it carries the cookies that are already due.
		return c.newResponse(page.body, page);
	}
}

/** RFC 6749, 3.1: no parameter comes twice, so such an answer is not the authorization server's. */
const isRepetitive = (c: Context<AppEnv>) =>
	Object.values(c.req.queries()).some((values) => values.length > 1);

/** What browsers say, and said before there was a standard, of what nobody has opened yet. */
const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/**
 * Browsers that fetch links ahead would open a sign-in that nobody asked for, and a cookie with
 * it; so would an image or a script that points here.
 */
function refuseUnlessNavigation(c: Context<AppEnv>): void {
	const purpose = purposes.map((name) => c.req.header(name) ?? '').join(' ');
	const mode = c.req.header('sec-fetch-mode') ?? 'navigate';
	const destination = c.req.header('sec-fetch-dest') ?? 'document';
	const isPrefetch = /prefetch|prerender|preview/i.test(purpose);
	if (!isPrefetch && mode === 'navigate' && destination === 'document') return;
	throw new HttpError({
		status: 403,
		code: 'navigation_only',
		title: 'Open this page to sign in',
		message: 'Signing in begins when you follow the link yourself.',
		actions: [signIn]
	});
}

function allowedProvider(asked: string | undefined, { cognito }: Config): SocialProvider | null {
	if (asked === undefined || asked === '') return null;
	const provider = socialProviders.find((name) => name === asked);
	if (provider && cognito.providers.includes(provider)) return provider;
	throw new HttpError({
		status: 400,
		code: 'unknown_provider',
		title: 'We do not know that way to sign in',
		message: 'Please choose one of the ways on the sign-in page.',
		actions: [signIn]
	});
}
