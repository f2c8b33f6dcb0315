import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Database } from '../database/client.ts';
import { businesses, events, series } from '../database/schema.ts';
import { isVisible, normalizeText } from '../input/text.ts';
import type { JobStep } from './run.ts';

/** Rows of one step. */
const batchSize = 200;

/** The progress of a step is the number of a table, times this, plus the id of the last row. */
const idsPerTable = 2 ** 40;

type Statement = BatchItem<'sqlite'>;

interface Batch {
	/** The last id that was read; null at the end of the table. */
	lastId: number | null;
	updates: Statement[];
}

/** The texts that change; a name stays as it is if nothing of it can be seen. */
function changesOf<T extends Record<string, string>>(
	texts: T,
	needed: readonly (keyof T)[]
): Partial<T> {
	const changes: Partial<T> = {};
	for (const [name, text] of Object.entries(texts)) {
		const normalized = normalizeText(text);
		const isKept = needed.includes(name) && !isVisible(normalized);
		if (normalized !== text && !isKept) Object.assign(changes, { [name]: normalized });
	}
	return changes;
}

const isChanged = (changes: object) => Object.keys(changes).length > 0;

const lastOf = (rows: readonly { id: number }[]) =>
	rows.length === batchSize ? (rows.at(-1)?.id ?? null) : null;

/** The cron lists a changed row again, because its version is not the one that is listed. */
async function ofBusinesses(database: Database, after: number): Promise<Batch> {
	const { id, version, name, description } = businesses;
	const rows = await database
		.select({ id, version, name, description })
		.from(businesses)
		.where(gt(id, after))
		.orderBy(asc(id))
		.limit(batchSize);
	const updates = rows.flatMap((row) => {
		const changes = changesOf({ name: row.name, description: row.description }, ['name']);
		if (!isChanged(changes)) return [];
		const isCurrent = and(eq(id, row.id), eq(version, row.version));
		return [
			database
				.update(businesses)
				.set({ ...changes, version: sql`${version} + 1` })
				.where(isCurrent)
		];
	});
	return { lastId: lastOf(rows), updates };
}

async function ofEvents(database: Database, after: number): Promise<Batch> {
	const { id, version, title, description, locationName, address } = events;
	const rows = await database
		.select({ id, version, title, description, locationName, address })
		.from(events)
		.where(gt(id, after))
		.orderBy(asc(id))
		.limit(batchSize);
	const updates = rows.flatMap(({ id: rowId, version: rowVersion, ...texts }) => {
		const changes = changesOf(texts, ['title', 'locationName']);
		if (!isChanged(changes)) return [];
		const isCurrent = and(eq(id, rowId), eq(version, rowVersion));
		return [
			database
				.update(events)
				.set({ ...changes, version: sql`${version} + 1` })
				.where(isCurrent)
		];
	});
	return { lastId: lastOf(rows), updates };
}

async function ofSeries(database: Database, after: number): Promise<Batch> {
	const { id: seriesId, title, description, locationName, address } = series;
	const rows = await database
		.select({ id: seriesId, title, description, locationName, address })
		.from(series)
		.where(gt(series.id, after))
		.orderBy(asc(series.id))
		.limit(batchSize);
	const updates = rows.flatMap(({ id, ...texts }) => {
		const changes = changesOf(texts, ['title', 'locationName']);
		return isChanged(changes)
			? [database.update(series).set(changes).where(eq(series.id, id))]
			: [];
	});
	return { lastId: lastOf(rows), updates };
}

const tables = [ofBusinesses, ofSeries, ofEvents];

/**
 * Brings texts from before they were normalised into the form in which new ones are stored: a
 * migration adds this job once.
 */
export const normalizeTexts: JobStep = async ({ database }, _key, progress) => {
	const index = Math.floor(progress / idsPerTable);
	const table = tables[index];
	if (!table) return null;
	const { lastId, updates } = await table(database, progress % idsPerTable);
	const [first, ...rest] = updates;
	if (first) await database.batch([first, ...rest]);
	return lastId === null ? (index + 1) * idsPerTable : index * idsPerTable + lastId;
};
