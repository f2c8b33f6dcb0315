/**
 * `npm run bench:data`: the size of generated data, and the rows that lists, searches and changes
 * read and write, at several numbers of events. Fails where bytes or rows exceed their bound, or grow
 * with the number of events. The CPU time is that of the local D1, and only reported.
 */
import { parseArgs } from 'node:util';
import type { D1Database } from '@cloudflare/workers-types';
import { createServices } from '../worker/app-context.ts';
import type { EventFilter } from '../worker/events/types.ts';
import type { Services } from '../worker/page-context.ts';
import { addCrowd, fillDatabase } from '../worker/testing/fill-database.ts';
import { instrumentD1 } from '../worker/testing/instrument-d1.ts';
import { benchIdentity } from '../worker/testing/list-queries.ts';
import { generatedSearches } from '../worker/testing/searches.ts';
import { writeActions } from '../worker/testing/write-actions.ts';
import { startDatabase } from './local-database.ts';
import { noPictures } from './no-pictures.ts';

const { values } = parseArgs({
	options: {
		description: { type: 'string', default: '300' },
		events: { type: 'string', default: '1000,100000,1000000' }
	}
});
const descriptionLength = Number(values.description);
const eventCounts = values.events.split(',').map(Number);
const now = Date.UTC(2027, 2, 1, 9);

/** A page, in rows and round trips, and an event, in bytes beside 2.2 times its text. */
const maxRowsOfPage = 2500;
const maxRowsOfSearch = 2000;
const maxBytesOfEvent = 1500;
const bytesPerByteOfText = 2.2;

/** Figures may grow by this factor from one size to the next, from this size on: lists are full then. */
const maxGrowth = 1.2;
const fullLists = 100_000;
const manyEvents = 20_000;

/** Pages that are read for the twentieth result. */
const maxPages = 100;

/** How often each list is read to measure its CPU time. */
const repetitions = 5;

const tenGigabytes = 10 * 1000 ** 3;
const ofBusinesses = /^(?:sqlite_autoindex_)?(?:business|users|sessions)/;

const previous = new Map<string, number>();

function fail(message: string): void {
	console.log(`  FAILED: ${message}`);
	process.exitCode = 1;
}

/** Compares a figure with its bound, and with the figure at the size before. */
function check(name: string, value: number, max: number, events: number): void {
	if (value > max) fail(`${name}: ${value}, at most ${max}`);
	const before = previous.get(name);
	previous.set(name, value);
	if (before === undefined || events <= fullLists) return;
	if (value > maxGrowth * before) fail(`${name} grew from ${before} to ${value}`);
}

const line = (name: string, ...figures: (number | string)[]) =>
	console.log(`  ${name.padEnd(56)}`, ...figures.map((figure) => String(figure).padStart(10)));

/** Bytes of each table, and of an event. */
function reportSizes(sizes: Map<string, number>, text: number, events: number): void {
	console.log('bytes: in all, per event');
	let bytes = 0;
	for (const [name, size] of [...sizes].sort(([, one], [, other]) => other - one)) {
		if (!ofBusinesses.test(name)) bytes += size;
		if (size > 4 * events) line(name, size, (size / events).toFixed(0));
	}
	const perEvent = bytes / events;
	line('an event, without businesses and people', bytes, perEvent.toFixed(0));
	line('its text', (text * events).toFixed(0), text.toFixed(0));
	line('events in 10 GB', Math.floor(tenGigabytes / perEvent));
	// With few events, most words are new ones.
	const max = events < manyEvents ? Infinity : maxBytesOfEvent + bytesPerByteOfText * text;
	check('bytes of an event', Math.round(perEvent), Math.round(max), events);
}

/** How many pages it takes until so many results are shown; null when there are fewer. */
async function pagesTo(results: readonly number[], read: (cursor: string | null) => Promise<Page>) {
	const pages: (number | null)[] = [];
	let [found, cursor]: [number, string | null] = [0, null];
	for (let page = 1; page <= maxPages && pages.length < results.length; page++) {
		const { items, nextCursor } = await read(cursor);
		found += items.length;
		while (pages.length < results.length && found >= (results[pages.length] ?? 0)) pages.push(page);
		if (nextCursor === null) break;
		cursor = nextCursor;
	}
	return pages;
}

interface Page {
	items: unknown[];
	nextCursor: string | null;
}

async function list(services: Services, filter: EventFilter): Promise<Page> {
	const result = await services.events.list(filter);
	if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
	return result.value;
}

async function measure(events: number): Promise<void> {
	await using running = new AsyncDisposableStack();
	console.log(`\n${events} events, descriptions of ${descriptionLength} characters`);
	const start = performance.now();
	const amounts = { events, businesses: events / 10, participationsPerEvent: 1, descriptionLength };
	const fill = (database: D1Database) => fillDatabase(database, amounts, now);
	const { database: d1, sizes, cpuTime } = await startDatabase(running, fill);
	console.log(`filled and listed in ${((performance.now() - start) / 1000).toFixed(0)} s`);
	const { database, costOf } = instrumentD1(d1);
	const services = createServices({
		database,
		pictures: noPictures,
		identity: async () => benchIdentity,
		now: () => now,
		log: () => {}
	});
	const text = await d1
		.prepare(
			'SELECT avg(octet_length(title || description || location_name || address)) AS bytes FROM events'
		)
		.first<number>('bytes');
	reportSizes(sizes(), text ?? 0, events);

	await addCrowd(d1, now);
	console.log(
		'lists: rows read, round trips, pages to the first and to the twentieth result, ms of CPU'
	);
	for (const { name, filter } of generatedSearches(now)) {
		const { rowsRead, roundTrips } = await costOf(() => list(services, filter), false);
		const before = cpuTime();
		for (let time = 0; time < repetitions; time++) await list(services, filter);
		const cpu = ((cpuTime() - before) / repetitions).toFixed(1);
		const [first = '-', twentieth = '-'] = await pagesTo([1, 20], (cursor) =>
			list(services, { ...filter, cursor })
		);
		line(name, rowsRead, roundTrips, `${first}`, `${twentieth}`, cpu);
		check(name, rowsRead, filter.q ? maxRowsOfSearch : maxRowsOfPage, events);
	}

	console.log('changes: rows read, rows written, round trips, ms of CPU');
	for (const { name, maxRead, maxWritten, run } of writeActions(now, amounts)) {
		const results: { kind: string }[] = [];
		const before = cpuTime();
		const cost = await costOf(async () => results.push(await run(services)), false);
		const cpu = (cpuTime() - before).toFixed(1);
		if (results[0]?.kind !== 'ok') fail(`${name}: ${JSON.stringify(results)}`);
		line(name, cost.rowsRead, cost.rowsWritten, cost.roundTrips, cpu);
		check(`${name}, rows read`, cost.rowsRead, maxRead, events);
		check(`${name}, rows written`, cost.rowsWritten, maxWritten, events);
	}
}

for (const events of eventCounts) await measure(events);
