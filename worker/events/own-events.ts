import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { ownBusinessIds } from '../businesses/lists.ts';
import type { Database } from '../database/client.ts';
import { events } from '../database/schema.ts';

/** A person's newest businesses whose events are looked at, and as many that they work for. */
const maxHosts = 100;

/** Above every id. */
const firstId = Number.MAX_SAFE_INTEGER;

/** Some events of one index: those that match, in order. */
export interface Selection {
	/** About columns of the table `own`, as is the order. */
	condition: SQL;
	order: SQL;
	/**
	 * Whether all those count too that the person announced: there is an index of them by id. Without it,
	 * those do whose host is gone.
	 */
	withAnnounced?: true;
}

/**
 * Whether the event of the current row is among a person's events: those that the teams host in which
 * they are, and those that they announced. It reads the first of each selection, for each of these
 * hosts.
 *
 * @param limit how many of each
 */
export function isOwnEvent(
	database: Database,
	personId: string,
	selections: readonly Selection[],
	limit: number
): SQL {
	const hosts = ownBusinessIds(database, personId, firstId, maxHosts);
	const first = (owner: SQL, { condition, order }: Selection) =>
		sql`SELECT own.id FROM ${events} own WHERE ${owner} AND ${condition} ORDER BY ${order} LIMIT ${limit}`;
	// D1 allows few SELECTs in one UNION.
	const announced = ({ withAnnounced }: Selection) =>
		withAnnounced
			? sql`own.created_by = ${personId}`
			: sql`own.created_by = ${personId} AND own.host_business_id IS NULL`;
	const parts = selections.flatMap((selection) => [
		sql`${events.id} IN (${first(announced(selection), selection)})`,
		sql`${events.id} IN (
			SELECT hosted.value FROM ${hosts} AS found
				CROSS JOIN json_each((SELECT json_group_array(id) FROM (
					${first(sql`own.host_business_id = found.id`, selection)}
				))) hosted
		)`
	]);
	return sql`(${sql.join(parts, sql` OR `)})`;
}
