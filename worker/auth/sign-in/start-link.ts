import type { Context } from 'hono';
import { sessionUnavailable } from '../../http/session-unavailable.ts';
import { isRecent } from '../../users/sign-in-age.ts';
import type { AuthEnv } from '../auth-env.ts';
import { socialProviders } from '../sign-in-config.ts';
import type { SignInStart } from './pending-sign-in.ts';
import type { SignInAuth } from './sign-in-auth.ts';
import type { SignInHost } from './sign-in-host.ts';

/** Where a person adds and removes ways to sign in. */
const methodsPage = '/account/sign-in-methods';

/**
 * Begins to add a way to sign in at `/auth/login?link=Google`: only from a link of this site, and
 * for a person who proved who they are within ten minutes.
 *
 * @param name of the provider; `Cognito` for e-mail
 * @returns how to start, or the page to go to instead
 * @throws {HttpError} 503 while the session cannot be looked up
 */
export async function readLink(
	{ config, now }: SignInAuth,
	{ authenticate }: SignInHost,
	c: Context<AuthEnv>,
	name: string
): Promise<SignInStart | string> {
	const provider = socialProviders.find((each) => each === name) ?? null;
	const isOffered = provider ? config.cognito.providers.includes(provider) : name === 'Cognito';
	if (!isOffered || !isFromThisSite(c, config.origin)) return methodsPage;
	const { authentication } = await authenticate(c);
	const sender = await authentication.identity();
	if (sender.kind === 'unavailable') throw sessionUnavailable(sender.retryAfter);
	const page = encodeURIComponent(methodsPage);
	if (sender.kind === 'anonymous') return `/login?return_to=${page}`;
	if (!isRecent(sender.authenticatedAt, now())) return `/login?confirm=1&return_to=${page}`;
	return {
		provider,
		returnTo: `${methodsPage}?linked=1`,
		retries: 0,
		otherAccount: true,
		confirms: null,
		links: sender.viewer.id
	};
}

/** Another site must not start it with an account of its own choice that the browser remembers. */
function isFromThisSite(c: Context<AuthEnv>, origin: string): boolean {
	const site = c.req.header('sec-fetch-site');
	if (site !== undefined) return site === 'same-origin';
	const referer = c.req.header('referer') ?? '';
	return URL.canParse(referer) && new URL(referer).origin === origin;
}
