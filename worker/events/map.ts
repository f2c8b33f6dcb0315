import { eq } from 'drizzle-orm';
import {
	areasOf,
	mapCellAt,
	cellBox,
	mapGridOf,
	roundOutward
} from '../database/postings/map-grid.ts';
import type { MapAreas, MapGrid } from '../database/postings/map-grid.ts';
import type { BoundingBox } from '../database/postings/grid.ts';
import { distanceKm } from '../database/postings/circle.ts';
import { lists } from '../database/postings/list-names.ts';
import { toMinute } from '../database/postings/sort-key.ts';
import { events, series } from '../database/schema.ts';
import { idInKey } from '../database/sql/event-key.ts';
import { scanEvents } from '../database/sql/event-scan.ts';
import {
	continuationOf,
	inPageOrder,
	pageFields,
	pageKey,
	scanPage
} from '../database/sql/list-scan.ts';
import { eventsPerCell, mapFields, scanMap, scannedPerArea } from '../database/sql/map-scan.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readWithCorrection, toSearch } from '../listing/search.ts';
import type { RequestContext } from '../request-context.ts';
import { isPublic } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { timesFor } from './lists.ts';
import { hereUntil, hostOf } from './present.ts';
import { eventFields, host, isHostOfEvent, isSeriesOfEvent } from './repository.ts';
import type { EventMap, EventRow, MapCell, MapEvent, MapFilter } from './types.ts';

const world: BoundingBox = { west: -180, south: -90, east: 180, north: 90 };

/** Of a map with words or a category, how many of the soonest events are looked for at once. */
const maxMatches = 99;

/** What a map tells of an event. */
const fields = {
	id: eventFields.id,
	slug: eventFields.slug,
	title: eventFields.title,
	locationName: eventFields.locationName,
	latitude: eventFields.latitude,
	longitude: eventFields.longitude,
	startAt: eventFields.startAt,
	endAt: eventFields.endAt,
	timeZone: eventFields.timeZone,
	hereUntil: eventFields.hereUntil,
	status: eventFields.status,
	approvedAt: eventFields.approvedAt,
	createdBy: eventFields.createdBy,
	hostId: eventFields.hostId,
	hostSlug: eventFields.hostSlug,
	hostName: eventFields.hostName,
	hostOwnerId: eventFields.hostOwnerId,
	hostIsVerified: eventFields.hostIsVerified,
	hostDecision: eventFields.hostDecision
};

type MapRow = Pick<EventRow, keyof typeof fields>;
type PlacedRow = MapRow & { latitude: number; longitude: number };

/** An event of a scan, or the row of a scan that found none. */
interface FoundRow {
	sortKey: number | null;
	event: MapRow | null;
}

/** Events of a scan, and what it left unread. */
interface Found {
	rows: readonly FoundRow[];
	/** Whether the scan ended before it had read all of a cell. */
	isCut: (cell: number) => boolean;
}

/** The soonest events in each cell of a map. A filter without a box is about the whole world. */
export async function readEventMap(
	context: RequestContext,
	filter: MapFilter
): Promise<Result<EventMap>> {
	const box = roundOutward(filter.box ?? world);
	const grid = mapGridOf(box);
	const [viewer, inCells, matching] = await Promise.all([
		currentViewer(context),
		filter.q ? null : readCells(context, grid, filter),
		filter.q || filter.category ? readMatching(context, { ...filter, box }) : null
	]);
	const isComplete = matching?.isCut(0) === false;
	const scans = isComplete ? [matching] : [inCells, matching].filter((scan) => scan !== null);
	const { isCut } = scans[0] ?? { isCut: () => false };
	const now = context.now();
	const byCell = new Map<number, MapEvent[]>();
	for (const event of inOrder(scans.flatMap(({ rows }) => rows)).filter(isPlaced)) {
		const cell = mapCellAt(grid, event);
		if (cell !== null) byCell.set(cell, [...(byCell.get(cell) ?? []), present(event, viewer, now)]);
	}
	const all = Array.from({ length: grid.columns * grid.rows }, (_, cell) => cell);
	return ok({
		box,
		cells: all.flatMap((cell) => {
			const found = byCell.get(cell);
			return found ? [toCell(found, cellBox(grid, cell), isCut(cell))] : [];
		}),
		...(all.some((cell) => isCut(cell) && !byCell.has(cell)) && { isIncomplete: true as const })
	});
}

/** The soonest events of each cell, whatever is in the others. */
async function readCells(
	{ database, now }: RequestContext,
	grid: MapGrid,
	filter: MapFilter
): Promise<Found> {
	const areas = areasOf(grid);
	const scanned = scannedPerArea(areas.lists.length);
	const rows = await database
		.select({ ...mapFields, event: fields })
		.from(
			scanMap({
				areas: areas.lists,
				perArea: Math.min(scanned, cellsPerArea(grid, areas) * (eventsPerCell + 1)),
				filter: { category: filter.category, ...timesFor(filter, toMinute(now())) }
			})
		)
		.leftJoin(events, eq(events.id, idInKey(pageKey)))
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent);
	const cut = new Set(rows.filter((row) => row.scanned >= scanned).map(({ area }) => area));
	return { rows, isCut: (cell) => cut.has(areas.areaOf(cell)) };
}

const cellsPerArea = ({ columns, rows }: MapGrid, areas: MapAreas) =>
	Math.ceil((columns * rows) / areas.lists.length);

/** The soonest events that match words or a category, wherever in the box they are. */
async function readMatching(context: RequestContext, filter: MapFilter): Promise<Found> {
	const { database, now } = context;
	const search = filter.q ? toSearch(filter.q, lists.eventsWithWord) : null;
	if (filter.q && search === null) return { rows: [], isCut: () => false };
	const { rows } = await readWithCorrection(
		search,
		(searched) =>
			database
				.select({ ...pageFields, event: fields })
				.from(
					scanPage(
						scanEvents(
							{
								...filter,
								...timesFor(filter, toMinute(now())),
								words: searched?.conditions ?? [],
								limit: maxMatches
							},
							null
						)
					)
				)
				.leftJoin(events, eq(events.id, idInKey(pageKey)))
				.leftJoin(host, isHostOfEvent)
				.leftJoin(series, isSeriesOfEvent)
				.orderBy(inPageOrder('ascending')),
		({ event }) => event === null
	);
	const isCut = continuationOf(rows, maxMatches).nextKey !== null;
	return { rows, isCut: () => isCut };
}

/** Each event once, soonest first. */
function inOrder(rows: readonly FoundRow[]): MapRow[] {
	const byKey = new Map(
		rows.flatMap(({ sortKey, event }) => (event && isPublic(event) ? [[sortKey ?? 0, event]] : []))
	);
	return [...byKey].sort(([one], [other]) => one - other).map(([, event]) => event);
}

const isPlaced = (event: MapRow): event is PlacedRow =>
	event.latitude !== null && event.longitude !== null;

const present = (row: PlacedRow, viewer: Viewer | null, now: number): MapEvent => ({
	id: row.id,
	slug: row.slug,
	title: row.title,
	host: hostOf(row, viewer),
	locationName: row.locationName,
	latitude: row.latitude,
	longitude: row.longitude,
	startAt: new Date(row.startAt).toISOString(),
	endAt: new Date(row.endAt).toISOString(),
	timeZone: row.timeZone,
	hereUntil: hereUntil(row, now)
});

/** A cell stands where the event nearest to the middle of its events is, so not in the sea. */
function toCell(found: readonly MapEvent[], box: BoundingBox, isCut: boolean): MapCell {
	const shown = found.slice(0, eventsPerCell);
	const middle = {
		latitude: meanOf(shown.map(({ latitude }) => latitude)),
		longitude: meanOf(shown.map(({ longitude }) => longitude))
	};
	const away = (event: MapEvent) => distanceKm(middle, event);
	const { latitude, longitude } = shown.reduce((nearest, event) =>
		away(event) < away(nearest) ? event : nearest
	);
	return {
		latitude,
		longitude,
		box,
		count: shown.length,
		more: isCut || found.length > eventsPerCell,
		events: shown
	};
}

const meanOf = (numbers: readonly number[]) =>
	numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
