import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildPages } from '../../tools/built-worker.ts';

/** In bytes, compressed with brotli. */
const maxStylesheet = 9_000;

await buildPages();
// That of the map is loaded with the map.
const files = globSync('.svelte-kit/worker/assets/_app/**/*.css').filter(
	(file) => !file.includes('maplibre')
);
const css = files.map((file) => readFileSync(file, 'utf8')).join('');

describe('the stylesheet', () => {
	it('is one for the whole site, within its budget', () => {
		expect(files).toHaveLength(1);
		expect(brotliCompressSync(css).length).toBeLessThanOrEqual(maxStylesheet);
	});

	it.each([
		['a nested rule', /&/],
		['light-dark()', /light-dark\(/],
		['a colour in OKLCH', /oklch\(/],
		['a text-decoration that Safari before 26.2 drops', /text-decoration:(?!none)/]
	])('needs no browser of the last two years: it has not %s', (_, pattern) => {
		expect(css).not.toMatch(pattern);
	});
});
