import { beforeEach, describe, expect, it } from 'vitest';
import { createApi, poolPassword, tokensOf, type Api } from './api.ts';

let api: Api;
beforeEach(() => void (api = createApi()));

const ClientId = 'open';
const name = [{ Name: 'name', Value: 'New' }];
const signUp = (Username: string, more: object = {}) => ({
	ClientId,
	Username,
	Password: poolPassword,
	UserAttributes: name,
	...more
});
const confirm = async (Username: string) =>
	api.succeed('ConfirmSignUp', { ClientId, Username, ConfirmationCode: await api.newestCode() });

describe('SignUp', () => {
	it('creates an account, which signs in once it is confirmed', async () => {
		expect(await api.succeed('SignUp', signUp('new@example.com'))).toEqual({
			UserConfirmed: false,
			UserSub: expect.stringMatching(/^[0-9a-f-]{36}$/),
			CodeDeliveryDetails: {
				Destination: 'n***@e***',
				DeliveryMedium: 'EMAIL',
				AttributeName: 'email'
			}
		});
		await expect(api.signIn('new@example.com')).rejects.toThrow('UserNotConfirmedException');
		await confirm('new@example.com');
		expect(await api.signIn('New@Example.com')).toHaveProperty('AuthenticationResult');
	});

	it.each([
		[
			'an address that somebody has',
			signUp('ALICE@example.com'),
			'UsernameExistsException: An account with the given email already exists.'
		],
		[
			'a name that is no address',
			signUp('new'),
			'InvalidParameterException: Username should be an email.'
		],
		[
			'a weak password',
			signUp('new@example.com', { Password: 'password' }),
			'InvalidPasswordException: Password did not conform with policy: Password must have uppercase characters'
		],
		[
			'a required attribute that is missing',
			signUp('new@example.com', { UserAttributes: [] }),
			'InvalidParameterException: Attributes did not conform to the schema: name.formatted: The attribute name.formatted is required\n'
		],
		[
			'an attribute that the client may not write',
			signUp('new@example.com', {
				UserAttributes: [...name, { Name: 'email_verified', Value: 'true' }]
			}),
			'NotAuthorizedException: A client attempted to write unauthorized attribute'
		],
		[
			'a value that is too long',
			signUp('new@example.com', { UserAttributes: [{ Name: 'name', Value: 'x'.repeat(3000) }] }),
			"InvalidParameterException: 1 validation error detected: Value at 'userAttributes.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 2048"
		]
	])('refuses %s', async (_, input, message) => {
		expect(await api.errorOf('SignUp', input)).toBe(`400 ${message}`);
	});

	it('needs no password where people can sign in without one', async () => {
		api = createApi({ first_factors: ['PASSWORD', 'EMAIL_OTP'] });
		const { Password, ...input } = signUp('new@example.com');
		await api.succeed('SignUp', input);
		await confirm('new@example.com');
		await expect(api.signIn('new@example.com', Password)).rejects.toThrow('NotAuthorized');
		expect(
			await api.succeed('InitiateAuth', {
				ClientId,
				AuthFlow: 'USER_AUTH',
				AuthParameters: { USERNAME: 'new@example.com' }
			})
		).toMatchObject({ AvailableChallenges: ['EMAIL_OTP'] });
	});
});

describe('ConfirmSignUp and ResendConfirmationCode', () => {
	beforeEach(() => api.succeed('SignUp', signUp('new@example.com')));
	const attempt = (ConfirmationCode: string) =>
		api.errorOf('ConfirmSignUp', { ClientId, Username: 'new@example.com', ConfirmationCode });

	it('count wrong codes, and refuse the right one after five', async () => {
		const code = await api.newestCode();
		for (let count = 0; count < 5; count += 1) {
			expect(await attempt('no')).toBe(
				'400 CodeMismatchException: Invalid verification code provided, please try again.'
			);
		}
		expect(await attempt(code)).toMatch(/^400 LimitExceededException/);
		await api.succeed('ResendConfirmationCode', { ClientId, Username: 'new@example.com' });
		await confirm('new@example.com');
		expect(await attempt(code)).toBe(
			'400 NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED'
		);
	});

	it('refuse a code after a day', async () => {
		const code = await api.newestCode();
		await api.cognito.control('clock', { offset_seconds: 86_401 });
		expect(await attempt(code)).toMatch(/^400 ExpiredCodeException/);
	});

	it('do not tell who has an account', async () => {
		const Username = 'none@example.com';
		expect(await api.succeed('ResendConfirmationCode', { ClientId, Username })).toMatchObject({
			CodeDeliveryDetails: { Destination: 'n***@e***' }
		});
		expect(
			await api.errorOf('ConfirmSignUp', { ClientId, Username, ConfirmationCode: '123456' })
		).toMatch(/^400 ExpiredCodeException/);
	});
});

describe('ForgotPassword and ConfirmForgotPassword', () => {
	const Username = 'alice@example.com';
	const reset = (ConfirmationCode: string, Password = 'Password-2') => ({
		ClientId,
		Username,
		ConfirmationCode,
		Password
	});

	it('replace a password with a code, and end a lockout', async () => {
		for (let count = 0; count < 5; count += 1) {
			await expect(api.signIn(Username, 'no')).rejects.toThrow('Incorrect');
		}
		expect(await api.succeed('ForgotPassword', { ClientId, Username })).toMatchObject({
			CodeDeliveryDetails: { Destination: 'a***@e***' }
		});
		const code = await api.newestCode();
		expect(await api.errorOf('ConfirmForgotPassword', reset(code, 'weak'))).toMatch(
			/^400 InvalidPasswordException/
		);
		await api.succeed('ConfirmForgotPassword', reset(code));
		expect(await api.signIn(Username, 'Password-2')).toHaveProperty('AuthenticationResult');
		expect(await api.errorOf('ConfirmForgotPassword', reset(code))).toMatch(
			/^400 ExpiredCodeException/
		);
	});

	it('do not tell who has an account', async () => {
		const unknown = { ClientId, Username: 'none@example.com' };
		expect(await api.succeed('ForgotPassword', unknown)).toHaveProperty('CodeDeliveryDetails');
		expect(await api.errorOf('ConfirmForgotPassword', { ...reset('123456'), ...unknown })).toMatch(
			/^400 ExpiredCodeException/
		);
	});

	it('need a verified address', async () => {
		await api.succeed('SignUp', signUp('new@example.com'));
		expect(await api.errorOf('ForgotPassword', { ClientId, Username: 'new@example.com' })).toMatch(
			/^400 InvalidParameterException: .* no registered\/verified email/
		);
	});
});

describe('One address', () => {
	const update = (AccessToken: string, Value: string) => ({
		AccessToken,
		UserAttributes: [{ Name: 'email', Value }]
	});
	const taken = '400 AliasExistsException: An account with the given email already exists.';

	it('cannot become that of a second person', async () => {
		const AccessToken = await api.accessToken('alice@example.com');
		expect(await api.errorOf('UpdateUserAttributes', update(AccessToken, 'BOB@example.com'))).toBe(
			taken
		);
		await expect(
			api.admin('AdminUpdateUserAttributes', {
				Username: 'alice@example.com',
				UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }]
			})
		).rejects.toThrow('AliasExistsException');
	});

	it('cannot be verified once somebody else has taken it meanwhile', async () => {
		const AccessToken = await api.accessToken('alice@example.com');
		await api.succeed('UpdateUserAttributes', update(AccessToken, 'free@example.com'));
		const Code = await api.newestCode();
		await api.succeed('SignUp', signUp('free@example.com'));
		expect(
			await api.errorOf('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code })
		).toBe(taken);
	});

	it('signs in with the new one only after a change', async () => {
		const AccessToken = await api.accessToken('alice@example.com');
		await api.succeed('UpdateUserAttributes', update(AccessToken, 'ally@example.com'));
		const Code = await api.newestCode();
		await api.succeed('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code });
		expect(await api.signIn('ally@example.com')).toHaveProperty('AuthenticationResult');
		await expect(api.signIn('alice@example.com')).rejects.toThrow('Incorrect');
		await api.succeed('SignUp', signUp('alice@example.com'));
	});
});

describe('UpdateUserAttributes', () => {
	const all = ['email', 'name', 'birthdate', 'phone_number', 'locale', 'custom:size'];
	let AccessToken = '';
	beforeEach(async () => {
		api = createApi(
			{ custom_attributes: [{ name: 'size', max_length: 5 }] },
			{ write_attributes: [...all, 'custom:size'] }
		);
		AccessToken = await api.accessToken('alice@example.com');
	});
	const update = (Name: string, Value: string) => ({
		AccessToken,
		UserAttributes: [{ Name, Value }]
	});

	it.each([
		['email', 'not an address', 'Invalid email address format.'],
		['email', 'a@b', 'Invalid email address format.'],
		['email', 'a@b.org?subject=x', 'Invalid email address format.'],
		['phone_number', '0171', 'Invalid phone number format.'],
		[
			'name',
			'',
			'Attributes did not conform to the schema: name.formatted: The attribute name.formatted is required\n'
		],
		['birthdate', 'yesterday', 'Attributes did not conform to the schema: birthdate: '],
		['custom:size', 'enormous', 'Attributes did not conform to the schema: custom:size: ']
	])('refuses %s = %j, and changes nothing', async (attribute, value, message) => {
		const error = await api.errorOf('UpdateUserAttributes', update(attribute, value));
		expect(error).toContain(`400 InvalidParameterException: ${message}`);
		const { UserAttributes } = await api.succeed('GetUser', { AccessToken });
		expect(UserAttributes).toContainEqual({ Name: 'name', Value: 'Alice' });
	});

	it('removes an attribute that is set to an empty text', async () => {
		await api.succeed('UpdateUserAttributes', update('locale', 'de'));
		await api.succeed('UpdateUserAttributes', update('locale', ''));
		const { UserAttributes } = await api.succeed('GetUser', { AccessToken });
		expect(UserAttributes).not.toContainEqual(expect.objectContaining({ Name: 'locale' }));
	});

	it('shows a client only what it may read', async () => {
		api = createApi({}, { read_attributes: ['name'] });
		const tokens = tokensOf(await api.signIn('alice@example.com'));
		const user = await api.succeed('GetUser', { AccessToken: tokens.AccessToken });
		expect(user['UserAttributes']).toEqual([
			{ Name: 'sub', Value: expect.any(String) },
			{ Name: 'name', Value: 'Alice' }
		]);
	});
});

describe('A pool with user names', () => {
	beforeEach(() => {
		api = createApi({
			username_attributes: [],
			alias_attributes: ['email', 'preferred_username'],
			people: [{ id: 'carla', name: 'Carla', email: 'carla@example.com' }]
		});
	});

	it('signs in with the name or a verified address', async () => {
		expect(await api.signIn('carla')).toHaveProperty('AuthenticationResult');
		expect(await api.signIn('carla@example.com')).toHaveProperty('AuthenticationResult');
	});

	it('lets two people sign up with an address, and one of them verify it', async () => {
		const UserAttributes = [...name, { Name: 'email', Value: 'carla@example.com' }];
		await api.succeed('SignUp', signUp('dora', { UserAttributes }));
		const code = { ClientId, Username: 'dora', ConfirmationCode: await api.newestCode() };
		expect(await api.errorOf('ConfirmSignUp', code)).toBe(
			'400 AliasExistsException: An account with the given email already exists.'
		);
		expect(await api.errorOf('SignUp', signUp('Carla', { UserAttributes }))).toBe(
			'400 UsernameExistsException: User already exists'
		);
		expect(await api.errorOf('SignUp', signUp('x@example.com', { UserAttributes }))).toMatch(
			/Username cannot be of email format/
		);
	});
});

describe('Operations on devices', () => {
	it('answer as where nobody tracks devices', async () => {
		const AccessToken = await api.accessToken('alice@example.com');
		expect(await api.succeed('ListDevices', { AccessToken })).toEqual({ Devices: [] });
		const device = { AccessToken, DeviceKey: 'us-east-1_a06d88eb-434b-b3a5' };
		for (const name of ['GetDevice', 'ForgetDevice', 'ConfirmDevice', 'UpdateDeviceStatus']) {
			expect(await api.errorOf(name, device)).toBe(
				'400 ResourceNotFoundException: Device does not exist.'
			);
		}
	});
});
