import { closeSync, openSync, writeSync } from 'node:fs';
import type { D1Database } from '@cloudflare/workers-types';
import { openDatabase } from '../../worker/database/client.ts';
import { alone } from '../../worker/database/postings/posting.ts';
import { catchUp } from '../../worker/listing/catch-up.ts';
import { CliError } from '../cli-error.ts';
import { type Counts, type ImportRows, kinds } from './import-rows.ts';
import { countRows, subtract, toSql } from './statements.ts';

/** Where rows go. */
export interface Target {
	write: (rows: Partial<ImportRows>) => Promise<void>;
	/** Writes what is left. */
	finish: () => Promise<void>;
}

/** How many rows go together. */
const batchSize = 1_000;

const noRowsYet = (): ImportRows => ({
	users: [],
	categories: [],
	businesses: [],
	businessCategories: [],
	events: [],
	eventCategories: [],
	eventBusinesses: []
});

/** Collects rows, and passes on the SQL for many at a time. */
function collect(send: (statements: string[]) => Promise<void>): Target {
	let waiting = noRowsYet();
	let count = 0;
	async function finish() {
		const statements = toSql(waiting);
		waiting = noRowsYet();
		count = 0;
		if (statements.length > 0) await send(statements);
	}
	return {
		finish,
		async write(rows) {
			append(waiting, rows);
			for (const kind of kinds) count += rows[kind]?.length ?? 0;
			if (count >= batchSize) await finish();
		}
	};
}

function append(all: ImportRows, more: Partial<ImportRows>): void {
	all.users.push(...(more.users ?? []));
	all.categories.push(...(more.categories ?? []));
	all.businesses.push(...(more.businesses ?? []));
	all.businessCategories.push(...(more.businessCategories ?? []));
	all.events.push(...(more.events ?? []));
	all.eventCategories.push(...(more.eventCategories ?? []));
	all.eventBusinesses.push(...(more.eventBusinesses ?? []));
}

/** Writes into a local database. An import that was interrupted is completed by the next one. */
export function databaseTarget(database: D1Database): Target {
	const { write, finish } = collect(async (statements) => {
		await database.batch(statements.map((sql) => database.prepare(sql)));
	});
	return {
		write,
		async finish() {
			await finish();
			// A deployed site does this every minute.
			await catchUp(openDatabase(database), Date.now(), Infinity, alone);
		}
	};
}

/** @returns what `work` returned, and how many rows it added to each table */
export async function countAdded<T>(
	database: D1Database,
	work: () => Promise<T>
): Promise<{ result: T; added: Counts }> {
	const count = async () => {
		const counts = await database.prepare(countRows).first<Counts>();
		if (counts) return counts;
		throw new Error('Counting returned no row');
	};
	const before = await count();
	const result = await work();
	return { result, added: subtract(await count(), before) };
}

/** Writes nothing, as for a dry run. */
export const noTarget: Target = { write: async () => {}, finish: async () => {} };

/**
 * Writes SQL for `wrangler d1 execute --file`. Only its owner may read the file: it contains names
 * and e-mail addresses.
 *
 * @throws {CliError} when the file exists
 */
export function fileTarget(file: string): Target {
	let output: number;
	try {
		output = openSync(file, 'wx', 0o600);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new CliError(
			`${file} cannot be written: ${reason}\nName a file that does not exist yet.`
		);
	}
	const { write, finish } = collect(async (statements) => {
		writeSync(output, statements.map((statement) => `${statement};\n`).join(''));
	});
	return {
		write,
		async finish() {
			await finish();
			closeSync(output);
		}
	};
}
