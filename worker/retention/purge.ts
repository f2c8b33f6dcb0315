import { and, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import {
	accountDeletions,
	addressProofs,
	businesses,
	events,
	handovers,
	knownDevices,
	mails,
	pictures,
	sessions,
	suppressions
} from '../database/schema.ts';
import type { Log } from '../observability/log.ts';
import { deleteActivitiesBefore } from '../users/activity.ts';
import { isOfNothing, removePictures } from '../pictures/registry.ts';
import { retentionDays } from './periods.ts';

/** A night's work: D1 allows 1,000 statements in one invocation, and cron jobs 15 minutes. */
interface Budget {
	statements: number;
	milliseconds: number;
}
const nightly: Budget = { statements: 900, milliseconds: 10 * 60_000 };

interface Dependencies {
	database: Database;
	now: Clock;
	log: Log;
	budget?: Budget;
}

/** Rows of one kind that are deleted once nothing needs them. */
interface Kind {
	name: string;
	/** How many rows one statement deletes: few enough that other writes do not wait long for it. */
	batchSize: number;
	/** @returns how many rows were deleted */
	deleteBatch: (database: Database, now: number) => Promise<number>;
}

const daysBefore = (now: number, days: number) => now - days * 86_400_000;

const endedSessions: Kind = {
	name: 'sessions',
	batchSize: 2_000,
	async deleteBatch(database, now) {
		const before = daysBefore(now, retentionDays.endedSession);
		const some = database
			.select({ id: sessions.id })
			.from(sessions)
			.where(or(lt(sessions.expiresAt, before), lt(sessions.endedAt, before)))
			.limit(endedSessions.batchSize);
		const { meta } = await database.delete(sessions).where(inArray(sessions.id, some));
		return meta.changes;
	}
};

const activities: Kind = {
	name: 'activities',
	batchSize: 2_000,
	deleteBatch: (database, now) =>
		deleteActivitiesBefore(database, daysBefore(now, retentionDays.activity), activities.batchSize)
};

const unusedProofs: Kind = {
	name: 'address_proofs',
	batchSize: 2_000,
	async deleteBatch(database, now) {
		const some = database
			.select({ userId: addressProofs.userId })
			.from(addressProofs)
			.where(lt(addressProofs.sentAt, daysBefore(now, retentionDays.addressProof)))
			.limit(unusedProofs.batchSize);
		const { meta } = await database
			.delete(addressProofs)
			.where(inArray(addressProofs.userId, some));
		return meta.changes;
	}
};

/** A kind of events. Each has rows in other tables too, which go with it. */
function eventKind(name: string, isOver: (now: number) => ReturnType<typeof and>): Kind {
	const batchSize = 100;
	return {
		name,
		batchSize,
		async deleteBatch(database, now) {
			// An import brings the dates of another site, at which nobody read our periods.
			const some = database
				.select({ id: events.id })
				.from(events)
				.where(and(isOver(now), isNull(events.legacyId)))
				.limit(batchSize);
			const deleted = await database
				.delete(events)
				.where(inArray(events.id, some))
				.returning({ id: events.id });
			return deleted.length;
		}
	};
}

const refusedEvents = eventKind('refused_events', (now) =>
	and(
		sql`(${events.status} = 'rejected' OR ${events.status} = 'cancelled' AND ${events.approvedAt} IS NULL)`,
		lt(events.updatedAt, daysBefore(now, retentionDays.refusedEvent))
	)
);

const undecidedEvents = eventKind('undecided_events', (now) =>
	and(
		sql`${events.status} = 'pending'`,
		lt(events.endAt, daysBefore(now, retentionDays.undecidedEvent))
	)
);

const unverifiedBusinesses: Kind = {
	name: 'unverified_businesses',
	batchSize: 100,
	async deleteBatch(database, now) {
		const hosted = database
			.select({ one: sql`1` })
			.from(events)
			.where(sql`${events.hostBusinessId} = ${businesses.id}`);
		const some = database
			.select({ id: businesses.id })
			.from(businesses)
			.where(
				and(
					sql`NOT ${businesses.isVerified}`,
					lt(businesses.updatedAt, daysBefore(now, retentionDays.unverifiedBusiness)),
					isNull(businesses.legacyId),
					notExists(hosted)
				)
			)
			.limit(unverifiedBusinesses.batchSize);
		const deleted = await database
			.delete(businesses)
			.where(inArray(businesses.id, some))
			.returning({ id: businesses.id });
		return deleted.length;
	}
};

const finishedMails: Kind = {
	name: 'finished_mails',
	batchSize: 2_000,
	async deleteBatch(database, now) {
		const some = database
			.select({ id: mails.id })
			.from(mails)
			.where(lt(mails.finishedAt, daysBefore(now, retentionDays.finishedMail)))
			.limit(finishedMails.batchSize);
		const { meta } = await database.delete(mails).where(inArray(mails.id, some));
		return meta.changes;
	}
};

const endedSuppressions: Kind = {
	name: 'suppressions',
	batchSize: 2_000,
	async deleteBatch(database, now) {
		const some = database
			.select({ addressHash: suppressions.addressHash })
			.from(suppressions)
			.where(lt(suppressions.until, now))
			.limit(endedSuppressions.batchSize);
		const { meta } = await database
			.delete(suppressions)
			.where(inArray(suppressions.addressHash, some));
		return meta.changes;
	}
};

const knownDevicesUnused: Kind = {
	name: 'known_devices',
	batchSize: 2_000,
	async deleteBatch(database, now) {
		const some = database
			.select({ rowid: sql`${knownDevices}.rowid` })
			.from(knownDevices)
			.where(lt(knownDevices.lastSeenAt, daysBefore(now, retentionDays.knownDevice)))
			.limit(knownDevicesUnused.batchSize);
		const { meta } = await database.delete(knownDevices).where(sql`rowid IN ${some}`);
		return meta.changes;
	}
};

const completedDeletions: Kind = {
	name: 'account_deletions',
	batchSize: 2_000,
	async deleteBatch(database, now) {
		const before = daysBefore(now, retentionDays.accountDeletion);
		const some = database
			.select({ userId: accountDeletions.userId })
			.from(accountDeletions)
			.where(lt(accountDeletions.completedAt, before))
			.limit(completedDeletions.batchSize);
		const { meta } = await database
			.delete(accountDeletions)
			.where(inArray(accountDeletions.userId, some));
		return meta.changes;
	}
};

/** One that was accepted is deleted by its job. */
const expiredHandovers: Kind = {
	name: 'handovers',
	batchSize: 2_000,
	async deleteBatch(database, now) {
		const some = database
			.select({ ownerId: handovers.ownerId })
			.from(handovers)
			.where(and(lt(handovers.expiresAt, now), isNull(handovers.acceptedBy)))
			.limit(expiredHandovers.batchSize);
		const { meta } = await database.delete(handovers).where(inArray(handovers.ownerId, some));
		return meta.changes;
	}
};

/** Pictures of what is deleted. A job deletes their files. */
const picturesOfNothing: Kind = {
	name: 'pictures_of_nothing',
	batchSize: 500,
	async deleteBatch(database, now) {
		const some = database
			.select({ id: pictures.id })
			.from(pictures)
			.where(and(isNull(pictures.removedAt), isOfNothing))
			.limit(picturesOfNothing.batchSize);
		const [, { meta }] = await database.batch(
			removePictures(database, inArray(pictures.id, some), now)
		);
		return meta.changes;
	}
};

const removedPictures: Kind = {
	name: 'removed_pictures',
	batchSize: 2_000,
	async deleteBatch(database, now) {
		const some = database
			.select({ id: pictures.id })
			.from(pictures)
			.where(lt(pictures.removedAt, daysBefore(now, retentionDays.removedPicture)))
			.limit(removedPictures.batchSize);
		const { meta } = await database.delete(pictures).where(inArray(pictures.id, some));
		return meta.changes;
	}
};

const kinds = [
	endedSessions,
	activities,
	unusedProofs,
	knownDevicesUnused,
	refusedEvents,
	undecidedEvents,
	unverifiedBusinesses,
	picturesOfNothing,
	removedPictures,
	finishedMails,
	endedSuppressions,
	completedDeletions,
	expiredHandovers
];

/**
 * Deletes what the retention periods no longer cover, in batches, the kinds in turn, until nothing
 * is left or the budget is used up. The next run goes on from there.
 *
 * @returns how many rows of each kind were deleted
 */
export async function purge(dependencies: Dependencies): Promise<Record<string, number>> {
	const { database, now, log, budget = nightly } = dependencies;
	const deadline = now() + budget.milliseconds;
	const removed = Object.fromEntries(kinds.map(({ name }) => [name, 0]));
	const queue = [...kinds];
	let statements = 0;
	try {
		for (let kind = queue[0]; kind; kind = queue[0]) {
			if (statements >= budget.statements || now() >= deadline) break;
			const count = await kind.deleteBatch(database, now());
			statements++;
			removed[kind.name] = (removed[kind.name] ?? 0) + count;
			queue.shift();
			if (count >= kind.batchSize) queue.push(kind);
		}
	} finally {
		log('purged', removed);
		for (const { name } of queue) log('purge_unfinished', { reason: name });
	}
	return removed;
}
