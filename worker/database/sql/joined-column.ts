import { sql } from 'drizzle-orm';
import type { Column, GetColumnData, SQL } from 'drizzle-orm';

/**
 * A column of a left-joined table under a name of its own. D1 answers a batch with one object per
 * row, where two columns of the same name would become one.
 */
export const joinedColumn = <T extends Column>(
	column: T,
	name: string
): SQL.Aliased<GetColumnData<T> | null> =>
	sql`${column}`.mapWith(column).as<GetColumnData<T> | null>(name);
