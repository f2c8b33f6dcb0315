import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mails, users } from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import type { Notification, NotificationKind } from './kinds.ts';

/**
 * A statement that tells people something, for the batch of the change that it is about: a row for
 * each of them, which their list on the site shows and the cron sends as an e-mail, if they want this
 * kind and have a proven address. Nobody is told of one kind and key twice, even in a batch that is
 * sent again.
 *
 * @param to the id of a person, or a subquery of `person_id`, such as `teamOf()`
 * @param now milliseconds since 1970, UTC
 * @param condition nobody is told unless it holds
 */
export function notify(
	database: Database,
	{ kind, key, data }: Notification,
	to: string | SQL,
	now: number,
	condition: SQL
) {
	return insertNotifications(
		database,
		{ kind, key, data },
		{ person: sql.raw('people.person_id') },
		typeof to === 'string' ? person(to) : to,
		now,
		condition
	);
}

/** Nobody, once the account is deleted. */
const person = (id: string) =>
	sql`(SELECT ${users.id} AS person_id FROM ${users} WHERE ${users.id} = ${id})`;

/**
 * The same where what people are told differs: `person`, `key` and `data` are columns of the subquery
 * `people`.
 */
export const notifyEach = (
	database: Database,
	kind: NotificationKind,
	columns: { person: SQL; key: SQL; data: SQL },
	people: SQL,
	now: number,
	condition: SQL
) => insertNotifications(database, { kind, key: '', data: {} }, columns, people, now, condition);

function insertNotifications(
	database: Database,
	about: { kind: NotificationKind; key: string; data: object },
	{ person: personId, key, data }: { person: SQL; key?: SQL; data?: SQL },
	people: SQL,
	now: number,
	condition: SQL
) {
	const row = { ...about, listed: 'unread' as const, dueAt: now, createdAt: now };
	const isPerson = sql`${personId} IS NOT NULL`;
	return insertRowsIf(
		database,
		mails,
		[row],
		sql`${condition} AND ${isPerson}`,
		{ personId, ...(key && { key }), ...(data && { data }) },
		sql`${people} people`
	);
}
