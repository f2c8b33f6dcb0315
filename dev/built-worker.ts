import { execFile } from 'node:child_process';
import {
	existsSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtFrom, buildPages } from './build-pages.ts';
import { hashOfFiles } from './hash-of-files.ts';
import { quietTools, wrangler } from './wrangler.js';

/** What a bundle is made of, and with. */
const sources = ['package-lock.json', 'wrangler.toml', 'worker/**/*.ts', builtFrom];

/** Where the last one lies, named after its sources. */
const bundleOf = (hash: string) => join('.popmap', `worker-${hash}.js`);

/**
 * Builds the Worker as a deployment would, minified, unless that was done since it last changed.
 *
 * @returns its one module
 */
export async function bundleWorker(): Promise<string> {
	await buildPages();
	const bundle = bundleOf(hashOfFiles(sources));
	if (!existsSync(bundle)) await bundleInto(bundle);
	return readFileSync(bundle, 'utf8');
}

async function bundleInto(bundle: string): Promise<void> {
	mkdirSync('.popmap', { recursive: true });
	const folder = mkdtempSync(join('.popmap', 'bundle-'));
	try {
		const args = [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', folder];
		await promisify(execFile)(process.execPath, args, { env: quietTools() });
		const [entry] = globSync(join(folder, '*.js'));
		if (!entry) throw new Error('wrangler left no bundle');
		renameSync(entry, bundle);
		for (const other of globSync(bundleOf('*'))) if (other !== bundle) rmSync(other);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
