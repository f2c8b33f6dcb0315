import type { D1Database } from '@cloudflare/workers-types';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../cli-error.ts';
import { type BrokenRow, type NumberedRow, isBroken, quoted, selection } from './rows.ts';
import { type Table, toRow } from './rows.ts';

/** Rows of one query: as many as make about this much text, which leaves memory flat. */
const pageBytes = 1_000_000;
const maxPageRows = 10_000;
const firstPageRows = 500;

export interface Page {
	rows: NumberedRow[];
	broken: BrokenRow[];
}

/** How often a query is tried, and how long to wait after the first failure, in milliseconds. */
const tries = 5;
const firstWait = 500;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function responds(database: D1Database): Promise<boolean> {
	try {
		await database.prepare('SELECT 1').run();
		return true;
	} catch {
		return false;
	}
}

/**
 * Queries again after a network error.
 *
 * @returns the answer, or why a database that responds otherwise cannot give it
 * @throws {CliError} when the database no longer responds
 */
export async function ask<T>(
	database: D1Database,
	query: () => Promise<T>
): Promise<{ answer: T } | { reason: string }> {
	let reason = '';
	for (let attempt = 0; attempt < tries; attempt++) {
		try {
			return { answer: await query() };
		} catch (error) {
			reason = messageOf(error);
			if (await responds(database)) return { reason };
			await sleep(firstWait * 2 ** attempt);
		}
	}
	throw new CliError(`The database no longer responds: ${reason}`);
}

/** Reads one page after another, and rows one by one where a page cannot be read. */
export async function* readPages(database: D1Database, table: Table): AsyncGenerator<Page> {
	let limit = firstPageRows;
	let last = Number.MIN_SAFE_INTEGER;
	const from = `FROM ${quoted(table.name)} WHERE rowid > ?1 ORDER BY rowid LIMIT ?2`;
	const query = `SELECT ${selection(table)} ${from}`;
	while (true) {
		const asked = await ask(database, () => database.prepare(query).bind(last, limit).all());
		if ('reason' in asked) {
			if (limit > 1) {
				limit = Math.ceil(limit / 10);
				continue;
			}
			const next = `SELECT rowid AS number ${from}`;
			const number = await database.prepare(next).bind(last, 1).first<number>('number');
			if (number === null) return;
			yield { rows: [], broken: [{ table: table.name, number, reason: asked.reason }] };
			last = number;
			continue;
		}
		const found = asked.answer.results.map((result) => toRow(table, result));
		const page: Page = { rows: [], broken: [] };
		let bytes = 1;
		for (const row of found) {
			last = row.number;
			if (isBroken(row)) page.broken.push(row);
			else {
				page.rows.push(row);
				for (const value of row.values) bytes += String(value).length;
			}
		}
		if (found.length > 0) yield page;
		if (found.length < limit) return;
		limit = Math.max(1, Math.min(maxPageRows, Math.floor((found.length * pageBytes) / bytes)));
	}
}
