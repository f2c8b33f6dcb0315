import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { buildPages } from './build-pages.ts';
import { quietTools, wrangler } from './wrangler.js';

/** Builds the Worker as a deployment would, minified. @returns its one module. */
export async function bundleWorker(): Promise<string> {
	await buildPages();
	const folder = mkdtempSync(join(tmpdir(), 'popmap-bundle-'));
	try {
		const args = [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', folder];
		await promisify(execFile)(process.execPath, args, { env: quietTools() });
		const [entry] = readdirSync(folder).filter((name) => name.endsWith('.js'));
		if (!entry) throw new Error('wrangler left no bundle');
		return readFileSync(join(folder, entry), 'utf8');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
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
