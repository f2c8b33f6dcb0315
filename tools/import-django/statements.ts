import { getTableName, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import * as tables from '../../worker/database/schema.ts';
import type { ImportRows } from './rows.ts';

/** One table that is imported into. */
export type Kind = Exclude<keyof ImportRows, 'rejected'>;

/** In the order in which rows may refer to each other. */
export const kinds: readonly Kind[] = [
	'users',
	'categories',
	'businesses',
	'businessCategories',
	'events',
	'eventCategories',
	'eventBusinesses'
];

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

/**
 * The whole import as SQL, in order. A conflict other than with a row that was imported before is an
 * error: skipping the row silently would report it as existing.
 */
export function toSql(rows: ImportRows): string[] {
	const statements: SQLWrapper[] = [
		...rows.users.map((user) =>
			builder
				.insert(users)
				.values(user)
				.onConflictDoNothing({ target: [users.issuer, users.sub] })
		),
		...rows.categories.flatMap((category) => [
			adoptCategory(category),
			builder
				.insert(categories)
				.values({ ...category, slug: slugFor(categories, category) })
				.onConflictDoNothing({ target: categories.legacyId })
		]),
		...rows.businesses.map(({ owner, ...business }) =>
			builder
				.insert(businesses)
				.values({
					...business,
					slug: slugFor(businesses, business),
					submissionId: `import-${business.legacyId}`,
					ownerId:
						owner &&
						sql`(SELECT id FROM users WHERE issuer = ${owner.issuer} AND sub = ${owner.sub})`
				})
				.onConflictDoNothing({ target: businesses.legacyId })
		),
		...rows.businessCategories.map(({ item, category }) =>
			builder
				.insert(businessCategories)
				.values({ businessId: idOf(businesses, item), categoryId: idOf(categories, category) })
				.onConflictDoNothing()
		),
		...rows.events.map(({ host, ...event }) =>
			builder
				.insert(events)
				.values({
					...event,
					slug: slugFor(events, event),
					submissionId: `import-${event.legacyId}`,
					hostBusinessId: idOf(businesses, host),
					createdBy: sql`(SELECT owner_id FROM businesses WHERE legacy_id = ${host})`
				})
				.onConflictDoNothing({ target: events.legacyId })
		),
		...rows.eventCategories.map(({ item, category }) =>
			builder
				.insert(eventCategories)
				.values({ eventId: idOf(events, item), categoryId: idOf(categories, category) })
				.onConflictDoNothing()
		),
		...rows.eventBusinesses.map(({ event, business, joinedAt }) =>
			builder
				.insert(eventBusinesses)
				.values({ eventId: idOf(events, event), businessId: idOf(businesses, business), joinedAt })
				.onConflictDoNothing()
		)
	];
	return statements.map(toText);
}

/** The number of rows of each table. */
export type Counts = Record<Kind, number>;

/** A query for one row of `Counts`. */
export const countRows = `SELECT ${kinds
	.map((kind) => `(SELECT count(*) FROM ${getTableName(tables[kind])}) AS ${kind}`)
	.join(', ')}`;

export function subtract(after: Counts, before: Counts): Counts {
	const difference = { ...after };
	for (const kind of kinds) difference[kind] -= before[kind];
	return difference;
}
