import type { Database } from '../database/client.ts';
import { exportParts } from './export-parts.ts';
import { maxRows, pageSize } from './export-parts/part.ts';
import type { Part, Row } from './export-parts/part.ts';

/** Businesses, and events, of one export: nobody has more by hand. */
const maxItems = 5_000;

const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());

/** Writes times as RFC 3339: columns that are called `at`, or end in `_at`. */
const readable = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) =>
			typeof value === 'number' && /(^|_)at$/.test(name) ? [name, iso(value)] : [name, value]
		)
	);

async function* itemsOf(part: Part, first: Promise<Row[]>): AsyncGenerator<Row> {
	let count = 0;
	for (let rows = await first; ;) {
		for (const row of rows) yield row;
		count += rows.length;
		const last = rows.at(-1);
		if (!part.keyOf || !last || rows.length < pageSize || count >= maxItems) return;
		rows = await part.read(part.keyOf(last));
	}
}

/**
 * Everything that is held about a person, as JSON, in pieces. The first page of each part is read in
 * one round trip.
 *
 * @param now milliseconds since 1970, UTC
 */
export async function* exportPieces(
	database: Database,
	userId: string,
	now: number
): AsyncGenerator<string> {
	const parts = exportParts(database, userId);
	// Drizzle's queries run each time somebody waits for them, promises once.
	const firsts = parts.map(async (part) => part.read(0));
	// One that fails while another is written must not count as unhandled.
	for (const first of firsts) first.catch(() => undefined);
	const about = {
		about: `What Popmap holds about you. Each part has a description and its items. Times are UTC. There are at most ${maxItems} businesses and events, and ${maxRows} of anything else.`,
		exported_at: iso(now)
	};
	yield `${JSON.stringify(about).slice(0, -1)},"parts":{`;
	for (const [index, part] of parts.entries()) {
		const first = firsts[index] ?? part.read(0);
		yield `${index > 0 ? ',' : ''}\n${JSON.stringify(part.name)}:{"description":${JSON.stringify(part.description)},"items":[`;
		let isFirst = true;
		for await (const item of itemsOf(part, first)) {
			yield `${isFirst ? '' : ','}\n${JSON.stringify(readable(item))}`;
			isFirst = false;
		}
		yield ']}';
	}
	yield '}}\n';
}
