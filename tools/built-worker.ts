import { execFile } from 'node:child_process';
import {
	existsSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
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
	if (!existsSync(bundle)) keep(await bundleFor('production'), bundle);
	return readFileSync(bundle, 'utf8');
}

/** Written whole or not at all, and alone: what it replaces is of no more use. */
function keep(text: string, bundle: string): void {
	const unfinished = `${bundle}.${process.pid}`;
	writeFileSync(unfinished, text);
	renameSync(unfinished, bundle);
	for (const other of globSync(bundleOf('*'))) if (other !== bundle) rmSync(other, { force: true });
}

/**
 * Does all of an environment's deployment that needs no account, `wrangler deploy --dry-run`.
 *
 * @returns the one module that would be uploaded
 * @throws when wrangler refuses the environment's configuration
 */
export async function bundleFor(environment: string): Promise<string> {
	await buildPages();
	mkdirSync('.popmap', { recursive: true });
	const folder = mkdtempSync(join('.popmap', 'bundle-'));
	try {
		const args = [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', folder];
		await promisify(execFile)(process.execPath, [...args, '--env', environment], {
			env: quietTools()
		});
		const [entry] = globSync(join(folder, '*.js'));
		if (!entry) throw new Error('wrangler left no bundle');
		return readFileSync(entry, 'utf8');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
