import type { LegacyTile } from 'geojson-vt';
import { mapColours } from './colours.ts';
import type { MapColours } from './colours.ts';

/** Units on a side of a picture, and beyond its edges, so that no gap is seen between two. */
export const svgTile = { extent: 4096, buffer: 64 };

type Ring = readonly (readonly number[])[];

/** A ring or line in relative coordinates. Points nearer than `step` to the last one are left out. */
function pathOf(ring: Ring, step: number, isClosed: boolean): string {
	let [x, y] = [0, 0];
	const parts: string[] = [];
	for (const [index, [nextX = 0, nextY = 0]] of ring.entries()) {
		const isEnd = index === 0 || index === ring.length - 1;
		if (!isEnd && Math.abs(nextX - x) < step && Math.abs(nextY - y) < step) continue;
		parts.push(`${parts.length === 0 ? 'M' : 'l'}${nextX - x} ${nextY - y}`);
		[x, y] = [nextX, nextY];
	}
	return parts.length > 2 || !isClosed ? parts.join('') + (isClosed ? 'z' : '') : '';
}

function pathsOf(tile: LegacyTile | null, step: number): string {
	const paths = (tile?.features ?? []).flatMap((shape) =>
		shape.type === 1 ? [] : shape.geometry.map((ring) => pathOf(ring, step, shape.type === 3))
	);
	return paths.join('');
}

const styleOf = ({ land, sea, border }: MapColours) =>
	`.a{fill:${land}}.w{fill:${sea}}.r{stroke:${sea}}.b{stroke:${border}}`;

const style = `<style>path{fill:none;stroke-linejoin:round;vector-effect:non-scaling-stroke}.r{stroke-width:1.2}.b{stroke-width:1;stroke-dasharray:4 3}${styleOf(mapColours.light)}@media(prefers-color-scheme:dark){${styleOf(mapColours.dark)}}</style>`;

interface Layers {
	land: LegacyTile | null;
	lakes: LegacyTile | null;
	rivers: LegacyTile | null;
	borders: LegacyTile | null;
}

/**
 * Draws a tile as a picture without background, which pages show without a script.
 *
 * @param step units between points
 * @returns null for open sea
 */
export function drawSvgTile({ land, lakes, rivers, borders }: Layers, step: number): string | null {
	const ground = pathsOf(land, step);
	if (ground === '') return null;
	const { extent, buffer } = svgTile;
	const side = extent + 2 * buffer;
	const layers = [
		['a', ground],
		['w', pathsOf(lakes, step)],
		['r', pathsOf(rivers, step)],
		['b', pathsOf(borders, step)]
	] as const;
	const paths = layers.map(([name, path]) => path && `<path class="${name}" d="${path}"/>`);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-buffer} ${-buffer} ${side} ${side}">${style}${paths.join('')}</svg>`;
}
