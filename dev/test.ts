/**
 * `npm test`: the tests in the runtime, then the browser tests. `npm test -- worker` runs one part
 * (worker, cognito, dev or e2e); any other word selects the files whose path contains it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages } from './build-pages.ts';
import { bundleWorker } from './built-worker.ts';
import { runTool } from './explained.js';
import { requireFreePort } from './ports.ts';
import { closeWith, fromPlaywright, fromVitest, nothingRun, sum, type Tally } from './tally.ts';
import { testSites } from './test-settings.ts';
import { partsToRun } from './test-parts.ts';

const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const playwright = join('node_modules', '@playwright', 'test', 'cli.js');

/** Runs a test tool with its output shown, and reads the report that it leaves. */
async function runTests(
	args: readonly string[],
	report: string,
	read: (report: string) => Tally
): Promise<Tally> {
	rmSync(report, { force: true });
	const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
	const tally = existsSync(report) ? read(readFileSync(report, 'utf8')) : nothingRun;
	// A file that does not load or an error outside any test is a failure too, though no test's.
	return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function inTheRuntime(projects: readonly string[], patterns: readonly string[]): Promise<Tally> {
	const report = join('.popmap', 'vitest.json');
	const args = [
		...['run', '--passWithNoTests', '--reporter=default', '--reporter=json'],
		...[`--outputFile.json=${report}`, ...projects.map((name) => `--project=${name}`), ...patterns]
	];
	return runTests([vitest, ...args], report, fromVitest);
}

async function inTheBrowser(patterns: readonly string[]): Promise<Tally> {
	for (const { APP_ORIGIN, COGNITO_DOMAIN } of testSites) {
		await requireFreePort(Number(new URL(APP_ORIGIN).port), 'a site under test');
		await requireFreePort(Number(new URL(COGNITO_DOMAIN).port), 'a local Cognito under test');
	}
	await buildPages();
	const args = [playwright, 'test', '--pass-with-no-tests', ...patterns];
	return runTests(args, join('.popmap', 'playwright.json'), fromPlaywright);
}

async function test(): Promise<void> {
	mkdirSync('.popmap', { recursive: true });
	const { projects, browser, patterns } = partsToRun(process.argv.slice(2));
	// Built before two files of tests at once would do it. The tests' own tsconfig stands on the one
	// that SvelteKit writes.
	if (projects.includes('processes')) await bundleWorker();
	else if (!existsSync(join('.svelte-kit', 'tsconfig.json'))) await buildPages();
	const tallies: Tally[] = [];
	if (projects.length > 0) tallies.push(await inTheRuntime(projects, patterns));
	if (browser) tallies.push(await inTheBrowser(patterns));
	closeWith(sum(tallies));
}

await runTool(test);
