/**
 * The tables of a backup, in the order in which rows may refer to each other. Sessions are left out,
 * and the devices known from them: people sign in again. So are the outbox,
 * because nobody should get a message a second time, and links that hand over businesses. The cron makes the lists again.
 */
export const backedUpTables = [
	'users',
	'identities',
	'categories',
	'businesses',
	'business_categories',
	'series',
	'events',
	'event_categories',
	'event_businesses',
	'suppressions',
	'unwanted_mail',
	'audit',
	'account_deletions',
	'pool_leftovers',
	'jobs'
];

export type Row = Readonly<Record<string, unknown>>;

/** @throws {TypeError} for a type that wrangler's JSON never has */
function literal(value: unknown): string {
	if (value === null) return 'NULL';
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
	throw new TypeError(`A column of type ${typeof value} cannot be backed up`);
}

/** One statement per row, which is below D1's 100 kB; rows that exist are replaced. */
export function insertStatement(table: string, row: Row): string {
	const restored = 'listed_version' in row ? { ...row, listed_version: null } : row;
	const columns = Object.keys(restored).map((name) => `"${name}"`);
	const values = Object.values(restored).map(literal);
	return `INSERT OR REPLACE INTO "${table}" (${columns.join(', ')}) VALUES (${values.join(', ')});\n`;
}
