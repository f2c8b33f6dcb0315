/** `npm run backup -- FILE`: copies what people entered into a file. `npm run restore` reads it. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withDatabase } from './backup/open-database.ts';
import { printBroken, printProgress } from './backup/progress.ts';
import { takeBackup } from './backup/take-backup.ts';
import { CliError, runCli } from './cli-error.ts';

const help = `npm run backup -- FILE [options]

  --env production|staging   that environment's database instead of the local one
  --help

The site goes on while it runs; the file has the rows of one moment. It contains names and e-mail
addresses. The exit code is 1 when broken rows were left out. docs/backup.md explains how to restore.`;

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
	const partial = `${file}.partial`;
	rmSync(partial, { force: true });
	writeFileSync(partial, '', { mode: 0o600 });
	try {
		const { tables, broken } = await withDatabase(values.env, (database) =>
			takeBackup(database, partial, printProgress())
		);
		renameSync(partial, file);
		for (const { name, count } of tables) console.log(`  ${name.padEnd(20)} ${count}`);
		console.log(`  Wrote ${file}.`);
		printBroken(broken, 'are not in the backup');
	} finally {
		rmSync(partial, { force: true });
	}
});
