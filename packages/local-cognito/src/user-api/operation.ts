import type { AppClient } from '../config/config.ts';
import type { Pool } from '../pool.ts';
import type { VerifiedToken } from '../tokens/access-token.ts';
import { ApiError, requiredText } from './api-error.ts';

/** Reads a member of the request body, of any type. */
export type Field = (name: string) => unknown;

type Result = object | Promise<object>;

/** A call of an operation that an access token authorizes. */
export interface UserCall {
	pool: Pool;
	token: VerifiedToken;
	field: Field;
}

/** An operation that an access token authorizes. @throws {ApiError} */
export type UserOperation = (call: UserCall) => Result;

/** An operation that an app client calls, without an access token. @throws {ApiError} */
export type ClientOperation = (pool: Pool, field: Field) => Result;

/** The app client that the request names. @throws {ApiError} when there is none */
export function requiredClient({ clients }: Pool, field: Field): AppClient {
	const id = requiredText('ClientId', field('ClientId'));
	const client = clients.get(id);
	if (client) return client;
	throw new ApiError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
}
