import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../test/browser/browser.ts';
import { createApiSite } from '../testing/api-clients.ts';

const all = async (query: string, ...values: unknown[]) =>
	(
		await env.DB.prepare(query)
			.bind(...values)
			.all()
	).results;

let site = createApiSite();

const idOf = async (browser: Browser): Promise<string> =>
	(await (await browser.visit('/api/auth/me')).json<{ id: string }>()).id;

const fromPage = { headers: { 'sec-fetch-site': 'same-origin' } };

/** Follows the link of the page to the provider, and consents there as this person. */
async function add(browser: Browser, provider: string, person: string) {
	const { response } = await browser.follow(`/auth/login?link=${provider}`, fromPage);
	return browser.follow(await browser.submit(response, { person, decision: 'continue' }));
}

const providers = (userId: string) =>
	all('SELECT provider FROM identities WHERE user_id = ? ORDER BY provider', userId);

/** What the person sees that was done to the account, besides signing in. */
const activities = (userId: string) =>
	all(
		"SELECT kind, identity_provider FROM activities WHERE user_id = ? AND kind <> 'signed_in'",
		userId
	);

beforeEach(async () => {
	site = createApiSite();
	for (const table of ['events', 'businesses', 'users', 'mails']) await all(`DELETE FROM ${table}`);
});

describe('adding a way to sign in', () => {
	it('makes both lead to the same account, and keeps the session', async () => {
		const browser = await site.signIn('emil-owner');
		const id = await idOf(browser);
		const landed = await add(browser, 'Google', 'gina-owner');
		expect(landed.url.pathname + landed.url.search).toBe('/account/sign-in-methods?linked=1');
		expect(await idOf(browser)).toBe(id);
		expect(await providers(id)).toEqual([{ provider: 'Cognito' }, { provider: 'Google' }]);
		expect(await idOf(await site.signIn('gina-owner'))).toBe(id);
		const [mail] = await all("SELECT data FROM mails WHERE kind = 'security_changed'");
		expect(JSON.parse(String(mail?.['data']))).toMatchObject({
			change: 'provider_linked',
			provider: 'Google'
		});
		expect(await activities(id)).toEqual([
			{ kind: 'provider_linked', identity_provider: 'Google' }
		]);
		expect(await all('SELECT action, details FROM audit WHERE actor = ?', id)).toEqual([
			{ action: 'identity_linked', details: '{"provider":"Google","merged":null}' }
		]);
		await site.settle();
		expect(await site.calls()).toMatchObject({ revoke: 1 });
	});

	it('ends the other account if it owns nothing', async () => {
		const gina = await site.signIn('gina-owner');
		const ended = await idOf(gina);
		await site.business('emil-owner');
		const browser = await site.signIn('emil-owner');
		const id = await idOf(browser);
		await add(browser, 'Google', 'gina-owner');
		expect(await all('SELECT id FROM users WHERE id = ?', ended)).toEqual([]);
		expect((await gina.visit('/api/auth/me')).status).toBe(401);
		expect(await activities(id)).toHaveLength(1);
		expect(await idOf(await site.signIn('gina-owner'))).toBe(id);
	});

	it('leads to the other account if only that one owns something, without a new sign-in', async () => {
		await site.business('gina-owner');
		const kept = await idOf(await site.signIn('gina-owner'));
		const browser = await site.signIn('emil-owner');
		const ended = await idOf(browser);
		await add(browser, 'Google', 'gina-owner');
		expect(await idOf(browser)).toBe(kept);
		expect(await all('SELECT id FROM users WHERE id = ?', ended)).toEqual([]);
		expect(await providers(kept)).toEqual([{ provider: 'Cognito' }, { provider: 'Google' }]);
	});

	it('is refused if both accounts own something, with what to do', async () => {
		await site.business('gina-owner', { name: 'One' });
		await site.business('emil-owner', { name: 'Two' });
		const browser = await site.signIn('emil-owner');
		const id = await idOf(browser);
		const { response } = await add(browser, 'Google', 'gina-owner');
		expect(response.status).toBe(409);
		expect(await response.json()).toMatchObject({
			problem: { code: 'both_own_things', message: expect.stringContaining('hand over') }
		});
		expect(await providers(id)).toEqual([{ provider: 'Cognito' }]);
	});

	it('is refused for a second one of the same provider', async () => {
		const browser = await site.signIn('gina-owner');
		const { response } = await add(browser, 'Google', 'bobby-markup');
		expect(response.status).toBe(409);
		expect(await providers(await idOf(browser))).toEqual([{ provider: 'Google' }]);
	});

	it('is never done because of an e-mail address', async () => {
		const browser = await site.signIn('emil-owner');
		await all('UPDATE users SET email = ?', 'gina-owner@popmap.test');
		const other = await idOf(await site.signIn('gina-owner'));
		expect(other).not.toBe(await idOf(browser));
	});

	it('needs a sign-in within ten minutes', async () => {
		const browser = await site.signIn('emil-owner');
		site.pass(601);
		const response = await browser.visit('/auth/login?link=Google', fromPage);
		expect(response.headers.get('location')).toBe(
			'/login?confirm=1&return_to=%2Faccount%2Fsign-in-methods'
		);
	});

	it.each(['cross-site', 'same-site', 'none'])(
		'is not started by a link from elsewhere: %s',
		async (from) => {
			const browser = await site.signIn('emil-owner');
			const response = await browser.visit('/auth/login?link=Google', {
				headers: { 'sec-fetch-site': from }
			});
			expect(response.headers.get('location')).toBe('/account/sign-in-methods');
		}
	);

	it('needs the person who started it, in the same browser', async () => {
		const browser = await site.signIn('emil-owner');
		const { response } = await browser.follow('/auth/login?link=Google', fromPage);
		const olivia = await site.signIn('olivia-owner', browser);
		const landed = await browser.follow(
			await browser.submit(response, { person: 'gina-owner', decision: 'continue' })
		);
		expect(landed.response.status).toBe(403);
		expect(await providers(await idOf(olivia))).toEqual([{ provider: 'Facebook' }]);
	});
});
