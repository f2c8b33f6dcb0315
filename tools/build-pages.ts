import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfFiles } from './hash-of-files.ts';
import { runLogged } from './run-logged.js';
import { step } from './step.js';
import { quietTools } from './wrangler.js';

/** What `vite build` reads. The Worker itself is bundled by wrangler whenever it starts. */
const sources = [
	'package-lock.json',
	'web/**/*',
	'svelte.config.js',
	'vite.config.ts',
	'tools/handover.js',
	'tools/build-pages.ts'
];

/** Beside the output, so that it goes when the output goes. */
export const builtFrom = join('.svelte-kit', 'worker', 'built-from');

/** Builds the pages, unless that was done since they last changed. */
export async function buildPages(): Promise<void> {
	const hash = hashOfFiles(sources);
	if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === hash) return;
	await step('Building the pages', () =>
		runLogged(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
			log: join('.popmap', 'build.log'),
			failure: 'The pages could not be built.',
			// Also when tests build: with their NODE_ENV, Svelte's development code would be deployed.
			env: { ...quietTools(), NODE_ENV: 'production' }
		})
	);
	writeFileSync(builtFrom, hash);
}
