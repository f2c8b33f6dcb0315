import { beforeEach, describe, expect, it } from 'vitest';
import { confidential, createSite, password, publicClient } from './site.ts';
import { targets } from './target.ts';
import { totpCode } from '../../packages/local-cognito/src/directory/totp.ts';

type ApiResult = Record<string, unknown>;
const request = (operation: string, input: object): RequestInit => ({
	method: 'POST',
	headers: {
		'content-type': 'application/x-amz-json-1.1',
		'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`
	},
	body: JSON.stringify(input)
});

describe.each(targets)('The user API of $name', ({ fetch, apiUrl }) => {
	it('rejects an invalid access token with 400 and NotAuthorizedException', async () => {
		const response = await fetch(`${apiUrl}/`, request('GetUser', { AccessToken: 'a.b.c' }));
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
		expect(response.headers.get('x-amzn-requestid')).toBeTruthy();
		expect(await response.json()).toMatchObject({
			__type: 'NotAuthorizedException',
			message: 'Invalid Access Token'
		});
	});

	it('rejects an unknown operation with UnknownOperationException', async () => {
		const response = await fetch(`${apiUrl}/`, request('MakeCoffee', {}));
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
	});
});

const site = createSite();
const { cognito } = site;
let token = '';
const start = async (person: string) => {
	cognito.reset();
	token = (await site.mint(person)).access_token;
};
beforeEach(() => start('anna-attendee'));

const call = async (operation: string, input: object = {}) => {
	const body = { AccessToken: token, ...input };
	return cognito.fetch(new Request(`${cognito.origin}/`, request(operation, body)));
};
const succeed = async (operation: string, input?: object) => {
	const response = await call(operation, input);
	expect(response.status).toBe(200);
	return response.json<ApiResult>();
};
const errorOf = async (operation: string, input?: object) => {
	const response = await call(operation, input);
	expect(response.status).toBe(400);
	const result = await response.json<ApiResult>();
	expect(response.headers.get('x-amzn-errortype')).toBe(result['__type']);
	return `${result['__type']}: ${result['message']}`;
};
const attributes = async () => {
	const { UserAttributes } = await succeed('GetUser');
	const list: { Name: string; Value: string }[] = Object(UserAttributes);
	return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
};
const newestCode = async () => {
	const outbox = await cognito.fetch(new Request(`${cognito.origin}/__test/outbox`));
	const { messages } = await outbox.json<{ messages: { code: string }[] }>();
	return messages[0]?.code ?? '';
};

describe('GetUser', () => {
	it('returns the user name and the attributes, every value a string', async () => {
		expect(await succeed('GetUser')).toEqual({
			Username: '0da3a7a0-3fe7-4737-be8b-f43594c99c2d',
			UserAttributes: [
				{ Name: 'sub', Value: '0da3a7a0-3fe7-4737-be8b-f43594c99c2d' },
				{ Name: 'email', Value: 'anna-attendee@popmap.test' },
				{ Name: 'email_verified', Value: 'true' },
				{ Name: 'name', Value: 'Anna Attendee' }
			]
		});
	});

	it('returns identities as JSON in a string', async () => {
		await start('olivia-owner');
		expect(JSON.parse((await attributes())['identities'] ?? '')).toHaveLength(1);
	});

	it('requires the scope aws.cognito.signin.user.admin', async () => {
		token = (await site.mint('anna-attendee', { scope: 'openid' })).access_token;
		expect(await errorOf('GetUser')).toBe(
			'NotAuthorizedException: Access Token does not have required scopes'
		);
	});

	it('rejects an expired token', async () => {
		await cognito.control('clock', { offset_seconds: 3601 });
		expect(await errorOf('GetUser')).toBe('NotAuthorizedException: Access Token has expired');
	});

	it('rejects the token of a deleted user', async () => {
		await succeed('DeleteUser');
		expect(await errorOf('GetUser')).toMatch(/^NotAuthorizedException|^UserNotFoundException/);
	});
});

describe('UpdateUserAttributes', () => {
	const update = (Name: string, Value: string) => ({ UserAttributes: [{ Name, Value }] });

	it('changes a name at once', async () => {
		expect(await succeed('UpdateUserAttributes', update('name', 'Anna A.'))).toEqual({
			CodeDeliveryDetailsList: []
		});
		expect(await attributes()).toMatchObject({ name: 'Anna A.' });
	});

	it('changes an address only after its code was entered', async () => {
		const result = await succeed('UpdateUserAttributes', update('email', 'anna@new.test'));
		expect(result['CodeDeliveryDetailsList']).toEqual([
			{ Destination: 'a***@n***', DeliveryMedium: 'EMAIL', AttributeName: 'email' }
		]);
		expect(await attributes()).toMatchObject({ email: 'anna-attendee@popmap.test' });
		const Code = await newestCode();
		await succeed('VerifyUserAttribute', { AttributeName: 'email', Code });
		expect(await attributes()).toMatchObject({ email: 'anna@new.test', email_verified: 'true' });
	});

	it('rejects a wrong code', async () => {
		await succeed('GetUserAttributeVerificationCode', { AttributeName: 'email' });
		const input = { AttributeName: 'email', Code: 'wrong' };
		expect(await errorOf('VerifyUserAttribute', input)).toMatch(/^CodeMismatchException/);
	});

	it('rejects email_verified and sub, and then changes nothing', async () => {
		const input = {
			UserAttributes: [
				{ Name: 'name', Value: 'Changed' },
				{ Name: 'email_verified', Value: 'true' }
			]
		};
		expect(await errorOf('UpdateUserAttributes', input)).toMatch(/^NotAuthorizedException/);
		expect(await errorOf('UpdateUserAttributes', update('sub', 'x'))).toMatch(/non-mutable/);
		expect(await attributes()).toMatchObject({ name: 'Anna Attendee' });
	});

	it('is undone by DeleteUserAttributes, except for required attributes', async () => {
		await succeed('UpdateUserAttributes', update('locale', 'en'));
		await succeed('DeleteUserAttributes', { UserAttributeNames: ['locale'] });
		expect(await attributes()).not.toHaveProperty('locale');
		const required = { UserAttributeNames: ['name'] };
		expect(await errorOf('DeleteUserAttributes', required)).toMatch(/^InvalidParameterException/);
	});
});

describe('ChangePassword', () => {
	it('requires the old password, and a new one that meets the policy', async () => {
		const change = (PreviousPassword: string, ProposedPassword: string) => ({
			PreviousPassword,
			ProposedPassword
		});
		expect(await errorOf('ChangePassword', change('wrong', 'Another-2026'))).toBe(
			'NotAuthorizedException: Incorrect username or password.'
		);
		expect(await errorOf('ChangePassword', change(password, 'short'))).toMatch(
			/^InvalidPasswordException/
		);
		expect(await succeed('ChangePassword', change(password, 'Another-2026'))).toEqual({});
		await succeed('ChangePassword', change('Another-2026', password));
	});

	it('rejects a user without a password', async () => {
		await start('olivia-owner');
		const input = { ProposedPassword: 'Another-2026' };
		expect(await errorOf('ChangePassword', input)).toMatch(/^NotAuthorizedException/);
	});
});

describe('An authenticator app', () => {
	const code = async (secret: string) => totpCode(secret, Math.floor(Date.now() / 1000));

	it('is registered with a secret and a code, and required once it is preferred', async () => {
		const { SecretCode } = await succeed('AssociateSoftwareToken');
		expect(SecretCode).toMatch(/^[A-Z2-7]{52}$/);
		expect(await errorOf('VerifySoftwareToken', { UserCode: '000000' })).toBe(
			'EnableSoftwareTokenMFAException: Code mismatch'
		);
		const UserCode = await code(String(SecretCode));
		expect(await succeed('VerifySoftwareToken', { UserCode })).toEqual({ Status: 'SUCCESS' });
		expect(await succeed('GetUser')).not.toHaveProperty('UserMFASettingList');
		await succeed('SetUserMFAPreference', {
			SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true }
		});
		expect(await succeed('GetUser')).toMatchObject({
			PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
			UserMFASettingList: ['SOFTWARE_TOKEN_MFA']
		});
		await succeed('SetUserMFAPreference', { SoftwareTokenMfaSettings: { Enabled: false } });
		expect(await succeed('GetUser')).not.toHaveProperty('UserMFASettingList');
	});

	it('cannot be preferred before it is verified', async () => {
		const input = { SoftwareTokenMfaSettings: { Enabled: true } };
		expect(await errorOf('SetUserMFAPreference', input)).toBe(
			'InvalidParameterException: User has not verified software token mfa'
		);
	});
});

describe('Sign-out and deletion', () => {
	it('GlobalSignOut ends every sign-in of the user', async () => {
		const other = await site.mint('anna-attendee');
		expect(await succeed('GlobalSignOut')).toEqual({});
		expect(await errorOf('GetUser')).toBe('NotAuthorizedException: Access Token has been revoked');
		expect((await site.refresh(other.refresh_token)).status).toBe(400);
	});

	it('GlobalSignOut does not affect other users', async () => {
		const emil = await site.mint('emil-owner');
		await succeed('GlobalSignOut');
		expect((await site.refresh(emil.refresh_token)).status).toBe(200);
	});

	it('RevokeToken ends one sign-in, and requires the client secret', async () => {
		const { refresh_token: Token } = await site.mint('anna-attendee');
		const { id: ClientId, secret: ClientSecret } = confidential;
		expect(await errorOf('RevokeToken', { Token, ClientId })).toMatch(/^NotAuthorizedException/);
		expect(await succeed('RevokeToken', { Token, ClientId, ClientSecret })).toEqual({});
		expect((await site.refresh(Token)).status).toBe(400);
	});

	it('DeleteUser deletes the user', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await succeed('DeleteUser');
		expect((await site.refresh(refresh_token)).status).toBe(400);
		const back = site.signInByEmail('anna-attendee@popmap.test');
		await expect(back).rejects.toThrow();
	});
});

describe('GetTokensFromRefreshToken', () => {
	const { id: ClientId, secret: ClientSecret } = confidential;

	it('refreshes like the token endpoint', async () => {
		const { refresh_token: RefreshToken } = await site.mint('anna-attendee');
		const result = await succeed('GetTokensFromRefreshToken', {
			RefreshToken,
			ClientId,
			ClientSecret
		});
		expect(result).toEqual({
			AuthenticationResult: {
				AccessToken: expect.any(String),
				IdToken: expect.any(String),
				RefreshToken: expect.any(String),
				ExpiresIn: 3600,
				TokenType: 'Bearer'
			}
		});
	});

	it('rejects an unknown refresh token', async () => {
		const input = { RefreshToken: 'unknown', ClientId: publicClient.id };
		expect(await errorOf('GetTokensFromRefreshToken', input)).toBe(
			'NotAuthorizedException: Invalid Refresh Token'
		);
	});
});
