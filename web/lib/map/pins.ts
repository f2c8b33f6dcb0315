import type { BoundingBox, MapCell, MapEvent } from '../../../worker/events/types.ts';
import { boxOf, placeIn, viewOf } from './projection.ts';
import type { MapView, Place } from './projection.ts';

/** One event, or several that are too near each other to be told apart. */
export interface Pin extends Place {
	/** From the left and upper edge of the view, 0 to 1. */
	x: number;
	y: number;
	/** Soonest first; those that are known of a cluster. */
	events: MapEvent[];
	count: number;
	/** Whether there are more than are counted. */
	more: boolean;
	/** The box of all of them. */
	box: BoundingBox;
}

/** Pins nearer than this part of the view become one. */
const minDistance = 0.085;

/** How many pins a map has at most: links that somebody with a keyboard passes. */
const maxPins = 100;

const pointBox = ({ latitude, longitude }: Place): BoundingBox => ({
	west: longitude,
	south: latitude,
	east: longitude,
	north: latitude
});

/** Moves a box round the world, next to another one. */
function nextTo({ west, east, ...rest }: BoundingBox, to: BoundingBox): BoundingBox {
	const turns = 360 * Math.round((west - to.west) / 360);
	return { ...rest, west: west - turns, east: east - turns };
}

/** A box that holds both. Beyond the date line, its longitudes go on. */
function around(one: BoundingBox, far: BoundingBox): BoundingBox {
	const other = nextTo(far, one);
	return {
		west: Math.min(one.west, other.west),
		south: Math.min(one.south, other.south),
		east: Math.max(one.east, other.east),
		north: Math.max(one.north, other.north)
	};
}

/** What a cell shows: its events, or one pin for all if there are more. */
function pinsOfCell(cell: MapCell, view: MapView): Pin[] {
	if (cell.more) {
		const { latitude, longitude, events, count, more, box } = cell;
		return [{ ...{ latitude, longitude, events, count, more, box }, ...placeIn(view, cell) }];
	}
	return cell.events.map((event) => ({
		latitude: event.latitude,
		longitude: event.longitude,
		...placeIn(view, event),
		events: [event],
		count: 1,
		more: false,
		box: pointBox(event)
	}));
}

const distance = (one: Pin, other: Pin) => Math.hypot(one.x - other.x, one.y - other.y);
const isInside = ({ x, y }: Pin) => x >= 0 && x <= 1 && y >= 0 && y <= 1;

function join(one: Pin, other: Pin): Pin {
	return {
		...one,
		events: [...one.events, ...other.events],
		count: one.count + other.count,
		more: one.more || other.more,
		box: around(one.box, other.box)
	};
}

/** The pins of a map. Those that would cover each other become one, with an honest count. */
export function pinsOf(cells: readonly MapCell[], view: MapView): Pin[] {
	const all = cells.flatMap((cell) => pinsOfCell(cell, view)).filter(isInside);
	const pins: Pin[] = [];
	for (const pin of all.sort((one, other) => other.count - one.count)) {
		const near = pins.findIndex((each) => distance(each, pin) < minDistance);
		const found = pins[near];
		if (found) pins[near] = join(found, pin);
		else pins.push(pin);
	}
	return pins.slice(0, maxPins);
}

/** Degrees below which places count as one: zooming in would not tell them apart. */
const samePlace = 1e-4;

/** The box to look at for the events of a pin; null if they are all at one place. */
export function boxToOpen({ box, more }: Pin, view: MapView): BoundingBox | null {
	const isOnePlace = box.north - box.south < samePlace && Math.abs(box.east - box.west) < samePlace;
	if (isOnePlace && !more) return null;
	const next = viewOf(box);
	return next.size < view.size * 0.9 ? boxOf(next) : boxOf({ ...halfAround(next, view) });
}

/** A box that is as large as the view leads no further: half of it does. */
function halfAround(next: MapView, view: MapView): MapView {
	const size = view.size / 2;
	return { x: next.x + (next.size - size) / 2, y: next.y + (next.size - size) / 2, size };
}

/** The box of places; null for none. */
export function boundsOf(places: readonly Place[]): BoundingBox | null {
	const [first, ...others] = places.map(pointBox);
	return first ? others.reduce(around, first) : null;
}
