import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundleFor } from '../../tools/built-worker.ts';

/** In bytes, minified and gzipped. */
const maxBundle = 400 * 1024;

it.each(['staging', 'production'])('the Worker of %s stays within its budget', async (name) => {
	const bundle = await bundleFor(name);
	expect(gzipSync(bundle).length).toBeLessThanOrEqual(maxBundle);
	// What SvelteKit writes data of pages with, which would take a tenth of a page's time.
	expect(bundle.includes('.defer(')).toBe(false);
});
