import { describe, expect, it } from 'vitest';
import { operationNames } from '../../packages/local-cognito/src/user-api/user-api.ts';
import { apiRequest } from './api.ts';
import { targets } from './target.ts';

const AccessToken = 'a.b.c';
const ClientId = 'nosuchclient';
const code = { ConfirmationCode: '123456' };
const named = { ClientId, Username: 'nobody@example.com' };

/** A valid request of each operation that an access token authorizes. */
const ofUsers: Record<string, object> = {
	AssociateSoftwareToken: {},
	ChangePassword: { PreviousPassword: 'Password-1', ProposedPassword: 'Password-2' },
	CompleteWebAuthnRegistration: { Credential: {} },
	ConfirmDevice: { DeviceKey: 'us-east-1_a06d88eb-434b-b3a5' },
	DeleteUser: {},
	DeleteUserAttributes: { UserAttributeNames: ['locale'] },
	DeleteWebAuthnCredential: { CredentialId: 'id' },
	ForgetDevice: { DeviceKey: 'us-east-1_a06d88eb-434b-b3a5' },
	GetDevice: { DeviceKey: 'us-east-1_a06d88eb-434b-b3a5' },
	GetUser: {},
	GetUserAttributeVerificationCode: { AttributeName: 'email' },
	GetUserAuthFactors: {},
	GlobalSignOut: {},
	ListDevices: {},
	ListWebAuthnCredentials: {},
	SetUserMFAPreference: {},
	StartWebAuthnRegistration: {},
	UpdateDeviceStatus: { DeviceKey: 'us-east-1_a06d88eb-434b-b3a5' },
	UpdateUserAttributes: { UserAttributes: [{ Name: 'name', Value: 'A' }] },
	VerifySoftwareToken: { UserCode: '123456' },
	VerifyUserAttribute: { AttributeName: 'email', Code: '123456' }
};

/** A valid request of each operation that names an app client. */
const ofClients: Record<string, object> = {
	ConfirmForgotPassword: { ...named, ...code, Password: 'Password-1' },
	ConfirmSignUp: { ...named, ...code },
	ForgotPassword: named,
	GetTokensFromRefreshToken: { ClientId, RefreshToken: 'token' },
	InitiateAuth: {
		ClientId,
		AuthFlow: 'USER_SRP_AUTH',
		AuthParameters: { USERNAME: 'nobody', SRP_A: 'ab' }
	},
	ResendConfirmationCode: named,
	RespondToAuthChallenge: {
		ClientId,
		ChallengeName: 'SOFTWARE_TOKEN_MFA',
		Session: 'x'.repeat(40),
		ChallengeResponses: { USERNAME: 'nobody', SOFTWARE_TOKEN_MFA_CODE: '123456' }
	},
	RevokeToken: { ClientId, Token: 'token' },
	SignUp: { ...named, Password: 'Password-1' }
};

const ofAdministrators = operationNames.filter((name) => !(name in ofUsers || name in ofClients));

describe.each(targets)('The operations of $name', ({ fetch, apiUrl }) => {
	const errorOf = async (operation: string, input: object) => {
		const response = await fetch(`${apiUrl}/`, apiRequest(operation, input));
		const body = await response.json<Record<string, unknown>>();
		return { status: response.status, type: body['__type'], message: body['message'] };
	};

	it.each(Object.entries(ofUsers))('%s refuses an invalid access token', async (name, input) => {
		expect(await errorOf(name, { AccessToken, ...input })).toEqual({
			status: 400,
			type: 'NotAuthorizedException',
			message: 'Invalid Access Token'
		});
	});

	it.each(Object.entries(ofClients))('%s refuses an unknown app client', async (name, input) => {
		expect(await errorOf(name, input)).toEqual({
			status: 400,
			type: 'ResourceNotFoundException',
			message: `User pool client ${ClientId} does not exist.`
		});
	});

	it.each(ofAdministrators)('%s refuses a request without a signature', async (name) => {
		expect(await errorOf(name, {})).toMatchObject({
			status: 400,
			type: 'MissingAuthenticationTokenException'
		});
	});

	it('take a member that is null as one that is missing', async () => {
		const input = { AccessToken, UserCode: '123456', FriendlyDeviceName: null, Session: null };
		expect(await errorOf('VerifySoftwareToken', input)).toMatchObject({
			message: 'Invalid Access Token'
		});
	});

	it('name every member that breaks a constraint', async () => {
		expect(await errorOf('SignUp', { Password: 'x'.repeat(300) })).toMatchObject({
			type: 'InvalidParameterException',
			message: expect.stringMatching(
				/^3 validation errors detected: .*Value null at 'clientId' failed to satisfy constraint: Member must not be null/
			)
		});
	});
});
