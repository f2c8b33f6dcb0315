import { AwsClient } from 'aws4fetch';
import * as v from 'valibot';
import type { PoolClient } from './dependencies.ts';
import { CognitoUnavailable, fetchJson } from './http-client.ts';

/** What is known of a user of the pool afterwards. `refused`: Cognito takes the token no more. */
export type PoolUserDeletion = 'deleted' | 'refused';

const limits = { timeoutMs: 5_000, maxBytes: 16 * 1024 };

const apiError = v.object({ __type: v.string() });

/** AWS refused a request that the operator's keys sign. */
export class AwsRefused extends Error {
	override name = 'AwsRefused';
}

/**
 * Deletes the user of the pool whom an access token belongs to. One who is gone counts as deleted.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html
 *
 * @throws {CognitoUnavailable} when there is no usable response: nothing is known then
 */
export async function deleteOwnPoolUser(
	client: PoolClient,
	accessToken: string
): Promise<PoolUserDeletion> {
	const request = requestOf(client, 'DeleteUser', { AccessToken: accessToken });
	const error = await send(client, request);
	if (error === null || error === 'UserNotFoundException') return 'deleted';
	if (error === 'NotAuthorizedException') return 'refused';
	throw new CognitoUnavailable(error);
}

/**
 * Deletes a user of the pool with the operator's AWS keys.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html
 *
 * @throws {AwsRefused} when the keys may not do that
 * @throws {CognitoUnavailable} when there is no usable response
 */
export async function deletePoolUser(
	client: PoolClient,
	keys: { accessKeyId: string; secretAccessKey: string },
	username: string
): Promise<void> {
	const { region, userPoolId } = client.config.cognito;
	const request = requestOf(client, 'AdminDeleteUser', {
		UserPoolId: userPoolId,
		Username: username
	});
	const aws = new AwsClient({ ...keys, region, service: 'cognito-idp', retries: 0 });
	const error = await send(client, await aws.sign(request));
	if (error === null || error === 'UserNotFoundException') return;
	if (error === 'TooManyRequestsException') throw new CognitoUnavailable(error);
	throw new AwsRefused(error);
}

const requestOf = ({ config }: PoolClient, operation: string, input: object) =>
	new Request(`${config.cognito.apiUrl}/`, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`
		},
		body: JSON.stringify(input)
	});

/** @returns the name of the error; null for success */
async function send({ fetch }: PoolClient, request: Request): Promise<string | null> {
	const { status, json } = await fetchJson(fetch, request, limits);
	if (status === 200) return null;
	const error = v.safeParse(apiError, json);
	if (!error.success || status >= 500) throw new CognitoUnavailable(`status ${status}`);
	return error.output.__type.replace(/^.*#/, '');
}
