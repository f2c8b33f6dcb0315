import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawings, rows, shareName } from '../../web/lib/ui/drawn-share.ts';

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

/** Makes a picture of each drawn cover, for links to pages without a picture. @returns their folder */
export async function buildSharePictures(): Promise<string> {
	const covers = readFileSync(join('web', 'lib', 'ui', 'covers.svg'), 'utf8');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (let drawing = 0; drawing < drawings; drawing++) {
		for (let row = 0; row < rows; row++) {
			const svg = Buffer.from(shareSvg(covers, drawing, row));
			await sharp(svg)
				.png({ palette: true, colours: 16 })
				.toFile(join(folder, shareName(drawing, row)));
		}
	}
	return folder;
}
