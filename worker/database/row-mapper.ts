import { Column, getTableName, is, SQL, Subquery } from 'drizzle-orm';
import type { SelectedFieldsOrdered } from 'drizzle-orm/sqlite-core';

type Row = Record<string, unknown>;

/** Whether each table of a query has a row in every result: a left-joined one may not. */
type Joins = Record<string, boolean>;

interface Decoder {
	mapFromDriverValue: (value: unknown) => unknown;
}

/** A column of a result: its place among the values of a row, and the property that it fills. */
interface Reader {
	index: number;
	name: string;
	decoder: Decoder;
	group: string | null;
	/** The table of a column; null for other expressions. */
	table: string | null;
}

/** Drizzle's types hide the decoder of an expression. */
const decoderOf = (expression: SQL): Decoder => Reflect.get(expression, 'decoder');

function toReader({ path, field }: SelectedFieldsOrdered[number], index: number): Reader {
	const [first = '', second] = path;
	const place = { index, name: second ?? first, group: second === undefined ? null : first };
	if (is(field, Column)) return { ...place, decoder: field, table: getTableName(field.table) };
	const expression = is(field, SQL) ? field : is(field, Subquery) ? field._.sql : field.sql;
	return { ...place, decoder: decoderOf(expression), table: null };
}

function read(readers: readonly Reader[], values: readonly unknown[]): Row {
	const row: Row = {};
	for (const { index, name, decoder } of readers) {
		const value = values[index];
		row[name] = value === null ? null : decoder.mapFromDriverValue(value);
	}
	return row;
}

/** The column that is null where a left-joined table has no row: for groups of its columns alone. */
function indicatorOf(readers: readonly Reader[], joins: Joins): number | null {
	const [first, ...others] = readers.filter(({ table }) => table !== null);
	if (!first?.table || joins[first.table]) return null;
	return others.every(({ table }) => table === first.table) ? first.index : null;
}

/**
 * Makes the function that turns the values of a row into an object: Drizzle decides for each value of
 * each row again how to do that. Groups of fields are not nested.
 */
export function rowMapper(
	fields: SelectedFieldsOrdered,
	joins: Joins
): (values: readonly unknown[]) => Row {
	const byGroup = Map.groupBy(fields.map(toReader), ({ group }) => group);
	const own = byGroup.get(null) ?? [];
	byGroup.delete(null);
	const groups = [...byGroup].map(([group, readers]) => ({
		group: group ?? '',
		readers,
		indicator: indicatorOf(readers, joins)
	}));
	return (values) => {
		const row = read(own, values);
		for (const { group, readers, indicator } of groups) {
			const isAbsent = indicator !== null && values[indicator] === null;
			row[group] = isAbsent ? null : read(readers, values);
		}
		return row;
	};
}
