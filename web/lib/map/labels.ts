import type { Town } from '../../../worker/places/town.ts';
import { placeIn } from './projection.ts';
import type { MapView, Place } from './projection.ts';

/** The name of a town, and where its middle is: 0 to 1 from the left and upper edge. */
export interface Label {
	name: string;
	x: number;
	y: number;
}

/** Parts of a map of 400 pixels that a letter takes, and a line. */
const letter = { width: 0.019, height: 0.055 };

const isOver = (one: Label, other: Label) =>
	Math.abs(one.x - other.x) < ((one.name.length + other.name.length) / 2) * letter.width &&
	Math.abs(one.y - other.y) < letter.height;

function isInside({ name, x, y }: Label): boolean {
	const half = (name.length / 2) * letter.width;
	return x > half && x < 1 - half && y > letter.height && y < 1 - letter.height;
}

/**
 * The names that have room on a map, of the first of some towns on.
 *
 * @param taken places that no name may cover
 */
export function labelsOf(
	towns: readonly (Pick<Town, 'name'> & Place)[],
	view: MapView,
	taken: readonly Place[] = []
): Label[] {
	const pins = taken.map((place) => ({ name: '☐☐☐☐☐', ...placeIn(view, place) }));
	const labels: Label[] = [];
	for (const town of towns) {
		const label = { name: town.name, ...placeIn(view, town) };
		if (isInside(label) && ![...labels, ...pins].some((other) => isOver(label, other))) {
			labels.push(label);
		}
	}
	return labels;
}
