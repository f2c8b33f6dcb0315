import { describe, expect, it } from 'vitest';
import { createLocalCognito, type LocalCognito } from '../local-cognito.ts';
import { tokensIn } from '../testing/pool-client.ts';
import { ConfigError, parseConfig } from './config.ts';
import { defaultConfig } from './default-config.ts';

const client = { id: 'app', callback_urls: ['http://localhost:3000/callback'] };
const person = { id: 'alice', name: 'Alice', email: 'alice@example.com' };

function messageFor(input: unknown): string {
	try {
		parseConfig(input);
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
		throw error;
	}
	throw new Error('The configuration was accepted.');
}

describe('parseConfig', () => {
	it('fills in the defaults', () => {
		const config = parseConfig({ clients: [client], people: [person] });
		expect(config).toMatchObject({ region: 'us-east-1', user_pool_id: 'us-east-1_Local0001' });
		expect(config.clients[0]).toMatchObject({
			secret: null,
			providers: ['COGNITO'],
			flows: ['code'],
			access_seconds: 3600,
			rotation: false
		});
		expect(config.people[0]).toMatchObject({ provider: 'COGNITO', enabled: true, groups: [] });
		expect(config.password_policy).toMatchObject({ minimum_length: 8, require_symbols: false });
		expect(config.verification.password.seconds).toBe(3600);
		expect(config.quirks).toMatchObject({ issuer_type: 'ORIGINAL', state_on_errors: true });
	});

	it('lets a client use every provider of the pool, and then passwords', () => {
		const config = parseConfig({ clients: [client], providers: [{ name: 'Google' }] });
		expect(config.clients[0]?.providers).toEqual(['Google', 'COGNITO']);
		expect(config.providers[0]?.authorize_scopes).toBe('profile email openid');
	});

	it.each([
		['at the top', { clients: [client], regoin: 'x' }, /^regoin: unknown key; allowed: region, /],
		[
			'in a client',
			{ clients: [{ ...client, callback: 'x' }] },
			/^clients\.0\.callback: unknown key; allowed: id, secret, callback_urls/
		],
		[
			'in a person',
			{ clients: [client], people: [{ ...person, group: 'x' }] },
			/^people\.0\.group: unknown key; allowed: id, sub, provider/
		],
		[
			'in a quirk',
			{ clients: [client], quirks: { at_hsah: 'never' } },
			/^quirks\.at_hsah: unknown key; allowed: invalid_client_status, /
		]
	])('names an unknown key %s, and the keys that are allowed', (_, input, message) => {
		expect(messageFor(input)).toMatch(message);
	});

	it.each([
		[{ clients: [client], quirks: { at_hash: 'x' } }, /^quirks\.at_hash: .*"always".*"never"/],
		[{ clients: [client], mfa: 'SOME' }, /^mfa: .*"OFF" \| "OPTIONAL" \| "ON"/],
		[{ clients: [{ ...client, grace_seconds: 61 }] }, /^clients\.0\.grace_seconds: .*60/],
		[{ clients: [{ ...client, callback_urls: ['nowhere'] }] }, /^clients\.0\.callback_urls\.0: /],
		[{ clients: [{ ...client, flows: ['implicit'] }] }, /^clients\.0\.flows\.0: .*"code"/],
		[{ clients: [] }, /^clients: /],
		[{}, /^clients: missing$/],
		['text', /^body: must be an object$/]
	])('names the key of an invalid value, and the allowed values: %j', (input, message) => {
		expect(messageFor(input)).toMatch(message);
	});

	it.each([
		[{ user_pool_id: 'eu-west-1_A' }, 'user_pool_id: must start with the region, us-east-1_'],
		[{ clients: [client, client] }, 'clients.1.id: app is used twice'],
		[
			{ people: [{ ...person, groups: ['staff'] }], groups: ['admins'] },
			'people.0.groups: unknown value staff; allowed: admins'
		],
		[
			{ people: [{ id: 'f', name: 'F', provider: 'Facebook', provider_user_id: '1' }] },
			'people.0.provider: unknown value Facebook; allowed: COGNITO'
		],
		[
			{ clients: [{ ...client, scopes: ['openid', 'api/read'] }] },
			'clients.0.scopes: unknown value api/read; allowed: openid, email'
		],
		[
			{ people: [{ id: 'x', name: 'X' }] },
			'people.0.email: required for people who sign in with a password'
		],
		[
			{ people: [{ ...person, provider: 'Facebook' }], providers: [{ name: 'Facebook' }] },
			'people.0.provider_user_id: required for Facebook and Google'
		]
	])('rejects values that contradict each other: %j', (changes, message) => {
		expect(messageFor({ clients: [client], ...changes })).toContain(message);
	});
});

describe('A local Cognito with a configuration', () => {
	const open = (config: object, path: string) => {
		const cognito = createLocalCognito({ config: parseConfig({ clients: [client], ...config }) });
		return cognito.fetch(new Request(`http://localhost:9229${path}`));
	};
	const submit = (cognito: LocalCognito, path: string, fields: Record<string, string>) =>
		cognito.fetch(
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
	const callUserApi = async (
		cognito: LocalCognito,
		operation: string,
		AccessToken: string,
		input: object = {}
	) => {
		const response = await cognito.fetch(
			new Request(cognito.origin, {
				method: 'POST',
				headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
				body: JSON.stringify({ AccessToken, ...input })
			})
		);
		return response.json();
	};
	const query = `client_id=app&response_type=code&redirect_uri=${client.callback_urls[0]}`;

	it('has a default with a public client and a person who can sign in', async () => {
		const cognito = createLocalCognito();
		const [first] = defaultConfig.clients;
		expect(first).toMatchObject({ secret: null });
		await expect(cognito.control('sign-in', { person: 'alice' })).resolves.toHaveProperty(
			'id_token'
		);
	});

	it('uses the configured issuer, in discovery and for its path', async () => {
		const issuer = 'https://login.example.com/pool';
		const response = await open({ issuer }, '/pool/.well-known/openid-configuration');
		expect(await response.json()).toMatchObject({
			issuer,
			jwks_uri: `${issuer}/.well-known/jwks.json`
		});
	});

	it('accepts custom scopes that the pool has', async () => {
		const clients = [{ ...client, scopes: ['openid', 'api/read'] }];
		const path = `/oauth2/authorize?${query}&scope=openid+api/read`;
		const response = await open({ clients, scopes: ['api/read'] }, path);
		expect(response.headers.get('location')).toMatch(/\/login\?/);
		const other = await open({}, path);
		expect(other.headers.get('location')).toContain('error=invalid_scope');
	});

	it('refuses the code flow to a client that does not have it', async () => {
		const response = await open(
			{ clients: [{ ...client, flows: [] }] },
			`/oauth2/authorize?${query}`
		);
		expect(response.headers.get('location')).toContain('error=unauthorized_client');
	});

	it('states its password policy, and asks for the required attributes only', async () => {
		const config = {
			required_attributes: ['email'],
			password_policy: { minimum_length: 12, require_numbers: false, require_symbols: true }
		};
		const page = await (await open(config, `/signup?${query}`)).text();
		expect(page).toContain(
			'At least 12 characters, including an uppercase letter, a lowercase letter, and a symbol.'
		);
		expect(page).not.toContain('name="name"');
	});

	it('lists its people, and shows the name of the site on the consent page', async () => {
		const config = { people: [person], providers: [{ name: 'Google' }], app_name: 'Example Shop' };
		expect(await (await open(config, '/')).text()).toContain('alice@example.com');
		expect(await (await open(config, '/__idp/google')).text()).toContain('Example Shop would like');
		expect((await open(config, '/__idp/facebook')).status).toBe(404);
	});

	it('asks for no TOTP code, and registers no authenticator app, with mfa OFF', async () => {
		const cognito = createLocalCognito({
			config: parseConfig({
				clients: [client],
				people: [{ ...person, totp_secret: 'A'.repeat(52) }],
				mfa: 'OFF'
			})
		});
		const response = await submit(cognito, '/login', {
			username: person.email,
			password: 'Password-1'
		});
		expect(response.headers.get('location')).toContain(`${client.callback_urls[0]}?code=`);
		const { access_token } = tokensIn(await cognito.control('sign-in', { person: 'alice' }));
		expect(await callUserApi(cognito, 'AssociateSoftwareToken', access_token)).toMatchObject({
			__type: 'SoftwareTokenMFANotFoundException'
		});
	});

	it('lets people change the attributes that the client may write', async () => {
		const cognito = createLocalCognito({
			config: parseConfig({
				clients: [{ ...client, write_attributes: ['nickname'] }],
				people: [person]
			})
		});
		const { access_token } = tokensIn(await cognito.control('sign-in', { person: 'alice' }));
		const update = (Name: string) =>
			callUserApi(cognito, 'UpdateUserAttributes', access_token, {
				UserAttributes: [{ Name, Value: 'Al' }]
			});
		expect(await update('nickname')).toEqual({ CodeDeliveryDetailsList: [] });
		expect(await update('name')).toMatchObject({ __type: 'NotAuthorizedException' });
	});

	it('sends its own verification messages', async () => {
		const verification = { sign_up: { subject: 'Welcome', message: 'Code: {####}' } };
		const cognito = createLocalCognito({
			config: parseConfig({ clients: [client], verification })
		});
		await submit(cognito, '/signup', {
			name: 'New',
			username: 'new@example.com',
			password: 'Password-1'
		});
		const outbox = await cognito.fetch(new Request(`${cognito.origin}/__test/outbox`));
		expect(await outbox.json()).toMatchObject({
			messages: [{ subject: 'Welcome', text: expect.stringMatching(/^Code: \d{6}$/) }]
		});
	});
});
