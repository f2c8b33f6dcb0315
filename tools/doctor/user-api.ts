import { createHmac } from 'node:crypto';
import type { CognitoConfig } from '../../worker/config.ts';
import { fail, type Finding, pass, unknown } from './finding.ts';
import { type HttpProbe, type ProbeResponse, unavailable } from './http-probe.ts';

const call = (
	probe: HttpProbe,
	{ apiUrl }: CognitoConfig,
	operation: string,
	input: object
): Promise<ProbeResponse> =>
	probe.fetch(apiUrl, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`
		},
		body: JSON.stringify(input)
	});

const errorOf = ({ json }: ProbeResponse) => String(json?.['__type'] ?? '').replace(/^.*#/, '');

/** Checks the API through which people change their own account. */
export async function checkUserApi(probe: HttpProbe, cognito: CognitoConfig): Promise<Finding> {
	const check = 'user_api';
	const { apiUrl } = cognito;
	const result = await call(probe, cognito, 'GetUser', { AccessToken: 'made.up.token' });
	if (result.status === 0 && !result.isTimeout) {
		const fix = 'Check your network and COGNITO_API_URL, which defaults to the API of the region.';
		return fail(check, `${apiUrl} does not respond: ${result.outcome}.`, fix);
	}
	const error = errorOf(result);
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

/**
 * Checks whether refresh tokens rotate. Cognito excludes rotation and REFRESH_TOKEN_AUTH from each
 * other, so a client that allows this flow has no rotation:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export async function checkRotation(probe: HttpProbe, cognito: CognitoConfig): Promise<Finding> {
	const { clientId, clientSecret } = cognito;
	const hash = (secret: string) =>
		createHmac('sha256', secret).update(`doctor${clientId}`).digest('base64');
	const result = await call(probe, cognito, 'InitiateAuth', {
		AuthFlow: 'REFRESH_TOKEN_AUTH',
		ClientId: clientId,
		AuthParameters: {
			REFRESH_TOKEN: 'made.up.token',
			...(clientSecret === null ? {} : { SECRET_HASH: hash(clientSecret) })
		}
	});
	const check = 'rotation';
	const message = String(result.json?.['message'] ?? '');
	if (errorOf(result) && /not enabled|not supported|rotation/i.test(message)) {
		return pass(check, 'The app client takes refresh tokens only with rotation.');
	}
	if (errorOf(result) === 'NotAuthorizedException' && /refresh token/i.test(message)) {
		return fail(
			check,
			'Refresh tokens do not rotate, so a stolen one works for as long as its owner’s.',
			'In the AWS console under App clients, edit the client: turn on refresh token rotation, and remove ALLOW_REFRESH_TOKEN_AUTH.'
		);
	}
	return unknown(check, `Cognito does not say whether refresh tokens rotate: ${result.outcome}.`);
}
