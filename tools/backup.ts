/**
 * `npm run backup -- FILE`: writes what people entered as SQL. `wrangler d1 export` refuses databases
 * with a full-text index, so this reads table by table.
 */
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { backedUpTables, insertStatement, type Row } from './backup/insert-statements.ts';
import { CliError, runCli } from './cli-error.ts';
import { errorLine, runWrangler } from './wrangler.ts';

const help = `npm run backup -- FILE [options]

  --env production|staging   that environment's database instead of the local one
  --help

The file contains names and e-mail addresses. docs/backup.md explains how to restore it.`;

const pageSize = 2_000;
const responses = v.array(v.object({ results: v.array(v.record(v.string(), v.unknown())) }));

/** Runs several statements at once, because wrangler takes longer to start than to query. */
async function query(where: readonly string[], statements: readonly string[]): Promise<Row[][]> {
	const command = ['--json', '--command', statements.join(';')];
	const { ok, stdout, stderr } = await runWrangler(['d1', 'execute', 'DB', ...where, ...command]);
	if (ok) return v.parse(responses, JSON.parse(stdout)).map(({ results }) => results);
	const reason = errorLine(stdout + stderr);
	throw new CliError(`The database could not be read, so there is no backup: ${reason}`);
}

/** Reads every table from its first row to its last, one page of each at a time. */
async function readTables(where: readonly string[]): Promise<Map<string, Row[]>> {
	const rows = new Map<string, Row[]>(backedUpTables.map((table) => [table, []]));
	const lastRow = new Map<string, number>();
	let unfinished: readonly string[] = backedUpTables;
	while (unfinished.length > 0) {
		const statements = unfinished.map(
			(table) =>
				`SELECT rowid AS "(row)", * FROM "${table}" WHERE rowid > ${lastRow.get(table) ?? 0} ORDER BY rowid LIMIT ${pageSize}`
		);
		const pages = await query(where, statements);
		for (const [index, table] of unfinished.entries()) {
			for (const { '(row)': row, ...columns } of pages[index] ?? []) {
				lastRow.set(table, Number(row));
				rows.get(table)?.push(columns);
			}
		}
		unfinished = unfinished.filter((_, index) => pages[index]?.length === pageSize);
	}
	return rows;
}

await runCli(async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { env: { type: 'string' }, help: { type: 'boolean', default: false } }
	});
	const [file] = positionals;
	if (values.help) return console.log(help);
	if (!file) throw new CliError('Name the output: npm run backup -- FILE [--env production]');
	if (existsSync(file)) {
		throw new CliError(`${file} exists and may be a backup. Choose another name.`);
	}
	const tables = await readTables(values.env ? ['--remote', '--env', values.env] : ['--local']);
	const output = openSync(file, 'wx', 0o600);
	writeSync(output, 'PRAGMA defer_foreign_keys = TRUE;\n');
	for (const [table, rows] of tables) {
		for (const row of rows) writeSync(output, insertStatement(table, row));
		console.log(`  ${table.padEnd(20)} ${rows.length}`);
	}
	closeSync(output);
	console.log(`  Wrote ${file}.`);
});
