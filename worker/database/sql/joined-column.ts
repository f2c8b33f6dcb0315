import { sql } from 'drizzle-orm';
import type { Column, GetColumnData, SQL } from 'drizzle-orm';
import { flatten } from '../flat-sql.ts';

/**
 * A column of a left-joined table under a unique name. D1 returns the rows of a batch as objects,
 * so columns with the same name would collide.
 */
export const joinedColumn = <T extends Column>(
	column: T,
	name: string
): SQL.Aliased<GetColumnData<T> | null> =>
	flatten(sql`${column}`)
		.mapWith(column)
		.as<GetColumnData<T> | null>(name);
