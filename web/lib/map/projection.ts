import type { BoundingBox } from '../../../worker/events/types.ts';

export interface Place {
	latitude: number;
	longitude: number;
}

/**
 * A square part of the world in Web Mercator, where the world is one unit wide and high and y grows
 * to the south: https://en.wikipedia.org/wiki/Web_Mercator_projection
 */
export interface MapView {
	/** Of the left edge. A view may reach beyond 1, round the world. */
	x: number;
	/** Of the upper edge. */
	y: number;
	size: number;
}

/** Where the projection ends, so that the world is a square. */
const maxLatitude = 85.0511;

/** The smallest view, about 800 metres wide at the equator. */
const minSize = 1 / 2 ** 15.6;

export function project({ latitude, longitude }: Place): { x: number; y: number } {
	const limited = Math.min(Math.max(latitude, -maxLatitude), maxLatitude);
	const sine = Math.sin((limited * Math.PI) / 180);
	return {
		x: (longitude + 180) / 360,
		y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
	};
}

const latitudeAt = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** A view around its middle, within the world. */
export function viewAround(middle: { x: number; y: number }, wanted: number): MapView {
	const size = Math.min(Math.max(wanted, minSize), 1);
	const x = size === 1 ? 0 : (((middle.x - size / 2) % 1) + 1) % 1;
	return { x, y: Math.min(Math.max(middle.y - size / 2, 0), 1 - size), size };
}

/** The view that shows a box, with some room at its edges. */
export function viewOf({ west, south, east, north }: BoundingBox): MapView {
	const { x: left, y: top } = project({ latitude: north, longitude: west });
	const { x, y: bottom } = project({ latitude: south, longitude: east });
	const right = x < left ? x + 1 : x;
	const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
	return viewAround(middle, Math.max(right - left, bottom - top) * 1.1);
}

const toLongitude = (x: number) => (x > 1 ? x - 1 : x) * 360 - 180;

/** The box of a view, to five decimals: about a metre. */
export function boxOf({ x, y, size }: MapView): BoundingBox {
	const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
	return {
		west: round(toLongitude(x)),
		south: round(latitudeAt(y + size)),
		east: round(toLongitude(x + size)),
		north: round(latitudeAt(y))
	};
}

/** Where a place is in a view: 0 to 1 from its left and upper edge, or outside of it. */
export function placeIn(view: MapView, place: Place): { x: number; y: number } {
	const { x, y } = project(place);
	const right = x < view.x ? x + 1 : x;
	return { x: (right - view.x) / view.size, y: (y - view.y) / view.size };
}

/** How far a view moves, in parts of its size, or how it grows. */
export const moved = ({ x, y, size }: MapView, across: number, down: number, factor = 1): MapView =>
	viewAround({ x: x + size * (0.5 + across), y: y + size * (0.5 + down) }, size * factor);

/** A picture of the base map, and where it is in a view: in thousandths from the left and upper edge. */
export interface TilePicture {
	href: string;
	x: number;
	y: number;
	side: number;
}

/** The pictures end at this zoom: they have all that the data has. */
const maxTileZoom = 5;

/** Units of a picture, and those that it has beyond each edge of its tile. */
const picture = { extent: 4096, buffer: 64 };

/** Maps nearer than this show no coast, which would be off by a kilometre or two. */
const nearest = 1 / 2 ** 9;

/** The pictures that cover a view: at most four. */
export function picturesOf(view: MapView): TilePicture[] {
	if (view.size < nearest) return [];
	const zoom = Math.min(Math.max(Math.floor(Math.log2(1 / view.size)), 0), maxTileZoom);
	const count = 2 ** zoom;
	const [left, top] = [Math.floor(view.x * count), Math.floor(view.y * count)];
	const right = Math.ceil((view.x + view.size) * count) - 1;
	const bottom = Math.min(Math.ceil((view.y + view.size) * count), count) - 1;
	const unit = 1000 / view.size / count;
	const margin = (unit * picture.buffer) / picture.extent;
	const round = (value: number) => Math.round(value * 100) / 100;
	return Array.from({ length: (right - left + 1) * (bottom - top + 1) }, (_, index) => {
		const column = left + (index % (right - left + 1));
		const row = top + Math.floor(index / (right - left + 1));
		return {
			href: `/map/${zoom}/${column % count}/${row}.svg`,
			x: round((column / count - view.x) * count * unit - margin),
			y: round((row / count - view.y) * count * unit - margin),
			side: round(unit + 2 * margin)
		};
	});
}

/** Whether a view shows coasts and rivers. */
export const showsLand = ({ size }: MapView): boolean => size >= nearest;
