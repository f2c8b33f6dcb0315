import { gridLevels, squareName, squareSize, widthOf } from './grid.ts';
import type { BoundingBox } from './grid.ts';

/** A part of the world in squares of 360 / 2^level degrees, counted from its south-west corner. */
export interface MapGrid {
	level: number;
	column: number;
	row: number;
	columns: number;
	rows: number;
}

/** How many cells a map has at most. */
const maxCells = 16;

/** Cells of about 500 metres. */
const finestCells = 16;

const [finestSquares] = gridLevels;

function gridAt(level: number, box: BoundingBox): MapGrid {
	const size = squareSize(level);
	const [across, up] = [2 ** level, 2 ** (level - 1)];
	const left = Math.floor((box.west + 180) / size);
	const columns = Math.ceil((box.west + widthOf(box) + 180) / size) - left;
	const row = Math.min(Math.floor((box.south + 90) / size), up - 1);
	const top = Math.ceil((box.north + 90) / size);
	return {
		level,
		column: columns >= across ? 0 : left % across,
		row,
		columns: Math.min(Math.max(columns, 1), across),
		rows: Math.min(Math.max(top - row, 1), up - row)
	};
}

/** The finest grid in which at most 16 cells cover a box. */
export function mapGridOf(box: BoundingBox): MapGrid {
	for (let level = finestCells; level > 1; level--) {
		const grid = gridAt(level, box);
		if (grid.columns * grid.rows <= maxCells) return grid;
	}
	return gridAt(1, box);
}

/** Degrees within ±180. */
const wrapped = (longitude: number) => (longitude > 180 ? longitude - 360 : longitude);

/** The box of some columns and rows. */
function boxOf({ level, column, row, columns, rows }: MapGrid): BoundingBox {
	const size = squareSize(level);
	const west = column * size - 180;
	return {
		west,
		south: row * size - 90,
		east: wrapped(west + columns * size),
		north: Math.min((row + rows) * size - 90, 90)
	};
}

/** Rounds a box outward to the cells of its map, so that maps of nearly the same place are the same. */
export const roundOutward = (box: BoundingBox): BoundingBox => boxOf(mapGridOf(box));

/** The box of one of the cells. */
export const cellBox = (grid: MapGrid, index: number): BoundingBox =>
	boxOf({
		level: grid.level,
		column: (grid.column + (index % grid.columns)) % 2 ** grid.level,
		row: grid.row + Math.floor(index / grid.columns),
		columns: 1,
		rows: 1
	});

interface Place {
	latitude: number;
	longitude: number;
}

/** The index of the cell that holds a place; null outside of the grid. */
export function mapCellAt(grid: MapGrid, { latitude, longitude }: Place): number | null {
	const size = squareSize(grid.level);
	const [across, up] = [2 ** grid.level, 2 ** (grid.level - 1)];
	const column = (Math.floor((longitude + 180) / size) - grid.column + across) % across;
	const row = Math.min(Math.floor((latitude + 90) / size), up - 1) - grid.row;
	const isInside = column < grid.columns && row >= 0 && row < grid.rows;
	return isInside ? row * grid.columns + column : null;
}

/** Lists that are read together: those of a cell, or of a square with several cells. */
export interface MapAreas {
	/** The names of the lists of each area: at most four. */
	lists: string[][];
	/** The area of a cell. */
	areaOf: (cell: number) => number;
}

/** The areas of the cells of a grid. Cells that are finer than the lists share them. */
export function areasOf(grid: MapGrid): MapAreas {
	const level = gridLevels.findLast((each) => each >= grid.level) ?? finestSquares;
	if (level < grid.level) return sharedAreas(grid, level);
	const parts = 2 ** (level - grid.level);
	const cells = Array.from({ length: grid.columns * grid.rows }, (_, index) => ({
		column: (grid.column + (index % grid.columns)) * parts,
		row: (grid.row + Math.floor(index / grid.columns)) * parts
	}));
	return {
		lists: cells.map(({ column, row }) =>
			Array.from({ length: parts * parts }, (_, part) =>
				squareName(level, column + (part % parts), row + Math.floor(part / parts))
			)
		),
		areaOf: (cell) => cell
	};
}

function sharedAreas(grid: MapGrid, level: number): MapAreas {
	const parts = 2 ** (grid.level - level);
	const names = Array.from({ length: grid.columns * grid.rows }, (_, index) =>
		squareName(
			level,
			Math.floor((grid.column + (index % grid.columns)) / parts),
			Math.floor((grid.row + Math.floor(index / grid.columns)) / parts)
		)
	);
	const different = [...new Set(names)];
	return {
		lists: different.map((name) => [name]),
		areaOf: (cell) => different.indexOf(names[cell] ?? '')
	};
}
