import * as v from 'valibot';
import type { AppClient } from '../config/config.ts';
import type { Pool } from '../pool.ts';
import {
	verifyAccessToken,
	type AccessTokenProblem,
	type VerifiedToken
} from '../tokens/access-token.ts';
import { ApiError, notAuthorized, userNotFound } from './api-error.ts';
import { readInput } from './input.ts';

/** The response of an operation. */
export type Result = object | Promise<object>;

/** An operation of the API, which reads its own input. @throws {ApiError} */
export type Operation = (pool: Pool, body: unknown) => Result;

/** An operation without an access token: of an app client, or of an administrator. */
export const operation =
	<S extends v.GenericSchema>(
		schema: S,
		run: (pool: Pool, input: v.InferOutput<S>) => Result
	): Operation =>
	(pool, body) =>
		run(pool, readInput(schema, body));

/** A call that an access token authorizes. */
export interface UserCall {
	pool: Pool;
	token: VerifiedToken;
}

const withToken = v.object({ AccessToken: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-_=.]+$/)) });

/** An operation on the profile of the user who has the access token. */
export const userOperation =
	<S extends v.GenericSchema>(
		schema: S,
		run: (call: UserCall, input: v.InferOutput<S>) => Result
	): Operation =>
	async (pool, body) => {
		const { AccessToken } = readInput(withToken, body);
		const input = readInput(schema, body);
		return run({ pool, token: await authorize(pool, AccessToken) }, input);
	};

const tokenErrors: Record<AccessTokenProblem, () => ApiError> = {
	invalid: () => notAuthorized('Invalid Access Token'),
	expired: () => notAuthorized('Access Token has expired'),
	revoked: () => notAuthorized('Access Token has been revoked'),
	disabled: () => notAuthorized('User is disabled.'),
	deleted: userNotFound
};

/**
 * The bearer of an access token, which needs the scope `aws.cognito.signin.user.admin`.
 *
 * @throws {ApiError} when the token is not valid
 */
export async function authorize(pool: Pool, token: string): Promise<VerifiedToken> {
	const verified = await verifyAccessToken(pool, token);
	if (typeof verified === 'string') throw tokenErrors[verified]();
	if (verified.scopes.includes('aws.cognito.signin.user.admin')) return verified;
	throw notAuthorized('Access Token does not have required scopes');
}

/** The app client of this id. @throws {ApiError} when there is none */
export function requiredClient({ clients }: Pool, id: string): AppClient {
	const client = clients.get(id);
	if (client) return client;
	throw new ApiError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
}
