import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
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

/** A member of the JSON row `r`. */
const member = (name: string) => `(r.value ->> '${name}')`;

/** Columns whose values the row has under the same names. */
const sameNames = (...columns: readonly SQLiteColumn[]) =>
	columns.map((column): Value => [column, member(column.name)]);

type Value = readonly [column: SQLiteColumn, sql: string];

/** Inserts the rows of a JSON array, which takes the place of `?`. Rows that exist stay as they are. */
function insert(
	table: SQLiteTable,
	values: readonly Value[],
	key: readonly SQLiteColumn[],
	join = ''
): string {
	const names = (columns: readonly SQLiteColumn[]) => columns.map(({ name }) => name).join(', ');
	return `INSERT INTO ${getTableName(table)} (${names(values.map(([column]) => column))})
	SELECT ${values.map(([, sql]) => sql).join(', ')} FROM json_each(?) r ${join}
	WHERE TRUE ON CONFLICT (${names(key)}) DO NOTHING`;
}

type TableWithSlug = typeof tables.categories | typeof tables.businesses | typeof tables.events;

/** The slug of the row, or its unique alternative when another row of the table has it. */
function slugFor(table: TableWithSlug): Value {
	const [slug, key] = [member('slug'), member('legacy_id')];
	const taken = `SELECT 1 FROM ${getTableName(table)} WHERE slug = ${slug} AND legacy_id IS NOT ${key}`;
	return [table.slug, `iif(EXISTS (${taken}), ${slug} || '--' || ${key}, ${slug})`];
}

/** Joins the table whose row a member of the JSON row names by its key in the dump. */
const joinTable = (table: TableWithSlug, alias: string, name: string) =>
	`JOIN ${getTableName(table)} ${alias} ON ${alias}.legacy_id = ${member(name)}`;

const { users, categories, businesses, events } = tables;
const { businessCategories, eventCategories, eventBusinesses } = tables;

const categoryId = (column: SQLiteColumn): Value => [column, 'c.id'];
const joinCategory = joinTable(categories, 'c', 'category');
const submissionId = (column: SQLiteColumn): Value => [
	column,
	`'import-' || ${member('legacy_id')}`
];
const owner = `(SELECT id FROM users WHERE issuer = ${member('issuer')} AND sub = ${member('sub')})`;

/**
 * The statements for each table. A conflict other than with a row that was imported before is an
 * error: skipping the row silently would report it as existing.
 */
const statements: Record<Kind, readonly string[]> = {
	users: [
		insert(
			users,
			[
				...sameNames(users.id, users.issuer, users.sub, users.username, users.email, users.name),
				...sameNames(users.givenName, users.familyName, users.identityProvider, users.createdAt),
				[users.emailVerified, '0'],
				[users.updatedAt, member('created_at')]
			],
			[users.issuer, users.sub]
		)
	],
	categories: [
		`UPDATE categories SET legacy_id = ${member('legacy_id')} FROM json_each(?) r
		WHERE categories.slug = ${member('slug')} AND categories.legacy_id IS NULL
			AND NOT EXISTS (SELECT 1 FROM categories WHERE legacy_id = ${member('legacy_id')})`,
		insert(
			categories,
			[...sameNames(categories.legacyId, categories.name), slugFor(categories)],
			[categories.legacyId]
		)
	],
	businesses: [
		insert(
			businesses,
			[
				[businesses.ownerId, owner],
				submissionId(businesses.submissionId),
				slugFor(businesses),
				...sameNames(businesses.legacyId, businesses.name, businesses.description),
				...sameNames(businesses.contactEmail, businesses.contactPhone, businesses.website),
				...sameNames(businesses.instagramUrl, businesses.tiktokUrl, businesses.isVerified),
				...sameNames(businesses.searchText, businesses.createdAt, businesses.updatedAt)
			],
			[businesses.legacyId]
		)
	],
	businessCategories: [
		insert(
			businessCategories,
			[[businessCategories.businessId, 'b.id'], categoryId(businessCategories.categoryId)],
			[businessCategories.businessId, businessCategories.categoryId],
			`${joinTable(businesses, 'b', 'item')} ${joinCategory}`
		)
	],
	events: [
		insert(
			events,
			[
				[events.hostBusinessId, 'b.id'],
				[events.createdBy, 'b.owner_id'],
				submissionId(events.submissionId),
				slugFor(events),
				...sameNames(events.legacyId, events.title, events.description, events.locationName),
				...sameNames(events.address, events.latitude, events.longitude, events.startAt),
				...sameNames(events.endAt, events.timeZone, events.status, events.approvedAt),
				...sameNames(events.searchText, events.createdAt, events.updatedAt)
			],
			[events.legacyId],
			joinTable(businesses, 'b', 'host')
		)
	],
	eventCategories: [
		insert(
			eventCategories,
			[[eventCategories.eventId, 'e.id'], categoryId(eventCategories.categoryId)],
			[eventCategories.eventId, eventCategories.categoryId],
			`${joinTable(events, 'e', 'item')} ${joinCategory}`
		)
	],
	eventBusinesses: [
		insert(
			eventBusinesses,
			[
				[eventBusinesses.eventId, 'e.id'],
				[eventBusinesses.businessId, 'b.id'],
				...sameNames(eventBusinesses.joinedAt)
			],
			[eventBusinesses.eventId, eventBusinesses.businessId],
			`${joinTable(events, 'e', 'event')} ${joinTable(businesses, 'b', 'business')}`
		)
	]
};

/** Bytes of rows in a statement. D1 takes 100 kB: https://developers.cloudflare.com/d1/platform/limits/ */
const maxRowBytes = 97_000;

/**
 * The whole import as SQL, in order.
 *
 * @throws {RangeError} when a row is too long for a statement
 */
export function* toSql(rows: ImportRows): Generator<string> {
	for (const kind of kinds) {
		for (const batch of batches(rows[kind], kind)) {
			for (const sql of statements[kind]) yield sql.replace('?', () => `'[${batch.join(',')}]'`);
		}
	}
}

function* batches(rows: readonly object[], kind: Kind): Generator<string[]> {
	let [batch, bytes]: [string[], number] = [[], 0];
	for (const row of rows) {
		const json = JSON.stringify(row).replaceAll("'", "''");
		const size = Buffer.byteLength(json) + 1;
		if (size > maxRowBytes) throw new RangeError(`A row of ${kind} is longer than D1 accepts.`);
		if (bytes + size > maxRowBytes) {
			yield batch;
			[batch, bytes] = [[], 0];
		}
		batch.push(json);
		bytes += size;
	}
	if (batch.length > 0) yield batch;
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
