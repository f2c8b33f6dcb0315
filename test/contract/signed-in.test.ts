import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiRequest, tokensOf, type ApiResult } from './api.ts';
import { srpClient } from './srp-client.ts';
import { targets } from './target.ts';

describe.each(targets)('Someone who has signed in at $name', (target) => {
	const { person, clientId, clientSecret } = target;
	const call = async (operation: string, input: object) => {
		const response = await target.fetch(`${target.apiUrl}/`, apiRequest(operation, input));
		return { status: response.status, result: await response.json<ApiResult>() };
	};
	const secretHash = (username: string) =>
		clientSecret === null
			? {}
			: {
					SECRET_HASH: createHmac('sha256', clientSecret)
						.update(username + clientId)
						.digest('base64')
				};
	const signIn = async (password: string) => {
		const client = srpClient();
		const username = person?.username ?? '';
		const { result: challenge } = await call('InitiateAuth', {
			ClientId: clientId,
			AuthFlow: 'USER_SRP_AUTH',
			AuthParameters: {
				USERNAME: username,
				SRP_A: client.publicNumber,
				...secretHash(username)
			}
		});
		const parameters: Record<string, string> = Object.assign({}, challenge['ChallengeParameters']);
		const answers = client.answer(target.userPoolId, password, parameters);
		return call('RespondToAuthChallenge', {
			ClientId: clientId,
			ChallengeName: 'PASSWORD_VERIFIER',
			ChallengeResponses: { ...answers, ...secretHash(answers.USERNAME) }
		});
	};

	let tokens = { AccessToken: '', IdToken: '', RefreshToken: '' };
	beforeAll(async () => {
		if (person) tokens = tokensOf((await signIn(person.password)).result);
	});
	const ofClient = () => ({
		ClientId: clientId,
		...(clientSecret === null ? {} : { ClientSecret: clientSecret })
	});

	it.runIf(person)('reads the profile, whose values are all text', async () => {
		const { status, result } = await call('GetUser', { AccessToken: tokens.AccessToken });
		expect(status).toBe(200);
		expect(result['UserAttributes']).toContainEqual({ Name: 'sub', Value: expect.any(String) });
		expect(result['UserAttributes']).toContainEqual({ Name: 'email_verified', Value: 'true' });
	});

	it.runIf(person)('has a password as a factor, and no device', async () => {
		const AccessToken = { AccessToken: tokens.AccessToken };
		const { result: factors } = await call('GetUserAuthFactors', AccessToken);
		expect(factors['ConfiguredUserAuthFactors']).toContain('PASSWORD');
		expect(await call('ListDevices', AccessToken)).toMatchObject({ status: 200 });
	});

	it.runIf(person)('is refused a wrong password', async () => {
		expect((await signIn('not-the-Password-1')).result).toMatchObject({
			__type: 'NotAuthorizedException',
			message: 'Incorrect username or password.'
		});
	});

	it.runIf(person)('loses everything of this sign-in when its token is revoked', async () => {
		const revoked = await call('RevokeToken', { ...ofClient(), Token: tokens.RefreshToken });
		expect(revoked).toEqual({ status: 200, result: {} });
		const user = await call('GetUser', { AccessToken: tokens.AccessToken });
		expect(user.result).toMatchObject({ message: 'Access Token has been revoked' });
		const refreshed = await call('GetTokensFromRefreshToken', {
			...ofClient(),
			RefreshToken: tokens.RefreshToken
		});
		expect(refreshed.result).toMatchObject({ message: 'Refresh Token has been revoked' });
	});
});
