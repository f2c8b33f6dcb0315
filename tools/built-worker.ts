import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from './child-process.ts';
import { step } from './step.ts';
import { errorLine, quietEnvironment, runWrangler } from './wrangler.ts';

/** Where the build puts the static files. */
export const assetsFolder = join('.svelte-kit', 'worker', 'assets');

/** In the output folder, so that deleting the output also deletes this. */
const pagesHash = join('.svelte-kit', 'worker', 'built-from');
const pageSources = [
	'package-lock.json',
	'web/**/*',
	'svelte.config.js',
	'vite.config.ts',
	'tools/dev-server/handover.js',
	'tools/import-statically.js',
	'tools/share-pictures/*',
	'worker/share-pictures/png.ts',
	'worker/text/**/*.ts'
];
const workerSources = ['package-lock.json', 'wrangler.toml', 'worker/**/*.ts', pagesHash];

function hashOfFiles(patterns: readonly string[]): string {
	const hash = createHash('sha256');
	for (const file of globSync(patterns, { exclude: ['**/*.test.ts'] }).sort()) {
		if (statSync(file).isFile()) hash.update(`\0${file}\0`).update(readFileSync(file));
	}
	return hash.digest('hex');
}

/** Builds the pages with Vite, unless nothing has changed since the last build. */
export async function buildPages(): Promise<void> {
	const hash = hashOfFiles(pageSources);
	if (existsSync(pagesHash) && readFileSync(pagesHash, 'utf8') === hash) return;
	const vite = [join('node_modules', 'vite', 'bin', 'vite.js'), 'build'];
	// Under vitest's NODE_ENV, Vite would bundle Svelte's development code.
	const env = { ...quietEnvironment(), NODE_ENV: 'production' };
	await step('Building the pages', () =>
		runLogged(vite, join('.popmap', 'build.log'), env, 'The pages could not be built.')
	);
	writeFileSync(pagesHash, hash);
}

/**
 * Builds the Worker as it is deployed, minified, unless nothing has changed since the last build.
 *
 * @returns its only module
 */
export async function bundleWorker(): Promise<string> {
	await buildPages();
	const bundleFile = (hash: string) => join('.popmap', `worker-${hash}.js`);
	const bundle = bundleFile(hashOfFiles(workerSources));
	if (!existsSync(bundle)) {
		const unfinished = `${bundle}.${process.pid}`;
		writeFileSync(unfinished, await bundleFor('production'));
		for (const outdated of globSync(bundleFile('*'))) rmSync(outdated, { force: true });
		renameSync(unfinished, bundle);
	}
	return readFileSync(bundle, 'utf8');
}

/**
 * Bundles the Worker for one environment with `wrangler deploy --dry-run`.
 *
 * @returns the only module that would be uploaded
 * @throws when wrangler rejects the environment's configuration
 */
export async function bundleFor(environment: string): Promise<string> {
	await buildPages();
	mkdirSync('.popmap', { recursive: true });
	const folder = mkdtempSync(join('.popmap', 'bundle-'));
	try {
		const args = ['deploy', '--dry-run', '--minify', '--outdir', folder, '--env', environment];
		const { ok, stdout, stderr } = await runWrangler(args);
		const [entry] = globSync(join(folder, '*.js'));
		if (!ok || !entry) throw new Error(`wrangler made no bundle: ${errorLine(stdout + stderr)}`);
		return readFileSync(entry, 'utf8');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
