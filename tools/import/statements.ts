import type { ImportRows } from './rows.ts';

export type Kind = Exclude<keyof ImportRows, 'refused'>;

const r = (name: string) => `(r.value ->> '${name}')`;

/**
 * A slug of the dump, unless something else here has it. The other one is free whatever rows come
 * with this one: no name makes two hyphens in a row, and the number is this row's alone.
 */
const freeSlug = (table: string) =>
	`iif(EXISTS (SELECT 1 FROM ${table} WHERE slug = ${r('slug')} AND legacy_id IS NOT ${r('id')}),
		${r('slug')} || '--' || ${r('id')}, ${r('slug')})`;

const filed = (things: string, link: string, column: string) =>
	`INSERT INTO ${link} (${column}, category_id) SELECT t.id, c.id FROM json_each(?) r
		JOIN ${things} t ON t.legacy_id = ${r('thing')} JOIN categories c ON c.legacy_id = ${r('category')}
		WHERE TRUE ON CONFLICT (${column}, category_id) DO NOTHING`;

/**
 * What fills each table, in this order. A statement takes some rows as a JSON array in the place of
 * its `?`; what is there already, by its number or its sub, stays as it is. Another conflict is an
 * error: a row that was left out silently would be told as there already.
 */
export const statements: Record<Kind, { table: string; sql: readonly string[] }> = {
	users: {
		table: 'users',
		sql: [
			`INSERT INTO users (id, issuer, sub, username, email, email_verified, name, given_name, family_name, identity_provider, created_at, updated_at)
			SELECT ${r('id')}, ${r('issuer')}, ${r('sub')}, ${r('username')}, ${r('email')}, 0, ${r('name')}, ${r('givenName')}, ${r('familyName')},
				${r('identityProvider')}, ${r('createdAt')}, ${r('createdAt')} FROM json_each(?) r
			WHERE TRUE ON CONFLICT (issuer, sub) DO NOTHING`
		]
	},
	categories: {
		table: 'categories',
		sql: [
			`UPDATE categories SET legacy_id = ${r('id')} FROM json_each(?) r
			WHERE categories.slug = ${r('slug')} AND categories.legacy_id IS NULL
				AND NOT EXISTS (SELECT 1 FROM categories WHERE legacy_id = ${r('id')})`,
			`INSERT INTO categories (legacy_id, slug, name) SELECT ${r('id')}, ${freeSlug('categories')}, ${r('name')} FROM json_each(?) r
			WHERE TRUE ON CONFLICT (legacy_id) DO NOTHING`
		]
	},
	businesses: {
		table: 'businesses',
		sql: [
			`INSERT INTO businesses (legacy_id, owner_id, submission_id, slug, name, description, contact_email, contact_phone,
				website, instagram_url, tiktok_url, is_verified, search_text, created_at, updated_at)
			SELECT ${r('id')}, (SELECT id FROM users WHERE issuer = ${r('issuer')} AND sub = ${r('sub')}), 'import-' || ${r('id')}, ${freeSlug('businesses')},
				${r('name')}, ${r('description')}, ${r('contact_email')}, ${r('contact_phone')}, ${r('website')}, ${r('instagram_url')},
				${r('tiktok_url')}, ${r('isVerified')}, ${r('searchText')}, ${r('createdAt')}, ${r('updatedAt')} FROM json_each(?) r
			WHERE TRUE ON CONFLICT (legacy_id) DO NOTHING`
		]
	},
	businessCategories: {
		table: 'business_categories',
		sql: [filed('businesses', 'business_categories', 'business_id')]
	},
	events: {
		table: 'events',
		sql: [
			`INSERT INTO events (legacy_id, host_business_id, created_by, submission_id, slug, title, description, location_name, address,
				latitude, longitude, start_at, end_at, time_zone, status, approved_at, search_text, created_at, updated_at)
			SELECT ${r('id')}, b.id, b.owner_id, 'import-' || ${r('id')}, ${freeSlug('events')}, ${r('title')}, ${r('description')},
				${r('location_name')}, ${r('address')}, ${r('latitude')}, ${r('longitude')}, ${r('startAt')}, ${r('endAt')}, ${r('time_zone')},
				${r('status')}, ${r('approvedAt')}, ${r('searchText')}, ${r('createdAt')}, ${r('updatedAt')}
			FROM json_each(?) r JOIN businesses b ON b.legacy_id = ${r('host')}
			WHERE TRUE ON CONFLICT (legacy_id) DO NOTHING`
		]
	},
	eventCategories: {
		table: 'event_categories',
		sql: [filed('events', 'event_categories', 'event_id')]
	},
	eventBusinesses: {
		table: 'event_businesses',
		sql: [
			`INSERT INTO event_businesses (event_id, business_id, joined_at) SELECT e.id, b.id, ${r('joinedAt')} FROM json_each(?) r
			JOIN events e ON e.legacy_id = ${r('event')} JOIN businesses b ON b.legacy_id = ${r('business')}
			WHERE TRUE ON CONFLICT (event_id, business_id) DO NOTHING`
		]
	}
};

export const kinds: readonly Kind[] = [
	...(['users', 'categories', 'businesses', 'businessCategories'] as const),
	...(['events', 'eventCategories', 'eventBusinesses'] as const)
];

/** How many of each kind were new here. */
export type Added = Record<Kind, number>;

/** One row with the number of rows in each table, under the names of the kinds. */
export const countAll = `SELECT ${kinds
	.map((kind) => `(SELECT count(*) FROM ${statements[kind].table}) AS ${kind}`)
	.join(', ')}`;

export function difference(after: Added, before: Added): Added {
	const added = { ...after };
	for (const kind of kinds) added[kind] -= before[kind];
	return added;
}

interface Batch {
	/** A JSON array, as the encoding wrote its rows. */
	json: string;
	/** Of the rows, those that were before this batch and are in it. */
	done: number;
}

/**
 * Rows in batches that a statement can take.
 *
 * @param encode a row as JSON
 * @param mostBytes of a batch; a row that is larger goes alone
 */
export function* batches(
	rows: readonly object[],
	encode: (row: object) => string,
	mostBytes: number
): Generator<Batch> {
	let [batch, bytes, done]: [string[], number, number] = [[], 0, 0];
	for (const row of rows) {
		const json = encode(row);
		const size = Buffer.byteLength(json) + 1;
		if (batch.length > 0 && bytes + size > mostBytes) {
			yield { json: `[${batch.join(',')}]`, done };
			[batch, bytes] = [[], 0];
		}
		batch.push(json);
		bytes += size;
		done++;
	}
	if (batch.length > 0) yield { json: `[${batch.join(',')}]`, done };
}
