import { faint } from '../step.ts';
import type { BrokenRow } from './rows.ts';
import type { Progress } from './take-backup.ts';

/** Between two lines about the same table, in milliseconds. */
const interval = 5_000;
/** Broken rows that are named; all of them would fill the terminal. */
const maxNamed = 20;

/** Prints how far the work on a table is, from time to time. */
export function printProgress(): Progress {
	let next = Date.now() + interval;
	return (table, done, total) => {
		if (Date.now() < next) return;
		next = Date.now() + interval;
		console.log(faint(`  … ${table}: ${done} of ${total} rows`));
	};
}

/** Names rows that were skipped, if there are any, and lets the exit code tell. */
export function printBroken(rows: readonly BrokenRow[], consequence: string): void {
	if (rows.length === 0) return;
	process.exitCode = 1;
	console.error(`\n  ${rows.length} broken rows ${consequence}:`);
	for (const { table, number, reason } of rows.slice(0, maxNamed)) {
		console.error(`  - ${table}, row ${number}: ${reason}`);
	}
	if (rows.length > maxNamed) console.error(`  … and ${rows.length - maxNamed} more`);
}
