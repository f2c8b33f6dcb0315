import * as v from 'valibot';
import { offersPasskeys } from '../../worker/account/offers-passkeys.ts';
import { type Aws, createAws, findKeys, isLocalPool } from '../aws.ts';
import { fail, type Finding, pass, warn } from './finding.ts';
import type { Subject } from './hosted-pages.ts';
import type { HttpProbe, ProbeResponse } from './http-probe.ts';
import { notAnswered } from './not-answered.ts';
import { checkAlarms } from './pool-alarms.ts';
import { checkStyle } from './pool-style.ts';

const names = v.optional(v.array(v.string()), []);

const description = v.object({
	UserPool: v.object({
		AutoVerifiedAttributes: names,
		UserAttributeUpdateSettings: v.optional(
			v.object({ AttributesRequireVerificationBeforeUpdate: names }),
			{}
		),
		EmailConfiguration: v.optional(v.object({ EmailSendingAccount: v.optional(v.string()) }), {}),
		Policies: v.object({
			SignInPolicy: v.optional(v.object({ AllowedFirstAuthFactors: names }), {})
		})
	})
});
type UserPool = v.InferOutput<typeof description>['UserPool'];

const mfa = v.object({
	MfaConfiguration: v.optional(v.string(), 'OFF'),
	SoftwareTokenMfaConfiguration: v.optional(v.object({ Enabled: v.boolean() }), { Enabled: false }),
	WebAuthnConfiguration: v.optional(
		v.object({
			RelyingPartyId: v.optional(v.string()),
			FactorConfiguration: v.optional(v.string(), 'SINGLE_FACTOR')
		}),
		{}
	)
});
type Mfa = v.InferOutput<typeof mfa>;

/**
 * Checks what the pool lets people add themselves, the style of its pages and its alarms. Only an
 * administrator can see that, so it needs the operator's AWS keys.
 */
export async function checkPoolSettings(
	probe: HttpProbe,
	subject: Subject,
	keys = findKeys(subject.cognito)
): Promise<Finding[]> {
	const { cognito } = subject;
	if (keys === null) {
		return [
			warn(
				'pool_settings',
				'Authenticator apps, passkeys, codes, the style and the alarms of the pool were not checked.',
				'Give your AWS keys in the environment, as docs/cognito.md says, and run this again.'
			)
		];
	}
	const aws = createAws(probe, cognito, keys);
	const factors = await checkFactors(aws, subject);
	if (isLocalPool(cognito)) return factors;
	return [...factors, await checkStyle(aws, cognito), await checkAlarms(aws, cognito)];
}

async function checkFactors(aws: Aws, subject: Subject): Promise<Finding[]> {
	const input = { UserPoolId: subject.cognito.userPoolId };
	const described = await aws.cognito('DescribeUserPool', input);
	const configured = await aws.cognito('GetUserPoolMfaConfig', input);
	const pool = read(described, description)?.UserPool;
	const settings = read(configured, mfa);
	const problem =
		notAnswered('pool_settings', described) ?? notAnswered('pool_settings', configured);
	if (problem) return [problem];
	if (!pool || !settings) {
		return [fail('pool_settings', 'AWS describes the pool in an unknown way.', 'Update Popmap.')];
	}
	return [judgeAuthenticator(settings), judgePasskeys(subject, pool, settings), judgeCodes(pool)];
}

const read = <T extends v.GenericSchema>({ json }: ProbeResponse, schema: T) => {
	const parsed = v.safeParse(schema, json);
	return parsed.success ? parsed.output : null;
};

function judgeAuthenticator({ MfaConfiguration, SoftwareTokenMfaConfiguration }: Mfa): Finding {
	const check = 'pool_authenticator';
	if (MfaConfiguration !== 'OFF' && SoftwareTokenMfaConfiguration.Enabled) {
		return pass(check, 'People can add an authenticator app.');
	}
	return fail(
		check,
		'Popmap offers authenticator apps, and the pool refuses them.',
		'In the AWS console under Sign-in, set multi-factor authentication to optional, with authenticator apps.'
	);
}

function judgePasskeys(subject: Subject, pool: UserPool, { WebAuthnConfiguration }: Mfa): Finding {
	const check = 'pool_passkeys';
	const host = new URL(subject.origin).hostname;
	if (!offersPasskeys(subject)) {
		return pass(check, `Popmap offers no passkeys: the sign-in pages are not below ${host}.`);
	}
	const { AllowedFirstAuthFactors: allowed = [] } = pool.Policies.SignInPolicy;
	if (!allowed.includes('WEB_AUTHN')) {
		return fail(
			check,
			'Popmap offers passkeys, and the pool refuses them.',
			`Deploy the stack with PasskeyDomain=${host}, or allow passkeys in the AWS console under Sign-in.`
		);
	}
	const id = WebAuthnConfiguration.RelyingPartyId ?? new URL(subject.cognito.domain).hostname;
	if (id !== host && !host.endsWith(`.${id}`)) {
		return fail(
			check,
			`The pool's passkeys belong to ${id}, so browsers refuse to make them at ${host}.`,
			`Deploy the stack with PasskeyDomain=${host}.`
		);
	}
	if (
		WebAuthnConfiguration.FactorConfiguration === 'SINGLE_FACTOR' &&
		!isLocalPool(subject.cognito)
	) {
		return warn(
			check,
			'People who have an authenticator app cannot use their passkeys.',
			'Deploy the stack again: passkeys with user verification then count as two factors.'
		);
	}
	return pass(check, `People can add passkeys, which belong to ${id}.`);
}

function judgeCodes(pool: UserPool): Finding {
	const check = 'pool_email_codes';
	const { AttributesRequireVerificationBeforeUpdate: before = [] } =
		pool.UserAttributeUpdateSettings;
	if (!pool.AutoVerifiedAttributes.includes('email')) {
		return fail(
			check,
			'The pool sends no codes, so no address is ever proven.',
			'In the AWS console under Sign-up, let Cognito verify the e-mail address.'
		);
	}
	if (!before.includes('email')) {
		return fail(
			check,
			'A changed address takes effect before its code is entered.',
			'In the AWS console under Sign-up, keep the original address until the new one is verified.'
		);
	}
	if (pool.EmailConfiguration.EmailSendingAccount === 'COGNITO_DEFAULT') {
		return warn(
			check,
			'Cognito sends its codes itself, 50 a day at most.',
			'Deploy the stack with EmailFrom and SesIdentityArn before the site opens.'
		);
	}
	return pass(
		check,
		'Codes are sent by e-mail, and a new address replaces the old one after its code.'
	);
}
