import type { Town } from '../../../worker/places/town.ts';
import { boundsOf } from './pins.ts';
import { boxOf, viewAround, viewOf } from './projection.ts';
import type { MapView, Place } from './projection.ts';

/** The part of the world that the map of a place shows: about 150 km in Europe. */
const regionSize = 1 / 2 ** 7.6;

const maxLabels = 60;

export interface PlaceMapData {
	view: MapView;
	towns: Town[];
}

interface MaybePlaced {
	latitude: number | null;
	longitude: number | null;
}

export const isPlaced = <T extends MaybePlaced>(thing: T): thing is T & Place =>
	thing.latitude !== null && thing.longitude !== null;

/** A small map of some places; null if none is known. */
export async function loadPlaceMap(
	{ places }: App.Locals,
	things: readonly MaybePlaced[]
): Promise<PlaceMapData | null> {
	const bounds = boundsOf(things.filter(isPlaced));
	if (!bounds) return null;
	const { x, y, size } = viewOf(bounds);
	const middle = { x: x + size / 2, y: y + size / 2 };
	const view = viewAround(middle, Math.max(size * 1.3, regionSize));
	return { view, towns: await places.largest(boxOf(view), maxLabels) };
}
