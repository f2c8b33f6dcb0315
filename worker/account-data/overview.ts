import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses, events, handovers, identities } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { AccountContext } from './account-context.ts';
import type { AccountOverview } from './types.ts';

/** Nobody needs to know exactly how many they are beyond that. */
const maxCounted = 1_000;

function countHoldings(database: Database, userId: string) {
	const owned = database
		.select({ id: businesses.id })
		.from(businesses)
		.where(and(eq(businesses.ownerId, userId), isNull(businesses.deletedAt)))
		.limit(maxCounted);
	const created = database
		.select({ id: events.id })
		.from(events)
		.where(eq(events.createdBy, userId))
		.limit(maxCounted);
	return Promise.all([owned, created]);
}

/** What the pages about one's own account show. Times are RFC 3339. */
export async function describeAccount(context: AccountContext): Promise<Result<AccountOverview>> {
	const { config, database, now } = context;
	const identity = await context.identity();
	if (identity.kind !== 'signed_in') return notSignedIn;
	const { viewer, sub } = identity;
	const [[owned, created], methods, [handover]] = await Promise.all([
		countHoldings(database, viewer.id),
		database
			.select()
			.from(identities)
			.where(eq(identities.userId, viewer.id))
			.orderBy(asc(identities.createdAt), asc(identities.sub)),
		database
			.select({ expiresAt: handovers.expiresAt })
			.from(handovers)
			.where(
				and(
					eq(handovers.ownerId, viewer.id),
					isNull(handovers.acceptedBy),
					gt(handovers.expiresAt, now())
				)
			)
	]);
	return ok({
		holdings: { businesses: owned.length, events: created.length },
		methods: methods.map((method) => ({
			provider: method.provider,
			addedAt: new Date(method.createdAt).toISOString(),
			signedInAt: new Date(method.signedInAt).toISOString(),
			isCurrent: method.sub === sub
		})),
		handoverUntil: handover ? new Date(handover.expiresAt).toISOString() : null,
		canDeleteAll: config.aws !== null
	});
}
