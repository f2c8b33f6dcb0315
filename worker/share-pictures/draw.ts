import { drawable, widthOf, wrap } from './glyphs.ts';
import type { Glyphs } from './glyphs.ts';
import { bytesOfLine, closePng, openPng } from './png.ts';
import type { Pixels } from './png.ts';

/** What a picture beside a link says. */
export interface ShareWords {
	/** The file of the drawing. */
	drawing: string;
	title: string;
	/** Below the title: such as date and town. */
	line: string;
}

/** Draws a title on a drawing. @returns a PNG; the drawing alone if the title cannot be drawn */
export type DrawSharePicture = (words: ShareWords) => Promise<Uint8Array<ArrayBuffer>>;

interface Files {
	readText: (path: string) => Promise<string | null>;
	readBytes: (path: string) => Promise<ArrayBuffer | null>;
}

/** The colours of tools/share-pictures from here on: paper, two between, and ink. */
export const paperColour = 12;
const bothPaper = paperColour * 17;

const margin = 64;
const maxTitleLines = 3;
/** Characters that are looked at: a title has fewer. */
const maxLength = 300;
const gap = 16;
const siteName = 'Popmap';

/** @param files static files, which never change while a version of the Worker runs */
export function createSharePictures({ readText, readBytes }: Files): DrawSharePicture {
	let glyphs: Promise<Glyphs> | null = null;
	async function readGlyphs(): Promise<Glyphs> {
		const text = await readText('/share/glyphs.json');
		if (text === null) throw new Error('The static files have no glyphs.');
		const read: Glyphs = JSON.parse(text);
		return read;
	}
	return async ({ drawing, title, line }) => {
		glyphs ??= readGlyphs();
		const reading = glyphs;
		reading.catch(() => (glyphs = null));
		const [type, file] = await Promise.all([reading, readBytes(`/share/${drawing}`)]);
		if (file === null) throw new Error(`The static files have no ${drawing}.`);
		const plain = new Uint8Array(file);
		const words = drawable(title.slice(0, maxLength), type);
		if (words === null) return plain;
		const pixels = await openPng(plain);
		drawPanel(pixels, type, words, drawable(line.slice(0, maxLength), type) ?? '');
		return closePng(pixels);
	};
}

/** Paper at the foot of the picture, as high as its words need, with the words on it. */
function drawPanel(pixels: Pixels, type: Glyphs, title: string, line: string): void {
	const { width, height, lines: bytes } = pixels;
	const space = width - 2 * margin;
	const lines = wrap(title, type, space, maxTitleLines);
	const small = type.lineHeight / 2;
	const top = Math.floor(height - margin - lines.length * type.lineHeight - gap - small);
	const lineBytes = bytesOfLine(width);
	for (let y = top; y < height; y++) {
		bytes.fill(bothPaper, y * lineBytes + 1, (y + 1) * lineBytes);
	}
	const start = top + margin / 2;
	for (const [index, each] of lines.entries()) {
		drawText(pixels, type, each, { x: margin, y: start + index * type.lineHeight, part: 1 });
	}
	const y = start + lines.length * type.lineHeight + gap;
	const site = widthOf(siteName, type) / 2;
	const [short = ''] = wrap(line, type, 2 * (space - site - margin), 1);
	drawText(pixels, type, short, { x: margin, y, part: 2 });
	drawText(pixels, type, siteName, { x: width - margin - site, y, part: 2 });
}

/** `part` of 2 draws at half the size. */
interface Spot {
	x: number;
	y: number;
	part: 1 | 2;
}

function drawText(pixels: Pixels, { glyphs }: Glyphs, text: string, { x, y, part }: Spot): void {
	let along = 0;
	for (const character of text) {
		const glyph = glyphs[character];
		if (!glyph) continue;
		const ink = Uint8Array.from(atob(glyph.ink), (byte) => byte.charCodeAt(0));
		const levelAt = (column: number, row: number) => {
			if (column < 0 || row < 0 || column >= glyph.width || row >= glyph.height) return 0;
			const index = row * glyph.width + column;
			return ((ink[index >> 2] ?? 0) >> (2 * (index & 3))) & 3;
		};
		const left = Math.round(x + (along + glyph.left) / part);
		const top = Math.round(y + glyph.top / part);
		for (let row = 0; row * part < glyph.height; row++) {
			for (let column = 0; column * part < glyph.width; column++) {
				const level = averageOf(levelAt, column * part, row * part, part);
				if (level > 0) setPixel(pixels, left + column, top + row, paperColour + level);
			}
		}
		along += glyph.advance;
	}
}

/** The ink of a pixel, or of four that become one. */
function averageOf(
	levelAt: (column: number, row: number) => number,
	column: number,
	row: number,
	part: 1 | 2
): number {
	if (part === 1) return levelAt(column, row);
	const upper = levelAt(column, row) + levelAt(column + 1, row);
	return Math.round((upper + levelAt(column, row + 1) + levelAt(column + 1, row + 1)) / 4);
}

function setPixel({ width, height, lines }: Pixels, x: number, y: number, colour: number): void {
	if (x < 0 || y < 0 || x >= width || y >= height) return;
	const at = y * bytesOfLine(width) + 1 + (x >> 1);
	const both = lines[at] ?? 0;
	lines[at] = x & 1 ? (both & 0xf0) | colour : (both & 0x0f) | (colour << 4);
}
