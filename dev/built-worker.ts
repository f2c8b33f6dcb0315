import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { buildPages } from './build-pages.ts';
import { wrangler } from './wrangler.js';

const folder = resolve('.popmap/bundle');

/** Builds the Worker as a deployment would. @returns its one module. */
export async function bundleWorker(): Promise<string> {
	await buildPages();
	mkdirSync(folder, { recursive: true });
	const args = ['deploy', '--dry-run', '--minify', '--outdir', folder];
	execFileSync(process.execPath, [wrangler, ...args], { stdio: 'pipe' });
	const [entry] = readdirSync(folder).filter((name) => name.endsWith('.js'));
	if (!entry) throw new Error(`wrangler left no bundle in ${folder}`);
	return readFileSync(join(folder, entry), 'utf8');
}

/** A Worker with these modules and wrangler.toml's bindings, as miniflare takes it. */
export function withBindings(
	name: string,
	contents: string,
	bindings: Record<string, string>,
	more: object = {}
) {
	const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml');
	return {
		...workerOptions,
		// One module, and no files: what is asked here is the Worker alone.
		assets: undefined,
		modulesRules: undefined,
		...more,
		name,
		bindings,
		modules: [{ type: 'ESModule' as const, path: `${name}.js`, contents }]
	};
}
