import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { InferInsertModel, SQL } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import { apiTokens, users } from '../../database/schema.ts';
import { insertRowsIf } from '../../database/sql/insert-rows.ts';

const hourMs = 3_600_000;

/** A query for the tokens of a person, oldest first. */
export const tokensOf = (database: Database, userId: string) =>
	database
		.select({
			id: apiTokens.id,
			name: apiTokens.name,
			scopes: apiTokens.scopes,
			createdAt: apiTokens.createdAt,
			expiresAt: apiTokens.expiresAt,
			lastUsedAt: apiTokens.lastUsedAt
		})
		.from(apiTokens)
		.where(eq(apiTokens.userId, userId))
		.orderBy(asc(apiTokens.id));

/** A token that has not expired, and whose it is. @param now milliseconds since 1970, UTC */
export const findToken = (database: Database, hash: string, now: number) =>
	database
		.select({
			// D1 returns rows as objects, in which the ids of both tables would be one.
			tokenId: sql<number>`${apiTokens.id}`.as('token_id'),
			scopes: apiTokens.scopes,
			lastUsedAt: apiTokens.lastUsedAt,
			user: getTableColumns(users)
		})
		.from(apiTokens)
		.innerJoin(users, eq(users.id, apiTokens.userId))
		.where(and(eq(apiTokens.hash, hash), gt(apiTokens.expiresAt, now)))
		.get();

/** A statement that stores a token, unless its owner has as many as one person may have. */
export function insertToken(
	database: Database,
	row: Omit<InferInsertModel<typeof apiTokens>, 'id'>,
	max: number
) {
	const own = database
		.select({ id: apiTokens.id })
		.from(apiTokens)
		.where(eq(apiTokens.userId, row.userId))
		.limit(max);
	const values = { ...row, id: 0 };
	return insertRowsIf(database, apiTokens, [values], sql`(SELECT count(*) FROM ${own}) < ${max}`, {
		id: sql`NULL`,
		scopes: sql`${JSON.stringify(row.scopes)}`
	});
}

/** Whether a token was stored, for the statements of its batch. */
export const isStored = (hash: string): SQL =>
	sql`EXISTS (SELECT 1 FROM ${apiTokens} WHERE ${apiTokens.hash} = ${hash})`;

/** A statement that deletes one of a person's tokens, which works no longer. */
export const deleteToken = (database: Database, userId: string, id: number) =>
	database.delete(apiTokens).where(and(eq(apiTokens.id, id), eq(apiTokens.userId, userId)));

/** Whether its last use is to be noted again. Times are milliseconds since 1970, UTC. */
export const isUseDue = (lastUsedAt: number | null, now: number): boolean =>
	now - (lastUsedAt ?? 0) >= hourMs;

export async function noteUse(database: Database, id: number, now: number): Promise<void> {
	await database.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, id));
}
