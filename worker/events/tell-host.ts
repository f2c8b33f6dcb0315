import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { teamOf } from '../database/sql/members.ts';
import type { Notification } from '../notifications/kinds.ts';
import { notify } from '../notifications/notify.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import type { EventRow } from './types.ts';

/**
 * A statement that tells those who manage the host of an event something, but not the person who did
 * it. After the host was deleted, nobody is told.
 *
 * @param by the id of that person; null for the site itself
 * @param now milliseconds since 1970, UTC
 * @param condition nobody is told unless it holds
 */
export const tellHost = (
	database: Database,
	{ hostId }: Pick<EventRow, 'hostId'>,
	news: Notification,
	by: string | null,
	now: number,
	condition: SQL
) =>
	notify(database, news, teamOf(hostId ?? sql`NULL`, rolesThatMay('manage'), by), now, condition);

/** What every notification about an event says. */
export const newsOf = ({ title, slug, startAt, timeZone }: EventRow) => ({
	title,
	slug,
	startAt,
	timeZone
});

/** Days since 1970, UTC: in the key of what may happen again, so that nobody is told all day long. */
export const dayOf = (now: number): number => Math.floor(now / 86_400_000);
