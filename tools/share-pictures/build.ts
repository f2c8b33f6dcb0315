import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { bytesOfLine, chunk } from '../../worker/share-pictures/png.ts';
import { drawings, rows, shareName } from '../../web/lib/ui/drawn-share.ts';
import { buildGlyphs } from './glyphs.ts';

/** Where the pictures are built. */
const folder = join('.popmap', 'share');

/** What other sites show beside a link: https://ogp.me/ */
const size = { width: 1200, height: 630 };

/** A drawing is 320 × 240. Its middle has the shape of the picture. */
const part = { width: 320, top: 36, height: 168 };

/** One drawing in the colours of one row, on its own: most programs know no CSS variables. */
export function shareSvg(covers: string, drawing: number, row: number): string {
	const [, defs = ''] = /<defs>(.*)<\/defs>/s.exec(covers) ?? [];
	const [, colours = ''] = new RegExp(`\\.row${row} \\{(.*?)\\}`).exec(covers) ?? [];
	const [, rules = ''] = /<style>(.*?)\.row0/s.exec(covers) ?? [];
	const style = rules.replace(/var\((--\w)\)/g, (_, name: string) => {
		const colour = new RegExp(`${name}: (#[0-9a-f]{6})`).exec(colours)?.[1];
		if (colour === undefined) throw new Error(`The covers have no ${name} in row ${row}.`);
		return colour;
	});
	const view = `${drawing * part.width} ${part.top} ${part.width} ${part.height}`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="${view}" preserveAspectRatio="xMidYMid slice"><style>${style}</style><defs>${defs}</defs><use href="#drawings"/></svg>`;
}

type Colour = readonly [red: number, green: number, blue: number];

const paper: Colour = [0xff, 0xfd, 0xf6];
const ink: Colour = [0x27, 0x15, 0x0f];

const mixed = (one: Colour, other: Colour, part: number): Colour => [
	Math.round(one[0] + (other[0] - one[0]) * part),
	Math.round(one[1] + (other[1] - one[1]) * part),
	Math.round(one[2] + (other[2] - one[2]) * part)
];

/**
 * The sixteen colours of a picture: the three of its row and, for edges, what is between them; then
 * those of a title, which worker/share-pictures draws on it.
 */
function paletteOf(covers: string, row: number): Colour[] {
	const [, list = ''] = new RegExp(`\\.row${row} \\{(.*?)\\}`).exec(covers) ?? [];
	const own = [...list.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/g)].map(
		([, red = '', green = '', blue = '']): Colour => [
			parseInt(red, 16),
			parseInt(green, 16),
			parseInt(blue, 16)
		]
	);
	const [a = paper, b = paper, c = paper] = own;
	const between = [
		[a, b],
		[a, c],
		[b, c]
	] as const;
	return [
		...[a, b, c],
		...between.flatMap(([one, other]) => [0.25, 0.5, 0.75].map((part) => mixed(one, other, part))),
		...[0, 1 / 3, 2 / 3, 1].map((part) => mixed(paper, ink, part))
	];
}

/** How many of the colours a drawing has. */
const drawingColours = 12;

/** Half a byte for each pixel, the nearest colour; no line is filtered. */
function toLines(pixels: Buffer, palette: readonly Colour[]): Uint8Array {
	const known = new Map<number, number>();
	const nearest = (red: number, green: number, blue: number) => {
		const key = (red << 16) | (green << 8) | blue;
		const found = known.get(key);
		if (found !== undefined) return found;
		const distances = palette
			.slice(0, drawingColours)
			.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
		const index = distances.indexOf(Math.min(...distances));
		known.set(key, index);
		return index;
	};
	const lineBytes = bytesOfLine(size.width);
	const lines = new Uint8Array(size.height * lineBytes);
	for (let index = 0; index < size.width * size.height; index++) {
		const [red, green, blue] = [pixels[3 * index], pixels[3 * index + 1], pixels[3 * index + 2]];
		const x = index % size.width;
		const y = Math.floor(index / size.width);
		const at = y * lineBytes + 1 + (x >> 1);
		lines[at] = (lines[at] ?? 0) | (nearest(red ?? 0, green ?? 0, blue ?? 0) << (x & 1 ? 0 : 4));
	}
	return lines;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG that the Worker can write on without a library: 16 colours, and its pixels in one chunk. */
async function toPng(svg: string, palette: readonly Colour[]): Promise<Buffer> {
	const pixels = await sharp(Buffer.from(svg)).flatten().removeAlpha().raw().toBuffer();
	const header = new Uint8Array(13);
	const view = new DataView(header.buffer);
	view.setUint32(0, size.width);
	view.setUint32(4, size.height);
	// Four bits a pixel, each the number of a colour.
	header.set([4, 3], 8);
	return Buffer.concat([
		Uint8Array.from(signature),
		chunk('IHDR', header),
		chunk('PLTE', Uint8Array.from(palette.flat())),
		chunk('IDAT', deflateSync(toLines(pixels, palette), { level: 9 })),
		chunk('IEND', new Uint8Array())
	]);
}

/**
 * Makes a picture of each drawn cover, for links to pages without a picture, and the typeface for the
 * titles on them. @returns their folder
 */
export async function buildSharePictures(): Promise<string> {
	const covers = readFileSync(join('web', 'lib', 'ui', 'covers.svg'), 'utf8');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (let row = 0; row < rows; row++) {
		const palette = paletteOf(covers, row);
		for (let drawing = 0; drawing < drawings; drawing++) {
			const png = await toPng(shareSvg(covers, drawing, row), palette);
			writeFileSync(join(folder, shareName(drawing, row)), png);
		}
	}
	writeFileSync(join(folder, 'glyphs.json'), JSON.stringify(await buildGlyphs()));
	return folder;
}
