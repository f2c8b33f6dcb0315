import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from './run-logged.js';
import { step } from './step.js';
import { quietTools } from './wrangler.js';

/** What `vite build` reads. The Worker itself is bundled by wrangler whenever it starts. */
const sources = [
	'web/**/*',
	'svelte.config.js',
	'vite.config.ts',
	'dev/handover.js',
	'dev/build-pages.ts'
];

/** Beside the output, so that it goes when the output goes. */
const memory = join('.svelte-kit', 'worker', 'built-from');

function sourcesHash(): string {
	const hash = createHash('sha256').update(readFileSync('package-lock.json'));
	for (const file of globSync(sources).sort()) {
		if (statSync(file).isFile()) hash.update(`\0${file}\0`).update(readFileSync(file));
	}
	return hash.digest('hex');
}

/** Builds the pages, unless that was done since they last changed. */
export async function buildPages(): Promise<void> {
	const hash = sourcesHash();
	if (existsSync(memory) && readFileSync(memory, 'utf8') === hash) return;
	await step('Building the pages', () =>
		runLogged(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
			log: join('.popmap', 'build.log'),
			failure: 'The pages could not be built.',
			// Also when tests build: with their NODE_ENV, Svelte's development code would be deployed.
			env: { ...quietTools(), NODE_ENV: 'production' }
		})
	);
	writeFileSync(memory, hash);
}
