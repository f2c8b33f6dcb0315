import { Browser } from '../test/browser/browser.ts';
import { walkThroughCognito } from '../test/browser/sign-in.ts';
import { sendExactly } from './send-exactly.ts';

export interface SignedIn {
	/** Holds the session cookie. */
	browser: Browser;
	/** What `GET /api/auth/me` answered. */
	me: unknown;
}

/**
 * Signs in over HTTP, through the pages of the local Cognito.
 *
 * @param personId one of the local Cognito's people
 * @throws when the person is not signed in afterwards
 */
export async function signIn(origin: string, personId: string): Promise<SignedIn> {
	const browser = new Browser(origin, () => sendExactly);
	const { url, response } = await walkThroughCognito(browser, personId);
	if (url.origin !== origin || !response.ok) {
		throw new Error(`Signing in ended at ${url.origin}${url.pathname}: ${response.status}.`);
	}
	const me = await browser.visit('/api/auth/me');
	if (!me.ok) throw new Error(`/api/auth/me answered ${me.status} after signing in.`);
	return { browser, me: await me.json() };
}

/**
 * Signs out.
 *
 * @throws when the site still knows the person afterwards
 */
export async function signOut(browser: Browser): Promise<void> {
	const { url } = await browser.follow('/auth/logout', { form: {} });
	if (url.origin !== browser.home) throw new Error(`Signing out ended at ${url.origin}.`);
	const { status } = await browser.visit('/api/auth/me');
	if (status !== 401) throw new Error(`/api/auth/me answered ${status} after signing out.`);
}
