import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundleFor } from '../../tools/built-worker.ts';

/** In bytes, minified and gzipped. */
const maxBundle = 200 * 1024;

it.each(['staging', 'production'])('the Worker of %s stays within its budget', async (name) => {
	expect(gzipSync(await bundleFor(name)).length).toBeLessThanOrEqual(maxBundle);
});
