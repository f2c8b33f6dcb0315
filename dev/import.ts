/** `npm run import -- FILE`: loads what Django's `dumpdata` wrote into the local database. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Explained, runTool } from './explained.js';
import { readDump } from './import/dump.ts';
import type { RefusedRecord } from './import/dump.ts';
import { toRows } from './import/rows.ts';
import type { ImportRows } from './import/rows.ts';
import { kinds, writeRows } from './import/write-rows.ts';
import type { Added } from './import/write-rows.ts';
import { withLocalDatabase } from './local-database.ts';
import { migrateLocally } from './migrate.js';
import { readSettings } from './settings.ts';
import { bold, faint } from './step.js';

const help = `npm run import -- FILE [what]

  --dry-run     says what it would bring in and what it would refuse, and writes nothing
  --help

FILE is what python manage.py dumpdata wrote. docs/moving-from-django.md tells the rest.`;

function readRows(file: string, issuer: string): ImportRows {
	try {
		return toRows(readDump(readFileSync(file, 'utf8')), issuer, Date.now());
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Explained(
			`${file} cannot be read as a dump: ${why}\nMake one with: python manage.py dumpdata --output popmap.json`
		);
	}
}

function printRefused(refused: readonly RefusedRecord[]): void {
	if (refused.length === 0) return;
	console.log(`\n  ${bold(`${refused.length} refused`)}`);
	for (const { model, pk, reason } of refused) console.log(`  ${model} ${pk ?? ''}  ${reason}`);
}

function printCounts(rows: ImportRows, added: Added | null): void {
	for (const kind of kinds) {
		const all = rows[kind].length;
		const what = added
			? `${added[kind]} new, ${all - added[kind]} there already`
			: `${all} to import`;
		console.log(`  ${kind.padEnd(20)} ${what}`);
	}
}

async function main(): Promise<void> {
	const no = { type: 'boolean', default: false } as const;
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { 'dry-run': no, help: no }
	});
	if (values.help) return console.log(help);
	const [file] = positionals;
	if (!file) throw new Explained('Say which file to import: npm run import -- FILE [--dry-run]');
	const { issuer } = readSettings('.dev.vars').cognito;
	const rows = readRows(file, issuer);
	if (values['dry-run']) {
		printCounts(rows, null);
		printRefused(rows.refused);
		console.log(faint('\n  Nothing was written.'));
		return;
	}
	await migrateLocally();
	const show = (kind: string, done: number, all: number) =>
		console.log(faint(`  ${kind}: ${done} of ${all}`));
	const added = await withLocalDatabase((database) => writeRows(database, rows, issuer, show));
	printCounts(rows, added);
	printRefused(rows.refused);
}

await runTool(main);
