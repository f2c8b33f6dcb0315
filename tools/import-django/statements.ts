import { getTableName, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import * as tables from '../../worker/database/schema.ts';
import { type Counts, type ImportRows, type Kind, kinds } from './import-rows.ts';

const { users, categories, businesses, events } = tables;
const { businessCategories, eventCategories, eventBusinesses } = tables;

/** Builds statements and runs none. */
const builder = drizzle(() => Promise.resolve({ rows: [] }));
const dialect = new SQLiteSyncDialect();
const toText = (statement: SQLWrapper) => dialect.sqlToQuery(statement.getSQL().inlineParams()).sql;

type ImportedTable = typeof categories | typeof businesses | typeof events;

/** The id of the row that has this key in the dump. */
const idOf = (table: ImportedTable, key: number): SQL<number> =>
	sql`(SELECT id FROM ${table} WHERE legacy_id = ${key})`;

/** The same for a category: another one, if its own was merged on the site. */
const categoryId = (key: number): SQL<number> =>
	sql`(SELECT coalesce(merged_into_id, id) FROM ${categories} WHERE legacy_id = ${key})`;

const userId = (person: { issuer: string; sub: string } | null): SQL<string> | null =>
	person && sql`(SELECT id FROM users WHERE issuer = ${person.issuer} AND sub = ${person.sub})`;

interface Named {
	slug: string;
	legacyId: number;
}

/** The row's slug, or its unique alternative when another row of the table has it. */
function slugFor(table: ImportedTable, { slug, legacyId }: Named): SQL<string> {
	const taken = sql`SELECT 1 FROM ${table} WHERE slug = ${slug} AND legacy_id IS NOT ${legacyId}`;
	return sql`iif(EXISTS (${taken}), ${`${slug}--${legacyId}`}, ${slug})`;
}

/** Makes a category with the same slug the imported one, unless there is one already. */
const adoptCategory = ({ slug, legacyId }: Named): SQL =>
	sql`UPDATE categories SET legacy_id = ${legacyId} WHERE slug = ${slug} AND legacy_id IS NULL
		AND NOT EXISTS (SELECT 1 FROM categories WHERE legacy_id = ${legacyId})`;

/** Whoever created an event sees it after its business is gone. */
const creatorOf = ({ creator, host }: Pick<ImportRows['events'][number], 'creator' | 'host'>) =>
	creator
		? userId(creator)
		: host === null
			? null
			: sql<string>`(SELECT owner_id FROM businesses WHERE legacy_id = ${host})`;

/** D1 takes at most 100 kB: https://developers.cloudflare.com/d1/platform/limits/ */
const maxStatement = 60_000;
const maxRows = 100;

/** As many rows in each statement as it may hold. */
function statementsFor<Row>(
	rows: readonly Row[],
	insert: (rows: readonly Row[]) => SQLWrapper
): string[] {
	if (rows.length === 0) return [];
	if (rows.length <= maxRows) {
		const text = toText(insert(rows));
		if (rows.length === 1 || Buffer.byteLength(text) < maxStatement) return [text];
	}
	const middle = Math.ceil(rows.length / 2);
	return [rows.slice(0, middle), rows.slice(middle)].flatMap((half) => statementsFor(half, insert));
}

type RowOf<K extends Kind> = ImportRows[K][number];

const insertUsers = (rows: readonly RowOf<'users'>[]) =>
	builder
		.insert(users)
		.values([...rows])
		.onConflictDoNothing({ target: [users.issuer, users.sub] });

const insertCategories = (rows: readonly RowOf<'categories'>[]) =>
	builder
		.insert(categories)
		.values(rows.map((row) => ({ ...row, slug: slugFor(categories, row) })))
		.onConflictDoNothing({ target: categories.legacyId });

const insertBusinesses = (rows: readonly RowOf<'businesses'>[]) =>
	builder
		.insert(businesses)
		.values(
			rows.map(({ owner, ...row }) => ({
				...row,
				slug: slugFor(businesses, row),
				submissionId: `import-${row.legacyId}`,
				ownerId: userId(owner)
			}))
		)
		.onConflictDoNothing({ target: businesses.legacyId });

const insertBusinessCategories = (rows: readonly RowOf<'businessCategories'>[]) =>
	builder
		.insert(businessCategories)
		.values(
			rows.map(({ item, category }) => ({
				businessId: idOf(businesses, item),
				categoryId: categoryId(category)
			}))
		)
		.onConflictDoNothing();

const insertEvents = (rows: readonly RowOf<'events'>[]) =>
	builder
		.insert(events)
		.values(
			rows.map(({ host, creator, ...row }) => ({
				...row,
				slug: slugFor(events, row),
				submissionId: `import-${row.legacyId}`,
				hostBusinessId: host === null ? null : idOf(businesses, host),
				createdBy: creatorOf({ creator, host })
			}))
		)
		.onConflictDoNothing({ target: events.legacyId });

const insertEventCategories = (rows: readonly RowOf<'eventCategories'>[]) =>
	builder
		.insert(eventCategories)
		.values(
			rows.map(({ item, category }) => ({
				eventId: idOf(events, item),
				categoryId: categoryId(category)
			}))
		)
		.onConflictDoNothing();

const insertEventBusinesses = (rows: readonly RowOf<'eventBusinesses'>[]) =>
	builder
		.insert(eventBusinesses)
		.values(
			rows.map(({ event, business, joinedAt }) => ({
				eventId: idOf(events, event),
				businessId: idOf(businesses, business),
				joinedAt
			}))
		)
		.onConflictDoNothing();

/**
 * Rows as SQL, in the order in which they may refer to each other. A conflict other than with a row
 * that was imported before is an error: skipping the row silently would report it as existing.
 */
export const toSql = (rows: ImportRows): string[] => [
	...statementsFor(rows.users, insertUsers),
	...rows.categories.map((category) => toText(adoptCategory(category))),
	...statementsFor(rows.categories, insertCategories),
	...statementsFor(rows.businesses, insertBusinesses),
	...statementsFor(rows.businessCategories, insertBusinessCategories),
	...statementsFor(rows.events, insertEvents),
	...statementsFor(rows.eventCategories, insertEventCategories),
	...statementsFor(rows.eventBusinesses, insertEventBusinesses)
];

/** A query for one row of `Counts`. */
export const countRows = `SELECT ${kinds
	.map((kind) => `(SELECT count(*) FROM ${getTableName(tables[kind])}) AS ${kind}`)
	.join(', ')}`;

export function subtract(after: Counts, before: Counts): Counts {
	const difference = { ...after };
	for (const kind of kinds) difference[kind] -= before[kind];
	return difference;
}
