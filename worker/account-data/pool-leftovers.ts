import { and, eq, sql } from 'drizzle-orm';
import { deletePoolUser } from '../auth/pool-users.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import { identities, poolLeftovers } from '../database/schema.ts';
import { enqueueJob } from '../jobs/queue.ts';
import type { JobStep } from '../jobs/run.ts';
import type { AccountJobContext } from './job-context.ts';

/** Users of one step: each is a call to AWS. */
const batchSize = 10;

/** There is one job for all of them. */
const job = { kind: 'delete-pool-users', key: 'all' } as const;

/**
 * A statement that notes the users of the pool who led to a person, but for the one who is deleted
 * there already. It comes before the identities are deleted.
 */
export function addToLeftovers(
	database: Database,
	userId: string,
	deletedSub: string | null,
	now: number
) {
	const isLeft = and(eq(identities.userId, userId), sql`${identities.sub} IS NOT ${deletedSub}`);
	return addLeftoversWhere(database, isLeft, now);
}

/** The same for any identities. */
export const addLeftoversWhere = (
	database: Database,
	condition: ReturnType<typeof and>,
	now: number
) =>
	database
		.insert(poolLeftovers)
		.select(
			database
				.select({
					issuer: identities.issuer,
					sub: identities.sub,
					username: identities.username,
					provider: identities.provider,
					since: sql<number>`${now}`.as('since')
				})
				.from(identities)
				.where(condition)
		)
		.onConflictDoNothing();

/** A statement that has the leftovers deleted, if there are any and the settings have AWS keys. */
export const enqueueLeftovers = (database: Database, { aws }: Config, now: number) =>
	enqueueJob(
		database,
		job,
		now,
		aws === null ? sql`FALSE` : sql`EXISTS (SELECT 1 FROM ${poolLeftovers})`
	);

/** Deletes users of the pool who lead to nobody any more, with the operator's AWS keys. */
export const deletePoolUsers: JobStep<AccountJobContext> = async (context, _, progress) => {
	const { database, config } = context;
	const { aws, cognito } = config;
	if (aws === null) return null;
	const some = await database
		.select()
		.from(poolLeftovers)
		.where(eq(poolLeftovers.issuer, cognito.issuer))
		.limit(batchSize);
	if (some.length === 0) return null;
	for (const { sub, username } of some) {
		await deletePoolUser(context, aws, username);
		await database
			.delete(poolLeftovers)
			.where(and(eq(poolLeftovers.issuer, cognito.issuer), eq(poolLeftovers.sub, sub)));
	}
	context.log('pool_users_deleted', { count: some.length });
	return progress + 1;
};
