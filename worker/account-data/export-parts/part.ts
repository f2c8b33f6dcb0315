/** Rows of one query of a long list. */
export const pageSize = 500;

/** Rows of the other lists, the newest first. */
export const maxRows = 1_000;

export type Row = Record<string, unknown>;

/** One part of the export. Its items are rows with the names that a person reads. */
export interface Part {
	name: string;
	description: string;
	/** @param after the key of the last row that was read */
	read: (after: number) => Promise<Row[]>;
	/** The rows of which `read` returns the next page; others return all rows at once. */
	keyOf?: (row: Row) => number;
}
