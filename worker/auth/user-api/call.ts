import * as v from 'valibot';
import type { PoolClient } from '../dependencies.ts';
import { CognitoUnavailable, fetchJson, retryAfterSeconds } from '../http-client.ts';

/** Operations of Cognito's API on a person's own account. They need no AWS keys. */
export type UserOperation =
	| 'AssociateSoftwareToken'
	| 'ChangePassword'
	| 'CompleteWebAuthnRegistration'
	| 'DeleteWebAuthnCredential'
	| 'GetUserAuthFactors'
	| 'ListWebAuthnCredentials'
	| 'SetUserMFAPreference'
	| 'StartWebAuthnRegistration'
	| 'UpdateUserAttributes'
	| 'VerifySoftwareToken'
	| 'VerifyUserAttribute';

/** Cognito understood the call and refused it. `type` is such as `NotAuthorizedException`. */
export interface UserApiRefusal {
	refused: { type: string; message: string };
}

const limits = { timeoutMs: 5_000, maxBytes: 64 * 1024 };

/** A type may come with its namespace: `com.amazonaws…#NotAuthorizedException`. */
const errorBody = v.object({
	__type: v.pipe(
		v.string(),
		v.maxLength(200),
		v.transform((type) => type.replace(/^.*#/, ''))
	),
	message: v.optional(v.string(), '')
});

/** Refusals that say that Cognito cannot answer now, and nothing about what was sent. */
const outages = new Set([
	'InternalErrorException',
	'InternalFailure',
	'ServiceUnavailable',
	'ThrottlingException',
	'TooManyRequestsException'
]);

/**
 * Calls an operation with a person's access token (JSON 1.1, the token in the body).
 *
 * @returns the response, unchecked, or the refusal
 * @throws {CognitoUnavailable} when there is no usable response
 */
export async function callUserApi(
	{ config, fetch }: PoolClient,
	operation: UserOperation,
	input: object & { AccessToken: string }
): Promise<unknown> {
	const request = new Request(new URL('/', config.cognito.apiUrl), {
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`
		},
		body: JSON.stringify(input)
	});
	const { status, headers, json } = await fetchJson(fetch, request, limits);
	if (status === 200) return json;
	const error = v.safeParse(errorBody, json);
	if (status !== 400 || !error.success || outages.has(error.output.__type)) {
		const retryAfter = retryAfterSeconds(headers);
		const said = error.success ? `${status} ${error.output.__type}` : String(status);
		throw new CognitoUnavailable(`${operation}: status ${said}`, { retryAfter });
	}
	return {
		refused: { type: error.output.__type, message: error.output.message }
	} satisfies UserApiRefusal;
}

const refusal = v.object({ refused: v.object({ type: v.string(), message: v.string() }) });

/** Whether an operation was refused. */
export const isRefusal = (response: unknown): response is UserApiRefusal => v.is(refusal, response);
