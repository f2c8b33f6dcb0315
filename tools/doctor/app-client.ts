import type { CognitoConfig } from '../../worker/config.ts';
import { fail, type Finding, pass, unknown } from './finding.ts';
import { type HttpProbe, type ProbeResponse, unavailable } from './http-probe.ts';

/** Checks what can be asked with the client's own secret. The codes and tokens sent are made up. */
export async function checkClient(
	probe: HttpProbe,
	origin: string,
	cognito: CognitoConfig
): Promise<Finding[]> {
	const exchange = await post(probe, cognito, '/oauth2/token', {
		grant_type: 'authorization_code',
		code: '00000000-0000-0000-0000-000000000000',
		redirect_uri: `${origin}/callback`,
		code_verifier: 'a'.repeat(43)
	});
	const secret = judgeSecret(exchange, cognito);
	if (secret.verdict !== 'pass') return [secret];
	const revocation = await post(probe, cognito, '/oauth2/revoke', { token: 'unknown' });
	return [secret, judgeRevocation(revocation)];
}

function post(
	probe: HttpProbe,
	{ domain, clientId, clientSecret }: CognitoConfig,
	path: string,
	form: Record<string, string>
): Promise<ProbeResponse> {
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	return probe.fetch(new URL(path, domain), {
		method: 'POST',
		headers: clientSecret === null ? {} : { authorization: `Basic ${basic}` },
		body: new URLSearchParams({ ...form, client_id: clientId })
	});
}

function judgeSecret(result: ProbeResponse, { clientSecret }: CognitoConfig): Finding {
	const check = 'client_secret';
	const client = `the app client ${clientSecret === null ? 'without a secret' : 'with its secret'}`;
	switch (result.json?.['error']) {
		case 'invalid_grant':
			return pass(check, `Cognito accepts ${client}.`);
		case 'invalid_client':
			return fail(
				check,
				`Cognito does not accept ${client} (invalid_client).`,
				clientSecret === null
					? 'The client has a secret: set COGNITO_CLIENT_SECRET to it.'
					: 'Copy COGNITO_CLIENT_SECRET from the app client again; remove it if the client has none.'
			);
		case 'unauthorized_client':
			return fail(
				check,
				'The app client may not exchange codes (unauthorized_client).',
				'In the AWS console under App clients, Login pages, choose the authorization code grant.'
			);
		default:
			return unclear(check, result);
	}
}

function judgeRevocation(result: ProbeResponse): Finding {
	const check = 'revocation';
	if (result.status === 200) return pass(check, 'Signing out can revoke tokens.');
	if (result.json?.['error'] !== 'invalid_request') return unclear(check, result);
	return fail(
		check,
		'Token revocation is off for the app client, so tokens outlive a sign-out.',
		'In the AWS console under App clients, edit the client and enable token revocation.'
	);
}

const unclear = (check: string, { outcome }: ProbeResponse): Finding =>
	unknown(check, `Cognito did not answer clearly: ${outcome}.`, 'Try again in a minute.');

/** Checks the API through which people change their own account. */
export async function checkUserApi(probe: HttpProbe, { apiUrl }: CognitoConfig): Promise<Finding> {
	const check = 'user_api';
	const result = await probe.fetch(apiUrl, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser'
		},
		body: JSON.stringify({ AccessToken: 'made.up.token' })
	});
	if (result.status === 0) {
		const fix = 'Check your network and COGNITO_API_URL, which defaults to the API of the region.';
		return fail(check, `${apiUrl} does not respond: ${result.outcome}.`, fix);
	}
	const error = String(result.json?.['__type'] ?? '');
	if (error === 'NotAuthorizedException') {
		return pass(check, `Cognito's own API responds at ${apiUrl}.`);
	}
	return (
		unavailable(check, result) ??
		fail(
			check,
			`${apiUrl} is not Cognito's API: ${error || 'its response is something else'}.`,
			'Remove COGNITO_API_URL from the settings; it defaults to the API of the region.'
		)
	);
}
