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
	const refused = async (username: string, secret: string, sentence: string) => {
		const page = await browser.submit(await open(), { username, password: secret });
		expect(await page.text()).toContain(sentence);
	};

	it('says one sentence for a wrong password and for nobody at all', async () => {
		await refused('emil-owner@popmap.test', 'wrong', 'Incorrect username or password.');
		await refused('nobody@popmap.test', password, 'Incorrect username or password.');
	});

	it('does not mind the capitals of an address', async () => {
		expect((await site.signInByEmail('Emil-Owner@Popmap.TEST')).searchParams.has('code')).toBe(
			true
		);
	});

	it('does not let someone in who is disabled', async () => {
		await refused('dora-disabled@popmap.test', password, 'User is disabled.');
	});

	it('asks someone who never typed their code for it', async () => {
		const response = await browser.submit(await open(), {
			username: 'uma-unconfirmed@popmap.test',
			password
		});
		expect(locationOf(response).pathname).toBe('/confirm');
		const resent = await browser.submit(await browser.follow(response), {}, '/resendcode');
		const done = await browser.submit(await browser.follow(resent), { code: await newestCode() });
		expect(locationOf(done).searchParams.has('code')).toBe(true);
	});

	it('asks for an authenticator code where the person has one', async () => {
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

	it('refuses a form that another site made', async () => {
		const page = await open();
		browser.cookies.set('XSRF-TOKEN', 'another');
		const credentials = { username: 'emil-owner@popmap.test', password };
		expect((await browser.submit(page, credentials)).status).toBe(403);
	});

	it('gives up a sign-in that is not finished within five minutes', async () => {
		const page = await open();
		await shift(300);
		const late = await browser.submit(page, { username: 'emil-owner@popmap.test', password });
		expect(late.status).toBe(400);
		expect(await late.text()).toContain('Something went wrong');
	});

	it('lets two tabs sign in at once', async () => {
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

	it('sends a code, and signs in whoever types it', async () => {
		const confirm = await browser.follow(await signUp());
		const code = await newestCode();
		expect(code).toMatch(/^\d{6}$/);
		const wrong = code === '000000' ? '000001' : '000000';
		const refused = await browser.submit(confirm, { code: wrong });
		expect(await refused.clone().text()).toContain('Invalid verification code provided');
		const back = locationOf(await browser.submit(refused, { code }));
		const tokens = tokensIn(await (await site.redeem(back.searchParams.get('code'))).json());
		expect(decodeJwt(tokens.id_token)).toMatchObject({
			name: 'Nadia New',
			email: 'nadia@popmap.test',
			email_verified: true
		});
	});

	it('takes no code after a day', async () => {
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
	])('refuses the password %s', async (weak, rule) => {
		const page = await signUp({ password: weak });
		const text = await page.text();
		expect(text).toContain('Password did not conform with policy');
		expect(text).toContain(rule);
	});

	it('wants a name, and an address that nobody has', async () => {
		expect(await (await signUp({ name: ' ' })).text()).toContain('name');
		const taken = await signUp({ username: 'emil-owner@popmap.test' });
		expect(await taken.text()).toContain('An account with the given email already exists.');
	});

	it('lets someone with a Facebook account sign up with the same address, as somebody else', async () => {
		await site.mint('olivia-owner');
		const response = await signUp({ username: 'olivia-owner@popmap.test' });
		expect(locationOf(response).pathname).toBe('/confirm');
	});
});

describe('A forgotten password', () => {
	const ask = async (username: string) => {
		const page = await browser.get(`/forgotPassword?${await authorizeQuery()}`);
		return browser.submit(page, { username });
	};

	it('is replaced by whoever reads the code', async () => {
		const page = await browser.follow(await ask('emil-owner@popmap.test'));
		const changed = { code: await newestCode(), password: 'Another-2026' };
		const login = await browser.follow(await browser.submit(page, changed));
		const credentials = { username: 'emil-owner@popmap.test', password: 'Another-2026' };
		const back = await browser.submit(login, credentials);
		expect(locationOf(back).searchParams.has('code')).toBe(true);
	});

	it('sends nothing to an address nobody has, and does not say so', async () => {
		const page = await ask('nobody@popmap.test');
		expect(locationOf(page).pathname).toBe('/confirmforgotPassword');
		expect(await newestCode()).toBe('');
	});

	it('takes the code for an hour', async () => {
		const response = await ask('emil-owner@popmap.test');
		await shift(3600);
		const page = await browser.follow(response);
		const late = await browser.submit(page, { code: await newestCode(), password });
		expect(await late.text()).toContain('please request a code again');
	});
});

describe('The session of the hosted pages', () => {
	beforeEach(() => site.signInByEmail('emil-owner@popmap.test'));
	const isSilent = async (changes?: Record<string, string | null>) =>
		locationOf(await site.authorize(changes)).searchParams.has('code');

	it('signs in silently, with prompt=none too', async () => {
		expect(await isSilent()).toBe(true);
		expect(await isSilent({ prompt: 'none' })).toBe(true);
	});

	it('gives fresh tokens of full length', async () => {
		await shift(1800);
		const back = locationOf(await site.authorize());
		const tokens = tokensIn(await (await site.redeem(back.searchParams.get('code'))).json());
		const { exp = 0 } = decodeJwt(tokens.access_token);
		expect(exp - Date.now() / 1000).toBeGreaterThan(1800 + 3590);
	});

	it('lasts an hour, however often it is used', async () => {
		await shift(3500);
		expect(await isSilent()).toBe(true);
		await shift(101);
		expect(await isSilent()).toBe(false);
	});

	it('is for one client and one provider', async () => {
		expect(await isSilent({ client_id: publicClient.id })).toBe(false);
		expect(await isSilent({ identity_provider: 'Facebook' })).toBe(false);
		expect(await isSilent({ identity_provider: 'COGNITO' })).toBe(true);
	});

	it('does not keep prompt=login from asking again', async () => {
		expect(await isSilent({ prompt: 'login' })).toBe(false);
	});

	it('outlives GlobalSignOut, and ends at /logout', async () => {
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

	it('goes to an allowed sign-out URL, and takes no state along', async () => {
		const response = await logOut({ logout_uri: target.signOut, state: 'a-state' });
		expect(response.status).toBe(302);
		expect(response.headers.get('location')).toBe(target.signOut);
	});

	it('goes on to a new sign-in with redirect_uri', async () => {
		const response = await logOut({ redirect_uri: target.callback, response_type: 'code' });
		expect(response.status).toBe(302);
		expect(locationOf(response).pathname).toBe('/login');
		expect(locationOf(response).searchParams.get('redirect_uri')).toBe(target.callback);
	});

	it('prefers logout_uri when both come', async () => {
		const response = await logOut({
			logout_uri: target.signOut,
			redirect_uri: target.callback,
			response_type: 'code'
		});
		expect(response.headers.get('location')).toBe(target.signOut);
	});

	it('never redirects to a sign-out URL that is not registered', async () => {
		const response = await logOut({ logout_uri: 'https://elsewhere.example/' });
		expect(response.headers.get('location') ?? '').not.toMatch(/^https:\/\/elsewhere/);
	});
});

it('signs out before it complains about a sign-out URL', async () => {
	await site.signInByEmail('emil-owner@popmap.test');
	const path = '/logout?client_id=popmaplocalconfidential001&logout_uri=https://elsewhere.example/';
	const page = await browser.follow(await browser.get(path));
	expect(page.status).toBe(400);
	expect(locationOf(await site.authorize()).pathname).toBe('/login');
});
