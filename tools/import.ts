/** `npm run import -- FILE`: brings in what Django's `dumpdata` wrote. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Explained, runTool } from './explained.js';
import { readDump } from './import/dump.ts';
import { toRows } from './import/rows.ts';
import type { ImportRows } from './import/rows.ts';
import { writeSqlFile } from './import/sql-file.ts';
import { kinds } from './import/statements.ts';
import type { Added, Kind } from './import/statements.ts';
import { writeRows } from './import/write-rows.ts';
import { migrateLocally } from './migrate.js';
import { readSettings } from './settings.ts';
import { bold, faint } from './step.js';

const help = `npm run import -- FILE [what]

  --dry-run                  checks the file and says what it holds; writes nothing
  --env production|staging   into that environment's database; the local one unless said
  --sql OUTPUT               writes SQL for wrangler d1 execute --file instead
  --help

What is there already stays as it is, so a second run changes nothing.`;

/** Milliseconds between two lines that say how far it is. */
const pace = 2_000;

function readRows(file: string, issuer: string): ImportRows {
	try {
		const dump = readDump(readFileSync(file, 'utf8'));
		const found = [...dump.records.values()].reduce((sum, { length }) => sum + length, 0);
		console.log(faint(`  Checking ${found} records`));
		return toRows(dump, issuer, Date.now());
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Explained(
			`${file} cannot be read as a dump: ${why}\nMake one with: python manage.py dumpdata --output popmap.json`
		);
	}
}

/** @param added null where nothing was imported, and `outcome` says what was done instead */
function report(rows: ImportRows, added: Added | null, outcome = ''): void {
	for (const kind of kinds) {
		const all = rows[kind].length;
		const what = added
			? `${added[kind]} new, ${all - added[kind]} there already`
			: `${all} to import`;
		console.log(`  ${kind.padEnd(20)} ${what}`);
	}
	if (rows.refused.length > 0) console.log(`\n  ${bold(`${rows.refused.length} refused`)}`);
	for (const { model, pk, reason } of rows.refused)
		console.log(`  ${model} ${pk ?? ''}  ${reason}`);
	if (outcome) console.log(faint(`\n  ${outcome}`));
}

/** Shows how far it is, now and then. */
function showProgress() {
	let last = performance.now();
	return (kind: Kind, done: number, all: number) => {
		if (performance.now() - last < pace) return;
		last = performance.now();
		console.log(faint(`  ${kind}: ${done} of ${all}`));
	};
}

/** Whose people they are. Wrangler, which knows the environments, takes seconds to load. */
async function issuerOf(environment: string | undefined): Promise<string> {
	if (environment === undefined) return readSettings('.dev.vars').cognito.issuer;
	return (await import('./import/remote.ts')).issuerOf(environment);
}

async function importRemotely(environment: string, rows: ImportRows): Promise<Added> {
	return (await import('./import/remote.ts')).importRemotely(environment, rows);
}

async function importLocally(rows: ImportRows): Promise<Added> {
	const { withLocalDatabase } = await import('./local-database.ts');
	await migrateLocally();
	return withLocalDatabase((database) => writeRows(database, rows, showProgress()));
}

async function main(): Promise<void> {
	const no = { type: 'boolean', default: false } as const;
	const text = { type: 'string' } as const;
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { 'dry-run': no, env: text, sql: text, help: no }
	});
	const [file] = positionals;
	if (values.help) return console.log(help);
	if (!file) throw new Explained('Say which file to import: npm run import -- FILE [--dry-run]');
	const rows = readRows(file, await issuerOf(values.env));
	if (values['dry-run']) return report(rows, null, 'Nothing was written.');
	if (values.sql !== undefined) {
		writeSqlFile(values.sql, rows);
		return report(rows, null, `Wrote ${values.sql}.`);
	}
	report(rows, await (values.env ? importRemotely(values.env, rows) : importLocally(rows)));
}

await runTool(main);
