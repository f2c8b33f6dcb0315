import { beforeEach, describe, expect, it } from 'vitest';
import { createApi, type Api } from './api.ts';
import { createAuthenticator, type Authenticator } from './authenticator.ts';

const origin = 'http://localhost:3000';
let api: Api;
let AccessToken = '';
let authenticator: Authenticator;
beforeEach(async () => {
	api = createApi({ first_factors: ['PASSWORD', 'WEB_AUTHN'] });
	AccessToken = await api.accessToken('alice@example.com');
	authenticator = createAuthenticator();
});

interface CreationOptions {
	challenge: string;
	rp: { id: string };
}
async function begin(): Promise<CreationOptions> {
	const { CredentialCreationOptions: options } = await api.succeed('StartWebAuthnRegistration', {
		AccessToken
	});
	return Object.assign({ challenge: '', rp: { id: '' } }, options);
}
const complete = (Credential: object) => ({ AccessToken, Credential });
const register = async () => {
	const { challenge, rp } = await begin();
	const Credential = authenticator.create({ challenge, rpId: rp.id, origin });
	await api.succeed('CompleteWebAuthnRegistration', complete(Credential));
	return Credential.id;
};
const ask = async () => {
	const result = await api.succeed('InitiateAuth', {
		ClientId: 'open',
		AuthFlow: 'USER_AUTH',
		AuthParameters: { USERNAME: 'alice@example.com', PREFERRED_CHALLENGE: 'WEB_AUTHN' }
	});
	const parameters: Record<string, string> = Object.assign({}, result['ChallengeParameters']);
	const options = JSON.parse(parameters['CREDENTIAL_REQUEST_OPTIONS'] ?? '{}');
	return { Session: result['Session'], challenge: String(options.challenge), options };
};
const respond = (Session: unknown, credential: object) => ({
	ClientId: 'open',
	ChallengeName: 'WEB_AUTHN',
	Session,
	ChallengeResponses: {
		USERNAME: 'alice@example.com',
		CREDENTIAL: JSON.stringify(credential)
	}
});
const rpId = 'localhost';

describe('A passkey', () => {
	it('is registered, listed, and deleted', async () => {
		const CredentialId = await register();
		expect(await api.succeed('ListWebAuthnCredentials', { AccessToken })).toEqual({
			Credentials: [
				{
					CredentialId,
					FriendlyCredentialName: 'Passkey 1',
					RelyingPartyId: 'localhost',
					AuthenticatorAttachment: 'platform',
					AuthenticatorTransports: ['internal'],
					CreatedAt: expect.any(Number)
				}
			]
		});
		expect(await api.succeed('GetUserAuthFactors', { AccessToken })).toMatchObject({
			ConfiguredUserAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN']
		});
		await api.succeed('DeleteWebAuthnCredential', { AccessToken, CredentialId });
		expect(await api.errorOf('DeleteWebAuthnCredential', { AccessToken, CredentialId })).toMatch(
			/^400 ResourceNotFoundException/
		);
	});

	it('signs in, once for each challenge', async () => {
		const id = await register();
		const { Session, challenge, options } = await ask();
		expect(options).toMatchObject({ rpId, allowCredentials: [{ id, type: 'public-key' }] });
		const answer = respond(Session, authenticator.get({ challenge, rpId, origin }));
		expect(await api.succeed('RespondToAuthChallenge', answer)).toHaveProperty(
			'AuthenticationResult'
		);
		expect(await api.errorOf('RespondToAuthChallenge', answer)).toMatch(/can only be used once/);
	});

	it.each([
		['another challenge', { challenge: 'b3RoZXI' }],
		['another site', { origin: 'http://other.example' }],
		['a page that another site embeds', { crossOrigin: true }],
		['another relying party', { rpId: 'other.example' }],
		['nobody present', { flags: 0 }],
		['a signature of another key', { signsWithOtherKey: true }],
		['a counter that does not grow', { signCount: 1 }]
	])('does not sign in with %s', async (_, changes) => {
		await register();
		for (const first of [true, false]) {
			const { Session, challenge } = await ask();
			const changed = first ? {} : changes;
			const credential = authenticator.get({ challenge, rpId, origin, ...changed });
			const input = respond(Session, credential);
			if (first) await api.succeed('RespondToAuthChallenge', input);
			else {
				expect(await api.errorOf('RespondToAuthChallenge', input)).toBe(
					'400 NotAuthorizedException: Incorrect username or password.'
				);
			}
		}
	});

	it.each([
		['another challenge', { challenge: 'b3RoZXI' }, 'WebAuthnChallengeNotFoundException'],
		['another site', { origin: 'https://other.example' }, 'WebAuthnOriginNotAllowedException'],
		['plain http', { origin: 'http://a.localhost.example' }, 'WebAuthnOriginNotAllowedException'],
		['another relying party', { rpId: 'other.example' }, 'WebAuthnRelyingPartyMismatchException'],
		['nobody present', { flags: 0x40 }, 'WebAuthnCredentialNotSupportedException'],
		['a key of another kind', { algorithm: -8 }, 'WebAuthnCredentialNotSupportedException'],
		['cut bytes', { isCut: true }, 'InvalidParameterException']
	])('is not registered with %s', async (_, changes, type) => {
		const { challenge } = await begin();
		const credential = authenticator.create({ challenge, rpId, origin, ...changes });
		expect(await api.errorOf('CompleteWebAuthnRegistration', complete(credential))).toContain(
			`400 ${type}`
		);
		expect(await api.succeed('ListWebAuthnCredentials', { AccessToken })).toEqual({
			Credentials: []
		});
	});

	it('is not registered late, twice, or through another client', async () => {
		const { challenge } = await begin();
		const credential = authenticator.create({ challenge, rpId, origin });
		await api.cognito.control('clock', { offset_seconds: 301 });
		const late = await api.errorOf('CompleteWebAuthnRegistration', complete(credential));
		expect(late).toMatch(/^400 WebAuthnChallengeNotFoundException/);
	});

	it('is not for a pool that does not have passkeys', async () => {
		api = createApi();
		AccessToken = await api.accessToken('alice@example.com');
		expect(await api.errorOf('StartWebAuthnRegistration', { AccessToken })).toMatch(
			/^400 WebAuthnNotEnabledException/
		);
	});

	it('is no first factor for someone who has a second one, unless it proves both', async () => {
		await register();
		await api.registerApp(AccessToken);
		const available = async () => {
			const result = await api.succeed('InitiateAuth', {
				ClientId: 'open',
				AuthFlow: 'USER_AUTH',
				AuthParameters: { USERNAME: 'alice@example.com' }
			});
			return result['AvailableChallenges'];
		};
		expect(await available()).toEqual(['PASSWORD', 'PASSWORD_SRP']);
	});
});
