import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSharePictures } from '../../worker/share-pictures/draw.ts';
import type { DrawSharePicture } from '../../worker/share-pictures/draw.ts';
import { drawable, widthOf, wrap } from '../../worker/share-pictures/glyphs.ts';
import type { Glyphs } from '../../worker/share-pictures/glyphs.ts';
import { buildSharePictures, shareSvg } from './build.ts';

const width = 1072;
let folder: string;
let type: Glyphs;
let draw: DrawSharePicture;
let reads = 0;

beforeAll(async () => {
	folder = await buildSharePictures();
	type = JSON.parse(readFileSync(join(folder, 'glyphs.json'), 'utf8'));
	const fileOf = (path: string) => join(folder, path.replace('/share/', ''));
	draw = createSharePictures({
		readText: async (path) => {
			reads++;
			return readFileSync(fileOf(path), 'utf8');
		},
		readBytes: async (path) => Uint8Array.from(readFileSync(fileOf(path))).buffer
	});
});

it('makes a small picture of each drawn cover, in the size that other sites show', async () => {
	const files = readdirSync(folder).filter((file) => file !== 'glyphs.json');
	expect(files).toHaveLength(40);
	const contents = files.map((file) => readFileSync(join(folder, file)).toString('base64'));
	expect(new Set(contents).size).toBe(40);
	for (const file of files) {
		const path = join(folder, file);
		expect(await sharp(path).metadata()).toMatchObject({ width: 1200, height: 630 });
		expect(statSync(path).size, file).toBeLessThan(30_000);
	}
});

it('says which colour is missing', () => {
	expect(() => shareSvg('<style>.a { fill: var(--a) } .row0 { }</style>', 0, 0)).toThrow('--a');
});

/** The colours of pixels, one after the other. */
const pixelsOf = async (title: string, line = 'Berlin') =>
	sharp(await draw({ drawing: '2-2.png', title, line }))
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });

describe('the typeface', () => {
	it('has the letters of the languages of the site, at every size of 2 bits', () => {
		for (const character of 'AZaz09äöüßÄÖÜáéíóúñ¿¡–…„“·€ŁčğșœÅ') {
			const { ink, width: across = 0, height = 0 } = type.glyphs[character] ?? { ink: '' };
			expect(Buffer.from(ink, 'base64'), character).toHaveLength(Math.ceil((across * height) / 4));
			expect(across * height, character).toBeGreaterThan(0);
		}
		expect(JSON.stringify(type).length).toBeLessThan(300_000);
	});
});

describe('a title', () => {
	it.each([
		['Fête de Noël', 'Fête de Noël'],
		['🎉  Open\n air 🎉', 'Open air'],
		['Phở ở phố', 'Pho o pho'],
		['Kaffee ☕\u202e', 'Kaffee'],
		['Café', 'Café'],
		['東京 market', 'market'],
		['سوق الليل', null],
		['Ночной рынок', null],
		['寿司バー', null],
		['🎉🎉', null],
		['', null],
		['__proto__ constructor', '__proto__ constructor']
	])('%j is drawn as %j', (text, drawn) => {
		expect(drawable(text, type)).toBe(drawn);
	});

	it.each([
		'Großer Weihnachtsmarkt der Straßenkünstlerinnen und Handwerksgemeinschaften an der Brücke',
		'W'.repeat(80),
		`a ${'i'.repeat(300)}`,
		'a b '.repeat(200)
	])('%s fits three lines', (text) => {
		const lines = wrap(text.trim(), type, width, 3);
		expect(lines.length).toBeLessThanOrEqual(3);
		for (const line of lines) {
			expect(line).not.toBe('');
			expect(widthOf(line, type)).toBeLessThanOrEqual(width);
		}
	});

	it('loses no word that fits, and says so with an ellipsis if one does not', () => {
		expect(wrap('Night market', type, width, 3)).toEqual(['Night market']);
		const cut = wrap('market '.repeat(40).trim(), type, width, 3);
		expect(cut).toHaveLength(3);
		expect(cut[2]).toMatch(/\S…$/);
		expect(cut.slice(0, 2).join('')).not.toContain('…');
	});
});

describe('the picture', () => {
	it('has the size that other sites show, and other ink for another title', async () => {
		const { data, info } = await pixelsOf('Night market');
		expect(info).toMatchObject({ width: 1200, height: 630, channels: 3 });
		const { data: other } = await pixelsOf('Day market');
		expect(data.equals(other)).toBe(false);
		const { data: elsewhere } = await pixelsOf('Night market', 'Hamburg');
		expect(data.equals(elsewhere)).toBe(false);
	});

	it('keeps the drawing above the title, which has paper and ink below it', async () => {
		const { data } = await pixelsOf('Night market');
		const plain = await pixelsOf('東京');
		const line = 1200 * 3;
		expect(data.subarray(0, 300 * line).equals(plain.data.subarray(0, 300 * line))).toBe(true);
		expect([...data.subarray(620 * line, 620 * line + 3)]).toEqual([0xff, 0xfd, 0xf6]);
		const below = data.subarray(400 * line);
		expect(below.indexOf(Uint8Array.from([0x27, 0x15, 0x0f]))).toBeGreaterThan(0);
	});

	it('is the drawing alone if the title cannot be drawn', async () => {
		const { data } = await pixelsOf('東京夜市');
		const { data: plain } = await sharp(join(folder, '2-2.png'))
			.removeAlpha()
			.raw()
			.toBuffer({ resolveWithObject: true });
		expect(data.equals(plain)).toBe(true);
	});

	it.each(['x'.repeat(100_000), '\u0301'.repeat(5000), '<svg onload=alert(1)>', '\0\u202e\ud800'])(
		'survives a hostile title',
		async (title) => {
			const { info } = await pixelsOf(title, title);
			expect(info.height).toBe(630);
		}
	);

	it('reads the typeface once', () => {
		expect(reads).toBe(1);
	});
});
