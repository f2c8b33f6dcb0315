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
	if (secret.verdict === 'fail') return [secret];
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
	const isDone = result.status === 200 && result.text === '';
	if (isDone) return pass(check, 'Signing out can revoke tokens.');
	if (result.json?.['error'] !== 'invalid_request') return unclear(check, result);
	return fail(
		check,
		'Token revocation is off for the app client, so tokens outlive a sign-out.',
		'In the AWS console under App clients, edit the client and enable token revocation.'
	);
}

const unclear = (check: string, { outcome }: ProbeResponse): Finding =>
	unknown(check, `Cognito did not answer clearly: ${outcome}.`, 'Try again in a minute.');

/** Checks where the site asks who a program's access token belongs to. */
export async function checkUserInfo(probe: HttpProbe, { domain }: CognitoConfig): Promise<Finding> {
	const headers = { authorization: 'Bearer made.up.token' };
	const result = await probe.fetch(`${domain}/oauth2/userInfo`, { headers });
	if (result.status === 401) return pass('user_info', 'Cognito says whose an access token is.');
	return unavailable('user_info', result) ?? unclear('user_info', result);
}
