import { type DumpRecord, toRecord } from './dump.ts';
import { Fields, Refused } from './fields.ts';
import { type ImportRows, kinds } from './import-rows.ts';
import { legacyIdOf } from './keys.ts';
import { isPersonRecord } from './people.ts';
import { Report } from './report.ts';
import { type ImportOptions, RowBuilder } from './rows.ts';

/** Receives rows in the order in which they may refer to each other. */
export type WriteRows = (rows: Partial<ImportRows>) => Promise<void>;

/** A list that can be read several times. */
export type OpenItems = () => Iterable<unknown> | AsyncIterable<unknown>;

export interface ImportSteps extends Omit<ImportOptions, 'toLegacyId'> {
	write: WriteRows;
	/** How many records were read, from time to time. */
	progress?: (records: number) => void;
	/** The number under which a record is remembered; by default its key. */
	toLegacyId?: typeof legacyIdOf;
}

type Stage = 'category' | 'business' | 'event' | 'participation';

/** In the order in which records refer to each other. */
const stages: readonly [model: string, stage: Stage][] = [
	['events.category', 'category'],
	['events.business', 'business'],
	['events.event', 'event'],
	['events.eventbusiness', 'participation'],
	['events.participation', 'participation'],
	['events.event_businesses', 'participation']
];
const stageOf = new Map(stages);
const slugKinds = { category: 'category', business: 'business', event: 'event' } as const;

/**
 * Imports a dump. It is read once for each kind of record, because records may stand in any order,
 * so that only the keys of events are in memory and never their texts.
 *
 * @throws {NotADump} when the file is none
 */
export async function importDump(open: OpenItems, steps: ImportSteps): Promise<Report> {
	const report = new Report();
	const { toLegacyId = legacyIdOf } = steps;
	const builder = new RowBuilder({ ...steps, toLegacyId }, report);
	const write = async (rows: Partial<ImportRows>) => {
		for (const kind of kinds) report.found[kind] += rows[kind]?.length ?? 0;
		await steps.write(rows);
	};
	const found = await readPeople(open, builder, report);
	await write({ users: builder.people.toRows(steps.issuer, steps.now, report) });
	for (const wanted of ['category', 'business', 'event', 'participation'] as const) {
		if (!found.has(wanted)) continue;
		const seen = new Set<number>();
		let count = 0;
		for await (const item of open()) {
			const record = toRecord(item);
			if (!record || stageOf.get(record.model) !== wanted) continue;
			count += 1;
			if (count % 10_000 === 0) steps.progress?.(count);
			const rows = toRows(builder, report, record, { wanted, seen, toLegacyId });
			if (rows) await write(rows);
		}
	}
	return report;
}

/**
 * Reads what everything else refers to, and counts what has no place.
 *
 * @returns the kinds of other records that there are
 */
async function readPeople(
	open: OpenItems,
	builder: RowBuilder,
	report: Report
): Promise<Set<Stage>> {
	const found = new Set<Stage>();
	for await (const item of open()) {
		const record = toRecord(item);
		if (!record) {
			report.refuse({ model: '?', pk: null }, 'This is not a record of a dump.');
			continue;
		}
		const stage = stageOf.get(record.model);
		if (stage) found.add(stage);
		if (isPersonRecord(record)) builder.people.add(record);
		else if (!stage) report.leaveOut(record.model);
		else if (stage !== 'participation') keepSlug(builder, record, slugKinds[stage]);
	}
	return found;
}

function keepSlug({ slugs }: RowBuilder, record: DumpRecord, kind: keyof typeof slugKinds): void {
	const own = new Fields(record).get('slug', ...(kind === 'business' ? ['custom_subdomain'] : []));
	if (typeof own === 'string') slugs.keep(kind, own);
}

interface Reading {
	wanted: Stage;
	seen: Set<number>;
	toLegacyId: typeof legacyIdOf;
}

/** @returns null for a record that was refused */
function toRows(
	builder: RowBuilder,
	report: Report,
	record: DumpRecord,
	{ wanted, seen, toLegacyId }: Reading
): Partial<ImportRows> | null {
	try {
		if (wanted === 'participation') return builder.participation(record);
		const key = toLegacyId(record.pk);
		if (key === null) throw new Refused('It has no key: make the dump without --natural-primary.');
		if (seen.has(key)) throw new Refused('An earlier record has the same primary key.');
		seen.add(key);
		return builder[wanted](record, key);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		report.refuse(record, error.message);
		return null;
	}
}
