/** `npm run restore -- FILE`: restores what `npm run backup` has written, into an empty database. */
import { existsSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { D1Database } from '@cloudflare/workers-types';
import { openDatabase } from '../worker/database/client.ts';
import { alone } from '../worker/database/postings/posting.ts';
import { catchUp } from '../worker/listing/catch-up.ts';
import { BackupFile } from './backup/backup-file.ts';
import { withDatabase } from './backup/open-database.ts';
import { printBroken, printProgress } from './backup/progress.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { CliError, runCli } from './cli-error.ts';
import { localState, migrateLocally } from './local-database.ts';
import { step } from './step.ts';

const help = `npm run restore -- FILE [options]

  --env production|staging   that environment's database instead of the local one
  --help

The database must be migrated and empty. Afterwards every row was compared. Run the same command
again when it was interrupted: it continues. The exit code is 1 when broken rows were left out.`;

await runCli(async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { env: { type: 'string' }, help: { type: 'boolean', default: false } }
	});
	const [path] = positionals;
	if (values.help) return console.log(help);
	if (!path) throw new CliError('Name the backup: npm run restore -- FILE [--env production]');
	if (!existsSync(path)) throw new CliError(`There is no file ${path}.`);
	using file = BackupFile.open(path);
	if (!file) throw new CliError(`${path} was not written by npm run backup.`);
	if (!values.env) {
		mkdirSync(localState, { recursive: true });
		await migrateLocally();
	}
	const restore = async (database: D1Database) => {
		const broken = await restoreBackup({ database, file, progress: printProgress() });
		// A deployed site does this every minute.
		if (!values.env) {
			await step('Listing what was restored', () =>
				catchUp(openDatabase(database), Date.now(), Infinity, alone)
			);
		}
		return broken;
	};
	const broken = await withDatabase(values.env, restore);
	for (const { name, count } of file.summaries()) console.log(`  ${name.padEnd(20)} ${count}`);
	console.log('  ✓ Restored. Every row is as it is in the file.');
	printBroken(broken, 'were rejected by the database');
	for (const row of file.broken()) {
		console.log(`  The backup was made without ${row.table}, row ${row.number}: ${row.reason}`);
	}
});
