/** `npm run import -- FILE`: imports a dump of the Django site that was made with `dumpdata`. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { D1Database } from '@cloudflare/workers-types';
import { openDatabase } from '../worker/database/client.ts';
import { isTimeZone } from '../worker/events/local-time.ts';
import { CliError, runCli } from './cli-error.ts';
import { writeDevVars } from './dev-vars.ts';
import { NotADump, readItems } from './import-django/dump.ts';
import { importDump } from './import-django/import-dump.ts';
import { type Report, toLines } from './import-django/report.ts';
import { hasSample, skipSample } from './import-django/sample.ts';
import type { Counts } from './import-django/import-rows.ts';
import {
	countAdded,
	databaseTarget,
	fileTarget,
	noTarget,
	type Target
} from './import-django/targets.ts';
import { localState, migrateLocally, withLocalDatabase } from './local-database.ts';
import { readSettings } from './settings.ts';
import { faint } from './step.ts';

const help = `npm run import -- FILE [options]

  --dry-run                  checks the file and lists what it contains; writes nothing
  --time-zone ZONE           for events without coordinates, such as Europe/Berlin
  --pictures FOLDER          takes logos and covers from this folder: Django's MEDIA_ROOT
  --fresh                    deletes the local data first, the sample included
  --env production|staging   imports into that environment's database instead of the local one
  --sql OUTPUT               writes SQL for wrangler d1 execute --file instead
  --help

Rows that exist stay as they are, so a second run changes nothing. The exit code is 1 when a record
was refused.`;

/** wrangler takes seconds and hundreds of megabytes to load. */
const fromEnvironment = () => import('./import-django/environment.ts');
const pictureBindings = () => import('./import-django/picture-bindings.ts');

interface Source {
	file: string;
	issuer: string;
	timeZone: string | null;
	/** Where the files of pictures are; null to leave them out. */
	pictures: string | null;
}

/** Reads the whole file, before anything is deleted or written. @throws {CliError} when it is no dump */
async function requireDump(file: string): Promise<void> {
	try {
		let count = 0;
		for await (const item of readItems(file)) count += item === undefined ? 0 : 1;
		console.log(faint(`  Checking ${count} records`));
	} catch (error) {
		if (!(error instanceof NotADump)) throw error;
		throw new CliError(
			`${file} cannot be read as a dump: ${error.message}\nMake one with: python manage.py dumpdata --output popmap.json`
		);
	}
}

async function fill({ file, pictures, ...options }: Source, target: Target): Promise<Report> {
	const progress = (count: number) => console.log(faint(`  … ${count} records`));
	const { write, finish } = target;
	const takesPictures = pictures !== null;
	const steps = { ...options, takesPictures, now: Date.now(), write, progress };
	const report = await importDump(() => readItems(file), steps);
	await finish();
	return report;
}

/**
 * After the rows, which show them.
 *
 * @param environment null for the local bucket, with the local database
 */
async function addPictures(
	{ file, pictures: folder }: Source,
	report: Report,
	environment: string | null,
	local: D1Database | null = null
): Promise<void> {
	if (folder === null) return;
	const { importPictures } = await import('./import-django/pictures.ts');
	const { R2PictureStore } = await import('../worker/pictures/r2-picture-store.ts');
	const { withPictureBindings } = await pictureBindings();
	await withPictureBindings(environment, ({ DB, IMAGES, PICTURES }) =>
		importPictures(() => readItems(file), report, {
			folder,
			database: openDatabase(local ?? DB),
			store: new R2PictureStore(PICTURES, IMAGES),
			now: Date.now(),
			progress: (count) => console.log(faint(`  … ${count} pictures`))
		})
	);
}

function show(report: Report, added: Counts | null, outcome = ''): void {
	console.log(toLines(report, added).join('\n'));
	if (outcome) console.log(faint(`\n  ${outcome}`));
	if (report.refused.length > 0) process.exitCode = 1;
}

async function importLocally(source: Source, isFresh: boolean): Promise<void> {
	if (isFresh) rmSync(localState, { recursive: true, force: true });
	mkdirSync(localState, { recursive: true });
	await migrateLocally();
	await withLocalDatabase(async (database) => {
		if (await hasSample(database)) {
			throw new CliError(
				`The local database has the sample, which must not mix with real data. Start empty: npm run import -- ${source.file} --fresh`
			);
		}
		const work = () => fill(source, databaseTarget(database));
		const { result, added } = await countAdded(database, work);
		await addPictures(source, result, null, database);
		show(result, added);
	});
	skipSample(localState);
}

async function run(source: Source, values: Options): Promise<void> {
	const { env: environment, sql } = values;
	if (values['dry-run']) {
		const report = await fill(source, noTarget);
		if (source.pictures !== null) {
			const { findPictures } = await import('./import-django/pictures.ts');
			await findPictures(() => readItems(source.file), report, source.pictures);
		}
		return show(report, null, 'Nothing was written.');
	}
	if (sql !== undefined) {
		return show(await fill(source, fileTarget(sql)), null, `Wrote ${sql}.`);
	}
	if (!environment) return importLocally(source, values.fresh);
	const { importRemotely } = await fromEnvironment();
	const report = await importRemotely(environment, (target) => fill(source, target));
	await addPictures(source, report, environment);
	show(report, null, `Imported into ${environment}. Rows that existed stayed as they were.`);
}

type Options = ReturnType<typeof readOptions>['values'];

const readOptions = () =>
	parseArgs({
		allowPositionals: true,
		options: {
			'dry-run': { type: 'boolean', default: false },
			fresh: { type: 'boolean', default: false },
			'time-zone': { type: 'string' },
			env: { type: 'string' },
			sql: { type: 'string' },
			pictures: { type: 'string' },
			help: { type: 'boolean', default: false }
		}
	});

await runCli(async () => {
	const { values, positionals } = readOptions();
	const [file] = positionals;
	const { env: environment, pictures = null, 'time-zone': timeZone = null } = values;
	if (values.help) return console.log(help);
	if (!file) throw new CliError('Name the file to import: npm run import -- FILE [--dry-run]');
	if (!existsSync(file)) throw new CliError(`There is no file ${file}.`);
	if (timeZone !== null && !isTimeZone(timeZone)) {
		throw new CliError(`--time-zone takes a name such as Europe/Berlin, not ${timeZone}.`);
	}
	if (pictures !== null && !statSync(pictures, { throwIfNoEntry: false })?.isDirectory()) {
		throw new CliError(`There is no folder ${pictures}.`);
	}
	if (pictures !== null && values.sql !== undefined) {
		throw new CliError(
			'--pictures writes to a bucket, and --sql only to a file: leave one of them out.'
		);
	}
	if (!environment) writeDevVars();
	const issuer = environment
		? (await fromEnvironment()).issuerOf(environment)
		: readSettings('.dev.vars').cognito.issuer;
	await requireDump(file);
	await run({ file, issuer, timeZone, pictures }, values);
});
