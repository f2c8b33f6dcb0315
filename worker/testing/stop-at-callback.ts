import { personById } from '../../cognito/local-pool.ts';
import type { Browser } from './browser.ts';

const locationOf = (response: Response) => response.headers.get('location') ?? '';

/**
 * Walks through Facebook's or Google's stand-in and stops before the browser goes back to the site.
 *
 * @param query more parameters of `/auth/login`, beginning with `&`
 * @returns the callback's URL, code and state included.
 */
export async function stopAtCallback(browser: Browser, personId = 'olivia-owner', query = '') {
	const { provider } = personById(personId);
	const { url } = await browser.follow(`/auth/login?provider=${provider}${query}`);
	return agreeAt(browser, url.href, personId);
}

/** Says yes on the consent page at this URL, and stops before the callback. */
export async function agreeAt(browser: Browser, consentUrl: string, personId = 'olivia-owner') {
	const form = { person: personId, decision: 'continue' };
	const agreed = await browser.visit(consentUrl, { form });
	return locationOf(await browser.visit(locationOf(agreed)));
}
