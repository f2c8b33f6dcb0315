import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';

describe.each(['staging', 'production'])('the cache of public pages in %s', (env) => {
	const { exports, vars } = unstable_readConfig({ config: 'wrangler.toml', env });

	it('is in front of an entrypoint that exists, and of no other', () => {
		expect(vars).toMatchObject({ PAGE_CACHE: 'workers' });
		expect(exports).toEqual({
			default: { type: 'worker', cache: { enabled: false } },
			PublicPagesEntrypoint: { type: 'worker', cache: { enabled: true } }
		});
		expect(readFileSync('worker/index.ts', 'utf8')).toContain('export class PublicPagesEntrypoint');
	});
});
