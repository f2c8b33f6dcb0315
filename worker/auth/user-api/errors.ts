import { signIn } from '../../http/problem.ts';
import { err, retryAfter } from '../../http/result.ts';
import type { Err } from '../../http/result.ts';
import type { UserApiRefusal, UserOperation } from './call.ts';

/** A refusal that concerns one field of a form. */
const field = (name: string, code: string, message: string): Err => ({
	...err(422, code, 'Please check what you entered', 'One field needs your attention.', []),
	fields: { [name]: message }
});

const tooOften = retryAfter(
	err(
		429,
		'tried_too_often',
		'Please wait a while',
		'That was tried too often. Nothing has changed. Please wait an hour, then try again.',
		[]
	),
	3_600
);

const wrongCode = field(
	'code',
	'wrong_code',
	"That code isn't right. Enter the newest one, with six digits."
);

const passkeyFailed = err(
	422,
	'passkey_refused',
	"The passkey wasn't added",
	"Your device's answer came too late or wasn't accepted. Please try again.",
	[]
);

const passkeysOff = err(
	403,
	'passkeys_off',
	"Passkeys aren't offered here",
	"Popmap's sign-in isn't set up for passkeys. You can use an authenticator app instead.",
	[]
);

/** The session's access token is no longer valid at Cognito, although it verifies. */
const notSignedInAtCognito = err(
	401,
	'not_signed_in',
	'Please sign in again',
	'Your sign-in was ended elsewhere. Sign in again, then try once more.',
	[signIn]
);

/** Passkeys are limited per person: what was tried too often elsewhere is too many here. */
const tooManyPasskeys = err(
	422,
	'too_many_passkeys',
	'You have as many passkeys as fit',
	'Your account has twenty passkeys already. Remove one that you no longer use, then add this one.',
	[]
);

/** What each refusal means to the person. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html */
const errors: Readonly<Record<string, Err>> = {
	AliasExistsException: field(
		'email',
		'address_taken',
		'Another account already signs in with this address. Use a different one, or sign in to that account.'
	),
	CodeDeliveryFailureException: field(
		'email',
		'code_not_sent',
		"We couldn't send a code to this address. Check it, or use another one."
	),
	CodeMismatchException: wrongCode,
	ConcurrentModificationException: err(
		409,
		'changed_meanwhile',
		'Please try that again',
		'Your account was being changed at the same moment. Nothing has changed by this. Please try again.',
		[]
	),
	EnableSoftwareTokenMFAException: wrongCode,
	ExpiredCodeException: field(
		'code',
		'code_expired',
		"That code isn't valid any more. Ask for a new one."
	),
	ForbiddenException: err(
		403,
		'network_blocked',
		"That isn't possible from here",
		'The sign-in service takes no requests from your network right now, and nothing has changed. Please try again later, or from another network.',
		[]
	),
	InvalidEmailRoleAccessPolicyException: err(
		503,
		'code_not_sent',
		"We can't send codes right now",
		'Nothing has changed. Please try again later.',
		[]
	),
	InvalidPasswordException: field(
		'password',
		'weak_password',
		'Please choose a stronger password: at least eight characters, with capital and small letters and a digit.'
	),
	InvalidUserPoolConfigurationException: err(
		403,
		'authenticator_off',
		"Authenticator apps aren't offered here",
		"Popmap's sign-in isn't set up for authenticator apps. Nothing has changed.",
		[]
	),
	LimitExceededException: tooOften,
	PasswordHistoryPolicyViolationException: field(
		'password',
		'password_used_before',
		"You've used this password before. Please choose a new one."
	),
	PasswordResetRequiredException: err(
		403,
		'password_reset_required',
		'Please reset your password first',
		'Your password was reset. Choose a new one on the sign-in page, under “Forgotten password”.',
		[{ label: 'Reset your password', href: '/auth/login?reset=1' }]
	),
	ResourceNotFoundException: err(
		404,
		'passkey_not_found',
		'That passkey is gone',
		'It has been removed already. Reload the page to see those you have.',
		[]
	),
	SoftwareTokenMFANotFoundException: err(
		403,
		'authenticator_off',
		"Authenticator apps aren't offered here",
		"Popmap's sign-in isn't set up for authenticator apps, or yours was removed. Reload the page and try again.",
		[]
	),
	TooManyFailedAttemptsException: tooOften,
	UnexpectedLambdaException: err(
		503,
		'cognito_refused',
		"That didn't work",
		'Nothing has changed. Please try again later.',
		[]
	),
	UserLambdaValidationException: err(
		422,
		'cognito_refused',
		"That isn't allowed here",
		'Whoever runs this site does not allow this change, and nothing has changed. Please try something else, or write to us.',
		[]
	),
	UserNotConfirmedException: err(
		403,
		'not_confirmed',
		'Please confirm your account first',
		'Sign in again, and enter the code that we sent you.',
		[signIn]
	),
	UserNotFoundException: notSignedInAtCognito,
	WebAuthnChallengeNotFoundException: passkeyFailed,
	WebAuthnClientMismatchException: passkeyFailed,
	WebAuthnConfigurationMissingException: passkeysOff,
	WebAuthnCredentialNotSupportedException: err(
		422,
		'passkey_not_supported',
		"This kind of passkey can't be used",
		"Your device offered a key that Popmap's sign-in can't use. Please try another device or a security key.",
		[]
	),
	WebAuthnNotEnabledException: passkeysOff,
	WebAuthnOriginNotAllowedException: passkeysOff,
	WebAuthnRelyingPartyMismatchException: passkeysOff
};

const unknownRefusal = err(
	502,
	'cognito_refused',
	"That didn't work",
	"The sign-in service refused this, and nothing has changed. We've logged it. Please try again in a moment.",
	[]
);

/** While Cognito gives no usable answer. Nobody is signed out. */
export const cognitoUnavailable = err(
	503,
	'cognito_unavailable',
	"We can't reach the sign-in service right now",
	"You're still signed in, and what you entered is still here. Please try again in a minute.",
	[]
);

/** A refused change of password: NotAuthorizedException also says that a token has been revoked. */
const wrongPassword = field(
	'current_password',
	'wrong_password',
	"That isn't your current password."
);

/** @returns what a refusal of an operation means to the person, with what to do next */
export function errorOf(
	{ refused: { type, message } }: UserApiRefusal,
	operation: UserOperation
): Err {
	if (type === 'LimitExceededException' && operation.endsWith('WebAuthnRegistration')) {
		return tooManyPasskeys;
	}
	if (type === 'NotAuthorizedException') return notAuthorized(message);
	if (type === 'InvalidParameterException') return invalidParameter(message);
	return (Object.hasOwn(errors, type) && errors[type]) || unknownRefusal;
}

function notAuthorized(message: string): Err {
	if (/incorrect username or password/i.test(message)) return wrongPassword;
	if (/attempts? exceeded/i.test(message)) return tooOften;
	return /access token|disabled|not authenticated/i.test(message)
		? notSignedInAtCognito
		: unknownRefusal;
}

/** Cognito names the attribute or the member in the text alone. */
function invalidParameter(message: string): Err {
	if (/email/i.test(message)) {
		return field('email', 'invalid', 'Please enter an e-mail address like hello@example.org.');
	}
	if (/password/i.test(message)) {
		return field(
			'password',
			'weak_password',
			"This password can't be used. Please choose another."
		);
	}
	if (/usercode|code/i.test(message)) return wrongCode;
	return /credential/i.test(message) ? passkeyFailed : unknownRefusal;
}
