/**
 * What is kept, in the order in which rows may point at each other. Sessions are not: people sign in
 * again. Listings and search are made by the tables' own triggers.
 */
export const keptTables = [
	...['users', 'categories', 'businesses', 'business_categories'],
	...['events', 'event_categories', 'event_businesses']
] as const;

export type Row = Readonly<Record<string, unknown>>;

/** @throws for what SQLite's JSON never holds */
function literal(value: unknown): string {
	if (value === null) return 'NULL';
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
	throw new TypeError(`A column holds ${typeof value}, which is not kept`);
}

/** One statement a row: it fits D1's 100 KB whatever the others hold. Rows that are there are replaced. */
export function insertStatement(table: string, row: Row): string {
	const columns = Object.keys(row).map((name) => `"${name}"`);
	const values = Object.values(row).map(literal);
	return `INSERT OR REPLACE INTO "${table}" (${columns.join(', ')}) VALUES (${values.join(', ')});\n`;
}
