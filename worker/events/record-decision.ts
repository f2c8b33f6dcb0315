import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../database/client.ts';
import type { Notification } from '../notifications/kinds.ts';
import { isPublic } from '../users/can.ts';
import type { Viewer } from '../users/viewer.ts';
import { announceEvent } from './announce-to-visitors.ts';
import { dayOf, newsOf, tellHost } from './tell-host.ts';
import type { EventRow } from './types.ts';

/** What was decided about an event, or about all dates of its series. */
interface Decided {
	status: EventRow['status'];
	/** For its owner; null for none. */
	reason: string | null;
	by: Viewer;
	/** Whether it is about all dates of its series. */
	series: boolean;
}

/**
 * Statements that note which moderator decided, and tell the host, and those who follow it that an
 * event is public: once, for a series too. A cancellation is its owner's own, and neither.
 *
 * @param row as it was before
 * @param now milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds
 */
export function recordDecision(
	database: Database,
	row: EventRow,
	{ status, reason, by, series }: Decided,
	now: number,
	condition: SQL
) {
	const isDecision = sql`${status !== 'cancelled'} AND ${condition}`;
	const subject = { kind: 'event', id: String(row.id) } as const;
	const news = newsFor(row, status, reason, now);
	return [
		recordAudit(
			database,
			{ action: actionFor(row, status), actor: by.id, subject, details: { series } },
			now,
			isDecision
		),
		tellHost(database, row, news, by.id, now, isDecision),
		...announceEvent(database, row, now, sql`${status === 'approved'} AND ${condition}`)
	] as const;
}

function actionFor(row: EventRow, status: EventRow['status']) {
	if (status === 'approved') return 'event_approved';
	return isPublic(row) ? 'event_taken_down' : 'event_rejected';
}

/** Of the dates of a series that are public, the host is told once a day. */
function newsFor(
	row: EventRow,
	status: EventRow['status'],
	reason: string | null,
	now: number
): Notification {
	const { id, seriesId, version } = row;
	if (status === 'rejected') {
		return { kind: 'event_declined', key: `${id}-${version}`, data: { ...newsOf(row), reason } };
	}
	return {
		kind: 'event_accepted',
		key: seriesId === null ? `${id}-${version}` : `series-${seriesId}-${dayOf(now)}`,
		data: newsOf(row)
	};
}
