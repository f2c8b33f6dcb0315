import { parseConfig } from '../../packages/local-cognito/src/config/config.ts';
import { totpCode } from '../../packages/local-cognito/src/directory/totp.ts';
import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';

export type ApiResult = Record<string, unknown>;

/** A request of the API, as the SDKs send it. */
export const apiRequest = (
	operation: string,
	input: object,
	headers: Record<string, string> = {}
): RequestInit => ({
	method: 'POST',
	headers: {
		'content-type': 'application/x-amz-json-1.1',
		'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
		...headers
	},
	body: JSON.stringify(input)
});

/** What an SDK with credentials sends: nobody checks the signature here. */
export const signed = {
	authorization:
		'AWS4-HMAC-SHA256 Credential=AKIDLOCAL/20261130/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0'
};

export const poolPassword = 'Password-1';
export const userPoolId = 'us-east-1_Local0001';
const allFlows = [
	'ALLOW_USER_AUTH',
	'ALLOW_USER_SRP_AUTH',
	'ALLOW_USER_PASSWORD_AUTH',
	'ALLOW_ADMIN_USER_PASSWORD_AUTH',
	'ALLOW_REFRESH_TOKEN_AUTH'
];

/** A pool whose clients allow everything: `open` is public, `closed` has a secret. */
export function createApi(changes: object = {}, clientChanges: object = {}) {
	const config = parseConfig({
		clients: [
			{ id: 'open', auth_flows: allFlows, ...clientChanges },
			{ id: 'closed', secret: 'a+secret', auth_flows: allFlows }
		],
		groups: ['staff'],
		people: [
			{ id: 'alice', name: 'Alice', email: 'alice@example.com' },
			{ id: 'bob', name: 'Bob', email: 'bob@example.com' }
		],
		...changes
	});
	const cognito = createLocalCognito({ config });
	const call = (operation: string, input: object, headers?: Record<string, string>) =>
		cognito.fetch(new Request(`${cognito.origin}/`, apiRequest(operation, input, headers)));

	async function succeed(operation: string, input: object, headers?: Record<string, string>) {
		const response = await call(operation, input, headers);
		const result = await response.json<ApiResult>();
		if (response.status !== 200) throw new Error(JSON.stringify(result));
		return result;
	}

	const signIn = (USERNAME: string, PASSWORD = poolPassword) =>
		succeed('InitiateAuth', {
			ClientId: 'open',
			AuthFlow: 'USER_PASSWORD_AUTH',
			AuthParameters: { USERNAME, PASSWORD }
		});

	return {
		cognito,
		call,
		succeed,
		signIn,
		/** The type and message of the error that the operation answers with. */
		async errorOf(operation: string, input: object, headers?: Record<string, string>) {
			const response = await call(operation, input, headers);
			const { __type, message, Message } = await response.json<ApiResult>();
			return `${response.status} ${__type}: ${message ?? Message}`;
		},
		admin: (operation: string, input: object = {}) =>
			succeed(operation, { UserPoolId: userPoolId, ...input }, signed),
		/** The newest code, or temporary password, that was sent. */
		async newestCode() {
			const outbox = await cognito.fetch(new Request(`${cognito.origin}/__test/outbox`));
			const { messages } = await outbox.json<{ messages: { code: string }[] }>();
			return messages[0]?.code ?? '';
		},
		async accessToken(email: string) {
			return tokensOf(await signIn(email)).AccessToken;
		},
		/** Registers an authenticator app, and returns its secret. */
		async registerApp(AccessToken: string, isPreferred = true) {
			const { SecretCode } = await succeed('AssociateSoftwareToken', { AccessToken });
			await succeed('VerifySoftwareToken', {
				AccessToken,
				UserCode: await currentCode(String(SecretCode))
			});
			await succeed('SetUserMFAPreference', {
				AccessToken,
				SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: isPreferred }
			});
			return String(SecretCode);
		}
	};
}

export type Api = ReturnType<typeof createApi>;

/** The code that an authenticator app shows now. */
export const currentCode = (secret: string) => totpCode(secret, Math.floor(Date.now() / 1000));

/** The tokens of a sign-in that has succeeded. @throws {TypeError} when there are none */
export function tokensOf({ AuthenticationResult: result }: ApiResult) {
	if (typeof result !== 'object' || result === null) throw new TypeError('No tokens.');
	const { AccessToken, IdToken, RefreshToken }: ApiResult = { ...result };
	return {
		AccessToken: String(AccessToken),
		IdToken: String(IdToken),
		RefreshToken: String(RefreshToken)
	};
}
