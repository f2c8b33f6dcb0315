import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { businesses, businessMembers, handovers } from '../database/schema.ts';
import type { JobContext, JobStep } from '../jobs/run.ts';

/** Businesses of one step. */
const batchSize = 500;

/** Moves what a person owns to whoever accepted it, in batches. */
export const handOver: JobStep<JobContext> = async ({ database, log }, ownerId, progress) => {
	const [row] = await database.select().from(handovers).where(eq(handovers.ownerId, ownerId));
	if (!row?.acceptedBy) return null;
	const isOwned = and(eq(businesses.ownerId, ownerId), isNull(businesses.deletedAt));
	const owned = database.select({ id: businesses.id }).from(businesses).where(isOwned);
	const some = owned.limit(batchSize);
	const [, { meta }] = await database.batch([
		// The owner is no member.
		database
			.delete(businessMembers)
			.where(
				and(eq(businessMembers.personId, row.acceptedBy), inArray(businessMembers.businessId, some))
			),
		database
			.update(businesses)
			// Forms are told apart per owner, and two owners may have sent the same key.
			.set({ ownerId: row.acceptedBy, submissionId: sql`'handed-over-' || ${businesses.id}` })
			.where(inArray(businesses.id, some)),
		database.delete(handovers).where(and(eq(handovers.ownerId, ownerId), notExists(owned)))
	]);
	if (meta.changes > 0) log('businesses_handed_over', { user: ownerId, count: meta.changes });
	return meta.changes < batchSize ? null : progress + 1;
};
