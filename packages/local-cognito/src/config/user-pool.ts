import * as v from 'valibot';
import { closedObject } from './closed-object.ts';

/** The second factors of a pool, in Cognito's names. */
export const mfaMethods = ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const;
export type MfaMethod = (typeof mfaMethods)[number];

/** What a sign-in with USER_AUTH may begin with, in Cognito's names. */
export const firstFactors = ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] as const;

/** Passkeys, as SetUserPoolMfaConfig takes them. */
export const webAuthnSchema = closedObject({
	/** null: the host name of the local Cognito. */
	relying_party_id: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
	user_verification: v.optional(v.picklist(['preferred', 'required']), 'preferred'),
	/** Whether people with a second factor may sign in with a passkey alone. */
	factor_configuration: v.optional(
		v.picklist(['SINGLE_FACTOR', 'MULTI_FACTOR_WITH_USER_VERIFICATION']),
		'SINGLE_FACTOR'
	)
});

const seconds = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The rules that a new password has to meet. */
export const passwordPolicySchema = closedObject({
	minimum_length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(99)), 8),
	require_uppercase: v.optional(v.boolean(), true),
	require_lowercase: v.optional(v.boolean(), true),
	require_numbers: v.optional(v.boolean(), true),
	require_symbols: v.optional(v.boolean(), false)
});
export type PasswordPolicy = v.InferOutput<typeof passwordPolicySchema>;

const verificationMessage = (subject: string, message: string, lifetime: number) =>
	v.optional(
		closedObject({
			subject: v.optional(v.string(), subject),
			/** `{####}` is replaced by the code, as in the AWS console. */
			message: v.optional(v.pipe(v.string(), v.includes('{####}')), message),
			/** Lifetime of the code. */
			seconds: v.optional(seconds, lifetime)
		}),
		{}
	);

const day = 86_400;

/** The messages with a verification code, by the purpose of the code. */
export const verificationSchema = closedObject({
	sign_up: verificationMessage('Your verification code', 'Your confirmation code is {####}', day),
	password: verificationMessage(
		'Your password reset code',
		'Your password reset code is {####}',
		3600
	),
	email: verificationMessage('Your verification code', 'Your verification code is {####}', day),
	/** The code of a sign-in, as the first factor or the second. */
	sign_in: verificationMessage('Your sign-in code', 'Your sign-in code is {####}', 180)
});
export type Verification = v.InferOutput<typeof verificationSchema>;

/** The message to someone whom an administrator created. */
export const invitationSchema = closedObject({
	subject: v.optional(v.string(), 'Your temporary password'),
	/** `{username}` and `{####}`, the temporary password, are replaced. */
	message: v.optional(
		v.pipe(v.string(), v.includes('{username}'), v.includes('{####}')),
		'Your username is {username} and temporary password is {####}.'
	),
	/** The lifetime of the password. */
	days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 7)
});
