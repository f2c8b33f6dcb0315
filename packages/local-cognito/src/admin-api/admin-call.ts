import * as v from 'valibot';
import type { User } from '../directory/user.ts';
import type { Pool } from '../pool.ts';
import { ApiError, userNotFound } from '../user-api/api-error.ts';
import { readInput, text, usernameMember } from '../user-api/input.ts';
import type { Operation, Result } from '../user-api/operation.ts';

const withPool = v.object({
	UserPoolId: v.pipe(text(1, 55), v.regex(/^[\w-]+_[0-9a-zA-Z]+$/))
});
const withUser = v.object({ Username: usernameMember });

/** An operation on the pool. @throws {ApiError} when the request names another pool */
export const poolOperation =
	<S extends v.GenericSchema>(
		schema: S,
		run: (pool: Pool, input: v.InferOutput<S>) => Result
	): Operation =>
	(pool, body) => {
		const { UserPoolId } = readInput(withPool, body);
		const input = readInput(schema, body);
		if (UserPoolId === pool.config.user_pool_id) return run(pool, input);
		throw new ApiError('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`);
	};

/** An operation on one user. @throws {ApiError} when there is no such user */
export const profileOperation = <S extends v.GenericSchema>(
	schema: S,
	run: (pool: Pool, user: User, input: v.InferOutput<S>) => Result
): Operation =>
	poolOperation(v.intersect([withUser, v.record(v.string(), v.unknown())]), (pool, body) => {
		const input = readInput(schema, body);
		const user = pool.directory.byLogin(body.Username) ?? pool.directory.bySub(body.Username);
		if (!user) throw userNotFound();
		return run(pool, user, input);
	});

/** A time as responses carry it: seconds since 1970, with a fraction. */
export const seconds = (milliseconds: number) => milliseconds / 1000;
