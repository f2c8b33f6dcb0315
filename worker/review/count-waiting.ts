import { and, eq, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { isWaiting as isWaitingClaim } from '../claims/waiting.ts';
import type { Database } from '../database/client.ts';
import {
	appeals,
	businesses,
	claims,
	editedThings,
	events,
	reportedThings,
	suspensions
} from '../database/schema.ts';
import type { Permission } from '../users/permissions.ts';

/** Nobody needs to know exactly how many wait beyond that. */
export const maxWaiting = 100;

const countOf = (table: SQLiteTable | SQL, condition: SQL | undefined, name: string) =>
	sql<number>`(SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE ${condition}
		LIMIT ${sql.raw(String(maxWaiting))}))`.as(name);

const openAppeal = (decision: 'declined' | 'suspended') =>
	and(
		isNull(appeals.answeredAt),
		sql`EXISTS (SELECT 1 FROM ${businesses} WHERE ${businesses.id} = ${appeals.businessId}
			AND ${businesses.decidedAt} = ${appeals.decidedAt} AND ${businesses.decision} = ${decision})`
	);

const isWaitingBusiness = sql`NOT ${businesses.isVerified} AND ${businesses.decision} IS NULL
	AND ${businesses.deletedAt} IS NULL`;

const claimsWithBusiness = sql`${claims} JOIN ${businesses} ON ${businesses.id} = ${claims.businessId}`;

/** What waits for moderators, up to a hundred of each: one row. */
export const selectWaiting = (database: Database) =>
	database
		.select({
			events: countOf(events, sql`${events.status} = 'pending'`, 'waiting_events'),
			businesses: countOf(businesses, isWaitingBusiness, 'waiting_businesses'),
			editedEvents: countOf(editedThings, eq(editedThings.kind, 'event'), 'edited_events'),
			editedBusinesses: countOf(
				editedThings,
				eq(editedThings.kind, 'business'),
				'edited_businesses'
			),
			reportedEvents: countOf(reportedThings, eq(reportedThings.kind, 'event'), 'reported_events'),
			reportedBusinesses: countOf(
				reportedThings,
				eq(reportedThings.kind, 'business'),
				'reported_businesses'
			),
			declined: countOf(appeals, openAppeal('declined'), 'appeals_declined'),
			suspended: countOf(appeals, openAppeal('suspended'), 'appeals_suspended'),
			people: countOf(
				suspensions,
				sql`${suspensions.appealedAt} IS NOT NULL AND ${suspensions.answeredAt} IS NULL`,
				'appeals_people'
			),
			claims: countOf(claimsWithBusiness, isWaitingClaim, 'waiting_claims')
		})
		.from(sql`(SELECT 1)`);

type Counts = Awaited<ReturnType<typeof selectWaiting>>[number];

/** What waits for somebody, by what they are told. */
export interface Waiting {
	/** New events and businesses. */
	pending: number;
	edits: number;
	reports: number;
	appeals: number;
	/** People who say that a business without an owner is theirs. */
	claims: number;
}

/** What waits for somebody with these permissions, as the pages of moderators show it. */
export function waitingFor(counts: Counts, permissions: readonly Permission[]): Waiting {
	const may = (permission: Permission, count: number) =>
		permissions.includes(permission) ? count : 0;
	const ofPeople = permissions.includes('people') ? may('suspend', counts.people) : 0;
	return {
		pending: may('review', counts.events) + may('verify', counts.businesses),
		edits: may('review', counts.editedEvents) + may('suspend', counts.editedBusinesses),
		reports: may('review', counts.reportedEvents) + may('suspend', counts.reportedBusinesses),
		appeals: may('verify', counts.declined) + may('suspend', counts.suspended) + ofPeople,
		claims: may('verify', counts.claims)
	};
}
