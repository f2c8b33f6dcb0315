import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Unstable_MiniflareWorkerOptions } from 'wrangler';
import { hashOfFiles } from './hash-of-files.ts';

type Options = Unstable_MiniflareWorkerOptions['workerOptions'];

/** What wrangler.toml says. Asking takes all of wrangler, a second and a half, so it is remembered. */
async function configuredOptions(): Promise<Options> {
	const hash = hashOfFiles(['wrangler.toml', 'package-lock.json']);
	const remembered = join('.popmap', `bindings-${hash}.json`);
	if (existsSync(remembered)) return JSON.parse(readFileSync(remembered, 'utf8'));
	const { unstable_getMiniflareWorkerOptions } = await import('wrangler');
	const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml');
	mkdirSync('.popmap', { recursive: true });
	writeFileSync(remembered, JSON.stringify(workerOptions));
	return workerOptions;
}

/** A Worker with these modules and wrangler.toml's bindings, as miniflare takes it. */
export async function withBindings(
	name: string,
	contents: string,
	bindings: Record<string, string>,
	more: object = {}
) {
	return {
		...(await configuredOptions()),
		// One module, and no files: what is asked here is the Worker alone.
		assets: undefined,
		modulesRules: undefined,
		...more,
		name,
		bindings,
		modules: [{ type: 'ESModule' as const, path: `${name}.js`, contents }]
	};
}
