import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { personById, sharedPassword } from '../../../cognito/local-pool.ts';
import { createSite } from '../../testing/site.ts';

const first = createSite();
const { cognito } = first;
const open = () => createSite({ sharedWith: first });

beforeEach(() => cognito.reset());

const confirm = (browser: Browser) => browser.follow('/auth/login?confirm=1&return_to=/account/x');

const typePassword = async (browser: Browser, page: Response, personId: string) =>
	browser.follow(
		await browser.submit(
			page,
			{ username: personById(personId).email ?? '', password: sharedPassword },
			'form:has([type="password"])'
		)
	);

const consent = async (browser: Browser, page: Response, person: string) =>
	browser.follow(await browser.submit(page, { person, decision: 'continue' }));

const viewerOf = async (browser: Browser): Promise<{ name: string }> =>
	(await browser.visit('/api/auth/me')).json();

/** Signs in, and lets more than ten minutes pass. */
async function signedInLongAgo(personId: string) {
	const site = open();
	const browser = await site.signIn(personId);
	site.pass(900);
	site.logged.length = 0;
	return { site, browser };
}

describe('a confirmation', () => {
	it('asks for the password although Cognito remembers the person', async () => {
		const { site, browser } = await signedInLongAgo('emil-owner');
		const before = browser.copy();
		const { response, url } = await confirm(browser);
		expect(url.pathname).toBe('/login');
		expect(url.searchParams.get('prompt')).toBe('login');
		const landed = await typePassword(browser, response, 'emil-owner');
		expect(landed.url.pathname).toBe('/account/x');
		expect(site.logged.map(({ event }) => event)).toEqual(['confirmation_started', 'confirmed']);
		// A new authentication is a new session, and ends the old one.
		expect((await before.visit('/api/auth/me')).status).toBe(401);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it.each([
		['Google', 'gina-owner'],
		['Facebook', 'olivia-owner']
	])('goes to %s, where the person signed in', async (provider, personId) => {
		const { browser } = await signedInLongAgo(personId);
		const { response, url } = await confirm(browser);
		expect(url.pathname).toBe(`/__idp/${provider.toLowerCase()}`);
		expect(url.searchParams.get('prompt')).toBe('login');
		const landed = await consent(browser, response, personId);
		expect(landed.url.pathname).toBe('/account/x');
	});

	it('by another account changes nothing, and revokes the tokens of that account', async () => {
		const { browser } = await signedInLongAgo('emil-owner');
		const { response } = await confirm(browser);
		const landed = await typePassword(browser, response, 'anna-attendee');
		expect(landed.response.status).toBe(403);
		expect(await landed.response.json()).toMatchObject({
			page: '/callback',
			problem: {
				code: 'another_person',
				actions: [{ href: '/auth/login?confirm=1&return_to=%2Faccount%2Fx' }, { href: '/account' }]
			}
		});
		expect(await viewerOf(browser)).toMatchObject({ name: 'Emil Owner' });
		expect(await open().calls()).toMatchObject({ revoke: 1 });
	});

	it('for which a provider did not ask again is refused, with what helps', async () => {
		const { site, browser } = await signedInLongAgo('gina-owner');
		const { response } = await confirm(browser);
		const auth_time = Math.floor(site.clock.now / 1000) - 601;
		await cognito.control('tokens', { token: 'access', claims: { auth_time } });
		const landed = await consent(browser, response, 'gina-owner');
		expect(landed.response.status).toBe(403);
		expect(await landed.response.json()).toMatchObject({
			problem: {
				code: 'not_asked_again',
				message: expect.stringContaining('Sign out at Google in this browser first')
			}
		});
		expect(await viewerOf(browser)).toMatchObject({ name: 'Gina Owner' });
	});

	it('without a session is a sign-in', async () => {
		const site = open();
		const { url } = await confirm(site.browse());
		expect(url.searchParams.has('prompt')).toBe(false);
		expect(site.logged.map(({ event }) => event)).toEqual(['sign_in_started']);
	});

	it('cannot be started from another site', async () => {
		const { browser } = await signedInLongAgo('emil-owner');
		const { response } = await browser.follow('/auth/login?confirm=1&return_to=/account', {
			headers: { 'sec-fetch-site': 'cross-site' }
		});
		expect(await response.json()).toMatchObject({ page: '/login' });
	});
});

describe('another account', () => {
	it('is asked for although Cognito remembers one', async () => {
		const { browser } = await signedInLongAgo('emil-owner');
		browser.cookies.clear();
		const { response, url } = await browser.follow('/auth/login?account=other&return_to=/account');
		expect(url.searchParams.get('prompt')).toBe('login select_account');
		await typePassword(browser, response, 'anna-attendee');
		expect(await viewerOf(browser)).toMatchObject({ name: 'Anna Attendee' });
	});
});
