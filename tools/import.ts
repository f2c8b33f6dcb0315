/** `npm run import -- FILE`: imports a dump of the Django site that was made with `dumpdata`. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CliError, runCli } from './cli-error.ts';
import { readDump } from './import-django/dump.ts';
import { type ImportRows, toRows } from './import-django/rows.ts';
import { type Counts, kinds } from './import-django/statements.ts';
import { importRemotely, issuerOf, writeRows, writeSqlFile } from './import-django/targets.ts';
import { migrateLocally, withLocalDatabase } from './local-database.ts';
import { readSettings } from './settings.ts';
import { bold, faint } from './step.ts';

const help = `npm run import -- FILE [options]

  --dry-run                  checks the file and lists what it contains; writes nothing
  --env production|staging   imports into that environment's database instead of the local one
  --sql OUTPUT               writes SQL for wrangler d1 execute --file instead
  --help

Rows that exist stay as they are, so a second run changes nothing.`;

function readRows(file: string, issuer: string): ImportRows {
	try {
		const dump = readDump(readFileSync(file, 'utf8'));
		const count = [...dump.records.values()].reduce((sum, { length }) => sum + length, 0);
		console.log(faint(`  Checking ${count} records`));
		return toRows(dump, issuer, Date.now());
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new CliError(
			`${file} cannot be read as a dump: ${reason}\nMake one with: python manage.py dumpdata --output popmap.json`
		);
	}
}

/** @param added null when nothing was imported, and `outcome` says what was done instead */
function report(rows: ImportRows, added: Counts | null, outcome = ''): void {
	for (const kind of kinds) {
		const count = rows[kind].length;
		const result = added
			? `${added[kind]} added, ${count - added[kind]} existed already`
			: `${count} to import`;
		console.log(`  ${kind.padEnd(20)} ${result}`);
	}
	if (rows.rejected.length > 0) console.log(`\n  ${bold(`${rows.rejected.length} rejected`)}`);
	for (const { model, pk, reason } of rows.rejected) {
		console.log(`  ${model} ${pk ?? ''}  ${reason}`);
	}
	if (outcome) console.log(faint(`\n  ${outcome}`));
}

async function importLocally(rows: ImportRows): Promise<Counts> {
	await migrateLocally();
	return withLocalDatabase((database) => writeRows(database, rows));
}

await runCli(async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			'dry-run': { type: 'boolean', default: false },
			env: { type: 'string' },
			sql: { type: 'string' },
			help: { type: 'boolean', default: false }
		}
	});
	const [file] = positionals;
	const { env: environment, sql } = values;
	if (values.help) return console.log(help);
	if (!file) throw new CliError('Name the file to import: npm run import -- FILE [--dry-run]');
	const issuer = environment ? issuerOf(environment) : readSettings('.dev.vars').cognito.issuer;
	const rows = readRows(file, issuer);
	if (values['dry-run']) return report(rows, null, 'Nothing was written.');
	if (sql !== undefined) {
		writeSqlFile(sql, rows);
		return report(rows, null, `Wrote ${sql}.`);
	}
	if (!environment) return report(rows, await importLocally(rows));
	await importRemotely(environment, rows);
	report(rows, null, `Imported into ${environment}. Rows that existed stayed as they were.`);
});
