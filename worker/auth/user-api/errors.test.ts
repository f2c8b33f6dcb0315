import { describe, expect, it } from 'vitest';
import type { UserOperation } from './call.ts';
import { errorOf } from './errors.ts';

const refused = (type: string, message = '', operation: UserOperation = 'ChangePassword') =>
	errorOf({ refused: { type, message } }, operation);

/**
 * The exceptions of the operations that we call, as the API reference lists them. Outages are not
 * refusals: see call.ts.
 */
const documented: [type: string, message: string, code: string][] = [
	['AliasExistsException', 'An account with the given email already exists.', 'address_taken'],
	['CodeDeliveryFailureException', 'Failed to send', 'code_not_sent'],
	['CodeMismatchException', 'Invalid verification code provided', 'wrong_code'],
	['ConcurrentModificationException', '', 'changed_meanwhile'],
	['EnableSoftwareTokenMFAException', 'Code mismatch', 'wrong_code'],
	['ExpiredCodeException', 'Invalid code provided', 'code_expired'],
	['ForbiddenException', 'Request not allowed due to WAF block.', 'network_blocked'],
	['InvalidEmailRoleAccessPolicyException', '', 'code_not_sent'],
	['InvalidParameterException', 'Invalid email address format.', 'invalid'],
	['InvalidParameterException', 'proposedPassword is too long', 'weak_password'],
	['InvalidParameterException', 'userCode must have 6 digits', 'wrong_code'],
	['InvalidParameterException', 'Credential is malformed.', 'passkey_refused'],
	['InvalidPasswordException', 'Password not long enough', 'weak_password'],
	['InvalidUserPoolConfigurationException', '', 'authenticator_off'],
	['LimitExceededException', 'Attempt limit exceeded', 'tried_too_often'],
	['NotAuthorizedException', 'Incorrect username or password.', 'wrong_password'],
	['NotAuthorizedException', 'Password attempts exceeded', 'tried_too_often'],
	['NotAuthorizedException', 'Access Token has been revoked', 'not_signed_in'],
	['NotAuthorizedException', 'User is disabled.', 'not_signed_in'],
	['PasswordHistoryPolicyViolationException', '', 'password_used_before'],
	['PasswordResetRequiredException', 'Password reset required', 'password_reset_required'],
	['ResourceNotFoundException', 'The credential does not exist.', 'passkey_not_found'],
	['SoftwareTokenMFANotFoundException', 'has not been enabled', 'authenticator_off'],
	['TooManyFailedAttemptsException', '', 'tried_too_often'],
	['UnexpectedLambdaException', '', 'cognito_refused'],
	['UserLambdaValidationException', 'PreUpdate failed', 'cognito_refused'],
	['UserNotConfirmedException', '', 'not_confirmed'],
	['UserNotFoundException', 'User does not exist.', 'not_signed_in'],
	['WebAuthnChallengeNotFoundException', '', 'passkey_refused'],
	['WebAuthnClientMismatchException', '', 'passkey_refused'],
	['WebAuthnConfigurationMissingException', '', 'passkeys_off'],
	['WebAuthnCredentialNotSupportedException', '', 'passkey_not_supported'],
	['WebAuthnNotEnabledException', '', 'passkeys_off'],
	['WebAuthnOriginNotAllowedException', '', 'passkeys_off'],
	['WebAuthnRelyingPartyMismatchException', '', 'passkeys_off']
];

describe('a refusal of Cognito', () => {
	it.each(documented)('has a sentence of its own: %s, “%s”', (type, message, code) => {
		const { problem, fields } = refused(type, message);
		expect(problem.code).toBe(code);
		const [sentence = problem.message] = Object.values(fields ?? {});
		expect(sentence).toMatch(/^[A-Z].*\.$/);
		expect(sentence).not.toContain('Exception');
	});

	it('says that there are too many passkeys, and not that one should wait', () => {
		const { problem } = refused('LimitExceededException', '', 'StartWebAuthnRegistration');
		expect(problem).toMatchObject({ status: 422, code: 'too_many_passkeys' });
	});

	it.each(['BrandNewException', 'constructor', '__proto__', ''])(
		'that is unknown says that nothing has changed: %s',
		(type) => {
			const { problem } = refused(type, '<b>secret</b>');
			expect(problem).toMatchObject({ status: 502, code: 'cognito_refused' });
			expect(problem.message).toContain('nothing has changed');
			expect(problem.message).not.toContain('secret');
		}
	);
});
