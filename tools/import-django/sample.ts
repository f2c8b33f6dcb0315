import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { readLocalTime, toInstant, toLocalTime } from '../../worker/events/local-time.ts';
import { withLocalDatabase } from '../local-database.ts';
import { step } from '../step.ts';
import { type DumpRecord, toRecord } from './dump.ts';
import { importDump } from './import-dump.ts';
import type { Report } from './report.ts';
import { databaseTarget } from './targets.ts';

const week = 7 * 24 * 60 * 60 * 1000;
/** The Monday of the week in which the sample's first events are. */
const sampleMonday = Date.UTC(2027, 2, 1);
const anyMonday = Date.UTC(2026, 0, 5);

/** The sample's keys are negative here, so that no record of a dump can have them. */
const toSampleId = (pk: DumpRecord['pk']) => (typeof pk === 'number' ? -pk : null);

/** Keeps the weekday and the local time of day. */
function shiftWeeks(time: string, timeZone: string, weeks: number): string {
	const local = readLocalTime(toLocalTime(Date.parse(time), timeZone)) ?? 0;
	const instant = toInstant(local + weeks * week, timeZone);
	return new Date(instant.kind === 'instant' ? instant.at : instant.later).toISOString();
}

const sampleFile = new URL('../sample/popmap.json', import.meta.url);

/** The records of the sample, whose first week is the current one. */
export function readSample(now: number): DumpRecord[] {
	const monday = anyMonday + Math.floor((now - anyMonday) / week) * week;
	const weeks = Math.round((monday - sampleMonday) / week);
	const items: unknown[] = JSON.parse(readFileSync(sampleFile, 'utf8'));
	const records = items.map(toRecord).filter((record) => record !== null);
	for (const { fields } of records.filter(({ model }) => model === 'events.event')) {
		for (const name of ['start_datetime', 'end_datetime']) {
			fields[name] = shiftWeeks(String(fields[name]), String(fields['time_zone']), weeks);
		}
	}
	return records;
}

/** Imports the sample. Doing so again changes nothing. */
export async function importSample(
	database: D1Database,
	issuer: string,
	now: number
): Promise<Report> {
	const { write, finish } = databaseTarget(database);
	const records = readSample(now);
	const options = { issuer, now, timeZone: null, write, toLegacyId: toSampleId };
	const report = await importDump(() => records, options);
	await finish();
	return report;
}

/** Fills a database that has no businesses. @returns whether it did */
export async function loadSample(
	database: D1Database,
	issuer: string,
	now: number
): Promise<boolean> {
	if (await database.prepare('SELECT 1 FROM businesses LIMIT 1').first()) return false;
	await importSample(database, issuer, now);
	return true;
}

/** Whether any business of the sample is in a database, by today's keys or those of old samples. */
export async function hasSample(database: D1Database): Promise<boolean> {
	const names = readSample(Date.now())
		.filter(({ model }) => model === 'events.business')
		.map(({ pk, fields }) => `(${Number(pk)}, ${quote(String(fields['name']))})`);
	const sample = `SELECT 1 FROM businesses WHERE legacy_id < 0
		OR (legacy_id, name) IN (VALUES ${names.join(', ')}) LIMIT 1`;
	return (await database.prepare(sample).first()) !== null;
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

const markerIn = (state: string) => join(state, 'sample-loaded');

/** Remembers beside the data that the sample is not wanted any more. */
export const skipSample = (state: string): void => writeFileSync(markerIn(state), '');

/**
 * Fills a new local database with the sample. A marker beside the data remembers it, so a database
 * that someone empties stays empty. The site must not be running.
 *
 * @param issuer of the people who own the sample's businesses
 * @param state the folder of the local database
 */
export async function loadSampleOnce(issuer: string, state: string): Promise<void> {
	if (existsSync(markerIn(state))) return;
	await step('Loading the sample', () =>
		withLocalDatabase((database) => loadSample(database, issuer, Date.now()), state)
	);
	skipSample(state);
}
