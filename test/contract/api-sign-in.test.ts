import { createHmac } from 'node:crypto';
import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import {
	createApi,
	currentCode,
	poolPassword,
	tokensOf,
	userPoolId,
	type Api,
	type ApiResult
} from './api.ts';
import { srpClient } from './srp-client.ts';

let api: Api;
beforeEach(() => void (api = createApi()));

const start = (AuthFlow: string, AuthParameters: object, more: object = {}) => ({
	ClientId: 'open',
	AuthFlow,
	AuthParameters,
	...more
});
const withPassword = (USERNAME: string, PASSWORD: string) =>
	start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD });
const respond = (ChallengeName: string, Session: unknown, ChallengeResponses: object) => ({
	ClientId: 'open',
	ChallengeName,
	Session,
	ChallengeResponses: { USERNAME: 'alice@example.com', ...ChallengeResponses }
});
const wrong = '400 NotAuthorizedException: Incorrect username or password.';
const parametersOf = (result: ApiResult): Record<string, string> =>
	Object.assign({}, result['ChallengeParameters']);

describe('InitiateAuth with USER_PASSWORD_AUTH', () => {
	it('returns all tokens, with the scope of the user’s own account only', async () => {
		const result = await api.signIn('alice@example.com');
		expect(result).toEqual({
			AuthenticationResult: {
				AccessToken: expect.any(String),
				IdToken: expect.any(String),
				RefreshToken: expect.any(String),
				ExpiresIn: 3600,
				TokenType: 'Bearer'
			},
			ChallengeParameters: {}
		});
		const { AccessToken, IdToken } = tokensOf(result);
		expect(decodeJwt(AccessToken)).toMatchObject({ scope: 'aws.cognito.signin.user.admin' });
		const claims = decodeJwt(IdToken);
		expect(claims).toMatchObject({ aud: 'open', email: 'alice@example.com', name: 'Alice' });
		expect(claims).not.toHaveProperty('at_hash');
		expect(await api.succeed('GetUser', { AccessToken })).toHaveProperty('UserAttributes');
	});

	it('has one error for a wrong password and an unknown account', async () => {
		expect(await api.errorOf('InitiateAuth', withPassword('alice@example.com', 'no'))).toBe(wrong);
		expect(await api.errorOf('InitiateAuth', withPassword('none@example.com', 'no'))).toBe(wrong);
	});

	it('names an unknown account when the client does not prevent it', async () => {
		api = createApi({}, { prevent_user_existence_errors: false });
		expect(await api.errorOf('InitiateAuth', withPassword('none@example.com', 'no'))).toBe(
			'400 UserNotFoundException: User does not exist.'
		);
	});

	it('names a parameter that is missing', async () => {
		const input = start('USER_PASSWORD_AUTH', { USERNAME: 'alice@example.com' });
		expect(await api.errorOf('InitiateAuth', input)).toBe(
			'400 InvalidParameterException: Missing required parameter PASSWORD'
		);
	});

	it.each([
		['USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH flow not enabled for this client'],
		['USER_SRP_AUTH', 'USER_SRP_AUTH is not enabled for the client.'],
		['USER_AUTH', 'USER_AUTH is not enabled for the client.'],
		['REFRESH_TOKEN_AUTH', 'Auth flow not enabled for this client']
	])('refuses %s to a client that does not allow it', async (flow, message) => {
		api = createApi({}, { auth_flows: [] });
		expect(await api.errorOf('InitiateAuth', start(flow, { USERNAME: 'a' }))).toBe(
			`400 InvalidParameterException: ${message}`
		);
	});

	it.each([
		['UNCONFIRMED', 'UserNotConfirmedException: User is not confirmed.'],
		['RESET_REQUIRED', 'PasswordResetRequiredException: Password reset required for the user']
	])('refuses someone who is %s, once the password was right', async (status, message) => {
		api = createApi({ people: [{ id: 'u', name: 'U', email: 'u@example.com', status }] });
		const input = withPassword('u@example.com', poolPassword);
		expect(await api.errorOf('InitiateAuth', input)).toBe(`400 ${message}`);
		expect(await api.errorOf('InitiateAuth', withPassword('u@example.com', 'no'))).toBe(wrong);
	});
});

describe('Five wrong passwords', () => {
	const attempt = (password: string) =>
		api.errorOf('InitiateAuth', withPassword('alice@example.com', password));
	const locked = '400 NotAuthorizedException: Password attempts exceeded';
	beforeEach(async () => {
		for (let count = 0; count < 5; count += 1) expect(await attempt('no')).toBe(wrong);
	});

	it('lock the account for a second, for the right password too', async () => {
		expect(await attempt(poolPassword)).toBe(locked);
		await api.cognito.control('clock', { offset_seconds: 2 });
		expect(await api.signIn('alice@example.com')).toHaveProperty('AuthenticationResult');
	});

	it('lock it twice as long after each further one, and nobody else', async () => {
		await api.cognito.control('clock', { offset_seconds: 1 });
		expect(await attempt('no')).toBe(wrong);
		await api.cognito.control('clock', { offset_seconds: 1 });
		expect(await attempt(poolPassword)).toBe(locked);
		expect(await api.signIn('bob@example.com')).toHaveProperty('AuthenticationResult');
		await api.cognito.control('clock', { offset_seconds: 1 });
		expect(await api.signIn('alice@example.com')).toHaveProperty('AuthenticationResult');
	});
});

describe('SECRET_HASH', () => {
	const hash = (username: string, secret = 'a+secret') =>
		createHmac('sha256', secret).update(`${username}closed`).digest('base64');
	const input = (more: object) => ({
		ClientId: 'closed',
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: { USERNAME: 'alice@example.com', PASSWORD: poolPassword, ...more }
	});

	it('lets a confidential client in', async () => {
		const right = input({ SECRET_HASH: hash('alice@example.com') });
		expect(await api.succeed('InitiateAuth', right)).toHaveProperty('AuthenticationResult');
	});

	it('is missed, and checked', async () => {
		expect(await api.errorOf('InitiateAuth', input({}))).toBe(
			'400 NotAuthorizedException: Client closed is configured with secret but SECRET_HASH was not received'
		);
		const other = input({ SECRET_HASH: hash('alice@example.com', 'another') });
		expect(await api.errorOf('InitiateAuth', other)).toBe(
			'400 NotAuthorizedException: Unable to verify secret hash for client closed'
		);
	});

	it('of a refresh is made with the user name, not with the address', async () => {
		const first = await api.succeed(
			'InitiateAuth',
			input({ SECRET_HASH: hash('alice@example.com') })
		);
		const { RefreshToken, IdToken } = tokensOf(first);
		const refresh = (username: string) => ({
			ClientId: 'closed',
			AuthFlow: 'REFRESH_TOKEN_AUTH',
			AuthParameters: { REFRESH_TOKEN: RefreshToken, SECRET_HASH: hash(username) }
		});
		expect(await api.errorOf('InitiateAuth', refresh('alice@example.com'))).toMatch(
			/Unable to verify secret hash/
		);
		const name = String(decodeJwt(IdToken)['cognito:username']);
		const result = await api.succeed('InitiateAuth', refresh(name));
		expect(result['AuthenticationResult']).not.toHaveProperty('RefreshToken', RefreshToken);
	});
});

describe('InitiateAuth with USER_SRP_AUTH', () => {
	const begin = (username: string, SRP_A: string) =>
		api.succeed('InitiateAuth', start('USER_SRP_AUTH', { USERNAME: username, SRP_A }));
	const prove = async (username: string, password: string) => {
		const client = srpClient();
		const challenge = await begin(username, client.publicNumber);
		expect(challenge).toMatchObject({ ChallengeName: 'PASSWORD_VERIFIER' });
		const answers = client.answer(userPoolId, password, parametersOf(challenge));
		return {
			ClientId: 'open',
			ChallengeName: 'PASSWORD_VERIFIER',
			ChallengeResponses: answers
		};
	};

	it('signs in with a proof of the password', async () => {
		const input = await prove('alice@example.com', poolPassword);
		expect(await api.succeed('RespondToAuthChallenge', input)).toHaveProperty(
			'AuthenticationResult'
		);
		expect(await api.errorOf('RespondToAuthChallenge', input)).toBe(
			'400 NotAuthorizedException: Invalid session for the user, session can only be used once.'
		);
	});

	it('refuses the proof of another password, and counts it', async () => {
		for (let count = 0; count < 5; count += 1) {
			const input = await prove('alice@example.com', 'wrong');
			expect(await api.errorOf('RespondToAuthChallenge', input)).toBe(wrong);
		}
		const input = await prove('alice@example.com', poolPassword);
		expect(await api.errorOf('RespondToAuthChallenge', input)).toMatch(/attempts exceeded/);
	});

	it('answers for an account that does not exist as for one that does', async () => {
		const client = srpClient();
		const known = parametersOf(await begin('alice@example.com', client.publicNumber));
		const unknown = parametersOf(await begin('none@example.com', client.publicNumber));
		const again = parametersOf(await begin('none@example.com', client.publicNumber));
		expect(Object.keys(unknown)).toEqual(Object.keys(known));
		expect(unknown['USERNAME']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
		expect([again['SALT'], again['USERNAME']]).toEqual([unknown['SALT'], unknown['USERNAME']]);
		const input = await prove('none@example.com', poolPassword);
		expect(await api.errorOf('RespondToAuthChallenge', input)).toBe(wrong);
	});

	it.each(['0', '00', 'zz', ''])('refuses %j as a public number', async (SRP_A) => {
		const input = start('USER_SRP_AUTH', { USERNAME: 'alice@example.com', SRP_A });
		expect(await api.errorOf('InitiateAuth', input)).toMatch(/^400 InvalidParameterException/);
	});

	it('refuses a timestamp in another format', async () => {
		const input = await prove('alice@example.com', poolPassword);
		const changed = { ...input.ChallengeResponses, TIMESTAMP: '2026-11-30T08:00:00Z' };
		expect(
			await api.errorOf('RespondToAuthChallenge', { ...input, ChallengeResponses: changed })
		).toBe(
			'400 InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.'
		);
	});
});

describe('InitiateAuth with REFRESH_TOKEN_AUTH', () => {
	const refresh = (REFRESH_TOKEN: string) => start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN });
	let token = '';
	beforeEach(async () => {
		token = tokensOf(await api.signIn('alice@example.com')).RefreshToken;
	});

	it('returns new tokens, and no refresh token', async () => {
		const result = await api.succeed('InitiateAuth', refresh(token));
		expect(result['AuthenticationResult']).toMatchObject({ AccessToken: expect.any(String) });
		expect(result['AuthenticationResult']).not.toHaveProperty('RefreshToken');
	});

	it.each([
		['unknown', async () => 'unknown', 'NotAuthorizedException: Invalid Refresh Token'],
		[
			'expired',
			async () => {
				await api.cognito.control('clock', { offset_seconds: 31 * 86_400 });
				return token;
			},
			'NotAuthorizedException: Refresh Token has expired'
		],
		[
			'revoked',
			async () => {
				await api.succeed('RevokeToken', { ClientId: 'open', Token: token });
				return token;
			},
			'NotAuthorizedException: Refresh Token has been revoked'
		],
		[
			'of a disabled user',
			async () => {
				await api.admin('AdminDisableUser', { Username: 'alice@example.com' });
				return token;
			},
			'NotAuthorizedException: User is disabled.'
		],
		[
			'of a deleted user',
			async () => {
				await api.admin('AdminDeleteUser', { Username: 'alice@example.com' });
				return token;
			},
			'UserNotFoundException: User does not exist.'
		]
	])('says so of a token that is %s', async (_, prepare, message) => {
		expect(await api.errorOf('InitiateAuth', refresh(await prepare()))).toBe(`400 ${message}`);
	});

	it('is not for a client with rotation, which refuses a late second use', async () => {
		api = createApi(
			{},
			{ rotation: true, grace_seconds: 0, auth_flows: ['ALLOW_USER_PASSWORD_AUTH'] }
		);
		const { RefreshToken } = tokensOf(await api.signIn('alice@example.com'));
		expect(await api.errorOf('InitiateAuth', refresh(RefreshToken))).toMatch(
			/Auth flow not enabled/
		);
		const input = { ClientId: 'open', RefreshToken };
		expect(await api.succeed('GetTokensFromRefreshToken', input)).toMatchObject({
			AuthenticationResult: { RefreshToken: expect.any(String) }
		});
		expect(await api.errorOf('GetTokensFromRefreshToken', input)).toMatch(
			/^400 RefreshTokenReuseException/
		);
	});
});

describe('A temporary password', () => {
	beforeEach(async () => {
		api = createApi({ required_attributes: ['email', 'name'] });
		await api.admin('AdminCreateUser', {
			Username: 'new@example.com',
			UserAttributes: [{ Name: 'email_verified', Value: 'true' }]
		});
	});
	const begin = async () => api.signIn('new@example.com', await api.newestCode());
	const replace = (Session: unknown, answers: object) =>
		respond('NEW_PASSWORD_REQUIRED', Session, { USERNAME: 'new@example.com', ...answers });

	it('has to be replaced, together with the attributes that are missing', async () => {
		const challenge = await begin();
		expect(challenge).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
		expect(JSON.parse(parametersOf(challenge)['requiredAttributes'] ?? '')).toEqual([
			'userAttributes.name'
		]);
		const answers = { NEW_PASSWORD: 'Password-2', 'userAttributes.name': 'New' };
		const result = await api.succeed(
			'RespondToAuthChallenge',
			replace(challenge['Session'], answers)
		);
		expect(decodeJwt(tokensOf(result).IdToken)).toMatchObject({ name: 'New' });
		expect(await api.signIn('new@example.com', 'Password-2')).toHaveProperty(
			'AuthenticationResult'
		);
	});

	it('is not replaced by a weak one, which leaves the session as it is', async () => {
		const { Session } = await begin();
		expect(
			await api.errorOf('RespondToAuthChallenge', replace(Session, { NEW_PASSWORD: 'weak' }))
		).toMatch(/^400 InvalidPasswordException/);
		const answers = { NEW_PASSWORD: 'Password-2', 'userAttributes.name': 'New' };
		await api.succeed('RespondToAuthChallenge', replace(Session, answers));
	});

	it('ends after a week', async () => {
		const password = await api.newestCode();
		await api.cognito.control('clock', { offset_seconds: 8 * 86_400 });
		expect(await api.errorOf('InitiateAuth', withPassword('new@example.com', password))).toBe(
			'400 NotAuthorizedException: Temporary password has expired and must be reset by an administrator.'
		);
	});
});

describe('A second factor', () => {
	it('is an authenticator app’s code, each of which signs in once', async () => {
		const secret = await api.registerApp(await api.accessToken('alice@example.com'));
		const challenge = await api.signIn('alice@example.com');
		expect(challenge).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });
		const answer = (Session: unknown, code: string) =>
			respond('SOFTWARE_TOKEN_MFA', Session, { SOFTWARE_TOKEN_MFA_CODE: code });
		const code = await currentCode(secret);
		const other = code === '000000' ? '000001' : '000000';
		expect(await api.errorOf('RespondToAuthChallenge', answer(challenge['Session'], other))).toBe(
			'400 CodeMismatchException: Invalid code received for user'
		);
		expect(
			await api.succeed('RespondToAuthChallenge', answer(challenge['Session'], code))
		).toHaveProperty('AuthenticationResult');
		const { Session } = await api.signIn('alice@example.com');
		expect(await api.errorOf('RespondToAuthChallenge', answer(Session, code))).toBe(
			'400 ExpiredCodeException: Your software token has already been used once.'
		);
	});

	it('allows five wrong codes for a session', async () => {
		await api.registerApp(await api.accessToken('alice@example.com'));
		const { Session } = await api.signIn('alice@example.com');
		const input = respond('SOFTWARE_TOKEN_MFA', Session, { SOFTWARE_TOKEN_MFA_CODE: 'no' });
		for (let count = 0; count < 5; count += 1) {
			expect(await api.errorOf('RespondToAuthChallenge', input)).toMatch(/CodeMismatch/);
		}
		expect(await api.errorOf('RespondToAuthChallenge', input)).toMatch(/Invalid session/);
	});

	it('is set up at sign-in where the pool requires one', async () => {
		api = createApi({ mfa: 'ON' });
		const challenge = await api.signIn('alice@example.com');
		expect(challenge).toMatchObject({
			ChallengeName: 'MFA_SETUP',
			ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' }
		});
		const setup = await api.succeed('AssociateSoftwareToken', { Session: challenge['Session'] });
		expect(
			await api.errorOf('RespondToAuthChallenge', respond('MFA_SETUP', setup['Session'], {}))
		).toMatch(/Invalid session/);
		const verified = await api.succeed('VerifySoftwareToken', {
			Session: setup['Session'],
			UserCode: await currentCode(String(setup['SecretCode']))
		});
		expect(verified).toMatchObject({ Status: 'SUCCESS' });
		const result = await api.succeed(
			'RespondToAuthChallenge',
			respond('MFA_SETUP', verified['Session'], {})
		);
		expect(result).toHaveProperty('AuthenticationResult');
		expect(await api.signIn('alice@example.com')).toMatchObject({
			ChallengeName: 'SOFTWARE_TOKEN_MFA'
		});
	});

	it('is the preferred one of two, and without a preference the user’s choice', async () => {
		api = createApi({ mfa_methods: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
		const AccessToken = await api.accessToken('alice@example.com');
		await api.registerApp(AccessToken, false);
		expect(await api.succeed('GetUser', { AccessToken })).not.toHaveProperty('PreferredMfaSetting');
		await api.succeed('SetUserMFAPreference', {
			AccessToken,
			EmailMfaSettings: { Enabled: true, PreferredMfa: false }
		});
		expect(await api.succeed('GetUser', { AccessToken })).toMatchObject({
			UserMFASettingList: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']
		});
		const choice = await api.signIn('alice@example.com');
		expect(choice).toMatchObject({ ChallengeName: 'SELECT_MFA_TYPE' });
		const asked = await api.succeed(
			'RespondToAuthChallenge',
			respond('SELECT_MFA_TYPE', choice['Session'], { ANSWER: 'EMAIL_OTP' })
		);
		expect(asked).toMatchObject({
			ChallengeName: 'EMAIL_OTP',
			ChallengeParameters: { CODE_DELIVERY_DESTINATION: 'a***@e***' }
		});
		const answers = { EMAIL_OTP_CODE: await api.newestCode() };
		expect(
			await api.succeed('RespondToAuthChallenge', respond('EMAIL_OTP', asked['Session'], answers))
		).toHaveProperty('AuthenticationResult');
		await api.succeed('SetUserMFAPreference', {
			AccessToken,
			EmailMfaSettings: { Enabled: true, PreferredMfa: true }
		});
		expect(await api.signIn('alice@example.com')).toMatchObject({ ChallengeName: 'EMAIL_OTP' });
	});

	it.each([
		[{ SMSMfaSettings: { Enabled: true } }],
		[{ EmailMfaSettings: { Enabled: true } }],
		[{ SoftwareTokenMfaSettings: { Enabled: true } }],
		[{ SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: true } }]
	])('is refused when the pool or the user does not have it: %j', async (settings) => {
		const AccessToken = await api.accessToken('alice@example.com');
		expect(await api.errorOf('SetUserMFAPreference', { AccessToken, ...settings })).toMatch(
			/^400 InvalidParameterException/
		);
	});
});

describe('InitiateAuth with USER_AUTH', () => {
	const choose = (more: object = {}) =>
		start('USER_AUTH', { USERNAME: 'alice@example.com', ...more });

	it('lists what the user can sign in with', async () => {
		expect(await api.succeed('InitiateAuth', choose())).toEqual({
			ChallengeName: 'SELECT_CHALLENGE',
			Session: expect.any(String),
			ChallengeParameters: {},
			AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP']
		});
	});

	it('signs in at once with the preferred factor', async () => {
		const input = choose({ PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: poolPassword });
		expect(await api.succeed('InitiateAuth', input)).toHaveProperty('AuthenticationResult');
	});

	it('signs in with SRP, chosen from the list', async () => {
		const { Session } = await api.succeed('InitiateAuth', choose());
		const client = srpClient();
		const challenge = await api.succeed(
			'RespondToAuthChallenge',
			respond('SELECT_CHALLENGE', Session, { ANSWER: 'PASSWORD_SRP', SRP_A: client.publicNumber })
		);
		const answers = client.answer(userPoolId, poolPassword, parametersOf(challenge));
		const proof = respond('PASSWORD_VERIFIER', challenge['Session'], answers);
		expect(await api.succeed('RespondToAuthChallenge', proof)).toHaveProperty(
			'AuthenticationResult'
		);
	});

	it('signs in with a code by e-mail where the pool has it', async () => {
		api = createApi({ first_factors: ['PASSWORD', 'EMAIL_OTP'] });
		const challenge = await api.succeed(
			'InitiateAuth',
			choose({ PREFERRED_CHALLENGE: 'EMAIL_OTP' })
		);
		expect(challenge).toMatchObject({ ChallengeName: 'EMAIL_OTP' });
		const code = await api.newestCode();
		expect(code).toMatch(/^\d{8}$/);
		const answer = (EMAIL_OTP_CODE: string) =>
			respond('EMAIL_OTP', challenge['Session'], { EMAIL_OTP_CODE });
		expect(await api.errorOf('RespondToAuthChallenge', answer('1'))).toMatch(/CodeMismatch/);
		expect(await api.succeed('RespondToAuthChallenge', answer(code))).toHaveProperty(
			'AuthenticationResult'
		);
		const unknown = { USERNAME: 'none@example.com', PREFERRED_CHALLENGE: 'EMAIL_OTP' };
		expect(await api.succeed('InitiateAuth', start('USER_AUTH', unknown))).toMatchObject({
			ChallengeName: 'EMAIL_OTP',
			ChallengeParameters: { CODE_DELIVERY_DESTINATION: 'n***@e***' }
		});
	});

	it('signs in once with the session of a confirmed sign-up', async () => {
		const Username = 'new@example.com';
		const UserAttributes = [{ Name: 'name', Value: 'New' }];
		await api.succeed('SignUp', {
			ClientId: 'open',
			Username,
			Password: poolPassword,
			UserAttributes
		});
		const { Session } = await api.succeed('ConfirmSignUp', {
			ClientId: 'open',
			Username,
			ConfirmationCode: await api.newestCode()
		});
		const input = start('USER_AUTH', { USERNAME: Username }, { Session });
		expect(await api.succeed('InitiateAuth', input)).toHaveProperty('AuthenticationResult');
		expect(await api.errorOf('InitiateAuth', input)).toMatch(/session can only be used once/);
	});
});

describe('RespondToAuthChallenge', () => {
	it('refuses a session of another user, of another challenge, and an old one', async () => {
		await api.registerApp(await api.accessToken('alice@example.com'));
		const { Session } = await api.signIn('alice@example.com');
		const answers = { SOFTWARE_TOKEN_MFA_CODE: '123456' };
		const ofBob = { USERNAME: 'bob@example.com', ...answers };
		const invalid = '400 NotAuthorizedException: Invalid session for the user.';
		expect(
			await api.errorOf('RespondToAuthChallenge', respond('SOFTWARE_TOKEN_MFA', Session, ofBob))
		).toBe(invalid);
		expect(
			await api.errorOf('RespondToAuthChallenge', respond('MFA_SETUP', Session, answers))
		).toBe(invalid);
		await api.cognito.control('clock', { offset_seconds: 181 });
		expect(
			await api.errorOf('RespondToAuthChallenge', respond('SOFTWARE_TOKEN_MFA', Session, answers))
		).toBe('400 NotAuthorizedException: Invalid session for the user, session is expired.');
	});
});
