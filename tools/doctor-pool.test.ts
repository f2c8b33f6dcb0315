import { describe, expect, it } from 'vitest';
import { localPool } from '../cognito/local-pool.ts';
import type { Config as PoolConfig } from '../packages/local-cognito/src/config/config.ts';
import { createLocalCognito } from '../packages/local-cognito/src/local-cognito.ts';
import { readConfig } from '../worker/config.ts';
import { signInStyle } from './branding/sign-in-style.ts';
import { findKeys } from './aws.ts';
import { createProbe } from './doctor/http-probe.ts';
import { checkPoolSettings } from './doctor/pool-settings.ts';
import { testSettings } from './test-settings.ts';

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };

const { COGNITO_ISSUER, COGNITO_API_URL, ...shared } = testSettings;
const siteWith = (domain: string) =>
	readConfig({ ...shared, APP_ORIGIN: 'https://popmap.example', COGNITO_DOMAIN: domain });

/** A pool of AWS, with a prefix and without passkeys. */
const subject = siteWith('popmap-auth');
const withPasskeys = siteWith('auth.popmap.example');

const alarm = (metric: string, { pool = subject.cognito.userPoolId, state = 'OK', tells = true }) =>
	`<member>
		<AlarmName>${metric} of ${pool}</AlarmName><StateValue>${state}</StateValue>
		<ActionsEnabled>true</ActionsEnabled>
		<AlarmActions>${tells ? '<member>arn:aws:sns:eu-west-1:1:alarms</member>' : ''}</AlarmActions>
		<MetricName>${metric}</MetricName>
		<Dimensions><member><Name>UserPool</Name><Value>${pool}</Value></member></Dimensions>
	</member>`;

const watched = ['SignInSuccesses', 'SignInThrottles', 'SignUpThrottles', 'TokenRefreshThrottles'];
const alarmsWith = (change: Parameters<typeof alarm>[1] = {}, metrics = watched) =>
	`<DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms>${metrics
		.map((metric) => alarm(metric, change))
		.join('')}</MetricAlarms></DescribeAlarmsResult></DescribeAlarmsResponse>`;

const style = { ...signInStyle(), UseCognitoProvidedValues: false };

interface Account {
	pool?: Partial<PoolConfig>;
	sends?: 'COGNITO_DEFAULT' | 'DEVELOPER';
	branding?: object;
	alarms?: string;
	refuses?: string;
}

/** AWS with this account: the pool is the local one, and what that lacks is put beside it. */
function awsWith({ pool = {}, sends = 'DEVELOPER', branding = style, alarms, refuses }: Account) {
	const cognito = createLocalCognito({ config: { ...localPool, ...pool } });
	const requests: Request[] = [];
	const probe = createProbe(async (request) => {
		requests.push(request);
		const operation = request.headers.get('x-amz-target')?.replace(/^.*\./, '');
		if (refuses) return Response.json({ __type: refuses }, { status: 400 });
		if (!operation) return new Response(alarms ?? alarmsWith());
		if (operation.includes('Branding')) {
			return Response.json({ ManagedLoginBranding: branding });
		}
		const response = await cognito.fetch(
			new Request(`${cognito.origin}/`, {
				method: 'POST',
				headers: request.headers,
				body: await request.text()
			})
		);
		if (operation !== 'DescribeUserPool') return response;
		const { UserPool } = await response.json();
		return Response.json({
			UserPool: { ...UserPool, EmailConfiguration: { EmailSendingAccount: sends } }
		});
	});
	return { probe, requests };
}

const verdicts = async (account: Account, from = subject) => {
	const findings = await checkPoolSettings(awsWith(account).probe, from, keys);
	return Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict]));
};

const right = {
	pool_authenticator: 'pass',
	pool_passkeys: 'pass',
	pool_email_codes: 'pass',
	pool_style: 'pass',
	pool_alarms: 'pass'
};

const passkeys = (relying_party_id: string | null, more: object = {}) => ({
	webauthn: {
		relying_party_id,
		user_verification: 'required' as const,
		factor_configuration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' as const,
		...more
	}
});

describe('the doctor with AWS keys', () => {
	it('finds no problem with what the template makes', async () => {
		expect(await verdicts({})).toEqual(right);
		expect(await verdicts({ pool: passkeys('popmap.example') }, withPasskeys)).toEqual(right);
	});

	it('signs its requests to the region of the pool, and asks only', async () => {
		const { probe, requests } = awsWith({});
		await checkPoolSettings(probe, subject, keys);
		expect(requests.map(({ url }) => new URL(url).hostname)).toEqual([
			...Array.from({ length: 3 }, () => 'cognito-idp.eu-west-1.amazonaws.com'),
			'monitoring.eu-west-1.amazonaws.com'
		]);
		for (const { headers } of requests) {
			expect(headers.get('authorization')).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\//);
			expect(headers.get('x-amz-security-token')).toBe('token');
			expect(headers.get('x-amz-target') ?? 'Describe').toMatch(/(^|\.)(Describe|Get)/);
		}
	});

	const plain = { ...style, UseCognitoProvidedValues: true, Settings: {}, Assets: [] };
	const otherColours = { ...style, Settings: { components: {} } };
	it.each<[string, Account, string, string]>([
		['without authenticator apps', { pool: { mfa: 'OFF' } }, 'pool_authenticator', 'fail'],
		['with other factors', { pool: { mfa_methods: ['EMAIL_OTP'] } }, 'pool_authenticator', 'fail'],
		[
			'that changes an address at once',
			{ pool: { verify_before_update: false } },
			'pool_email_codes',
			'fail'
		],
		['that sends 50 codes a day', { sends: 'COGNITO_DEFAULT' }, 'pool_email_codes', 'warn'],
		['with the look of Cognito', { branding: plain }, 'pool_style', 'warn'],
		['with older colours', { branding: otherColours }, 'pool_style', 'warn'],
		['without alarms', { alarms: alarmsWith({}, []) }, 'pool_alarms', 'warn'],
		['with one alarm', { alarms: alarmsWith({}, ['SignInSuccesses']) }, 'pool_alarms', 'warn'],
		['with alarms of another', { alarms: alarmsWith({ pool: 'other' }) }, 'pool_alarms', 'warn'],
		['with alarms for nobody', { alarms: alarmsWith({ tells: false }) }, 'pool_alarms', 'warn'],
		['that is in trouble', { alarms: alarmsWith({ state: 'ALARM' }) }, 'pool_alarms', 'warn']
	])('reports a pool %s', async (_, account, check, verdict) => {
		expect(await verdicts(account)).toEqual({ ...right, [check]: verdict });
	});

	it.each<[string, Partial<PoolConfig>, string]>([
		['refuses them', { ...passkeys('popmap.example'), first_factors: ['PASSWORD'] }, 'fail'],
		['has those of another host', passkeys('elsewhere.example'), 'fail'],
		['has those of its own host', passkeys('auth.popmap.example'), 'fail'],
		[
			'counts them as one factor',
			passkeys('popmap.example', { factor_configuration: 'SINGLE_FACTOR' }),
			'warn'
		]
	])('reports a pool that %s: passkeys', async (_, pool, verdict) => {
		expect(await verdicts({ pool }, withPasskeys)).toEqual({ ...right, pool_passkeys: verdict });
	});

	it.each([
		['AccessDeniedException', 'unknown'],
		['TooManyRequestsException', 'unknown']
	])('does not know when AWS answers %s', async (refuses, verdict) => {
		const said = await verdicts({ refuses });
		expect(said).toEqual({
			pool_settings: verdict,
			pool_style: verdict,
			pool_alarms: verdict
		});
	});

	it('says what is left out without keys, which is no problem', async () => {
		expect(findKeys(subject.cognito, {})).toBeNull();
		expect(
			findKeys(subject.cognito, { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B' })
		).toEqual({ accessKeyId: 'A', secretAccessKey: 'B' });
		const findings = await checkPoolSettings(awsWith({}).probe, subject, null);
		expect(findings).toMatchObject([{ check: 'pool_settings', verdict: 'warn' }]);
	});
});
