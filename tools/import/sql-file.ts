import { closeSync, openSync, writeSync } from 'node:fs';
import { Explained } from '../explained.js';
import type { ImportRows } from './rows.ts';
import { batches, kinds, statements } from './statements.ts';
import type { Kind } from './statements.ts';

/** Bytes that D1 takes in a statement: https://developers.cloudflare.com/d1/platform/limits/ */
const longest = 100_000;
/** What of it rows may fill; the statements themselves are shorter than the rest. */
const mostBytes = longest - 2_000;

/** JSON as it stands between the quotes of an SQL text, which has no other escape than a doubled quote. */
const encode = (row: object) => JSON.stringify(row).replaceAll("'", "''");

/** @throws {Explained} when a single row is too long for a statement */
function* statementsFor(kind: Kind, rows: readonly object[]): Generator<string> {
	for (const { json, done } of batches(rows, encode, mostBytes)) {
		for (const sql of statements[kind].sql) {
			const statement = `${sql.replace('?', () => `'${json}'`)};\n`;
			if (Buffer.byteLength(statement) > longest) {
				throw new Explained(
					`Number ${done} of the ${kind} is longer than D1 takes at once. Shorten its texts in the dump.`
				);
			}
			yield statement;
		}
	}
}

/**
 * Writes the import as SQL for `wrangler d1 execute --file`. Run again, it changes nothing. Only its
 * owner may read the file: it holds names and e-mail addresses.
 *
 * @throws {Explained} when there is such a file, or a row is too long
 */
export function writeSqlFile(file: string, rows: ImportRows): void {
	const output = openNew(file);
	try {
		for (const kind of kinds) {
			for (const statement of statementsFor(kind, rows[kind])) writeSync(output, statement);
		}
	} finally {
		closeSync(output);
	}
}

function openNew(file: string): number {
	try {
		return openSync(file, 'wx', 0o600);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Explained(`${file} cannot be written: ${why}\nName a file that is not there yet.`);
	}
}
