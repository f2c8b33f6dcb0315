import type { BoundingBox, EventFilter, EventMap } from '../../../worker/events/types.ts';
import type { Town } from '../../../worker/places/town.ts';
import { unwrap } from '../unwrap.ts';
import { boundsOf, pinsOf } from './pins.ts';
import type { Pin } from './pins.ts';
import { boxOf, viewAround, viewOf } from './projection.ts';
import type { MapView } from './projection.ts';

/** Labels that a map has room for. */
const maxLabels = 80;

export interface EventsOnMap {
	view: MapView;
	pins: Pin[];
	towns: Town[];
	isIncomplete: boolean;
}

const world: MapView = { x: 0, y: 0, size: 1 };

/** Of the map that shows all events, the smallest: about a city. */
const smallestOfAll = 1 / 2 ** 9;

/** The map of a list: of the box that was asked for, around its place, or of all that is on. */
export async function loadMap(locals: App.Locals, filter: EventFilter): Promise<EventsOnMap> {
	const { near, box } = filter;
	if (box) return mapOf(locals, filter, viewOf(box));
	if (near) return mapOf(locals, filter, viewOf(squareAround(near)));
	const all = unwrap(await locals.events.map({ ...filter, box: null }));
	const bounds = boundsOf(all.cells.flatMap(({ events }) => events));
	if (!bounds) return toMap(locals, all, world);
	const { x, y, size } = viewOf(bounds);
	const middle = { x: x + size / 2, y: y + size / 2 };
	const view = viewAround(middle, Math.max(size, smallestOfAll));
	// The cells of the world are too large for a part of it.
	return view.size < 0.4 ? mapOf(locals, filter, view) : toMap(locals, all, view);
}

/** Degrees of a kilometre to the north. */
const degreesPerKm = 1 / 111;

function squareAround({
	latitude,
	longitude,
	radiusKm
}: NonNullable<EventFilter['near']>): BoundingBox {
	const up = radiusKm * degreesPerKm;
	const across = up / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01);
	return {
		west: longitude - across,
		south: latitude - up,
		east: longitude + across,
		north: latitude + up
	};
}

async function mapOf(locals: App.Locals, filter: EventFilter, view: MapView): Promise<EventsOnMap> {
	const found = unwrap(await locals.events.map({ ...filter, box: boxOf(view) }));
	return toMap(locals, found, view);
}

async function toMap(
	{ places }: App.Locals,
	{ cells, isIncomplete }: EventMap,
	view: MapView
): Promise<EventsOnMap> {
	return {
		view,
		pins: pinsOf(cells, view),
		towns: await places.largest(boxOf(view), maxLabels),
		isIncomplete: isIncomplete === true
	};
}
