import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { buildSharePictures, shareSvg } from './build.ts';

it('makes a small picture of each drawn cover, in the size that other sites show', async () => {
	const folder = await buildSharePictures();
	const files = readdirSync(folder);
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
