import { eq } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import {
	appeals,
	claims,
	moderators,
	reportedThings,
	reports,
	suspensions
} from '../../database/schema.ts';
import { maxRows } from './part.ts';
import type { Part } from './part.ts';

const moderationParts = (database: Database, id: string): Part[] => [
	{
		name: 'suspension',
		description: 'Why you are suspended, and what you said against it.',
		read: () =>
			database
				.select({
					since: suspensions.since,
					reason: suspensions.reason,
					appeal: suspensions.appeal,
					appealed_at: suspensions.appealedAt,
					answer: suspensions.answer,
					answered_at: suspensions.answeredAt
				})
				.from(suspensions)
				.where(eq(suspensions.personId, id))
	},
	{
		name: 'moderator',
		description: 'What you could do as a moderator when you last signed in.',
		read: () =>
			database
				.select({ permissions: moderators.permissions, signed_in_at: moderators.signedInAt })
				.from(moderators)
				.where(eq(moderators.personId, id))
	}
];

const reportParts = (database: Database, id: string): Part[] => [
	{
		name: 'appeals',
		description: 'What you said against decisions about your businesses, and the answers.',
		read: () =>
			database
				.select({
					business_id: appeals.businessId,
					text: appeals.text,
					created_at: appeals.createdAt,
					answer: appeals.answer,
					answered_at: appeals.answeredAt
				})
				.from(appeals)
				.where(eq(appeals.personId, id))
				.limit(maxRows)
	},
	{
		name: 'claims',
		description: 'The businesses that you said are yours, and what a moderator decided.',
		read: () =>
			database
				.select({
					business_id: claims.businessId,
					text: claims.text,
					link: claims.link,
					created_at: claims.createdAt,
					decision: claims.decision,
					reason: claims.reason,
					decided_at: claims.decidedAt
				})
				.from(claims)
				.where(eq(claims.personId, id))
				.limit(maxRows)
	},
	{
		name: 'reports',
		description: 'What you reported to the moderators, and they have not dealt with yet.',
		read: () =>
			database
				.select({
					kind: reportedThings.kind,
					id: reportedThings.thingId,
					reason: reports.reason,
					text: reports.text,
					created_at: reports.createdAt
				})
				.from(reports)
				.innerJoin(reportedThings, eq(reportedThings.id, reports.reportedId))
				.where(eq(reports.reporterId, id))
	}
];

/** What moderators decided about somebody, and what they told moderators. */
export const moderatedParts = (database: Database, userId: string): Part[] => [
	...moderationParts(database, userId),
	...reportParts(database, userId)
];
