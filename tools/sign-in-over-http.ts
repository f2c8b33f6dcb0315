import { Browser } from '../test/browser/browser.ts';
import { walkThroughCognito } from '../test/browser/sign-in.ts';
import { sendExactly } from './send-exactly.ts';

/**
 * Signs in over HTTP, through the pages of the local Cognito.
 *
 * @param personId one of the local Cognito's people
 * @returns a browser with the session cookie
 * @throws when the person is not signed in afterwards
 */
export async function signIn(origin: string, personId: string): Promise<Browser> {
	const browser = new Browser(origin, () => sendExactly);
	const { url, response } = await walkThroughCognito(browser, personId);
	if (url.origin !== origin || !response.ok) {
		throw new Error(`Signing in ended at ${url.origin}${url.pathname}: ${response.status}.`);
	}
	const me = await browser.visit('/api/auth/me');
	if (!me.ok) throw new Error(`/api/auth/me answered ${me.status} after signing in.`);
	return browser;
}
