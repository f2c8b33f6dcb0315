import {
	AdminAddUserToGroupCommand,
	AdminCreateUserCommand,
	AdminGetUserCommand,
	AdminListGroupsForUserCommand,
	AdminSetUserPasswordCommand,
	CognitoIdentityProviderClient,
	ConfirmSignUpCommand,
	DescribeUserPoolClientCommand,
	DescribeUserPoolCommand,
	GetTokensFromRefreshTokenCommand,
	GetUserCommand,
	InitiateAuthCommand,
	ListUsersCommand,
	NotAuthorizedException,
	paginateListUsers,
	SignUpCommand,
	UsernameExistsException
} from '@aws-sdk/client-cognito-identity-provider';
import {
	AuthenticationDetails,
	CognitoUser,
	CognitoUserAttribute,
	CognitoUserPool,
	type CognitoUserSession
} from 'amazon-cognito-identity-js';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '../../packages/local-cognito/src/directory/totp.ts';
import {
	confidentialClient,
	password,
	publicClientId,
	startPool,
	userPoolId,
	type RunningPool
} from './pool.ts';

let pool: RunningPool;
beforeAll(async () => void (pool = await startPool('http://localhost:3000')));
afterAll(() => pool.close());

const currentCode = (secret: string) => totpCode(secret, Math.floor(Date.now() / 1000));
const withPassword = (USERNAME: string, PASSWORD = password) =>
	new InitiateAuthCommand({
		ClientId: publicClientId,
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: { USERNAME, PASSWORD }
	});

describe('@aws-sdk/client-cognito-identity-provider', () => {
	let client: CognitoIdentityProviderClient;
	beforeAll(() => {
		client = new CognitoIdentityProviderClient({
			region: 'us-east-1',
			endpoint: pool.origin,
			credentials: { accessKeyId: 'local', secretAccessKey: 'local' }
		});
	});

	it('signs in, reads the user, and refreshes', async () => {
		const { AuthenticationResult: tokens } = await client.send(withPassword('bob@example.com'));
		const user = await client.send(new GetUserCommand({ AccessToken: tokens?.AccessToken }));
		expect(user.UserAttributes).toContainEqual({ Name: 'name', Value: 'Bob' });
		const refreshed = await client.send(
			new GetTokensFromRefreshTokenCommand({
				ClientId: publicClientId,
				RefreshToken: tokens?.RefreshToken
			})
		);
		expect(refreshed.AuthenticationResult?.AccessToken).toBeTruthy();
	});

	it('receives errors as its own classes', async () => {
		await expect(client.send(withPassword('bob@example.com', 'wrong'))).rejects.toThrow(
			NotAuthorizedException
		);
		const signUp = new SignUpCommand({
			ClientId: publicClientId,
			Username: 'bob@example.com',
			Password: password,
			UserAttributes: [{ Name: 'name', Value: 'Bob' }]
		});
		await expect(client.send(signUp)).rejects.toThrow(UsernameExistsException);
	});

	it('seeds people and groups, as an administrator', async () => {
		const named = { UserPoolId: userPoolId, Username: 'seed@example.com' };
		const { User } = await client.send(
			new AdminCreateUserCommand({
				...named,
				MessageAction: 'SUPPRESS',
				UserAttributes: [
					{ Name: 'name', Value: 'Seed' },
					{ Name: 'email_verified', Value: 'true' }
				]
			})
		);
		expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
		expect(User?.UserCreateDate).toBeInstanceOf(Date);
		await client.send(
			new AdminSetUserPasswordCommand({ ...named, Password: 'Password-2', Permanent: true })
		);
		await client.send(new AdminAddUserToGroupCommand({ ...named, GroupName: 'staff' }));
		const { Groups } = await client.send(new AdminListGroupsForUserCommand(named));
		expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['staff']);
		expect(await client.send(new AdminGetUserCommand(named))).toMatchObject({
			UserStatus: 'CONFIRMED'
		});
		expect(
			(await client.send(withPassword('seed@example.com', 'Password-2'))).AuthenticationResult
		).toBeTruthy();
	});

	it('lists people in pages, and describes pool and client', async () => {
		const filtered = await client.send(
			new ListUsersCommand({ UserPoolId: userPoolId, Filter: 'email = "bob@example.com"' })
		);
		expect(filtered.Users).toHaveLength(1);
		const names = new Set<string>();
		for await (const page of paginateListUsers(
			{ client, pageSize: 1 },
			{ UserPoolId: userPoolId }
		)) {
			expect(page.Users?.length).toBeLessThanOrEqual(1);
			for (const user of page.Users ?? []) names.add(user.Username ?? '');
		}
		expect(names.size).toBeGreaterThan(1);
		const described = await client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
		expect(described.UserPool).toMatchObject({ Id: userPoolId, MfaConfiguration: 'OPTIONAL' });
		const { UserPoolClient } = await client.send(
			new DescribeUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: confidentialClient.id })
		);
		expect(UserPoolClient).toMatchObject({ ClientSecret: confidentialClient.secret });
	});
});

describe('amazon-cognito-identity-js', () => {
	const poolOf = () =>
		new CognitoUserPool({
			UserPoolId: userPoolId,
			ClientId: publicClientId,
			endpoint: `${pool.origin}/`
		});
	const userOf = (Username: string) => new CognitoUser({ Username, Pool: poolOf() });
	const details = (Username: string, Password = password) =>
		new AuthenticationDetails({ Username, Password });
	/** Signs in; `answer` gives the code of an authenticator app. */
	const signIn = (user: CognitoUser, Password: string, answer: () => Promise<string>) =>
		new Promise<CognitoUserSession>((resolve, reject) => {
			const callbacks = { onSuccess: resolve, onFailure: reject };
			user.authenticateUser(details(user.getUsername(), Password), {
				...callbacks,
				totpRequired: (name: string) =>
					void answer().then((code) => user.sendMFACode(code, callbacks, name))
			});
		});
	const noCode = () => Promise.reject(new Error('No code is expected.'));
	const result = <Value>(run: (done: (error?: Error | null, value?: Value) => void) => void) =>
		new Promise<Value | undefined>((resolve, reject) =>
			run((error, value) => (error ? reject(error) : resolve(value)))
		);

	it('signs up, confirms, and signs in with SRP', async () => {
		const user = userOf('new@example.com');
		const attribute = new CognitoUserAttribute({ Name: 'name', Value: 'New' });
		await result((done) => poolOf().signUp('new@example.com', password, [attribute], [], done));
		await expect(signIn(user, password, noCode)).rejects.toMatchObject({
			code: 'UserNotConfirmedException'
		});
		const code = await pool.newestCode();
		await result((done) => user.confirmRegistration(code, false, done));
		const session = await signIn(user, password, noCode);
		expect(session.getIdToken().payload).toMatchObject({ email: 'new@example.com' });
		const refreshed = await result<CognitoUserSession>((done) =>
			user.refreshSession(session.getRefreshToken(), done)
		);
		expect(refreshed?.isValid()).toBe(true);
	});

	it('changes and resets a password', async () => {
		const user = userOf('new@example.com');
		await signIn(user, password, noCode);
		await result((done) => user.changePassword(password, 'Password-2', done));
		await new Promise((resolve, reject) =>
			user.forgotPassword({ onSuccess: resolve, onFailure: reject, inputVerificationCode: resolve })
		);
		const code = await pool.newestCode();
		await new Promise<string>((onSuccess, onFailure) =>
			user.confirmPassword(code, 'Password-3', { onSuccess, onFailure })
		);
		await expect(signIn(user, 'Password-2', noCode)).rejects.toMatchObject({
			code: 'NotAuthorizedException'
		});
		await signIn(user, 'Password-3', noCode);
	});

	it('registers an authenticator app, and is asked for its code', async () => {
		const user = userOf('alice@example.com');
		await signIn(user, password, noCode);
		const secret = await new Promise<string>((associateSecretCode, onFailure) =>
			user.associateSoftwareToken({ associateSecretCode, onFailure })
		);
		const code = await currentCode(secret);
		await new Promise((onSuccess, onFailure) =>
			user.verifySoftwareToken(code, 'phone', { onSuccess, onFailure })
		);
		await result((done) =>
			user.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, done)
		);
		const session = await signIn(userOf('alice@example.com'), password, () => currentCode(secret));
		expect(session.isValid()).toBe(true);
		await result((done) =>
			user.setUserMfaPreference(null, { Enabled: false, PreferredMfa: false }, done)
		);
	});
});

describe('aws-jwt-verify', () => {
	it('verifies both tokens of a pool whose issuer is AWS’s own', async () => {
		const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${userPoolId}`;
		const other = await startPool('http://localhost:3000', { issuer });
		try {
			const response = await fetch(`${other.origin}/${userPoolId}/.well-known/jwks.json`);
			const keys = JSON.parse(await response.text());
			const client = new CognitoIdentityProviderClient({
				region: 'us-east-1',
				endpoint: other.origin,
				credentials: { accessKeyId: 'local', secretAccessKey: 'local' }
			});
			const { AuthenticationResult: tokens } = await client.send(withPassword('bob@example.com'));
			for (const [tokenUse, token] of [
				['id', tokens?.IdToken],
				['access', tokens?.AccessToken]
			] as const) {
				const verifier = CognitoJwtVerifier.create({
					userPoolId,
					clientId: publicClientId,
					tokenUse,
					groups: 'staff'
				});
				verifier.cacheJwks(keys);
				expect(await verifier.verify(token ?? '')).toMatchObject({ token_use: tokenUse });
			}
		} finally {
			await other.close();
		}
	});
});

it('confirms with the SDK what another client signed up', async () => {
	const client = new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint: pool.origin });
	await client.send(
		new SignUpCommand({
			ClientId: publicClientId,
			Username: 'sdk@example.com',
			Password: password,
			UserAttributes: [{ Name: 'name', Value: 'S' }]
		})
	);
	const ConfirmationCode = await pool.newestCode();
	const confirmed = await client.send(
		new ConfirmSignUpCommand({
			ClientId: publicClientId,
			Username: 'sdk@example.com',
			ConfirmationCode
		})
	);
	expect(confirmed.Session).toBeTruthy();
});
