import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { recordAudit } from '../audit/record-audit.ts';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { businesses } from '../database/schema.ts';
import { teamOf } from '../database/sql/members.ts';
import { alignEvents } from '../events/align.ts';
import { notify } from '../notifications/notify.ts';
import { closeReports } from '../reports/close-reports.ts';
import { rolesThatMay } from '../users/team-roles.ts';

/** Businesses of one step, each with up to 500 events. */
export const businessesPerStep = 10;

/** What is read of a business that is held or released with its owner. */
export const selectToHold = (database: Database, ownerId: string, after: number) =>
	database
		.select({
			id: businesses.id,
			slug: businesses.slug,
			name: businesses.name,
			ownerId: businesses.ownerId,
			version: businesses.version,
			isVerified: businesses.isVerified,
			decision: businesses.decision,
			isHeld: businesses.isHeld
		})
		.from(businesses)
		.where(
			and(eq(businesses.ownerId, ownerId), gt(businesses.id, after), isNull(businesses.deletedAt))
		)
		.orderBy(businesses.id)
		.limit(businessesPerStep);

export type HeldRow = Awaited<ReturnType<typeof selectToHold>>[number];

type Action = 'business_suspended' | 'business_restored';

/**
 * Statements that take the businesses of somebody who was suspended off the site: what is public is
 * suspended, what waits is declined, what was decided before stays. Their events follow. The reason is
 * about the person, so no team is told it.
 *
 * @param actor the moderator; null for a job
 * @param now milliseconds since 1970, UTC
 * @param condition nothing is changed unless it holds
 */
export function holdBusinesses(
	database: Database,
	rows: readonly HeldRow[],
	actor: string | null,
	now: number,
	condition: SQL
): BatchItem<'sqlite'>[] {
	const isOpen = and(isNull(businesses.decision), condition);
	const open = rows.filter(({ decision }) => decision === null);
	return [
		...open.flatMap((row) => announce(database, row, 'business_suspended', actor, now, condition)),
		database
			.update(businesses)
			.set({
				decision: sql`iif(${businesses.isVerified}, 'suspended', 'declined')`,
				isVerified: false,
				reviewNote: null,
				decidedAt: now,
				isHeld: true,
				version: sql`${businesses.version} + 1`,
				updatedAt: now
			})
			.where(and(isAmong(open), isOpen)),
		...open.flatMap((row) => follow(database, row, now))
	];
}

/** Statements that undo this: what was public is public again, and what waited waits again. */
export function releaseBusinesses(
	database: Database,
	rows: readonly HeldRow[],
	actor: string | null,
	now: number,
	condition: SQL
): BatchItem<'sqlite'>[] {
	const held = rows.filter(({ isHeld }) => isHeld);
	return [
		...held.flatMap((row) => announce(database, row, 'business_restored', actor, now, condition)),
		database
			.update(businesses)
			.set({
				isVerified: sql`${businesses.decision} = 'suspended'`,
				decision: null,
				decidedAt: null,
				isHeld: false,
				version: sql`${businesses.version} + 1`,
				updatedAt: now
			})
			.where(and(isAmong(held), eq(businesses.isHeld, true), condition)),
		...held.flatMap((row) => follow(database, row, now))
	];
}

const isAmong = (rows: readonly HeldRow[]) =>
	inArray(
		businesses.id,
		sql`(SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
	);

/** Tells the team, and notes it, of what was public or is public again. */
function announce(
	database: Database,
	row: HeldRow,
	action: Action,
	actor: string | null,
	now: number,
	condition: SQL
): BatchItem<'sqlite'>[] {
	const { id, name, slug, version } = row;
	if (!row.isVerified && row.decision !== 'suspended') return [];
	const isCurrent = sql`${condition} AND EXISTS (SELECT 1 FROM ${businesses} WHERE ${and(
		eq(businesses.id, id),
		or(eq(businesses.isVerified, true), eq(businesses.isHeld, true))
	)})`;
	const subject = { kind: 'business', id: String(id) } as const;
	const data = { business: name, slug, decision: action, reason: null };
	return [
		recordAudit(database, { action, actor, subject, details: { version } }, now, isCurrent),
		notify(
			database,
			{ kind: 'business_decided', key: `${id}-${version}`, data },
			teamOf(id, rolesThatMay('manage'), row.ownerId),
			now,
			isCurrent
		),
		closeReports(database, 'business', id, sql`${action === 'business_suspended'} AND ${isCurrent}`)
	];
}

/** Its events, and the pages that show any of it. */
const follow = (database: Database, { id }: HeldRow, now: number): BatchItem<'sqlite'>[] => [
	recordPurges(database, [tags.business(id), tags.listedBusiness(id)], now),
	...alignEvents(database, id, now)
];
