/**
 * `npm run bench:data -- --events 1000000`: fills a database of its own with that many events, a
 * tenth as many businesses and three participations each, and says what each list then reads.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CliError, runCli } from '../tools/cli-error.ts';
import { withLocalDatabase } from '../tools/local-database.ts';
import { migrateLocally } from '../tools/local-database.ts';
import { fillDatabase } from './data-fill.ts';
import { reportLists } from './report-lists.ts';

const state = join('.popmap', 'bench-data');

/** What is one number in a hundred is worth a line. */
function showProgress(what: string, done: number, all: number): void {
	const share = Math.floor((done / all) * 100);
	if (done === all || share % 20 === 0)
		console.log(`  ${what}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')}`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
	const events = Number(values.events);
	if (!Number.isSafeInteger(events) || events < 100) {
		throw new CliError('Say how many events, 100 or more: npm run bench:data -- --events 1000000');
	}
	rmSync(state, { recursive: true, force: true });
	await migrateLocally(state);
	const begun = performance.now();
	const now = Date.now();
	await withLocalDatabase(async (database) => {
		const amounts = { events, businesses: Math.ceil(events / 10), participationsPerEvent: 3 };
		await fillDatabase(database, amounts, now, showProgress);
		console.log(`  Filled in ${Math.round((performance.now() - begun) / 1000)} s.\n`);
		await reportLists(database, now);
	}, state);
}

await runCli(main);
