import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { localPool } from '../cognito/local-pool.ts';
import { passwordProblem } from '../packages/local-cognito/src/directory/password-policy.ts';
import { socialProviders } from '../worker/auth/sign-in-config.ts';
import { readConfig } from '../worker/config.ts';
import { siteColours } from './branding/site-colours.ts';
import { signInStyle } from './branding/sign-in-style.ts';
import { withStyle } from './branding/write-style.ts';
import { testSettings } from './test-settings.ts';

// `!Ref x` reads as `x` and `!If [a, b, c]` as its list.
const template = parse(readFileSync('cognito/template.yaml', 'utf8'), { logLevel: 'silent' });
const { Metadata, Parameters, Resources, Outputs } = template;
const pool = Resources.UserPool.Properties;
const client = Resources.Client.Properties;

const hasCfnLint = spawnSync('cfn-lint', ['--version']).status === 0;

describe('the template of the user pool', () => {
	// CI lints it in a job of its own, with the newest release.
	it.skipIf(!hasCfnLint)('has nothing that cfn-lint reports', () => {
		expect(execFileSync('cfn-lint', ['cognito/template.yaml']).toString()).toBe('');
	});

	it('labels every group of parameters with one text, and groups each parameter once', () => {
		const groups: { Label: object; Parameters: string[] }[] =
			Metadata['AWS::CloudFormation::Interface'].ParameterGroups;
		for (const { Label } of groups) expect(Label).toEqual({ default: expect.any(String) });
		const grouped = groups.flatMap((group) => group.Parameters);
		expect(grouped.toSorted()).toEqual(Object.keys(Parameters).toSorted());
	});

	it('lets only the site itself sign people in, unless a developer’s address is given', () => {
		expect(Parameters.DevelopmentOrigin.Default).toBe('');
		const docs = readFileSync('docs/cognito.md', 'utf8');
		const command = /--parameter-overrides .*/.exec(docs)?.[0] ?? '';
		const given = [...command.matchAll(/(\w+)=/g)].map(([, name = '']) => name);
		expect(given).toContain('AppOrigin');
		const defaults = Object.entries<{ Default?: string }>(Parameters)
			.filter(([name]) => !given.includes(name))
			.map(([, { Default }]) => Default ?? '');
		expect(`${command} ${defaults.join(' ')}`).not.toMatch(/localhost|127\.0\.0\.1|http:/);
	});

	it('allows what people add themselves: an authenticator app, passkeys, codes by e-mail', () => {
		expect(pool).toMatchObject({
			MfaConfiguration: 'OPTIONAL',
			EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
			WebAuthnRelyingPartyID: ['HasPasskeys', 'PasskeyDomain', 'AWS::NoValue'],
			WebAuthnUserVerification: ['HasPasskeys', 'required', 'AWS::NoValue']
		});
		expect(pool.Policies.SignInPolicy.AllowedFirstAuthFactors).toEqual([
			'PASSWORD',
			['HasPasskeys', 'WEB_AUTHN', 'AWS::NoValue'],
			['HasSes', 'EMAIL_OTP', 'AWS::NoValue']
		]);
		// The choice among them is a flow of its own.
		expect(client.ExplicitAuthFlows).toContain('ALLOW_USER_AUTH');
	});

	it('raises an alarm for failed sign-ins and throttling, and tells who wants to know', () => {
		const alarms = Object.values<{ Type: string; Properties: Alarm }>(Resources)
			.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
			.map(({ Properties }) => Properties);
		expect(alarms.flatMap(metricsOf).toSorted()).toEqual([
			'FederationSuccesses',
			'FederationSuccesses',
			'SignInSuccesses',
			'SignInThrottles',
			'SignUpThrottles',
			'TokenRefreshThrottles'
		]);
		for (const alarm of alarms) {
			expect(alarm).toMatchObject({
				AlarmActions: [['HasAlarmEmail', 'AlarmTopic', 'AWS::NoValue']],
				TreatMissingData: 'notBreaching'
			});
		}
	});

	it('creates nobody', () => {
		const types = Object.values<{ Type: string }>(Resources).map(({ Type }) => Type);
		expect(types).toContain('AWS::Cognito::UserPoolGroup');
		expect(types.filter((type) => /UserPoolUser/.test(type))).toEqual([]);
	});

	it('issues tokens in the form that AWS recommends', () => {
		expect(Parameters.IssuerType.Default).toBe('UPDATED');
	});

	it('hides secrets in the console and in the outputs', () => {
		const secrets = Object.keys(Parameters).filter((name) => name.endsWith('Secret'));
		expect(secrets).toHaveLength(2);
		for (const name of secrets) expect(Parameters[name].NoEcho).toBe(true);
		expect(JSON.stringify(Outputs)).not.toMatch(/secret/i);
	});

	it('keeps the accounts when the stack is deleted', () => {
		expect(Resources.UserPool).toMatchObject({
			DeletionPolicy: 'Retain',
			UpdateReplacePolicy: 'Retain',
			Properties: { DeletionProtection: 'ACTIVE' }
		});
	});

	it('lets the client write every attribute that a provider maps, except email_verified', () => {
		for (const provider of socialProviders) {
			const { username, email_verified, ...mapped } =
				Resources[provider].Properties.AttributeMapping;
			expect(username).toBeDefined();
			expect(email_verified).toBe(provider === 'Google' ? 'email_verified' : undefined);
			expect(client.WriteAttributes).toEqual(expect.arrayContaining(Object.keys(mapped)));
		}
		expect(client.WriteAttributes).not.toContain('email_verified');
		expect(client.ReadAttributes).toEqual(
			expect.arrayContaining(['email', 'email_verified', 'name'])
		);
	});

	it('requires an e-mail address and a name, which providers may change', () => {
		expect(pool.Schema).toEqual([
			{ Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
			{ Name: 'name', AttributeDataType: 'String', Required: true, Mutable: true }
		]);
		expect(pool.UsernameAttributes).toEqual(['email']);
		expect(pool.UsernameConfiguration).toEqual({ CaseSensitive: false });
	});

	it('allows only the code flow, with rotation of refresh tokens', () => {
		expect(client.AllowedOAuthFlows).toEqual(['code']);
		expect(client.RefreshTokenRotation.Feature).toBe('ENABLED');
		// Rotation and this flow exclude each other.
		expect(client.ExplicitAuthFlows).not.toContain('ALLOW_REFRESH_TOKEN_AUTH');
		expect(client.PreventUserExistenceErrors).toBe('ENABLED');
	});

	it('registers the URLs that the site uses', () => {
		expect(client.CallbackURLs).toContain('${AppOrigin}/callback');
		expect(client.LogoutURLs).toEqual(
			expect.arrayContaining(['${AppOrigin}/', '${AppOrigin}/login'])
		);
	});

	it('outputs the settings under the names that npm run setup reads', () => {
		expect(Object.keys(Outputs)).toEqual(
			expect.arrayContaining([
				'AppOrigin',
				'CognitoRegion',
				'CognitoUserPoolId',
				'CognitoClientId',
				'CognitoDomain',
				'CognitoIssuer',
				'CognitoProviders',
				'CognitoAdminGroup',
				'ClientType'
			])
		);
		expect(Parameters.AdminGroup.Default).toBe(testSettings.COGNITO_ADMIN_GROUP);
	});
});

interface Alarm {
	MetricName?: string;
	Metrics?: { MetricStat?: { Metric: { MetricName: string } } }[];
}

/** The names of the metrics of an alarm, each once. */
const metricsOf = ({ MetricName, Metrics = [] }: Alarm): string[] => {
	const names = [MetricName, ...Metrics.map(({ MetricStat }) => MetricStat?.Metric.MetricName)];
	return [...new Set(names.filter((name) => name !== undefined))];
};

describe('the style of the sign-in pages', () => {
	const { Settings, Assets } = Resources.Branding.Properties;

	it('is that of the site: npm run branding has nothing to write', () => {
		const text = readFileSync('cognito/template.yaml', 'utf8');
		expect(withStyle(text, signInStyle())).toBe(text);
	});

	it('has the colours of the tokens, by day and by night', () => {
		const { lightMode, darkMode } = Settings.components.primaryButton;
		const { light, dark } = siteColours();
		expect(lightMode.defaults).toEqual({
			backgroundColor: `${light.ink}ff`,
			textColor: `${light.paper}ff`
		});
		expect(darkMode.defaults.backgroundColor).toBe(`${dark.ink}ff`);
		expect(Settings.categories.global.colorSchemeMode).toBe('DYNAMIC');
	});

	it('has the logo in the colours of both, and the icon', () => {
		const bytes = (index: number) => Buffer.from(Assets[index].Bytes, 'base64');
		const { light, dark } = siteColours();
		expect(bytes(0).toString()).toMatch(new RegExp(`^<svg .*#${light.stall}.*</svg>$`));
		expect(bytes(1).toString()).toContain(`#${dark.stall}`);
		expect(bytes(2).equals(readFileSync('web/static/favicon.ico'))).toBe(true);
	});

	it('fits into a template that is sent as it is', () => {
		// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
		expect(Buffer.byteLength(readFileSync('cognito/template.yaml'))).toBeLessThan(51_200);
	});
});

describe('the template and the local Cognito', () => {
	it('have the same lifetimes, scopes, rotation and revocation', () => {
		const [local] = localPool.clients;
		expect(client.TokenValidityUnits).toEqual({
			AccessToken: 'minutes',
			IdToken: 'minutes',
			RefreshToken: 'days'
		});
		expect(local).toMatchObject({
			scopes: client.AllowedOAuthScopes,
			access_seconds: client.AccessTokenValidity * 60,
			id_seconds: client.IdTokenValidity * 60,
			refresh_seconds: client.RefreshTokenValidity * 86_400,
			rotation: client.RefreshTokenRotation.Feature === 'ENABLED',
			grace_seconds: client.RefreshTokenRotation.RetryGracePeriodSeconds,
			revocation: client.EnableTokenRevocation
		});
	});

	it('keep people signed in for as long as a session may last', () => {
		const { session } = readConfig(testSettings);
		expect(client.RefreshTokenValidity * 86_400).toBe(session.absoluteSeconds);
	});

	it.each([
		['Abcdef12', true],
		['Abcde12', false],
		['abcdef12', false],
		['ABCDEF12', false],
		['Abcdefgh', false]
	])('both judge the password %s', (password, isAccepted) => {
		const policy = pool.Policies.PasswordPolicy;
		const matches =
			password.length >= policy.MinimumLength &&
			(!policy.RequireUppercase || /[A-Z]/.test(password)) &&
			(!policy.RequireLowercase || /[a-z]/.test(password)) &&
			(!policy.RequireNumbers || /\d/.test(password)) &&
			(!policy.RequireSymbols || /[^A-Za-z0-9]/.test(password));
		expect(matches).toBe(isAccepted);
		expect(passwordProblem(localPool.password_policy, password) === null).toBe(isAccepted);
	});
});
