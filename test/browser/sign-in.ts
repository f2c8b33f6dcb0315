import { personById, sharedPassword } from '../../cognito/local-pool.ts';
import type { Browser, Landing } from './browser.ts';

/**
 * Signs in at the local Cognito the way this person does: at Facebook, at Google, or with a
 * password.
 *
 * @returns where it ended: at the site, or at the page that explains the failure
 */
export async function walkThroughCognito(
	browser: Browser,
	personId: string,
	returnTo = '/'
): Promise<Landing> {
	const { provider, email } = personById(personId);
	const query = new URLSearchParams({ return_to: returnTo });
	if (provider !== 'COGNITO') query.set('provider', provider);
	const page = await browser.follow(`/auth/login?${query}`);
	if (provider !== 'COGNITO') {
		if (!page.url.pathname.startsWith('/__idp/')) return page;
		const consent = { person: personId, decision: 'continue' };
		return browser.follow(await browser.submit(page.response, consent));
	}
	if (page.url.origin === browser.home) return page;
	const credentials = { username: email ?? '', password: sharedPassword };
	return browser.follow(
		await browser.submit(page.response, credentials, 'form:has([type="password"])')
	);
}
