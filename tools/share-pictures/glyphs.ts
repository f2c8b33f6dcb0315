import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Glyph, Glyphs } from '../../worker/share-pictures/glyphs.ts';

/**
 * The outlines of web/styles/fonts as paths of SVG, in units of the typeface: fontkit wrote them once,
 * because nothing that the site is built with reads WOFF2.
 */
interface Outlines {
	unitsPerEm: number;
	glyphs: Record<string, [advance: number, path: string]>;
}

/** Pixels. */
const emSize = 96;
const lineHeight = 100;
const baseline = 82;

/** Each glyph is painted in a cell of its own. */
const cell = 160;
const columns = 20;
/** Room at the left of a cell, for what reaches before its beginning. */
const room = 24;

/** Paints each glyph of the display typeface, for titles on pictures that are drawn by the Worker. */
export async function buildGlyphs(): Promise<Glyphs> {
	const source = readFileSync(join('tools', 'share-pictures', 'outlines.json'), 'utf8');
	const { unitsPerEm, glyphs }: Outlines = JSON.parse(source);
	const all = Object.entries(glyphs);
	const scale = emSize / unitsPerEm;
	const width = columns * cell;
	const height = Math.ceil(all.length / columns) * cell;
	const paths = all.map(([, [, path]], index) => {
		const [x, y] = cornerOf(index);
		return `<path transform="translate(${x + room} ${y + baseline + room})scale(${scale} ${-scale})" d="${path}"/>`;
	});
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${paths.join('')}</svg>`;
	const ink = await sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer();
	const painted = all.map(([character, [advance]], index): [string, Glyph] => {
		const [x, y] = cornerOf(index);
		const levelAt = (column: number, row: number) =>
			Math.round(((ink[(y + row) * width + x + column] ?? 0) * 3) / 255);
		return [character, { advance: Math.round(advance * scale), ...trimmed(levelAt) }];
	});
	return { lineHeight, glyphs: Object.fromEntries(painted) };
}

const cornerOf = (index: number): [x: number, y: number] => [
	(index % columns) * cell,
	Math.floor(index / columns) * cell
];

/** The part of a cell that has ink. */
function trimmed(levelAt: (column: number, row: number) => number): Omit<Glyph, 'advance'> {
	const cells = Array.from({ length: cell }, (_, index) => index);
	const rows = cells.filter((row) => cells.some((column) => levelAt(column, row) > 0));
	const across = cells.filter((column) => rows.some((row) => levelAt(column, row) > 0));
	const [top = 0, left = 0] = [rows[0], across[0]];
	const height = rows.length === 0 ? 0 : (rows.at(-1) ?? 0) - top + 1;
	const width = across.length === 0 ? 0 : (across.at(-1) ?? 0) - left + 1;
	const bytes = new Uint8Array(Math.ceil((width * height) / 4));
	for (let index = 0; index < width * height; index++) {
		const level = levelAt(left + (index % width), top + Math.floor(index / width));
		bytes[index >> 2] = (bytes[index >> 2] ?? 0) | (level << (2 * (index & 3)));
	}
	const ink = Buffer.from(bytes).toString('base64');
	return { left: left - room, top: top - room, width, height, ink };
}
