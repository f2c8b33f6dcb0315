import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApi, poolPassword, signed, tokensOf, userPoolId, type Api } from './api.ts';

let api: Api;
beforeEach(() => void (api = createApi()));
const alice = { Username: 'alice@example.com' };
const email = (Value: string) => ({ Name: 'email', Value });

describe('The admin API', () => {
	const inPool = { UserPoolId: userPoolId, ...alice };

	it('needs a signature, of any kind', async () => {
		expect(await api.errorOf('AdminGetUser', inPool)).toBe(
			'400 MissingAuthenticationTokenException: Missing Authentication Token'
		);
		expect(await api.succeed('AdminGetUser', inPool, signed)).toHaveProperty('UserStatus');
	});

	it('refuses web pages and other machines', async () => {
		const fromPage = { ...signed, origin: 'http://localhost:3000' };
		expect(await api.errorOf('AdminGetUser', inPool, fromPage)).toMatch(
			/^400 AccessDeniedException/
		);
		const request = new Request('http://cognito.example/', {
			method: 'POST',
			headers: {
				...signed,
				'x-amz-target': 'AWSCognitoIdentityProviderService.AdminGetUser'
			},
			body: JSON.stringify(inPool)
		});
		expect(await (await api.cognito.fetch(request)).json()).toMatchObject({
			__type: 'AccessDeniedException'
		});
	});

	it('names a pool and a user that do not exist', async () => {
		const other = { ...inPool, UserPoolId: 'us-east-1_Other' };
		expect(await api.errorOf('AdminGetUser', other, signed)).toBe(
			'400 ResourceNotFoundException: User pool us-east-1_Other does not exist.'
		);
		const nobody = { ...inPool, Username: 'none@example.com' };
		expect(await api.errorOf('AdminGetUser', nobody, signed)).toBe(
			'400 UserNotFoundException: User does not exist.'
		);
	});
});

describe('AdminCreateUser', () => {
	const create = (more: object = {}) =>
		api.admin('AdminCreateUser', { Username: 'new@example.com', ...more });

	it('sends a temporary password, and again when it is asked to', async () => {
		const { User } = await create({ UserAttributes: [{ Name: 'name', Value: 'New' }] });
		expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
		const first = await api.newestCode();
		await create({ MessageAction: 'RESEND' });
		expect(await api.newestCode()).not.toBe(first);
		expect(await api.signIn('new@example.com', await api.newestCode())).toMatchObject({
			ChallengeName: 'NEW_PASSWORD_REQUIRED'
		});
		await expect(create()).rejects.toThrow('UsernameExistsException');
	});

	it('sends nothing with SUPPRESS, and takes a password of the caller’s', async () => {
		await create({ MessageAction: 'SUPPRESS', TemporaryPassword: 'Temporary-1' });
		expect(await api.newestCode()).toBe('');
		expect(await api.signIn('new@example.com', 'Temporary-1')).toHaveProperty('ChallengeName');
		await expect(create({ TemporaryPassword: 'weak' })).rejects.toThrow('InvalidPassword');
	});
});

describe('AdminSetUserPassword', () => {
	it('sets one that stays, or one that has to be replaced', async () => {
		await api.admin('AdminSetUserPassword', { ...alice, Password: 'Password-2', Permanent: true });
		expect(await api.signIn('alice@example.com', 'Password-2')).toHaveProperty(
			'AuthenticationResult'
		);
		await api.admin('AdminSetUserPassword', { ...alice, Password: 'Password-3' });
		expect(await api.signIn('alice@example.com', 'Password-3')).toMatchObject({
			ChallengeName: 'NEW_PASSWORD_REQUIRED'
		});
	});

	it('confirms someone who never entered a code', async () => {
		await api.succeed('SignUp', {
			ClientId: 'open',
			Username: 'new@example.com',
			Password: poolPassword,
			UserAttributes: [{ Name: 'name', Value: 'New' }]
		});
		const Username = 'new@example.com';
		await api.admin('AdminSetUserPassword', { Username, Password: 'Password-2', Permanent: true });
		expect(await api.signIn(Username, 'Password-2')).toHaveProperty('AuthenticationResult');
	});
});

describe('Changes of a profile', () => {
	it('AdminUpdateUserAttributes takes email_verified, and unverifies a new address', async () => {
		const attributes = async (Username: string) => {
			const { UserAttributes } = await api.admin('AdminGetUser', { Username });
			return UserAttributes;
		};
		await api.admin('AdminUpdateUserAttributes', {
			...alice,
			UserAttributes: [email('ally@example.com')]
		});
		expect(await attributes('ally@example.com')).toContainEqual({
			Name: 'email_verified',
			Value: 'false'
		});
		await api.admin('AdminUpdateUserAttributes', {
			Username: 'ally@example.com',
			UserAttributes: [{ Name: 'email_verified', Value: 'true' }]
		});
		expect(await attributes('ally@example.com')).toContainEqual({
			Name: 'email_verified',
			Value: 'true'
		});
		await api.admin('AdminUpdateUserAttributes', {
			Username: 'ally@example.com',
			UserAttributes: [{ Name: 'locale', Value: 'de' }]
		});
		await api.admin('AdminDeleteUserAttributes', {
			Username: 'ally@example.com',
			UserAttributeNames: ['locale']
		});
		expect(await attributes('ally@example.com')).not.toContainEqual(
			expect.objectContaining({ Name: 'locale' })
		);
	});

	it('AdminConfirmSignUp confirms without a code', async () => {
		const Username = 'new@example.com';
		await api.succeed('SignUp', {
			ClientId: 'open',
			Username,
			Password: poolPassword,
			UserAttributes: [{ Name: 'name', Value: 'New' }]
		});
		await api.admin('AdminConfirmSignUp', { Username });
		expect(await api.signIn(Username)).toHaveProperty('AuthenticationResult');
	});

	it('AdminResetUserPassword makes the old one useless', async () => {
		await api.admin('AdminResetUserPassword', alice);
		await expect(api.signIn('alice@example.com')).rejects.toThrow('PasswordResetRequired');
		await api.succeed('ConfirmForgotPassword', {
			ClientId: 'open',
			...alice,
			ConfirmationCode: await api.newestCode(),
			Password: 'Password-2'
		});
		expect(await api.signIn('alice@example.com', 'Password-2')).toHaveProperty(
			'AuthenticationResult'
		);
	});

	it('AdminSetUserMFAPreference turns a second factor off', async () => {
		await api.registerApp(await api.accessToken('alice@example.com'));
		await api.admin('AdminSetUserMFAPreference', {
			...alice,
			SoftwareTokenMfaSettings: { Enabled: false }
		});
		expect(await api.signIn('alice@example.com')).toHaveProperty('AuthenticationResult');
	});
});

describe('The end of sign-ins', () => {
	it.each(['AdminUserGlobalSignOut', 'AdminDisableUser', 'AdminDeleteUser'])(
		'%s ends those of one user',
		async (operation) => {
			const AccessToken = await api.accessToken('alice@example.com');
			const other = await api.accessToken('bob@example.com');
			await api.admin(operation, alice);
			expect(await api.errorOf('GetUser', { AccessToken })).toMatch(/^400 /);
			expect(await api.succeed('GetUser', { AccessToken: other })).toHaveProperty('Username');
		}
	);

	it('AdminEnableUser lets the user sign in, and old tokens stay revoked', async () => {
		const AccessToken = await api.accessToken('alice@example.com');
		await api.admin('AdminDisableUser', alice);
		await expect(api.signIn('alice@example.com')).rejects.toThrow('User is disabled.');
		await api.admin('AdminEnableUser', alice);
		expect(await api.errorOf('GetUser', { AccessToken })).toBe(
			'400 NotAuthorizedException: Access Token has been revoked'
		);
		expect(await api.signIn('alice@example.com')).toHaveProperty('AuthenticationResult');
	});
});

describe('Groups', () => {
	const group = { GroupName: 'editors' };

	it('are created, described, listed and deleted', async () => {
		expect(
			await api.admin('CreateGroup', { ...group, Description: 'They edit.', Precedence: 2 })
		).toMatchObject({ Group: { GroupName: 'editors', Precedence: 2, UserPoolId: userPoolId } });
		await expect(api.admin('CreateGroup', group)).rejects.toThrow('GroupExistsException');
		await api.admin('UpdateGroup', { ...group, Precedence: 1 });
		expect(await api.admin('GetGroup', group)).toMatchObject({
			Group: { Description: 'They edit.', Precedence: 1 }
		});
		const page = await api.admin('ListGroups', { Limit: 1 });
		expect(page['Groups']).toHaveLength(1);
		const rest = await api.admin('ListGroups', { NextToken: page['NextToken'] });
		expect(rest).toMatchObject({ Groups: [{ GroupName: 'editors' }] });
		await api.admin('DeleteGroup', group);
		await expect(api.admin('GetGroup', group)).rejects.toThrow('ResourceNotFoundException');
	});

	it('are in the tokens of their members', async () => {
		await api.admin('CreateGroup', group);
		await api.admin('AdminAddUserToGroup', { ...alice, ...group });
		expect(await api.admin('AdminListGroupsForUser', alice)).toMatchObject({
			Groups: [{ GroupName: 'editors' }]
		});
		expect(await api.admin('ListUsersInGroup', group)).toMatchObject({
			Users: [{ Enabled: true }]
		});
		const { IdToken } = tokensOf(await api.signIn('alice@example.com'));
		expect(decodeJwt(IdToken)).toMatchObject({ 'cognito:groups': ['editors'] });
		await api.admin('AdminRemoveUserFromGroup', { ...alice, ...group });
		expect(await api.admin('AdminListGroupsForUser', alice)).toEqual({ Groups: [] });
		await expect(api.admin('AdminAddUserToGroup', { ...alice, GroupName: 'none' })).rejects.toThrow(
			'Group not found.'
		);
	});
});

describe('ListUsers', () => {
	const list = async (input: object) => {
		const { Users } = await api.admin('ListUsers', input);
		return Array.isArray(Users) ? Users : [];
	};

	it.each([
		['email = "bob@example.com"', 1],
		['name ^= "A"', 1],
		['cognito:user_status = "CONFIRMED"', 2],
		['status = "Disabled"', 0]
	])('filters by %s', async (Filter, count) => {
		expect(await list({ Filter })).toHaveLength(count);
	});

	it('refuses another filter and a made-up token', async () => {
		await expect(list({ Filter: 'locale = "de"' })).rejects.toThrow('Error while parsing filter.');
		await expect(list({ PaginationToken: 'made-up' })).rejects.toThrow('Invalid pagination token');
	});

	it('returns the attributes that are asked for', async () => {
		const [user] = await list({ AttributesToGet: ['name'], Limit: 1 });
		expect(user).toMatchObject({ Attributes: [{ Name: 'name', Value: 'Alice' }] });
	});
});

describe('Descriptions', () => {
	it('tell of the pool and its clients', async () => {
		expect(await api.admin('DescribeUserPool')).toMatchObject({
			UserPool: { Id: userPoolId, EstimatedNumberOfUsers: 2, UsernameAttributes: ['email'] }
		});
		expect(await api.admin('DescribeUserPoolClient', { ClientId: 'closed' })).toMatchObject({
			UserPoolClient: { ClientSecret: 'a+secret', PreventUserExistenceErrors: 'ENABLED' }
		});
		expect(await api.admin('ListUserPoolClients')).toMatchObject({
			UserPoolClients: [{ ClientId: 'open' }, { ClientId: 'closed' }]
		});
	});
});

describe('AdminInitiateAuth', () => {
	it('signs in with a password, and answers challenges', async () => {
		const start = {
			ClientId: 'open',
			AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
			AuthParameters: { USERNAME: 'alice@example.com', PASSWORD: poolPassword }
		};
		expect(await api.admin('AdminInitiateAuth', start)).toHaveProperty('AuthenticationResult');
		expect(await api.errorOf('InitiateAuth', start)).toMatch(/^400 InvalidParameterException/);
		await api.admin('AdminSetUserPassword', { ...alice, Password: 'Password-2' });
		const AuthParameters = { ...start.AuthParameters, PASSWORD: 'Password-2' };
		const { Session } = await api.admin('AdminInitiateAuth', { ...start, AuthParameters });
		const done = await api.admin('AdminRespondToAuthChallenge', {
			ClientId: 'open',
			ChallengeName: 'NEW_PASSWORD_REQUIRED',
			Session,
			ChallengeResponses: { USERNAME: 'alice@example.com', NEW_PASSWORD: 'Password-4' }
		});
		expect(done).toHaveProperty('AuthenticationResult');
	});
});
