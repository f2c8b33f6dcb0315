import * as v from 'valibot';
import { closedObject } from './closed-object.ts';

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
	email: verificationMessage('Your verification code', 'Your verification code is {####}', day)
});
export type Verification = v.InferOutput<typeof verificationSchema>;
