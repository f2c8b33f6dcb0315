/**
 * `npm run backup -- FILE`: writes what people entered as SQL. `wrangler d1 export` refuses every
 * database that has a search index, and so this asks table by table.
 */
import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { parseArgs, promisify } from 'node:util';
import * as v from 'valibot';
import { insertStatement, keptTables } from './backup/insert-statements.ts';
import type { Row } from './backup/insert-statements.ts';
import { lastLine } from './last-line.ts';
import { Explained, runTool } from './explained.js';
import { quietTools, wrangler } from './wrangler.js';

const help = `npm run backup -- FILE [what]

  --env production|staging   that environment's database; the local one unless said
  --help

The file holds names and e-mail addresses. docs/backup.md tells how to bring it back.`;

const pageSize = 2_000;
const answers = v.array(v.object({ results: v.array(v.record(v.string(), v.unknown())) }));

/** Asks several things at once, since a start of wrangler takes longer than an answer. */
type Ask = (statements: readonly string[]) => Promise<Row[][]>;

function askDatabase(environment: string | undefined): Ask {
	const where = environment ? ['--remote', '--env', environment] : ['--local'];
	return async (statements) => {
		const command = statements.join(';');
		const args = [wrangler, 'd1', 'execute', 'DB', ...where, '--json', '--command', command];
		const options = { env: { ...quietTools(), CI: 'true' }, maxBuffer: 256 * 1024 * 1024 };
		const asked = await promisify(execFile)(process.execPath, args, options).catch(
			(error: { stdout?: string; stderr?: string }) => {
				const why = lastLine(`${error.stdout}${error.stderr}`);
				throw new Explained(`The database could not be read, so there is no backup: ${why}`);
			}
		);
		return v.parse(answers, JSON.parse(asked.stdout)).map(({ results }) => results);
	};
}

/** Reads every kept table from its first row to its last, a page of each at a time. */
async function readTables(ask: Ask): Promise<Map<string, Row[]>> {
	const rows = new Map<string, Row[]>(keptTables.map((table) => [table, []]));
	const last = new Map<string, number>(keptTables.map((table) => [table, 0]));
	let unfinished: readonly string[] = keptTables;
	while (unfinished.length > 0) {
		const statements = unfinished.map(
			(table) =>
				`SELECT rowid AS "(row)", * FROM "${table}" WHERE rowid > ${last.get(table)} ORDER BY rowid LIMIT ${pageSize}`
		);
		const pages = await ask(statements);
		for (const [index, table] of unfinished.entries()) {
			for (const { '(row)': row, ...columns } of pages[index] ?? []) {
				last.set(table, Number(row));
				rows.get(table)?.push(columns);
			}
		}
		unfinished = unfinished.filter((_, index) => pages[index]?.length === pageSize);
	}
	return rows;
}

async function backup(): Promise<void> {
	const no = { type: 'boolean', default: false } as const;
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { env: { type: 'string' }, help: no }
	});
	const [file] = positionals;
	if (values.help) return console.log(help);
	if (!file) throw new Explained('Say where to: npm run backup -- FILE [--env production]');
	if (existsSync(file)) {
		throw new Explained(`${file} is there already, and may be a backup. Choose another name.`);
	}
	const tables = await readTables(askDatabase(values.env));
	const output = openSync(file, 'wx', 0o600);
	try {
		writeSync(output, 'PRAGMA defer_foreign_keys = TRUE;\n');
		for (const [table, rows] of tables) {
			for (const row of rows) writeSync(output, insertStatement(table, row));
			console.log(`  ${table.padEnd(20)} ${rows.length}`);
		}
	} finally {
		closeSync(output);
	}
	console.log(`  Wrote ${file}.`);
}

await runTool(backup);
