import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildPages } from '../../tools/built-worker.ts';

/** In bytes, gzipped: what a map loads when somebody asks for it. */
const maxCode = 460_000;

/** Cloudflare takes 20,000 files of a Worker. */
const maxFiles = 3_400;

/** In bytes, gzipped: each tile, as vectors and as a picture. */
const maxTile = 60_000;

await buildPages();
const assets = '.svelte-kit/worker/assets';
const sizeOf = (file: string) => gzipSync(readFileSync(file)).length;

it('the code of the map is three files within their budget', () => {
	const files = globSync(`${assets}/_app/**/*maplibre*`);
	expect(files).toHaveLength(3);
	expect(files.reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThanOrEqual(maxCode);
});

it('the base map has few files, and small ones', () => {
	const files = globSync(`${assets}/map/**/*.{pbf,svg}`);
	expect(files.length).toBeGreaterThan(1000);
	expect(files.length).toBeLessThanOrEqual(maxFiles);
	expect(files.filter((file) => sizeOf(file) > maxTile)).toEqual([]);
});
