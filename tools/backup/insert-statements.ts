/**
 * The tables of a backup, in the order in which rows may refer to each other. Sessions are left out:
 * people sign in again. Triggers fill the listings and the search index.
 */
export const backedUpTables = [
	'users',
	'categories',
	'businesses',
	'business_categories',
	'events',
	'event_categories',
	'event_businesses'
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
	const columns = Object.keys(row).map((name) => `"${name}"`);
	const values = Object.values(row).map(literal);
	return `INSERT OR REPLACE INTO "${table}" (${columns.join(', ')}) VALUES (${values.join(', ')});\n`;
}
