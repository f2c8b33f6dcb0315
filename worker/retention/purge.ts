import { and, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { deleteUnlisted } from '../businesses/delete-unlisted.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import {
	accountDeletions,
	addressProofs,
	addressSearches,
	apiTokens,
	businessInvitations,
	businesses,
	drafts,
	editedThings,
	claims,
	events,
	formerNames,
	geocodes,
	hereNow,
	handovers,
	joinRequests,
	knownDevices,
	mails,
	moderators,
	pictures,
	questions,
	reportedThings,
	sessions,
	suppressions
} from '../database/schema.ts';
import { deleteEvents } from '../events/delete-events.ts';
import type { Log } from '../observability/log.ts';
import { deleteActivitiesBefore } from '../users/activity.ts';
import { isOfNothing, removePictures } from '../pictures/registry.ts';
import { retentionDays } from './periods.ts';

/**
 * A night's work: D1 allows 1,000 statements in one invocation, of which a batch has three at most, and
 * cron jobs 15 minutes.
 */
interface Budget {
	batches: number;
	milliseconds: number;
}
const nightly: Budget = { batches: 300, milliseconds: 10 * 60_000 };

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

const activities: Kind = {
	name: 'activities',
	batchSize: 2_000,
	deleteBatch: (database, now) =>
		deleteActivitiesBefore(database, daysBefore(now, retentionDays.activity), activities.batchSize)
};

/** A kind of rows that nothing else refers to. */
function rowKind(name: string, table: SQLiteTable, isOver: (now: number) => SQL | undefined): Kind {
	const batchSize = 2_000;
	return {
		name,
		batchSize,
		async deleteBatch(database, now) {
			const some = database
				.select({ rowid: sql`${table}.rowid` })
				.from(table)
				.where(isOver(now))
				.limit(batchSize);
			const { meta } = await database.delete(table).where(sql`rowid IN ${some}`);
			return meta.changes;
		}
	};
}

const isBefore =
	(column: Column, days = 0) =>
	(now: number): SQL =>
		lt(column, daysBefore(now, days));

const { endedSession } = retentionDays;
const isEndedSession = (now: number) =>
	or(
		isBefore(sessions.expiresAt, endedSession)(now),
		isBefore(sessions.endedAt, endedSession)(now)
	);

/** One that was accepted is deleted by its job. */
const isExpiredHandover = (now: number) =>
	and(isBefore(handovers.expiresAt)(now), isNull(handovers.acceptedBy));

/** A kind of events. Each has rows in other tables too, which go with it. */
function eventKind(name: string, isOver: (now: number) => ReturnType<typeof and>): Kind {
	const batchSize = 100;
	return {
		name,
		batchSize,
		// An import brings the dates of another site, at which nobody read our periods.
		deleteBatch: (database, now) =>
			deleteEvents(database, and(isOver(now), isNull(events.legacyId)), batchSize)
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
	deleteBatch(database, now) {
		const hosted = database
			.select({ one: sql`1` })
			.from(events)
			.where(sql`${events.hostBusinessId} = ${businesses.id}`);
		const isOver = and(
			sql`NOT ${businesses.isVerified}`,
			lt(businesses.updatedAt, daysBefore(now, retentionDays.unverifiedBusiness)),
			isNull(businesses.legacyId),
			notExists(hosted)
		);
		return deleteUnlisted(database, isOver, unverifiedBusinesses.batchSize);
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

const { joinRequest } = retentionDays;
/** The event may have been moved since. */
const isOldRequest = (now: number) =>
	and(
		isBefore(joinRequests.eventEndAt, joinRequest)(now),
		sql`NOT EXISTS (SELECT 1 FROM ${events} WHERE ${events.id} = ${joinRequests.eventId}
			AND ${events.endAt} >= ${daysBefore(now, joinRequest)})`
	);

const { question } = retentionDays;
const isOldQuestion = (now: number) =>
	and(
		isBefore(questions.eventEndAt, question)(now),
		sql`NOT EXISTS (SELECT 1 FROM ${events} WHERE ${events.id} = ${questions.eventId}
			AND ${events.endAt} >= ${daysBefore(now, question)})`
	);

/** A trigger deletes their messages too, which D1 counts as well. */
const oldQuestions: Kind = {
	name: 'questions',
	batchSize: 500,
	async deleteBatch(database, now) {
		const some = database
			.select({ id: questions.id })
			.from(questions)
			.where(isOldQuestion(now))
			.limit(oldQuestions.batchSize);
		const deleted = await database
			.delete(questions)
			.where(inArray(questions.id, some))
			.returning({ id: questions.id });
		return deleted.length;
	}
};

/** In the order of a night's first round. */
const kinds: readonly Kind[] = [
	rowKind('sessions', sessions, isEndedSession),
	activities,
	rowKind(
		'address_proofs',
		addressProofs,
		isBefore(addressProofs.sentAt, retentionDays.addressProof)
	),
	rowKind(
		'known_devices',
		knownDevices,
		isBefore(knownDevices.lastSeenAt, retentionDays.knownDevice)
	),
	rowKind('api_tokens', apiTokens, isBefore(apiTokens.expiresAt, retentionDays.expiredApiToken)),
	refusedEvents,
	undecidedEvents,
	rowKind('drafts', drafts, isBefore(drafts.updatedAt, retentionDays.draft)),
	unverifiedBusinesses,
	rowKind('here_now', hereNow, isBefore(hereNow.until)),
	rowKind('former_names', formerNames, isBefore(formerNames.heldUntil)),
	picturesOfNothing,
	rowKind('removed_pictures', pictures, isBefore(pictures.removedAt, retentionDays.removedPicture)),
	rowKind(
		'open_reports',
		reportedThings,
		isBefore(reportedThings.lastAt, retentionDays.openReport)
	),
	rowKind('unseen_edits', editedThings, isBefore(editedThings.lastAt, retentionDays.unseenEdit)),
	rowKind('moderators', moderators, isBefore(moderators.signedInAt, retentionDays.moderator)),
	rowKind('finished_mails', mails, isBefore(mails.finishedAt, retentionDays.finishedMail)),
	rowKind('suppressions', suppressions, isBefore(suppressions.until)),
	rowKind(
		'account_deletions',
		accountDeletions,
		isBefore(accountDeletions.completedAt, retentionDays.accountDeletion)
	),
	rowKind('handovers', handovers, isExpiredHandover),
	rowKind('geocodes', geocodes, isBefore(geocodes.askedAt, retentionDays.geocode)),
	rowKind(
		'address_searches',
		addressSearches,
		isBefore(addressSearches.countedFrom, retentionDays.addressSearches)
	),
	rowKind('join_requests', joinRequests, isOldRequest),
	oldQuestions,
	rowKind(
		'invitations',
		businessInvitations,
		isBefore(businessInvitations.expiresAt, retentionDays.invitation)
	),
	rowKind('claims', claims, isBefore(claims.decidedAt, retentionDays.decidedClaim))
];

/** The names under which a night's work is logged. */
export const purgedKinds = kinds.map(({ name }) => name);

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
	let batches = 0;
	try {
		for (let kind = queue[0]; kind; kind = queue[0]) {
			if (batches >= budget.batches || now() >= deadline) break;
			const count = await kind.deleteBatch(database, now());
			batches++;
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
