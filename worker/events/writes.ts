import { sql } from 'drizzle-orm';
import { categoryIds } from '../categories/category-queries.ts';
import type { Core } from '../core.ts';
import { writeThenAsk } from '../database/batch.ts';
import { pick } from '../input/value-after-patch.ts';
import { wasAnother } from '../input/submission.ts';
import type { Submission } from '../input/submission.ts';
import { searchableText } from '../listing/full-text.ts';
import type { EventChanges, NewEvent } from './schema.ts';
import { selectEvents } from './repository.ts';
import type { EventRow } from './repository.ts';
import type { Schedule } from './schedule.ts';

/** Statements that change events, for whoever has checked that the viewer may. */
export function eventWrites({ database, ask, now }: Pick<Core, 'database' | 'ask' | 'now'>) {
	/**
	 * Makes all of them or none; what the same submission made before stays as it is.
	 *
	 * @param slugs one for each of the times
	 * @returns none when a slug is taken, or the business is no longer its creator's; and whether
	 * they are there because other things were sent before under the same name
	 */
	async function insert(
		input: NewEvent,
		times: readonly Schedule[],
		slugs: readonly string[],
		{ creator, submission }: { creator: string; submission: Submission }
	): Promise<{ rows: EventRow[]; isOther: boolean }> {
		const rows = times.map((time, at) => ({ ...time, slug: slugs[at] }));
		const theirs = sql`e.created_by = ${creator} AND e.submission_id = ${submission.id}`;
		const filed =
			input.categories.length > 0
				? categoryIds(input.categories)
				: sql`SELECT category_id AS id FROM business_categories WHERE business_id = ${input.business_id}`;
		const { changes, rows: made } = await writeThenAsk<EventRow>(
			database,
			[
				sql`INSERT INTO events (host_business_id, created_by, submission_id, submission_digest, occurrence, slug,
					title, description, location_name, address, latitude, longitude,
					start_at, end_at, time_zone, search_text, created_at, updated_at)
				SELECT ${input.business_id}, ${creator}, ${submission.id}, ${submission.digest}, r.key, r.value ->> 'slug',
					${input.title}, ${input.description}, ${input.location_name}, ${input.address},
					${input.latitude}, ${input.longitude}, r.value ->> 'startAt', r.value ->> 'endAt',
					${input.time_zone}, ${searchableOf(input)}, ${now()}, ${now()}
				FROM json_each(${JSON.stringify(rows)}) r
				WHERE NOT EXISTS (SELECT 1 FROM events WHERE slug IN (
					SELECT value ->> 'slug' FROM json_each(${JSON.stringify(rows)})
				))
				AND NOT EXISTS (SELECT 1 FROM events e WHERE ${theirs})
				AND EXISTS (SELECT 1 FROM businesses
					WHERE id = ${input.business_id} AND owner_id = ${creator})
				ON CONFLICT DO NOTHING`,
				sql`INSERT OR IGNORE INTO event_categories (event_id, category_id)
				SELECT e.id, c.id FROM events e JOIN (${filed}) c WHERE ${theirs} AND changes() > 0`
			],
			selectEvents(sql`${theirs} ORDER BY e.occurrence`)
		);
		const isResent = changes[0] === 0 && made.length > 0;
		const isOther = isResent && (await wasAnother(ask, sql`events e WHERE ${theirs}`, submission));
		return { rows: made, isOther };
	}

	/** Saves unless the version has moved on; the categories go first, while it says so. */
	async function save(row: EventRow, changes: EventChanges, time: Schedule) {
		const title = changes.title ?? row.title;
		const description = changes.description ?? row.description;
		const place = changes.location_name ?? row.location_name;
		const address = changes.address ?? row.address;
		const isCurrent = sql`EXISTS (SELECT 1 FROM events WHERE id = ${row.id} AND version = ${row.version})`;
		const chosen = changes.categories
			? categoryIds(changes.categories)
			: sql`SELECT category_id AS id FROM event_categories WHERE event_id = ${row.id}`;
		const { changes: written, rows: after } = await writeThenAsk<EventRow>(
			database,
			[
				sql`DELETE FROM event_categories
				WHERE event_id = ${row.id} AND category_id NOT IN (${chosen}) AND ${isCurrent}`,
				sql`INSERT OR IGNORE INTO event_categories (event_id, category_id)
				SELECT ${row.id}, id FROM (${chosen}) WHERE ${isCurrent}`,
				sql`UPDATE events SET title = ${title}, description = ${description},
					location_name = ${place}, address = ${address},
					latitude = ${pick(changes.latitude, row.latitude)},
					longitude = ${pick(changes.longitude, row.longitude)},
					start_at = ${time.startAt}, end_at = ${time.endAt},
					time_zone = ${changes.time_zone ?? row.time_zone},
					search_text = ${searchableOf({ title, description, location_name: place, address })},
					status = iif(status = 'rejected', 'pending', status),
					version = version + 1, updated_at = ${now()}
				WHERE id = ${row.id} AND version = ${row.version}`
			],
			selectEvents(sql`e.id = ${row.id}`)
		);
		return { isSaved: (written[2] ?? 0) > 0, newest: after[0] ?? null };
	}

	return { insert, save };
}

const searchableOf = (
	texts: Pick<NewEvent, 'title' | 'description' | 'location_name' | 'address'>
): string => searchableText(texts.title, texts.location_name, texts.address, texts.description);
