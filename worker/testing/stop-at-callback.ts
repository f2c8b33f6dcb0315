import { personById } from '../../cognito/local-pool.ts';
import type { Browser } from '../../test/browser/browser.ts';

const locationOf = (response: Response) => response.headers.get('location') ?? '';

/**
 * Signs in at the stand-in for Facebook or Google and stops before the callback is opened.
 *
 * @param query further parameters of `/auth/login`, starting with `&`
 * @returns the URL of the callback, with code and state
 */
export async function stopAtCallback(browser: Browser, personId = 'olivia-owner', query = '') {
	const { provider } = personById(personId);
	const { url } = await browser.follow(`/auth/login?provider=${provider}${query}`);
	return agreeAt(browser, url.href, personId);
}

/** Gives consent on the page at this URL. @returns the URL of the callback */
export async function agreeAt(browser: Browser, consentUrl: string, personId = 'olivia-owner') {
	const form = { person: personId, decision: 'continue' };
	const agreed = await browser.visit(consentUrl, { form });
	return locationOf(await browser.visit(locationOf(agreed)));
}
