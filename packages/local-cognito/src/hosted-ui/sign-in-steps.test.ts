import { describe, expect, it } from 'vitest';
import { parseConfig } from '../config/config.ts';
import { totpCode } from '../directory/totp.ts';
import { createLocalCognito } from '../local-cognito.ts';

const callback = 'http://localhost:3000/callback';
const query = new URLSearchParams({
	client_id: 'app',
	response_type: 'code',
	redirect_uri: callback
}).toString();

/** A browser at the pages of a pool with these settings. */
function open(changes: object) {
	const cognito = createLocalCognito({
		config: parseConfig({
			clients: [{ id: 'app', callback_urls: [callback] }],
			people: [{ id: 'alice', name: 'Alice', email: 'alice@example.com' }],
			...changes
		})
	});
	const submit = async (path: string, fields: Record<string, string>) => {
		const response = await cognito.fetch(
			new Request(`${cognito.origin}${path}?${query}`, {
				method: 'POST',
				headers: { cookie: 'XSRF-TOKEN=token' },
				body: new URLSearchParams({
					_csrf: 'token',
					shown_at: String(Date.now() / 1000),
					...fields
				})
			})
		);
		const text = await response.text();
		const [, attempt = ''] = /name="attempt" value="([^"]+)"/.exec(text) ?? [];
		return { text, attempt, location: response.headers.get('location') ?? '' };
	};
	const logIn = (username = 'alice@example.com', password = 'Password-1') =>
		submit('/login', { username, password });
	const newestCode = async () => {
		const outbox = await cognito.fetch(new Request(`${cognito.origin}/__test/outbox`));
		const { messages }: { messages: { code: string }[] } = JSON.parse(await outbox.text());
		return messages[0]?.code ?? '';
	};
	return { cognito, submit, logIn, newestCode };
}

const signedIn = expect.stringContaining(`${callback}?code=`);

describe('The sign-in page', () => {
	it('asks for an authenticator app where the pool requires one, and then for its code', async () => {
		const { logIn, submit } = open({ mfa: 'ON' });
		const shown = await logIn();
		const [, secret = ''] = /<code>([A-Z2-7]{52})<\/code>/.exec(shown.text) ?? [];
		const wrong = await submit('/login', { attempt: shown.attempt, code: '000000' });
		expect(wrong.text).toContain('Invalid code received for user');
		const code = await totpCode(secret, Math.floor(Date.now() / 1000));
		expect(await submit('/login', { attempt: shown.attempt, code })).toMatchObject({
			location: signedIn
		});
		expect((await logIn()).text).toContain('authenticator app shows');
	});

	it('asks for a new password instead of a temporary one', async () => {
		const person = { id: 'n', name: 'N', email: 'n@example.com', status: 'FORCE_CHANGE_PASSWORD' };
		const { logIn, submit } = open({ people: [person] });
		const { attempt } = await logIn('n@example.com');
		const weak = await submit('/login', { attempt, password: 'weak' });
		expect(weak.text).toContain('Password did not conform with policy');
		expect(await submit('/login', { attempt, password: 'Password-2' })).toMatchObject({
			location: signedIn
		});
		expect(await logIn('n@example.com', 'Password-2')).toMatchObject({ location: signedIn });
	});

	it('asks for a code by e-mail where that is the second factor', async () => {
		const { cognito, logIn, submit, newestCode } = open({ mfa: 'ON', mfa_methods: ['EMAIL_OTP'] });
		const { attempt } = await logIn();
		expect(await submit('/login', { attempt, code: await newestCode() })).toMatchObject({
			location: signedIn
		});
		expect(cognito.origin).toBe('http://localhost:9229');
	});

	it('leads someone whose password was reset to a new one', async () => {
		const person = { id: 'r', name: 'R', email: 'r@example.com', status: 'RESET_REQUIRED' };
		const { logIn } = open({ people: [person] });
		expect((await logIn('r@example.com')).location).toContain('/forgotPassword');
	});

	it('locks an account after five wrong passwords, for the right one too', async () => {
		const { cognito, logIn } = open({});
		for (let count = 0; count < 5; count += 1) {
			expect((await logIn(undefined, 'no')).text).toContain('Incorrect username or password.');
		}
		expect((await logIn()).text).toContain('Password attempts exceeded');
		await cognito.control('clock', { offset_seconds: 2 });
		expect(await logIn()).toMatchObject({ location: signedIn });
	});
});

describe('The sign-up page', () => {
	it('asks for every required attribute', async () => {
		const { submit } = open({ required_attributes: ['email', 'given_name'] });
		const account = { username: 'new@example.com', password: 'Password-1' };
		const missing = await submit('/signup', account);
		expect(missing.text).toContain('Given name');
		expect(missing.text).toContain('The attribute given_name is required');
		expect(await submit('/signup', { ...account, given_name: 'New' })).toMatchObject({
			location: expect.stringContaining('/confirm')
		});
	});

	it('asks for a user name and an address where the pool has user names', async () => {
		const { submit, logIn, newestCode } = open({
			username_attributes: [],
			required_attributes: ['email']
		});
		await submit('/signup', {
			username: 'newcomer',
			email: 'new@example.com',
			password: 'Password-1'
		});
		expect(await newestCode()).toMatch(/^\d{6}$/);
		expect((await logIn('newcomer')).location).toContain('/confirm');
	});
});
