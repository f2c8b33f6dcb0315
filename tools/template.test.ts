import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { localPool, people } from '../cognito/local-pool.ts';
import { createLocalCognito } from '../packages/local-cognito/src/local-cognito.ts';
import { passwordProblem } from '../packages/local-cognito/src/directory/password-policy.ts';
import { readConfig, socialProviders } from '../worker/config.ts';
import { readResourceSchemas, schemaProblems } from './cloudformation/resource-schema.ts';
import { acceptParameters, instantiate } from './cloudformation/stack.ts';
import { readTemplate } from './cloudformation/template.ts';
import { readForm } from '../test/browser/form-reader.ts';
import { testSettings } from './test-settings.ts';
import type { Parameters } from './cloudformation/stack.ts';
import type { ResourceSchemas } from './cloudformation/resource-schema.ts';

const template = readTemplate('cognito/template.yaml');

const plain = { AppOrigin: 'https://popmap.test', DomainPrefix: 'popmap-auth' };
const social = {
	FacebookAppId: '1234567890',
	FacebookAppSecret: 'facebook-secret',
	GoogleClientId: '1234-abc.apps.googleusercontent.com',
	GoogleClientSecret: 'google-secret'
};
const everything: Parameters = {
	...{ AppOrigin: 'https://popmap.test', CustomDomain: 'auth.popmap.test', ...social },
	CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a-1b',
	EmailFrom: 'Popmap <hello@popmap.test>',
	SesIdentityArn: 'arn:aws:ses:eu-west-1:123456789012:identity/popmap.test',
	IssuerType: 'UPDATED'
};

/** Every mixture of parameters that makes a stack of another shape. */
const shapes: [name: string, parameters: Parameters][] = [
	['the least', plain],
	['no development', { ...plain, DevelopmentOrigin: '' }],
	['a public client', { ...plain, ClientType: 'public' }],
	['Facebook alone', { ...plain, FacebookAppId: '1', FacebookAppSecret: 's' }],
	['Google alone', { ...plain, GoogleClientId: social.GoogleClientId, GoogleClientSecret: 's' }],
	['everything', everything]
];

function make(id: string, parameters: Parameters = { ...plain, ...social }) {
	const resource = instantiate(template, parameters).resources[id];
	if (!resource) throw new RangeError(`The stack has no ${id}`);
	return resource.properties;
}

describe('the user pool as a template', () => {
	let schemas: ResourceSchemas;
	// Half a second on a quiet machine.
	beforeAll(() => void (schemas = readResourceSchemas()), 60_000);

	it.each(shapes)('fits the resource schema that AWS publishes: %s', (_, parameters) => {
		expect(acceptParameters(template, parameters)).toEqual([]);
		const { resources } = instantiate(template, parameters);
		const problems = Object.values(resources).flatMap(({ type, properties }) =>
			schemaProblems(schemas, type, properties)
		);
		expect(problems).toEqual([]);
	});

	it('would not fit with a misspelt, missing or mistyped property', () => {
		const client = make('Client');
		const { UserPoolId, ...incomplete } = client;
		const wrong = { ...incomplete, CallbackUrls: [], AccessTokenValidity: '60' };
		const rotation = { RefreshTokenRotation: { Feature: 'ON' } };
		expect(UserPoolId).toBe('<UserPool>');
		expect(
			schemaProblems(schemas, 'AWS::Cognito::UserPoolClient', { ...wrong, ...rotation })
		).toEqual([
			'AWS::Cognito::UserPoolClient.UserPoolId is missing',
			'AWS::Cognito::UserPoolClient.AccessTokenValidity is no integer',
			'AWS::Cognito::UserPoolClient.RefreshTokenRotation.Feature is none of ENABLED, DISABLED',
			'AWS::Cognito::UserPoolClient.CallbackUrls does not exist'
		]);
	});

	it.each([
		['no address of the site', { DomainPrefix: 'popmap-auth' }, 'AppOrigin is missing'],
		[
			'an address with a slash',
			{ ...plain, AppOrigin: 'https://a.test/' },
			'AppOrigin is malformed'
		],
		['an address over http', { ...plain, AppOrigin: 'http://a.test' }, 'AppOrigin is malformed'],
		['no domain', { AppOrigin: plain.AppOrigin }, 'Give either DomainPrefix or CustomDomain'],
		[
			'two domains',
			{ ...everything, DomainPrefix: 'popmap-auth' },
			'Give either DomainPrefix or CustomDomain'
		],
		['no certificate', { ...everything, CertificateArn: '' }, 'CustomDomain needs CertificateArn'],
		['half of Facebook', { ...plain, FacebookAppId: '1' }, 'FacebookAppId needs FacebookAppSecret'],
		[
			'half of Google',
			{ ...plain, GoogleClientId: social.GoogleClientId },
			'GoogleClientId needs GoogleClientSecret'
		],
		['no sender', { ...everything, EmailFrom: '' }, 'SesIdentityArn needs EmailFrom'],
		['a sender alone', { ...everything, SesIdentityArn: '' }, 'EmailFrom needs SesIdentityArn']
	])('refuses %s', (_, parameters, sentence) => {
		expect(acceptParameters(template, parameters)).toContain(sentence);
	});

	it('shows no secret: neither in the console nor among the outputs', () => {
		const secrets = Object.keys(template.Parameters).filter((name) => name.endsWith('Secret'));
		expect(secrets).toHaveLength(2);
		for (const name of secrets) expect(template.Parameters[name]?.NoEcho).toBe(true);
		const { outputs } = instantiate(template, everything);
		expect(JSON.stringify(outputs)).not.toMatch(/secret/i);
	});

	it('keeps the accounts when the stack is deleted', () => {
		expect(template.Resources['UserPool']).toMatchObject({
			DeletionPolicy: 'Retain',
			UpdateReplacePolicy: 'Retain',
			Properties: { DeletionProtection: 'ACTIVE' }
		});
	});

	it('makes a provider only when its parameters are given', () => {
		const { resources } = instantiate(template, plain);
		expect(Object.keys(resources)).not.toContain('Facebook');
		expect(make('Client', plain)['SupportedIdentityProviders']).toEqual(['COGNITO']);
	});

	it('lets the client write whatever a provider maps, and read what a scope asks for', () => {
		const { WriteAttributes, ReadAttributes } = make('Client');
		for (const provider of socialProviders) {
			const { username, email_verified, ...mapped } = Object(make(provider)['AttributeMapping']);
			expect(username).toBeDefined();
			expect(email_verified).toBe(provider === 'Google' ? 'email_verified' : undefined);
			expect(WriteAttributes).toEqual(expect.arrayContaining(Object.keys(mapped)));
		}
		expect(WriteAttributes).not.toContain('email_verified');
		expect(ReadAttributes).toEqual(expect.arrayContaining(['email', 'email_verified', 'name']));
	});

	it('lets every attribute that a provider writes change', () => {
		const required = Object.values(Object(make('UserPool')['Schema']));
		expect(required).toEqual([
			{ Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
			{ Name: 'name', AttributeDataType: 'String', Required: true, Mutable: true }
		]);
	});

	it('allows the code flow alone', () => {
		const { AllowedOAuthFlows, ExplicitAuthFlows, PreventUserExistenceErrors } = make('Client');
		expect(AllowedOAuthFlows).toEqual(['code']);
		// Rotation and this flow exclude each other.
		expect(ExplicitAuthFlows).not.toContain('ALLOW_REFRESH_TOKEN_AUTH');
		expect(PreventUserExistenceErrors).toBe('ENABLED');
	});

	it.each([
		['confidential', true],
		['public', false]
	])('makes a %s client on demand', (ClientType, hasSecret) => {
		const parameters = { ...plain, ClientType };
		expect(make('Client', parameters)['GenerateSecret']).toBe(hasSecret);
		// npm run setup reads it.
		expect(instantiate(template, parameters).outputs['ClientType']).toBe(ClientType);
	});

	it.each(shapes)('answers with settings that the Worker accepts: %s', (_, parameters) => {
		const { outputs } = instantiate(template, parameters);
		const settings = Object.entries(outputs).map(([name, value]) => [
			name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(),
			String(value).replace('<UserPool>', 'eu-west-1_AbCdEfGhI')
		]);
		const { SESSION_KEYS } = testSettings;
		const config = readConfig({ ...Object.fromEntries(settings), SESSION_KEYS });
		expect(config.origin).toBe(parameters['AppOrigin']);
		expect(outputs['SocialRedirectUri']).toBe(`${config.cognito.domain}/oauth2/idpresponse`);
		const hasSocial = Boolean(parameters['FacebookAppId'] ?? parameters['GoogleClientId']);
		expect(config.cognito.providers.length > 0).toBe(hasSocial);
		expect(config.cognito.issuer.includes('issuer-')).toBe(parameters['IssuerType'] === 'UPDATED');
	});
});

/** Tests pass against the local Cognito: it has to be the pool that people really sign in at. */
describe('the template and the local Cognito', () => {
	const [confidential, publicClient] = localPool.clients;
	const seconds: Record<string, number> = { minutes: 60, hours: 3600, days: 86_400 };

	/** A client of the template in the local Cognito's terms. */
	function inLocalTerms(ClientType: string) {
		const made = make('Client', { ...plain, ...social, ClientType });
		const units: Record<string, string> = Object(made['TokenValidityUnits']);
		const lasts = (token: string) =>
			Number(made[`${token}Validity`]) * (seconds[units[token] ?? ''] ?? Number.NaN);
		const rotation = Object(made['RefreshTokenRotation']);
		return {
			callback_urls: sorted(made['CallbackURLs']),
			logout_urls: sorted(made['LogoutURLs']),
			providers: sorted(made['SupportedIdentityProviders']),
			scopes: sorted(made['AllowedOAuthScopes']),
			access_seconds: lasts('AccessToken'),
			id_seconds: lasts('IdToken'),
			refresh_seconds: lasts('RefreshToken'),
			rotation: rotation.Feature === 'ENABLED',
			grace_seconds: rotation.RetryGracePeriodSeconds,
			revocation: made['EnableTokenRevocation']
		};
	}

	const sorted = (list: unknown) => [...Object(list)].map(String).sort();

	function asMade(client: typeof confidential) {
		if (!client) throw new Error('The local Cognito has two clients');
		const { id, secret, providers, scopes, flows, ...settings } = client;
		const { callback_urls, logout_urls, write_attributes, ...rest } = settings;
		expect(id).toContain(secret === null ? 'public' : 'confidential');
		expect(flows).toEqual(['code']);
		expect(write_attributes).toContain('email');
		return {
			callback_urls: sorted(callback_urls),
			logout_urls: sorted(logout_urls),
			providers: sorted(providers),
			scopes: sorted(scopes),
			...rest
		};
	}

	it('have the same confidential client: addresses, providers, scopes, lifetimes, rotation', () => {
		expect(inLocalTerms('confidential')).toEqual(asMade(confidential));
	});

	it('have the same public client, but for rotation, which the local one leaves off for tests', () => {
		expect(inLocalTerms('public')).toEqual({ ...asMade(publicClient), rotation: true });
	});

	it('keep someone signed in for as long as a session may last', () => {
		const { session } = readConfig(testSettings);
		expect(inLocalTerms('confidential').refresh_seconds).toBe(session.absoluteSeconds);
	});

	it('accept the same passwords', () => {
		const { PasswordPolicy: policy } = Object(make('UserPool')['Policies']);
		const accepts = (password: string) =>
			password.length >= policy.MinimumLength &&
			(!policy.RequireUppercase || /[A-Z]/.test(password)) &&
			(!policy.RequireLowercase || /[a-z]/.test(password)) &&
			(!policy.RequireNumbers || /\d/.test(password)) &&
			(!policy.RequireSymbols || /[^A-Za-z0-9]/.test(password));
		const characters = fc.constantFrom(...'abzABZ059!- ');
		const passwords = fc.string({ unit: characters, minLength: 5, maxLength: 12 });
		fc.assert(
			fc.property(
				passwords,
				(one) => accepts(one) === (passwordProblem(localPool.password_policy, one) === null)
			),
			{ numRuns: 2_000 }
		);
	});

	it('ask Facebook and Google for the same', async () => {
		const cognito = createLocalCognito({ config: localPool });
		for (const provider of socialProviders) {
			const query = new URLSearchParams({
				...{ response_type: 'code', client_id: testSettings.COGNITO_CLIENT_ID },
				...{ redirect_uri: 'http://localhost:5173/callback', identity_provider: provider }
			});
			const url = `${cognito.origin}/oauth2/authorize?${query}`;
			const answer = await cognito.fetch(new Request(url));
			const asked = new URL(answer.headers.get('location') ?? '').searchParams.get('scope');
			const { authorize_scopes } = Object(make(provider)['ProviderDetails']);
			expect(asked).toBe(authorize_scopes);
		}
	});

	it('require the same of whoever signs up', async () => {
		const cognito = createLocalCognito({ config: localPool });
		const query = new URLSearchParams({
			...{ response_type: 'code', client_id: testSettings.COGNITO_CLIENT_ID },
			redirect_uri: 'http://localhost:5173/callback'
		});
		const url = new URL(`${cognito.origin}/signup?${query}`);
		const page = await cognito.fetch(new Request(url));
		const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]);
		const { fields, action } = readForm(await page.text(), url);
		const signUp = async (changes: Record<string, string>) => {
			const whole = { name: 'Nora', username: 'nora@popmap.test', password: 'Popmap-2026!' };
			const body = new URLSearchParams({ ...fields, ...whole, ...changes });
			const headers = { cookie: cookie.join('; ') };
			const { status } = await cognito.fetch(
				new Request(action, { method: 'POST', body, headers })
			);
			return status;
		};
		const required = Object.values(Object(make('UserPool')['Schema']));
		expect(required.map((one) => Object(one).Name).sort()).toEqual(['email', 'name']);
		expect(make('UserPool')['UsernameAttributes']).toEqual(['email']);
		expect(await signUp({ name: '' })).toBe(400);
		expect(await signUp({ username: '' })).toBe(400);
		expect(await signUp({})).toBe(302);
	});

	it('have the same group of moderators, and names that ignore capitals', () => {
		const groups = people.filter(({ id }) => id === 'mona-moderator').map((mona) => mona.groups);
		expect(groups).toEqual([[make('Moderators')['GroupName']]]);
		expect(testSettings.COGNITO_ADMIN_GROUP).toBe(make('Moderators')['GroupName']);
		expect(make('UserPool')['UsernameConfiguration']).toEqual({ CaseSensitive: false });
	});
});
