import type { D1Database } from '@cloudflare/workers-types';
import * as v from 'valibot';
import type { CognitoConfig } from '../../worker/config.ts';
import type { Aws } from '../aws.ts';

/** As many as are read at once. */
export const maxListed = 1_000;

const leftover = v.object({
	sub: v.string(),
	username: v.string(),
	provider: v.string(),
	/** Milliseconds since 1970, UTC. */
	since: v.number()
});
export type Leftover = v.InferOutput<typeof leftover>;

/** Users of the pool who lead to no account any more, oldest first. */
export async function listLeftovers(database: D1Database, issuer: string): Promise<Leftover[]> {
	const { results } = await database
		.prepare(
			`SELECT sub, username, provider, since FROM pool_leftovers
			WHERE issuer = ? ORDER BY since, sub LIMIT ${maxListed}`
		)
		.bind(issuer)
		.all();
	return v.parse(v.array(leftover), results);
}

/**
 * Deletes one in the pool, and then from the list. Whoever has signed in again meanwhile is not on it
 * any more, and stays.
 *
 * @returns why it could not be deleted; null when it is gone
 */
export async function deleteLeftover(
	database: D1Database,
	aws: Aws,
	{ issuer, userPoolId }: CognitoConfig,
	{ sub, username }: Leftover
): Promise<string | null> {
	const isIt = 'FROM pool_leftovers WHERE issuer = ? AND sub = ?';
	const found = await database.prepare(`SELECT 1 ${isIt}`).bind(issuer, sub).first();
	if (found === null) return null;
	const { status, outcome, json } = await aws.cognito('AdminDeleteUser', {
		UserPoolId: userPoolId,
		Username: username
	});
	const error = json?.['__type'];
	if (status !== 200 && error !== 'UserNotFoundException') return String(error ?? outcome);
	await database.prepare(`DELETE ${isIt}`).bind(issuer, sub).run();
	return null;
}
