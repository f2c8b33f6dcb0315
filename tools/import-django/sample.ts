import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { readLocalTime, toInstant, toLocalTime } from '../../worker/events/local-time.ts';
import { withLocalDatabase } from '../local-database.ts';
import { step } from '../step.ts';
import { type Dump, readDump } from './dump.ts';
import { toRows } from './rows.ts';
import { writeRows } from './targets.ts';

const week = 7 * 24 * 60 * 60 * 1000;
/** The Monday of the week in which the sample's first events are. */
const sampleMonday = Date.UTC(2027, 2, 1);
const anyMonday = Date.UTC(2026, 0, 5);

/** Keeps the weekday and the local time of day. */
function shiftWeeks(time: string, timeZone: string, weeks: number): string {
	const local = readLocalTime(toLocalTime(Date.parse(time), timeZone)) ?? 0;
	const instant = toInstant(local + weeks * week, timeZone);
	return new Date(instant.kind === 'instant' ? instant.at : instant.later).toISOString();
}

/** Moves the sample's events so that their first week is the current one. */
export function moveToThisWeek(dump: Dump, now: number): void {
	const monday = anyMonday + Math.floor((now - anyMonday) / week) * week;
	const weeks = Math.round((monday - sampleMonday) / week);
	for (const { fields } of dump.records.get('events.event') ?? []) {
		for (const name of ['start_time', 'end_time']) {
			fields[name] = shiftWeeks(String(fields[name]), String(fields['time_zone']), weeks);
		}
	}
}

/** Fills a database that has no businesses. @returns whether it did */
export async function loadSample(
	database: D1Database,
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
 * Fills a new local database with the sample. A marker beside the data remembers it, so a database
 * that someone empties stays empty. The site must not be running.
 *
 * @param issuer of the people who own the sample's businesses
 * @param state the folder of the local database
 */
export async function loadSampleOnce(issuer: string, state: string): Promise<void> {
	const marker = join(state, 'sample-loaded');
	if (existsSync(marker)) return;
	await step('Loading the sample', () =>
		withLocalDatabase((database) => loadSample(database, issuer, Date.now()), state)
	);
	writeFileSync(marker, '');
}
