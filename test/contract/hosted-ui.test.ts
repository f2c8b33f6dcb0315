import { beforeEach, describe, expect, it } from 'vitest';
import {
	authorizeQuery,
	createSite,
	locationOf,
	password,
	publicClient,
	tokensIn
} from './site.ts';
import { decodeJwt } from 'jose';
import { targets } from './target.ts';
import { totpCode } from '../../packages/local-cognito/src/directory/totp.ts';
import { personById } from '../../cognito/local-pool.ts';

const site = createSite();
beforeEach(() => {
	site.cognito.reset();
	site.browser.cookies.clear();
});

const { browser, cognito } = site;
const open = async (changes?: Record<string, string | null>) =>
	browser.follow(await site.authorize(changes));
const shift = (offset_seconds: number) => cognito.control('clock', { offset_seconds });
const newestCode = async () => {
	const outbox = await cognito.fetch(new Request(`${cognito.origin}/__test/outbox`));
	const { messages } = await outbox.json<{ messages: { code: string }[] }>();
	return messages[0]?.code ?? '';
};

describe('Signing in with a password', () => {
	const expectRejected = async (username: string, secret: string, sentence: string) => {
		const page = await browser.submit(await open(), { username, password: secret });
		expect(await page.text()).toContain(sentence);
	};

	it('shows the same message for a wrong password and an unknown address', async () => {
		await expectRejected('emil-owner@popmap.test', 'wrong', 'Incorrect username or password.');
		await expectRejected('nobody@popmap.test', password, 'Incorrect username or password.');
	});

	it('ignores case in the address', async () => {
		expect((await site.signInByEmail('Emil-Owner@Popmap.TEST')).searchParams.has('code')).toBe(
			true
		);
	});

	it('rejects a disabled user', async () => {
		await expectRejected('dora-disabled@popmap.test', password, 'User is disabled.');
	});

	it('asks an unconfirmed user for the code', async () => {
		const response = await browser.submit(await open(), {
			username: 'uma-unconfirmed@popmap.test',
			password
		});
		expect(locationOf(response).pathname).toBe('/confirm');
		const resent = await browser.submit(await browser.follow(response), {}, '/resendcode');
		const done = await browser.submit(await browser.follow(resent), { code: await newestCode() });
		expect(locationOf(done).searchParams.has('code')).toBe(true);
	});

	it('asks for a TOTP code when the user has an authenticator app', async () => {
		const credentials = { username: 'theo-two-factor@popmap.test', password };
		const asked = await browser.submit(await open(), credentials);
		const wrong = await browser.submit(asked, { code: '000000' });
		expect(await wrong.clone().text()).toContain('Invalid code');
		const code = await totpCode(
			personById('theo-two-factor').totp_secret ?? '',
			Math.floor(Date.now() / 1000)
		);
		const right = await browser.submit(wrong, { code });
		expect(locationOf(right).searchParams.has('code')).toBe(true);
	});

	it('rejects a form without the CSRF token of this browser', async () => {
		const page = await open();
		browser.cookies.set('XSRF-TOKEN', { value: 'another' });
		const credentials = { username: 'emil-owner@popmap.test', password };
		expect((await browser.submit(page, credentials)).status).toBe(403);
	});

	it('cancels a sign-in that takes five minutes', async () => {
		const page = await open();
		await shift(300);
		const late = await browser.submit(page, { username: 'emil-owner@popmap.test', password });
		expect(late.status).toBe(400);
		expect(await late.text()).toContain('Something went wrong');
	});

	it('supports sign-ins in two tabs at once', async () => {
		const tabs = [await open({ state: 'one' }), await open({ state: 'two' })];
		for (const [index, tab] of tabs.entries()) {
			const back = await browser.submit(tab, { username: 'emil-owner@popmap.test', password });
			expect(locationOf(back).searchParams.get('state')).toBe(['one', 'two'][index]);
		}
	});
});

describe('Signing up', () => {
	const person = { name: 'Nadia New', username: 'nadia@popmap.test', password };
	const signUp = async (changes: object = {}) =>
		browser.submit(await browser.get(`/signup?${await authorizeQuery()}`), {
			...person,
			...changes
		});

	it('sends a code, and signs the user in once it is entered', async () => {
		const confirm = await browser.follow(await signUp());
		const code = await newestCode();
		expect(code).toMatch(/^\d{6}$/);
		const wrong = code === '000000' ? '000001' : '000000';
		const rejected = await browser.submit(confirm, { code: wrong });
		expect(await rejected.clone().text()).toContain('Invalid verification code provided');
		const back = locationOf(await browser.submit(rejected, { code }));
		const tokens = tokensIn(await (await site.redeem(back.searchParams.get('code'))).json());
		expect(decodeJwt(tokens.id_token)).toMatchObject({
			name: 'Nadia New',
			email: 'nadia@popmap.test',
			email_verified: true
		});
	});

	it('rejects the code after a day', async () => {
		const response = await signUp();
		await shift(86_400);
		const late = await browser.submit(await browser.follow(response), { code: await newestCode() });
		expect(await late.text()).toContain('please request a code again');
	});

	it.each([
		['Short1', 'not long enough'],
		['no-capitals-1', 'uppercase'],
		['NO-SMALL-1', 'lowercase'],
		['No-Numbers', 'numeric']
	])('rejects the password %s', async (weak, rule) => {
		const page = await signUp({ password: weak });
		const text = await page.text();
		expect(text).toContain('Password did not conform with policy');
		expect(text).toContain(rule);
	});

	it('requires a name, and an address that is not taken', async () => {
		expect(await (await signUp({ name: ' ' })).text()).toContain('name');
		const taken = await signUp({ username: 'emil-owner@popmap.test' });
		expect(await taken.text()).toContain('An account with the given email already exists.');
	});

	it('allows the address of a Facebook user, and creates a second user', async () => {
		await site.mint('olivia-owner');
		const response = await signUp({ username: 'olivia-owner@popmap.test' });
		expect(locationOf(response).pathname).toBe('/confirm');
	});
});

describe('A forgotten password', () => {
	const requestCode = async (username: string) => {
		const page = await browser.get(`/forgotPassword?${await authorizeQuery()}`);
		return browser.submit(page, { username });
	};

	it('is replaced with the code from the message', async () => {
		const page = await browser.follow(await requestCode('emil-owner@popmap.test'));
		const changed = { code: await newestCode(), password: 'Another-2026' };
		const login = await browser.follow(await browser.submit(page, changed));
		const credentials = { username: 'emil-owner@popmap.test', password: 'Another-2026' };
		const back = await browser.submit(login, credentials);
		expect(locationOf(back).searchParams.has('code')).toBe(true);
	});

	it('sends nothing to an unknown address, and does not reveal that', async () => {
		const page = await requestCode('nobody@popmap.test');
		expect(locationOf(page).pathname).toBe('/confirmforgotPassword');
		expect(await newestCode()).toBe('');
	});

	it('rejects the code after an hour', async () => {
		const response = await requestCode('emil-owner@popmap.test');
		await shift(3600);
		const page = await browser.follow(response);
		const late = await browser.submit(page, { code: await newestCode(), password });
		expect(await late.text()).toContain('please request a code again');
	});
});

describe('The session of the hosted UI', () => {
	beforeEach(() => site.signInByEmail('emil-owner@popmap.test'));
	const isSilent = async (changes?: Record<string, string | null>) =>
		locationOf(await site.authorize(changes)).searchParams.has('code');

	it('makes the next sign-in silent, with prompt=none too', async () => {
		expect(await isSilent()).toBe(true);
		expect(await isSilent({ prompt: 'none' })).toBe(true);
	});

	it('issues tokens with their full lifetime', async () => {
		await shift(1800);
		const back = locationOf(await site.authorize());
		const tokens = tokensIn(await (await site.redeem(back.searchParams.get('code'))).json());
		const { exp = 0 } = decodeJwt(tokens.access_token);
		expect(exp - Date.now() / 1000).toBeGreaterThan(1800 + 3590);
	});

	it('expires after an hour, however often it is used', async () => {
		await shift(3500);
		expect(await isSilent()).toBe(true);
		await shift(101);
		expect(await isSilent()).toBe(false);
	});

	it('applies to one client and one provider', async () => {
		expect(await isSilent({ client_id: publicClient.id })).toBe(false);
		expect(await isSilent({ identity_provider: 'Facebook' })).toBe(false);
		expect(await isSilent({ identity_provider: 'COGNITO' })).toBe(true);
	});

	it('is ignored with prompt=login', async () => {
		expect(await isSilent({ prompt: 'login' })).toBe(false);
	});

	it('survives GlobalSignOut, and ends at /logout', async () => {
		const { access_token } = await site.mint('emil-owner');
		await cognito.fetch(
			new Request(cognito.origin, {
				method: 'POST',
				headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GlobalSignOut' },
				body: JSON.stringify({ AccessToken: access_token })
			})
		);
		expect(await isSilent()).toBe(true);
		await browser.get(
			'/logout?client_id=popmaplocalconfidential001&logout_uri=http://localhost:5173/'
		);
		expect(await isSilent()).toBe(false);
	});
});

describe.each(targets)('GET /logout of $name', (target) => {
	const logOut = (params: Record<string, string>) =>
		target.fetch(
			`${target.domain}/logout?${new URLSearchParams({ client_id: target.clientId, ...params })}`
		);

	it('redirects to a registered logout URL, without state', async () => {
		const response = await logOut({ logout_uri: target.signOut, state: 'a-state' });
		expect(response.status).toBe(302);
		expect(response.headers.get('location')).toBe(target.signOut);
	});

	it('redirects to a new sign-in with redirect_uri', async () => {
		const response = await logOut({ redirect_uri: target.callback, response_type: 'code' });
		expect(response.status).toBe(302);
		expect(locationOf(response).pathname).toBe('/login');
		expect(locationOf(response).searchParams.get('redirect_uri')).toBe(target.callback);
	});

	it('prefers logout_uri to redirect_uri', async () => {
		const response = await logOut({
			logout_uri: target.signOut,
			redirect_uri: target.callback,
			response_type: 'code'
		});
		expect(response.headers.get('location')).toBe(target.signOut);
	});

	it('does not redirect to a logout URL that is not registered', async () => {
		const response = await logOut({ logout_uri: 'https://elsewhere.example/' });
		expect(response.headers.get('location') ?? '').not.toMatch(/^https:\/\/elsewhere/);
	});
});

it('ends the session before it rejects a logout URL', async () => {
	await site.signInByEmail('emil-owner@popmap.test');
	const path = '/logout?client_id=popmaplocalconfidential001&logout_uri=https://elsewhere.example/';
	const page = await browser.follow(await browser.get(path));
	expect(page.status).toBe(400);
	expect(locationOf(await site.authorize()).pathname).toBe('/login');
});
