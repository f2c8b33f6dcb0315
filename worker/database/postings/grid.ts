import { lists } from './list-names.ts';

/** Degrees. Where `west` is greater than `east`, the box crosses the 180th meridian. */
export interface BoundingBox {
	west: number;
	south: number;
	east: number;
	north: number;
}

/**
 * The grids in which places are listed, finest first: squares of 360 / 2^n degrees, from 0.04 to
 * 180 degrees.
 */
export const gridLevels = [13, 11, 9, 7, 5, 3, 1] as const;

export type GridLevel = (typeof gridLevels)[number];

/** How many lists are merged for one box. */
const maxCells = 16;

/** Degrees on a side of the squares of a grid. */
export const squareSize = (level: number): number => 360 / 2 ** level;

/** The list of a square. Columns go round the world. */
export const squareName = (level: number, column: number, row: number): string =>
	`${lists.eventsInCell}${level}/${column % 2 ** level}/${row}`;

/** The row of a latitude. The north pole is in the last one. */
const rowAt = (level: number, latitude: number) =>
	Math.min(Math.floor((latitude + 90) / squareSize(level)), 2 ** (level - 1) - 1);

/** The list of the square of one grid that holds a place. Degrees. */
export const cellAt = (level: GridLevel, latitude: number, longitude: number): string =>
	squareName(level, Math.floor((longitude + 180) / squareSize(level)), rowAt(level, latitude));

/** The lists of the squares that hold a place, one of each grid. Degrees. */
export const cellsAt = (latitude: number, longitude: number): string[] =>
	gridLevels.map((level) => cellAt(level, latitude, longitude));

/** The lists of all squares of a grid, and the box of each. */
export function allCells(level: GridLevel): { name: string; box: BoundingBox }[] {
	const size = squareSize(level);
	const columns = 2 ** level;
	return Array.from({ length: (columns * columns) / 2 }, (_, index) => {
		const [column, row] = [index % columns, Math.floor(index / columns)];
		const [west, south] = [column * size - 180, row * size - 90];
		return {
			name: squareName(level, column, row),
			box: { west, south, east: west + size, north: south + size }
		};
	});
}

/** Degrees from west to east. */
export const widthOf = ({ west, east }: BoundingBox): number =>
	west <= east ? east - west : east - west + 360;

/** In square degrees, to compare boxes. */
export const areaOf = (box: BoundingBox): number => widthOf(box) * (box.north - box.south);

/** The lists of the squares that cover a box, in the finest grid where 16 are enough. */
export function cellsOf(box: BoundingBox): string[] {
	const { west, south, north } = box;
	const width = widthOf(box);
	for (const level of gridLevels) {
		const size = squareSize(level);
		const left = Math.floor((west + 180) / size);
		const bottom = rowAt(level, south);
		const columns = Math.min(Math.floor((west + width + 180) / size) - left + 1, 2 ** level);
		const rows = rowAt(level, north) - bottom + 1;
		if (columns * rows > maxCells) continue;
		return Array.from({ length: columns * rows }, (_, index) =>
			squareName(level, left + (index % columns), bottom + Math.floor(index / columns))
		);
	}
	return [];
}
