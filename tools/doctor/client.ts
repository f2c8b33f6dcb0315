import type { CognitoConfig } from '../../worker/config.ts';
import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSilence } from './outside.ts';
import type { Answer, Outside, Silence } from './outside.ts';
import { trouble } from './trouble.ts';

/** What can be asked with the client's own secret. What it sends is made up and works nowhere. */
export async function checkClient(
	outside: Outside,
	origin: string,
	cognito: CognitoConfig
): Promise<Finding[]> {
	const token = await post(outside, cognito, '/oauth2/token', {
		...{ grant_type: 'authorization_code', code: '00000000-0000-0000-0000-000000000000' },
		...{ redirect_uri: `${origin}/callback`, code_verifier: 'a'.repeat(43) }
	});
	const secret = judgeSecret(token, cognito);
	if (secret.verdict !== 'right') return [secret];
	const revoked = await post(outside, cognito, '/oauth2/revoke', { token: 'unknown' });
	return [secret, judgeRevocation(revoked)];
}

function post(
	outside: Outside,
	{ domain, clientId, clientSecret }: CognitoConfig,
	path: string,
	form: Record<string, string>
) {
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	return outside.ask(new URL(path, domain), {
		method: 'POST',
		headers: clientSecret === null ? {} : { authorization: `Basic ${basic}` },
		body: new URLSearchParams({ ...form, client_id: clientId })
	});
}

const untold = (what: string, { silence }: Silence) =>
	`Whether the app client's ${what} works cannot be told: ${silence}.`;

function judgeSecret(answer: Answer | Silence, { clientSecret }: CognitoConfig): Finding {
	if (isSilence(answer)) return unsure('client_secret', untold('secret', answer));
	const kind = clientSecret === null ? 'without a secret' : 'with its secret';
	switch (answer.json?.['error']) {
		case 'invalid_grant':
			return right('client_secret', `Cognito accepts the app client ${kind}.`);
		case 'invalid_client':
			return wrong(
				'client_secret',
				`Cognito does not accept the app client ${kind} (invalid_client).`,
				clientSecret === null
					? 'The client has a secret: set COGNITO_CLIENT_SECRET to it.'
					: 'Copy COGNITO_CLIENT_SECRET from the app client again; leave it out for a client that has none.'
			);
		case 'unauthorized_client':
			return wrong(
				'client_secret',
				'The app client may not exchange codes (unauthorized_client).',
				'In the AWS console under App clients, Login pages, choose the authorization code grant.'
			);
		default:
			return unsure(
				'client_secret',
				`Cognito answered ${answer.status}.`,
				'Ask again in a minute.'
			);
	}
}

function judgeRevocation(answer: Answer | Silence): Finding {
	if (isSilence(answer)) return unsure('revocation', untold('revocation', answer));
	if (answer.status === 200) return right('revocation', 'Signing out can revoke tokens.');
	if (answer.json?.['error'] === 'invalid_request') {
		return wrong(
			'revocation',
			'The app client does not let tokens be revoked, so they outlive a sign-out.',
			'In the AWS console under App clients, edit the client and enable token revocation.'
		);
	}
	return unsure('revocation', `Cognito answered ${answer.status}.`, 'Ask again in a minute.');
}

/** Whether the place where people change their own account answers. */
export async function checkUserApi(outside: Outside, { apiUrl }: CognitoConfig): Promise<Finding> {
	const answer = await outside.ask(apiUrl, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser'
		},
		body: JSON.stringify({ AccessToken: 'made.up.token' })
	});
	if (isSilence(answer)) {
		const cure =
			'Look at your network, and at COGNITO_API_URL: without it, the region’s own address is asked.';
		return wrong('user_api', `${apiUrl} does not answer: ${answer.silence}.`, cure);
	}
	const refusal = String(answer.json?.['__type'] ?? '');
	if (refusal === 'NotAuthorizedException') {
		return right('user_api', `Cognito's own API answers at ${apiUrl}.`);
	}
	const busy = trouble('user_api', answer);
	if (busy) return busy;
	return wrong(
		'user_api',
		`${apiUrl} is not Cognito's API: ${refusal || 'it answers something else'}.`,
		'Take COGNITO_API_URL out of the settings; it defaults to that of the region.'
	);
}
