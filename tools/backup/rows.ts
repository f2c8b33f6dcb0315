import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** A value that SQL text and JSON can hold. Others, such as blobs, are in no column of the schema. */
const value = v.nullable(v.union([v.string(), v.pipe(v.number(), v.finite())]));
const row = v.record(v.string(), v.unknown());

export type Value = v.InferOutput<typeof value>;

/** A table as it is in one database, with the columns that a backup contains. */
export interface Table {
	name: string;
	columns: readonly string[];
}

/** A row and its number, which only grows within a table. */
export interface NumberedRow {
	number: number;
	values: Value[];
}

/** A row that cannot be backed up or restored. */
export interface BrokenRow {
	table: string;
	number: number;
	reason: string;
}

/** The name under which a query returns the number of a row. */
const numberColumn = '(row)';

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The columns of a table for a SELECT that `toRow` reads. */
export const selection = ({ columns }: Table): string =>
	[`rowid AS ${quoted(numberColumn)}`, ...columns.map(quoted)].join(', ');

/** @returns a row, or the reason why it is broken */
export function toRow(table: Table, found: unknown): NumberedRow | BrokenRow {
	const columns = v.parse(row, found);
	const number = v.parse(v.pipe(v.number(), v.safeInteger()), columns[numberColumn]);
	const values: Value[] = [];
	for (const column of table.columns) {
		const parsed = v.safeParse(value, columns[column]);
		if (!parsed.success) {
			return { table: table.name, number, reason: `${column} is neither text nor a number` };
		}
		values.push(parsed.output);
	}
	return { number, values };
}

export const isBroken = (found: NumberedRow | BrokenRow): found is BrokenRow => 'reason' in found;

/** The rows of one table, in order, as one number. */
export class Digest {
	readonly #hash = createHash('sha256');
	count = 0;

	add(values: readonly Value[]): void {
		this.count++;
		this.#hash.update(`${JSON.stringify(values)}\n`);
	}

	/** Can be asked once. */
	toHex(): string {
		return this.#hash.digest('hex');
	}
}
