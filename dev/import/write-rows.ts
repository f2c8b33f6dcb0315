import type { ImportRows } from './rows.ts';

/** As much of D1 as importing takes. */
export interface ImportDatabase {
	prepare(sql: string): {
		bind(...values: unknown[]): { run(): Promise<unknown> };
		first<Row>(): Promise<Row | null>;
	};
}

export type Kind = Exclude<keyof ImportRows, 'refused'>;

/** D1 takes two megabytes in a parameter; this many rows stay well below. */
const rowsPerBatch = 200;

const r = (name: string) => `(r.value ->> '${name}')`;

/** A slug of the dump, unless something else here has it. */
const freeSlug = (table: string) =>
	`iif(EXISTS (SELECT 1 FROM ${table} WHERE slug = ${r('slug')} AND legacy_id IS NOT ${r('id')}),
		${r('slug')} || '-' || ${r('id')}, ${r('slug')})`;

const filed = (things: string, link: string, column: string) =>
	`INSERT INTO ${link} (${column}, category_id) SELECT t.id, c.id FROM json_each(?) r
		JOIN ${things} t ON t.legacy_id = ${r('thing')} JOIN categories c ON c.legacy_id = ${r('category')}
		WHERE TRUE ON CONFLICT DO NOTHING`;

/** In this order, each with the table that it fills. What is there already stays as it is. */
const statements: Record<Kind, { table: string; sql: readonly string[] }> = {
	users: {
		table: 'users',
		sql: [
			`INSERT INTO users (id, issuer, sub, username, email, email_verified, name, given_name, family_name, identity_provider, created_at, updated_at)
			SELECT ${r('id')}, ${r('issuer')}, ${r('sub')}, ${r('username')}, ${r('email')}, 0, ${r('name')}, ${r('givenName')}, ${r('familyName')},
				${r('identityProvider')}, ${r('createdAt')}, ${r('createdAt')} FROM json_each(?) r
			WHERE TRUE ON CONFLICT DO NOTHING`
		]
	},
	categories: {
		table: 'categories',
		sql: [
			`INSERT INTO categories (slug, name) SELECT ${r('slug')}, ${r('name')} FROM json_each(?) r
			WHERE TRUE ON CONFLICT DO NOTHING`,
			`UPDATE categories SET legacy_id = ${r('id')} FROM json_each(?) r
			WHERE categories.slug = ${r('slug')} AND categories.legacy_id IS NULL`
		]
	},
	businesses: {
		table: 'businesses',
		sql: [
			`INSERT INTO businesses (legacy_id, owner_id, submission_id, slug, name, description, contact_email, contact_phone,
				website, instagram_url, tiktok_url, is_verified, search_text, created_at, updated_at)
			SELECT ${r('id')}, (SELECT id FROM users WHERE issuer = ?2 AND sub = ${r('sub')}), 'import-' || ${r('id')}, ${freeSlug('businesses')},
				${r('name')}, ${r('description')}, ${r('contact_email')}, ${r('contact_phone')}, ${r('website')}, ${r('instagram_url')},
				${r('tiktok_url')}, ${r('isVerified')}, ${r('searchText')}, ${r('createdAt')}, ${r('updatedAt')} FROM json_each(?1) r
			WHERE TRUE ON CONFLICT DO NOTHING`
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
			WHERE TRUE ON CONFLICT DO NOTHING`
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
			WHERE TRUE ON CONFLICT DO NOTHING`
		]
	}
};

export const kinds: readonly Kind[] = [
	...(['users', 'categories', 'businesses', 'businessCategories'] as const),
	...(['events', 'eventCategories', 'eventBusinesses'] as const)
];

/** How many of each kind were new here. */
export type Added = Record<Kind, number>;

/**
 * Writes what is not there yet; run again, it changes nothing.
 *
 * @param report is told after each batch how far it is
 */
export async function writeRows(
	database: ImportDatabase,
	rows: ImportRows,
	issuer: string,
	report: (kind: Kind, done: number, all: number) => void = () => {}
): Promise<Added> {
	const added: Added = {
		...{ users: 0, categories: 0, businesses: 0, businessCategories: 0 },
		...{ events: 0, eventCategories: 0, eventBusinesses: 0 }
	};
	for (const kind of kinds) {
		const { table, sql } = statements[kind];
		const before = await count(database, table);
		for (let from = 0; from < rows[kind].length; from += rowsPerBatch) {
			const batch = JSON.stringify(rows[kind].slice(from, from + rowsPerBatch));
			for (const statement of sql) {
				const values = statement.includes('?2') ? [batch, issuer] : [batch];
				await database
					.prepare(statement)
					.bind(...values)
					.run();
			}
			report(kind, Math.min(from + rowsPerBatch, rows[kind].length), rows[kind].length);
		}
		added[kind] = (await count(database, table)) - before;
	}
	return added;
}

async function count(database: ImportDatabase, table: string): Promise<number> {
	const row = await database.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>();
	return row?.n ?? 0;
}
