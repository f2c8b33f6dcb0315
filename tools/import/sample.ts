import { readFileSync } from 'node:fs';
import { readLocalTime, toInstant, toLocalTime } from '../../worker/events/local-time.ts';
import { withLocalDatabase } from '../local-database.ts';
import { readDump } from './dump.ts';
import type { Dump } from './dump.ts';
import { toRows } from './rows.ts';
import { writeRows } from './write-rows.ts';
import type { ImportDatabase } from './write-rows.ts';

const week = 7 * 24 * 60 * 60 * 1000;
/** The Monday that the sample's dates are counted from. */
const sampleMonday = Date.UTC(2027, 2, 1);
/** A Monday, too. */
const anyMonday = Date.UTC(2026, 0, 5);

/** The same weekday and hour on the clocks there, some weeks away. */
function shifted(at: string, timeZone: string, weeks: number): string {
	const local = readLocalTime(toLocalTime(Date.parse(at), timeZone)) ?? 0;
	const instant = toInstant(local + weeks * week, timeZone);
	return new Date(instant.kind === 'instant' ? instant.at : instant.later).toISOString();
}

/** Moves the sample's events so that their first week is this one. */
export function moveToThisWeek(dump: Dump, now: number): void {
	const monday = anyMonday + Math.floor((now - anyMonday) / week) * week;
	const weeks = Math.round((monday - sampleMonday) / week);
	for (const { fields } of dump.records.get('events.event') ?? []) {
		for (const name of ['start_time', 'end_time']) {
			fields[name] = shifted(String(fields[name]), String(fields['time_zone']), weeks);
		}
	}
}

/** Fills a database that has no business yet. @returns whether it did */
export async function loadSample(
	database: ImportDatabase,
	issuer: string,
	now: number
): Promise<boolean> {
	if (await database.prepare('SELECT 1 FROM businesses LIMIT 1').first()) return false;
	const dump = readDump(readFileSync(new URL('../sample/popmap.json', import.meta.url), 'utf8'));
	moveToThisWeek(dump, now);
	await writeRows(database, toRows(dump, issuer, now));
	return true;
}

/**
 * Makes a new local site open with something to see. Call it while the site does not run.
 *
 * @param issuer of the people who own the sample's businesses: the local Cognito's
 * @param state the folder of the local database
 */
export const loadSampleIfEmpty = (issuer: string, state?: string): Promise<boolean> =>
	withLocalDatabase((database) => loadSample(database, issuer, Date.now()), state);
