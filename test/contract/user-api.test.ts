import { beforeEach, describe, expect, it } from 'vitest';
import { confidential, createSite, password, publicClient } from './site.ts';
import { targets } from './target.ts';
import { totpCode } from '../../packages/local-cognito/src/directory/totp.ts';

type Answer = Record<string, unknown>;
const request = (operation: string, input: object): RequestInit => ({
	method: 'POST',
	headers: {
		'content-type': 'application/x-amz-json-1.1',
		'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`
	},
	body: JSON.stringify(input)
});

describe.each(targets)('The user API of $name', ({ fetch, apiUrl }) => {
	it('answers an access token that is none with 400 NotAuthorizedException', async () => {
		const response = await fetch(`${apiUrl}/`, request('GetUser', { AccessToken: 'a.b.c' }));
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
		expect(response.headers.get('x-amzn-requestid')).toBeTruthy();
		expect(await response.json()).toMatchObject({
			__type: 'NotAuthorizedException',
			message: 'Invalid Access Token'
		});
	});

	it('answers an operation nobody knows with UnknownOperationException', async () => {
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
const done = async (operation: string, input?: object) => {
	const response = await call(operation, input);
	expect(response.status).toBe(200);
	return response.json<Answer>();
};
const refused = async (operation: string, input?: object) => {
	const response = await call(operation, input);
	expect(response.status).toBe(400);
	const answer = await response.json<Answer>();
	expect(response.headers.get('x-amzn-errortype')).toBe(answer['__type']);
	return `${answer['__type']}: ${answer['message']}`;
};
const attributes = async () => {
	const { UserAttributes } = await done('GetUser');
	const list = UserAttributes as { Name: string; Value: string }[];
	return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
};
const newestCode = async () => {
	const outbox = await cognito.fetch(new Request(`${cognito.origin}/__test/outbox`));
	const { messages } = await outbox.json<{ messages: { code: string }[] }>();
	return messages[0]?.code ?? '';
};

describe('GetUser', () => {
	it('gives the user name and the attributes, every value a string', async () => {
		expect(await done('GetUser')).toEqual({
			Username: '0da3a7a0-3fe7-4737-be8b-f43594c99c2d',
			UserAttributes: [
				{ Name: 'sub', Value: '0da3a7a0-3fe7-4737-be8b-f43594c99c2d' },
				{ Name: 'email', Value: 'anna-attendee@popmap.test' },
				{ Name: 'email_verified', Value: 'true' },
				{ Name: 'name', Value: 'Anna Attendee' }
			]
		});
	});

	it('gives identities as a string of JSON', async () => {
		await start('olivia-owner');
		expect(JSON.parse((await attributes())['identities'] ?? '')).toHaveLength(1);
	});

	it('wants Cognito’s own scope', async () => {
		token = (await site.mint('anna-attendee', { scope: 'openid' })).access_token;
		expect(await refused('GetUser')).toBe(
			'NotAuthorizedException: Access Token does not have required scopes'
		);
	});

	it('refuses a token that has expired', async () => {
		await cognito.control('clock', { offset_seconds: 3601 });
		expect(await refused('GetUser')).toBe('NotAuthorizedException: Access Token has expired');
	});

	it('refuses someone who was deleted', async () => {
		await done('DeleteUser');
		expect(await refused('GetUser')).toMatch(/^NotAuthorizedException|^UserNotFoundException/);
	});
});

describe('UpdateUserAttributes', () => {
	const update = (Name: string, Value: string) => ({ UserAttributes: [{ Name, Value }] });

	it('changes a name at once', async () => {
		expect(await done('UpdateUserAttributes', update('name', 'Anna A.'))).toEqual({
			CodeDeliveryDetailsList: []
		});
		expect(await attributes()).toMatchObject({ name: 'Anna A.' });
	});

	it('changes an address only once its code has come back', async () => {
		const answer = await done('UpdateUserAttributes', update('email', 'anna@new.test'));
		expect(answer['CodeDeliveryDetailsList']).toEqual([
			{ Destination: 'a***@n***.test', DeliveryMedium: 'EMAIL', AttributeName: 'email' }
		]);
		expect(await attributes()).toMatchObject({ email: 'anna-attendee@popmap.test' });
		const Code = await newestCode();
		await done('VerifyUserAttribute', { AttributeName: 'email', Code });
		expect(await attributes()).toMatchObject({ email: 'anna@new.test', email_verified: 'true' });
	});

	it('does not take a wrong code', async () => {
		await done('GetUserAttributeVerificationCode', { AttributeName: 'email' });
		const input = { AttributeName: 'email', Code: 'wrong' };
		expect(await refused('VerifyUserAttribute', input)).toMatch(/^CodeMismatchException/);
	});

	it('changes neither email_verified nor sub, nor anything beside them', async () => {
		const input = {
			UserAttributes: [
				{ Name: 'name', Value: 'Changed' },
				{ Name: 'email_verified', Value: 'true' }
			]
		};
		expect(await refused('UpdateUserAttributes', input)).toMatch(/^NotAuthorizedException/);
		expect(await refused('UpdateUserAttributes', update('sub', 'x'))).toMatch(/non-mutable/);
		expect(await attributes()).toMatchObject({ name: 'Anna Attendee' });
	});

	it('has its counterpart, which keeps what the pool requires', async () => {
		await done('UpdateUserAttributes', update('locale', 'en'));
		await done('DeleteUserAttributes', { UserAttributeNames: ['locale'] });
		expect(await attributes()).not.toHaveProperty('locale');
		const required = { UserAttributeNames: ['name'] };
		expect(await refused('DeleteUserAttributes', required)).toMatch(/^InvalidParameterException/);
	});
});

describe('ChangePassword', () => {
	it('wants the old one, and a new one of the policy', async () => {
		const change = (PreviousPassword: string, ProposedPassword: string) => ({
			PreviousPassword,
			ProposedPassword
		});
		expect(await refused('ChangePassword', change('wrong', 'Another-2026'))).toBe(
			'NotAuthorizedException: Incorrect username or password.'
		);
		expect(await refused('ChangePassword', change(password, 'short'))).toMatch(
			/^InvalidPasswordException/
		);
		expect(await done('ChangePassword', change(password, 'Another-2026'))).toEqual({});
		await done('ChangePassword', change('Another-2026', password));
	});

	it('is not for people without one', async () => {
		await start('olivia-owner');
		const input = { ProposedPassword: 'Another-2026' };
		expect(await refused('ChangePassword', input)).toMatch(/^NotAuthorizedException/);
	});
});

describe('An authenticator app', () => {
	const code = async (secret: string) => totpCode(secret, Math.floor(Date.now() / 1000));

	it('is set up with a secret and a code, and asked for once preferred', async () => {
		const { SecretCode } = await done('AssociateSoftwareToken');
		expect(SecretCode).toMatch(/^[A-Z2-7]{52}$/);
		expect(await refused('VerifySoftwareToken', { UserCode: 'wrong' })).toBe(
			'EnableSoftwareTokenMFAException: Code mismatch'
		);
		const UserCode = await code(String(SecretCode));
		expect(await done('VerifySoftwareToken', { UserCode })).toEqual({ Status: 'SUCCESS' });
		expect(await done('GetUser')).not.toHaveProperty('UserMFASettingList');
		await done('SetUserMFAPreference', {
			SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true }
		});
		expect(await done('GetUser')).toMatchObject({
			PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
			UserMFASettingList: ['SOFTWARE_TOKEN_MFA']
		});
		await done('SetUserMFAPreference', { SoftwareTokenMfaSettings: { Enabled: false } });
		expect(await done('GetUser')).not.toHaveProperty('UserMFASettingList');
	});

	it('cannot be preferred before it was verified', async () => {
		const input = { SoftwareTokenMfaSettings: { Enabled: true } };
		expect(await refused('SetUserMFAPreference', input)).toBe(
			'InvalidParameterException: User has not verified software token mfa'
		);
	});
});

describe('Ending sign-ins', () => {
	it('GlobalSignOut ends every one of the person', async () => {
		const other = await site.mint('anna-attendee');
		expect(await done('GlobalSignOut')).toEqual({});
		expect(await refused('GetUser')).toBe('NotAuthorizedException: Access Token has been revoked');
		expect((await site.refresh(other.refresh_token)).status).toBe(400);
	});

	it('GlobalSignOut leaves everybody else signed in', async () => {
		const emil = await site.mint('emil-owner');
		await done('GlobalSignOut');
		expect((await site.refresh(emil.refresh_token)).status).toBe(200);
	});

	it('RevokeToken ends one, for the client that names its secret', async () => {
		const { refresh_token: Token } = await site.mint('anna-attendee');
		const { id: ClientId, secret: ClientSecret } = confidential;
		expect(await refused('RevokeToken', { Token, ClientId })).toMatch(/^NotAuthorizedException/);
		expect(await done('RevokeToken', { Token, ClientId, ClientSecret })).toEqual({});
		expect((await site.refresh(Token)).status).toBe(400);
	});

	it('DeleteUser ends the person', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await done('DeleteUser');
		expect((await site.refresh(refresh_token)).status).toBe(400);
		const back = site.signInByEmail('anna-attendee@popmap.test');
		await expect(back).rejects.toThrow();
	});
});

describe('GetTokensFromRefreshToken', () => {
	const { id: ClientId, secret: ClientSecret } = confidential;

	it('renews as the token endpoint does', async () => {
		const { refresh_token: RefreshToken } = await site.mint('anna-attendee');
		const answer = await done('GetTokensFromRefreshToken', {
			RefreshToken,
			ClientId,
			ClientSecret
		});
		expect(answer).toEqual({
			AuthenticationResult: {
				AccessToken: expect.any(String),
				IdToken: expect.any(String),
				RefreshToken: expect.any(String),
				ExpiresIn: 3600,
				TokenType: 'Bearer'
			}
		});
	});

	it('refuses what it does not know', async () => {
		const input = { RefreshToken: 'unknown', ClientId: publicClient.id };
		expect(await refused('GetTokensFromRefreshToken', input)).toBe(
			'NotAuthorizedException: Invalid Refresh Token'
		);
	});
});
