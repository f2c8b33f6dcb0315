import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { createSite } from '../../testing/site.ts';
import { decodeSession, encodeSession } from './session-tokens.ts';

const first = createSite();
const { cognito } = first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });
const overHttps = () => open({ settings: { APP_ORIGIN: 'https://popmap.test' } });

beforeEach(() => cognito.reset());

const sizes = ({ cookies }: Browser) =>
	[...cookies]
		.filter(([name]) => name.includes('session'))
		.map(([name, { value }]) => [name, name.length + value.length] as const);
const sessionNames = (browser: Browser) => sizes(browser).map(([name]) => name);

describe('cookies over https', () => {
	it('have the prefix that neither a script nor a sibling host can set', async () => {
		const browser = await overHttps().signIn('olivia-owner');
		expect([...browser.cookies.keys()].sort()).toEqual([
			'__Host-Http-device',
			'__Host-Http-rounds',
			'__Host-Http-session'
		]);
		expect(browser.cookies.get('__Host-Http-session')?.attributes.split('; ').sort()).toEqual([
			'HttpOnly',
			`Max-Age=${30 * 86_400}`,
			'Path=/',
			'SameSite=Lax',
			'Secure'
		]);
	});

	it('have the prefix for the number of the browser too, for 400 days', async () => {
		const browser = await overHttps().signIn('olivia-owner');
		const { attributes = '' } = browser.cookies.get('__Host-Http-device') ?? {};
		expect(attributes.split('; ').sort()).toEqual([
			'HttpOnly',
			`Max-Age=${400 * 86_400}`,
			'Path=/',
			'SameSite=Lax',
			'Secure'
		]);
	});

	it('have the prefix for the redirect-loop counter too, for one minute', async () => {
		const browser = overHttps().browse();
		await browser.visit('/auth/login');
		const { attributes = '' } = browser.cookies.get('__Host-Http-rounds') ?? {};
		expect(attributes.split('; ').sort()).toEqual([
			'HttpOnly',
			'Max-Age=60',
			'Path=/',
			'SameSite=Lax',
			'Secure'
		]);
	});

	it('have the prefix for a pending sign-in too, for ten minutes', async () => {
		const browser = overHttps().browse();
		await browser.visit('/auth/login');
		const [, started] = [...browser.cookies].find(([name]) => name.includes('signin')) ?? [];
		expect([...browser.cookies.keys()].every((name) => name.startsWith('__Host-Http-'))).toBe(true);
		expect(started?.attributes.split('; ').sort()).toEqual([
			'HttpOnly',
			'Max-Age=600',
			'Path=/',
			'SameSite=Lax',
			'Secure'
		]);
	});

	it('without the prefix are ignored, because a sibling host could have set them', async () => {
		const site = overHttps();
		const browser = await site.signIn('olivia-owner');
		const withoutPrefix = site.browse();
		const [, cookie] = [...browser.cookies].find(([name]) => name.endsWith('session')) ?? [];
		expect(cookie?.value).toBeTruthy();
		withoutPrefix.cookies.set('popmap_session', { value: cookie?.value ?? '', attributes: '' });
		expect((await withoutPrefix.visit('/api/auth/me')).status).toBe(401);
	});

	it('are deleted with all their attributes, which browsers require', async () => {
		const browser = await overHttps().signIn('olivia-owner');
		const response = await browser.visit('/auth/logout', { form: {} });
		expect(response.headers.getSetCookie()).toEqual([
			expect.stringMatching(/^__Host-Http-session=; Max-Age=0; Path=\/;.*Secure/)
		]);
	});
});

describe('cookies over http, which only localhost may use', () => {
	it('are found beside a cookie without a name, whose value begins like theirs', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const { value = '' } = browser.cookies.get('popmap_session') ?? {};
		const headers = { cookie: `popmap_sessions; popmap_session=${value}` };
		const response = await site.browse().visit('/api/auth/me', { headers });
		expect(response.status).toBe(200);
		expect(response.headers.getSetCookie()).toEqual([]);
	});

	it('have the same attributes, and a name that other software on localhost does not use', async () => {
		const browser = await open().signIn('olivia-owner');
		const { attributes = '' } = browser.cookies.get('popmap_session') ?? {};
		expect(attributes.split('; ')).toEqual(
			expect.arrayContaining(['HttpOnly', 'Path=/', 'SameSite=Lax'])
		);
		expect(attributes).not.toContain('Secure');
	});
});

describe('the content of the session cookie', () => {
	const session = { sessionId: 'A'.repeat(22), accessToken: 'a.b.c', refreshToken: 'd' };

	it('is read as it was written', () => {
		expect(decodeSession(encodeSession(session))).toEqual(session);
	});

	it('is rejected when it has another version', () => {
		const [version = 0, ...rest] = encodeSession(session);
		expect(decodeSession(Uint8Array.of(version + 1, ...rest))).toBeNull();
	});
});

describe('the size of the session cookie', () => {
	it('is at most 4,096 bytes for a Facebook user in three groups', async () => {
		const browser = await overHttps().signIn('greta-three-groups');
		expect(sizes(browser)).toEqual([['__Host-Http-session', expect.any(Number)]]);
		expect(sizes(browser)[0]?.[1]).toBeLessThanOrEqual(4096);
	});

	it('stays within one cookie after a refresh', async () => {
		const site = overHttps();
		const browser = await site.signIn('greta-three-groups');
		site.pass(3600);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		expect(sizes(browser)).toHaveLength(1);
		expect(sizes(browser)[0]?.[1]).toBeLessThanOrEqual(4096);
	});

	const groups = Array.from({ length: 60 }, (_, n) => `market-organisers-of-the-town-${n}`);

	it('grows into parts of at most 4,096 bytes with the tokens', async () => {
		const site = overHttps();
		await cognito.control('person', { person: 'mona-moderator', groups });
		const browser = await site.signIn('mona-moderator');
		expect(sessionNames(browser)).toEqual(['__Host-Http-session.0', '__Host-Http-session.1']);
		for (const [, size] of sizes(browser)) expect(size).toBeLessThanOrEqual(4096);
		const me: { groups: string[] } = await (await browser.visit('/api/auth/me')).json();
		expect(me.groups).toEqual(groups);
	});

	it('is limited: a sign-in with larger tokens fails with an explanation and without a session', async () => {
		const site = overHttps();
		const largeGroups = Array.from({ length: 130 }, (_, index) =>
			`group-${index}-`.padEnd(128, 'x')
		);
		await cognito.control('person', { person: 'mona-moderator', groups: largeGroups });
		const browser = await site.signIn('mona-moderator');
		expect(sessionNames(browser)).toEqual([]);
		expect(site.logged.at(-1)).toMatchObject({ reason: 'tokens_too_large' });
	});

	it('does not allow a missing part', async () => {
		const site = overHttps();
		await cognito.control('person', { person: 'mona-moderator', groups });
		const browser = await site.signIn('mona-moderator');
		browser.cookies.delete('__Host-Http-session.1');
		expect((await browser.visit('/api/auth/me')).status).toBe(401);
		expect(sessionNames(browser)).toEqual([]);
	});

	it('shrinks back to one cookie with the tokens, and the parts are deleted', async () => {
		const site = overHttps();
		await cognito.control('person', { person: 'mona-moderator', groups });
		const browser = await site.signIn('mona-moderator');
		await cognito.control('person', { person: 'mona-moderator', groups: ['admins'] });
		site.pass(3600);
		expect(await (await browser.visit('/api/auth/me')).json()).toMatchObject({
			groups: ['admins']
		});
		expect(sessionNames(browser)).toEqual(['__Host-Http-session']);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('grows into parts during a session, and the whole cookie is deleted', async () => {
		const site = overHttps();
		const browser = await site.signIn('mona-moderator');
		await cognito.control('person', { person: 'mona-moderator', groups });
		site.pass(3600);
		await browser.visit('/api/auth/me');
		expect(sessionNames(browser)).toEqual(['__Host-Http-session.0', '__Host-Http-session.1']);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('does not matter for signing out: all parts are deleted', async () => {
		const site = overHttps();
		await cognito.control('person', { person: 'mona-moderator', groups });
		const browser = await site.signIn('mona-moderator');
		await browser.visit('/auth/logout', { form: {} });
		expect(sessionNames(browser)).toEqual([]);
	});
});
