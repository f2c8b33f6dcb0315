import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { readConfig, SettingsError } from './config.ts';
import { permissions } from './users/permissions.ts';

const read = (changes: Record<string, unknown> = {}) => readConfig({ ...env, ...changes });

function problemsOf(changes: Record<string, unknown>): readonly string[] {
	try {
		read(changes);
	} catch (error) {
		if (error instanceof SettingsError) return error.problems;
		throw error;
	}
	return [];
}

const key = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const region = (name: string) => ({
	COGNITO_REGION: name,
	COGNITO_USER_POOL_ID: `${name}_Local0001`,
	COGNITO_ISSUER: undefined,
	COGNITO_API_URL: undefined
});

describe('the settings', () => {
	it('of the local Cognito are accepted', () => {
		expect(read()).toMatchObject({
			origin: 'http://localhost:5173',
			cognito: {
				providers: ['Facebook', 'Google'],
				grants: [{ claim: 'cognito:groups', value: 'admins', permissions }]
			},
			session: { idleSeconds: 604_800, absoluteSeconds: 2_592_000, readCacheSeconds: 5 }
		});
	});

	it.each([
		['JSON', '{"market-organisers": ["review"], "custom:role=chief=1": ["audit", "people"]}'],
		['an object', { 'market-organisers': ['review'], 'custom:role=chief=1': ['audit', 'people'] }]
	])('grant permissions to groups and claims, as %s', (_, value) => {
		expect(read({ PERMISSIONS: value }).cognito.grants).toEqual([
			{ claim: 'cognito:groups', value: 'market-organisers', permissions: ['review'] },
			{ claim: 'custom:role', value: 'chief=1', permissions: ['audit', 'people'] }
		]);
	});

	it('may list further clients of the API', () => {
		const clientsOf = (list?: string) =>
			read({ COGNITO_API_CLIENT_IDS: list }).cognito.apiClientIds;
		expect(clientsOf(' one, two ,')).toEqual(['one', 'two']);
		expect([clientsOf(''), clientsOf()]).toEqual([[], []]);
	});

	const required = [
		'APP_ORIGIN',
		'COGNITO_REGION',
		'COGNITO_USER_POOL_ID',
		'COGNITO_CLIENT_ID',
		'COGNITO_DOMAIN',
		'SESSION_KEYS'
	];

	it.each(required)('are rejected when %s is missing, empty or blank', (name) => {
		for (const value of [undefined, '', '   ']) {
			const problems = problemsOf({ [name]: value });
			expect(problems).toEqual([
				expect.stringMatching(new RegExp(`^${name} is missing. Set it to`))
			]);
		}
	});

	it('are rejected with the names of all that are missing', () => {
		const withoutAny = Object.fromEntries(required.map((name) => [name, undefined]));
		const problems = problemsOf(withoutAny);
		for (const name of required) expect(problems.join('\n')).toContain(`${name} is missing`);
		expect(problems).toHaveLength(required.length);
	});

	it.each([
		['APP_ORIGIN', 'popmap.example'],
		['APP_ORIGIN', 'http://popmap.example'],
		['APP_ORIGIN', 'https://popmap.example/path'],
		['APP_ORIGIN', 'https://user@popmap.example'],
		['APP_ORIGIN', 'https://popmap.example?x=1'],
		['APP_ORIGIN', 'javascript:alert(1)'],
		['COGNITO_USER_POOL_ID', 'AbCdEfGhI'],
		['COGNITO_USER_POOL_ID', 'eu-west-1'],
		['COGNITO_CLIENT_ID', 'a b'],
		['COGNITO_CLIENT_ID', 'client/'],
		['COGNITO_DOMAIN', 'popmap-auth/login'],
		['COGNITO_DOMAIN', 'Popmap Auth'],
		['COGNITO_DOMAIN', 'popmap-'],
		['COGNITO_DOMAIN', 'auth.popmap.example/login'],
		['COGNITO_DOMAIN', 'https://auth.popmap.example/login'],
		['COGNITO_DOMAIN', 'http://popmap.example'],
		['COGNITO_DOMAIN', 'ftp://popmap.example'],
		['COGNITO_DOMAIN', 'https://'],
		['COGNITO_ISSUER', 'http://cognito.example/pool'],
		['COGNITO_ISSUER', 'nonsense'],
		['COGNITO_API_URL', 'http://cognito.example'],
		['COGNITO_API_CLIENT_IDS', 'one two'],
		['COGNITO_API_CLIENT_IDS', 'https://client.example'],
		['COGNITO_PROVIDERS', 'Facebook,Apple'],
		['COGNITO_PROVIDERS', 'facebook'],
		['COGNITO_ADMIN_GROUP', ''],
		['PERMISSIONS', 'admins'],
		['PERMISSIONS', ''],
		['PERMISSIONS', '["review"]'],
		['PERMISSIONS', '{"admins": "review"}'],
		['PERMISSIONS', '{"admins": ["everything"]}'],
		['PERMISSIONS', '{"": ["review"]}'],
		['PERMISSIONS', '{"=editor": ["review"]}'],
		['PERMISSIONS', '{"custom:role=": ["review"]}'],
		['PERMISSIONS', '{"email=mona@popmap.test": ["review"]}'],
		['PERMISSIONS', '{"username=mona": ["review"]}'],
		['PERMISSIONS', '{"cognito:groups=admins": ["review"]}'],
		['SESSION_IDLE_SECONDS', 'a week'],
		['SESSION_IDLE_SECONDS', '59'],
		['SESSION_IDLE_SECONDS', '1.5'],
		['SESSION_ABSOLUTE_SECONDS', String(401 * 86_400)],
		['SESSION_READ_CACHE_SECONDS', '-1']
	])('are rejected when %s is %s', (name, value) => {
		expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(name)]);
	});

	it('are rejected when the region is not that of the user pool', () => {
		expect(problemsOf({ COGNITO_REGION: 'us-east-1' })).toEqual([
			'COGNITO_REGION is us-east-1, but COGNITO_USER_POOL_ID is in another region.'
		]);
	});

	it('default to sessions of seven idle days and thirty days in total', () => {
		const { idleSeconds, absoluteSeconds } = read().session;
		expect([idleSeconds, absoluteSeconds]).toEqual([7 * 86_400, 30 * 86_400]);
	});

	it('are rejected when seconds are not whole', () => {
		const half = { SESSION_IDLE_SECONDS: '600.5' };
		expect(() => read(half)).toThrow('SESSION_IDLE_SECONDS must be a whole number');
	});

	it('remove a trailing slash from the origin', () => {
		expect(read({ APP_ORIGIN: 'https://popmap.example/' }).origin).toBe('https://popmap.example');
	});

	it('may omit the client secret, as for a public client', () => {
		expect(read({ COGNITO_CLIENT_SECRET: undefined }).cognito.clientSecret).toBeNull();
		expect(read({ COGNITO_CLIENT_SECRET: '' }).cognito.clientSecret).toBeNull();
	});

	it.each([
		['', []],
		[undefined, []],
		['Google', ['Google']],
		[' Google , Facebook, ', ['Google', 'Facebook']]
	])('list the providers in the order of COGNITO_PROVIDERS: %s', (value, providers) => {
		expect(read({ COGNITO_PROVIDERS: value }).cognito.providers).toEqual(providers);
	});
});

describe("Cognito's URLs", () => {
	it.each([
		['popmap-auth', 'https://popmap-auth.auth.eu-west-1.amazoncognito.com'],
		['auth.popmap.example', 'https://auth.popmap.example'],
		['https://auth.popmap.example', 'https://auth.popmap.example'],
		['https://auth.popmap.example/', 'https://auth.popmap.example'],
		['http://localhost:9229', 'http://localhost:9229']
	])('are derived from a domain given as %s', (domain, url) => {
		expect(read({ COGNITO_DOMAIN: domain }).cognito.domain).toBe(url);
	});

	it.each(['eu-west-1', 'us-east-2', 'ap-southeast-4', 'us-gov-west-1'])(
		'are derived from the region %s',
		(name) => {
			const { cognito } = read({ ...region(name), COGNITO_DOMAIN: 'popmap-auth' });
			expect(cognito).toMatchObject({
				domain: `https://popmap-auth.auth.${name}.amazoncognito.com`,
				issuer: `https://cognito-idp.${name}.amazonaws.com/${name}_Local0001`,
				apiUrl: `https://cognito-idp.${name}.amazonaws.com`
			});
		}
	);

	it('can be set explicitly, because the issuer has two forms', () => {
		const issuer = 'https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Local0001';
		expect(read({ COGNITO_ISSUER: issuer }).cognito.issuer).toBe(issuer);
		expect(read({ COGNITO_ISSUER: `${issuer}/` }).cognito.issuer).toBe(issuer);
	});
});

describe('the operator', () => {
	const nobody = { name: null, address: null, contactEmail: null, securityContact: null };

	it.each([
		{},
		{ OPERATOR_NAME: ' ', OPERATOR_ADDRESS: '', CONTACT_EMAIL: '', SECURITY_CONTACT: '' }
	])('may be left out: %o', (settings) => {
		expect(read(settings).operator).toEqual(nobody);
	});

	it.each([
		[{ CONTACT_EMAIL: 'hello@popmap.example' }, 'mailto:hello@popmap.example'],
		[{ SECURITY_CONTACT: 'security@popmap.example' }, 'mailto:security@popmap.example'],
		[{ SECURITY_CONTACT: 'mailto:a@b.example' }, 'mailto:a@b.example'],
		[
			{ CONTACT_EMAIL: 'a@b.example', SECURITY_CONTACT: 'https://b.example/report' },
			'https://b.example/report'
		]
	])('with %o is told about vulnerabilities at %s', (settings, contact) => {
		expect(read(settings).operator.securityContact).toBe(contact);
	});

	it.each([
		['CONTACT_EMAIL', 'hello'],
		['CONTACT_EMAIL', 'https://popmap.example'],
		['SECURITY_CONTACT', 'http://popmap.example/report'],
		['SECURITY_CONTACT', 'a@b.example\nContact: mailto:c@d.example'],
		['SECURITY_CONTACT', 'ask around'],
		['ALERT_WEBHOOK', 'hooks.example'],
		['ALERT_WEBHOOK', 'http://hooks.example/x']
	])('is rejected when %s is %s', (name, value) => {
		expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} must be`)]);
	});
});

describe('the sender of mail', () => {
	it.each([
		[undefined, null],
		[' ', null],
		['hello@popmap.example', { name: 'Popmap', email: 'hello@popmap.example' }],
		[
			'Market Square <hello@popmap.example>',
			{ name: 'Market Square', email: 'hello@popmap.example' }
		],
		['<hello@popmap.example>', { name: 'Popmap', email: 'hello@popmap.example' }]
	])('of MAIL_FROM=%j is %j', (value, sender) => {
		expect(read({ MAIL_FROM: value }).mailFrom).toEqual(sender);
	});

	it.each([
		'Popmap',
		'Popmap <hello>',
		'Popmap <hello@popmap.example',
		'Popmap <a@b.example>, Other <c@d.example>',
		'a@b.example, c@d.example',
		'Popmap\r\nBcc: c@d.example <a@b.example>',
		'"Popmap" <a@b.example>'
	])('is rejected when MAIL_FROM is %j', (value) => {
		expect(problemsOf({ MAIL_FROM: value })).toEqual([expect.stringMatching('^MAIL_FROM must be')]);
	});
});

describe('the webhook for alerts', () => {
	it.each([undefined, '', ' '])('may be left out: %j', (value) => {
		expect(read({ ALERT_WEBHOOK: value }).alertWebhook).toBeNull();
	});

	it('may have a secret in its query', () => {
		const address = 'https://hooks.example/spaces/x?key=secret';
		expect(read({ ALERT_WEBHOOK: address }).alertWebhook).toBe(address);
	});
});

describe('the session keys', () => {
	it('are read in order', () => {
		const { keys } = read({ SESSION_KEYS: `k2:${key}, k1:${key} ,` }).session;
		expect(keys.map(({ id }) => id)).toEqual(['k2', 'k1']);
		expect([...(keys[0]?.secret ?? [])]).toEqual(Array.from({ length: 32 }, (_, n) => n));
	});

	it.each([
		['no id', key],
		['no key', 'k1:'],
		['a short key', `k1:${key.slice(0, 42)}`],
		['a key too short for base64', `k1:${key.slice(0, 41)}`],
		['a long key', `k1:${key}AAAA`],
		['ordinary base64', `k1:+/${key.slice(2)}`],
		['padding', `k1:${key}=`],
		['an id with a space', `k 1:${key}`],
		['an id that is too long', `${'k'.repeat(17)}:${key}`],
		['one id twice', `k1:${key},k1:${key}`],
		['a second key that is wrong', `k1:${key},k2:short`],
		['commas alone', ',,']
	])('are rejected with %s, without repeating a key in the message', (_, value) => {
		const problems = problemsOf({ SESSION_KEYS: value });
		expect(problems).toEqual([expect.stringContaining('SESSION_KEYS')]);
		expect(problems.join()).not.toContain(key.slice(0, 12));
		expect(problems.join()).not.toContain('short');
	});

	it('are reported together with other problems', () => {
		const problems = problemsOf({ SESSION_KEYS: 'k1:AAAA,nonsense', COGNITO_CLIENT_ID: '' });
		expect(problems).toHaveLength(3);
	});

	it('are reported by position and id when one is invalid', () => {
		expect(problemsOf({ SESSION_KEYS: `k1:${key},k2:AAAA` })).toEqual([
			'Key 2 of SESSION_KEYS (k2) has 3 bytes; it must have 32.'
		]);
	});
});

describe('the street map', () => {
	it('is a style, with the origins that it loads from', () => {
		expect(read().streetMap).toBeNull();
		expect(read({ MAP_STYLE: '' }).streetMap).toBeNull();
		expect(
			read({
				MAP_STYLE: 'https://tiles.example/styles/bright',
				MAP_ORIGINS: 'https://fonts.example, https://tiles.example'
			}).streetMap
		).toEqual({
			style: 'https://tiles.example/styles/bright',
			origins: ['https://tiles.example', 'https://fonts.example']
		});
	});

	it.each([
		[{ MAP_STYLE: 'http://tiles.example/style' }, 'MAP_STYLE'],
		[{ MAP_STYLE: 'bright' }, 'MAP_STYLE'],
		[{ MAP_STYLE: 'https://a.example/s', MAP_ORIGINS: 'https://b.example/path' }, 'MAP_ORIGINS'],
		[{ MAP_STYLE: 'https://a.example/s', MAP_ORIGINS: '*' }, 'MAP_ORIGINS'],
		[{ MAP_STYLE: 'https://a.example/s', MAP_ORIGINS: "'unsafe-inline'" }, 'MAP_ORIGINS'],
		[{ MAP_ORIGINS: 'https://b.example' }, 'MAP_STYLE']
	])('is refused if it is %j', (settings, name) => {
		expect(problemsOf(settings)).toEqual([expect.stringContaining(name)]);
	});
});
