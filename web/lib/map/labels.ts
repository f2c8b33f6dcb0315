import type { Town } from '../../../worker/places/town.ts';
import { placeIn } from './projection.ts';
import type { MapView, Place } from './projection.ts';

/** The name of a town, and where its middle is: 0 to 1 from the left and upper edge. */
export interface Label {
	name: string;
	x: number;
	y: number;
}

/** A part of a map that nothing else may cover: its middle, and half of its sides, as x and y. */
interface Taken {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Pixels of half a letter, of half a line, and of half a pin, whose tip is at its place. */
const letter = { width: 3.9, height: 11 };
const pin = { width: 12, height: 15 };

const isOver = (one: Taken, other: Taken) =>
	Math.abs(one.x - other.x) < one.width + other.width &&
	Math.abs(one.y - other.y) < one.height + other.height;

const isInside = ({ x, y, width, height }: Taken): boolean =>
	x > width && x < 1 - width && y > height && y < 1 - height;

/**
 * The names that have room on a map, of the first of some towns on.
 *
 * @param side pixels of a side of the map where it is smallest
 * @param pins places whose pins no name may cover
 */
export function labelsOf(
	towns: readonly (Pick<Town, 'name'> & Place)[],
	view: MapView,
	side: number,
	pins: readonly Place[] = []
): Label[] {
	const taken = pins.map((place): Taken => {
		const { x, y } = placeIn(view, place);
		const [width, height] = [pin.width / side, pin.height / side];
		return { x, y: y - height, width, height };
	});
	const labels: Label[] = [];
	for (const town of towns) {
		const { x, y } = placeIn(view, town);
		const width = (town.name.length * letter.width) / side;
		const area = { x, y, width, height: letter.height / side };
		if (!isInside(area) || taken.some((other) => isOver(area, other))) continue;
		taken.push(area);
		labels.push({ name: town.name, x, y });
	}
	return labels;
}
