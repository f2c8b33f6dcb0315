/**
 * `npm test`: the tests in the runtime and, at the same time, the browser tests: each waits for
 * sockets and clocks much of the time. `npm test -- worker` runs one part (worker, cognito, web,
 * dev, processes or e2e); any other word selects the files whose path contains it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { buildPages } from './build-pages.ts';
import { bundleWorker } from './built-worker.ts';
import { runTool } from './explained.js';
import { requireFreePort } from './ports.ts';
import { closeWith, nothingRun, sum } from './tally.ts';
import { secondLook } from './second-look.ts';
import { fromPlaywright, fromVitest, type TestTally } from './test-reports.ts';
import { testSites } from './test-settings.ts';
import { partsToRun, projects } from './test-parts.ts';

const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const playwright = join('node_modules', '@playwright', 'test', 'cli.js');

interface Run {
	args: readonly [script: string, ...rest: string[]];
	/** The file that the tool leaves, and how to read it. */
	report: string;
	read: (report: string) => TestTally;
}

const noTests: TestTally = { ...nothingRun, failedFiles: [] };

/** @param turn when its output may be shown; until then it is kept */
async function runTests({ args, report, read }: Run, turn?: Promise<unknown>): Promise<TestTally> {
	rmSync(report, { force: true });
	const child = spawn(process.execPath, args, {
		stdio: ['inherit', turn ? 'pipe' : 'inherit', 'inherit']
	});
	// As Ctrl-C does, which both know: each stops what it started. `kill` reaches only this program.
	process.once('SIGTERM', () => child.kill('SIGINT'));
	const shown = turn && child.stdout ? showAfter(turn, child.stdout) : null;
	const [code] = await once(child, 'exit');
	await shown;
	const tally = existsSync(report) ? read(readFileSync(report, 'utf8')) : noTests;
	// An error outside any test is a failure too.
	if (code === 0 || tally.failures.length > 0) return tally;
	const failure = `${basename(args[0])} ended with exit code ${code}`;
	return { ...tally, failures: [failure], failedFiles: null };
}

/** Read all the time, because a tool whose output nobody takes stands still. */
async function showAfter(turn: Promise<unknown>, output: NodeJS.ReadableStream): Promise<void> {
	const kept = output.pipe(new PassThrough({ highWaterMark: Number.MAX_SAFE_INTEGER }));
	await turn;
	kept.pipe(process.stdout, { end: false });
	await finished(kept);
}

function inTheRuntime(
	projects: readonly string[],
	patterns: readonly string[]
): Promise<TestTally> {
	const report = join('.popmap', 'vitest.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const selected = [...projects.map((name) => `--project=${name}`), ...patterns];
	const args = [vitest, 'run', '--passWithNoTests', ...reporters, ...selected] as const;
	return runTests({ args, report, read: fromVitest });
}

function inTheBrowser(patterns: readonly string[], turn?: Promise<unknown>): Promise<TestTally> {
	const args = [playwright, 'test', '--pass-with-no-tests', ...patterns] as const;
	const report = join('.popmap', 'playwright.json');
	return runTests({ args, report, read: fromPlaywright }, turn);
}

/** One file after the other, and nothing beside them. */
async function runAlone(files: readonly string[]): Promise<TestTally[]> {
	const isBrowserTest = (file: string) => file.startsWith('test/e2e/');
	const others = files.filter((file) => !isBrowserTest(file));
	const inBrowser = files.filter(isBrowserTest);
	return [
		others.length > 0 ? await inTheRuntime(projects, ['--maxWorkers=1', ...others]) : noTests,
		inBrowser.length > 0 ? await inTheBrowser(['--workers=1', ...inBrowser]) : noTests
	];
}

/** Nothing else may listen where the sites under test will. */
async function requireFreePorts(): Promise<void> {
	for (const { APP_ORIGIN, COGNITO_DOMAIN } of testSites) {
		await requireFreePort(Number(new URL(APP_ORIGIN).port), 'a site under test');
		await requireFreePort(Number(new URL(COGNITO_DOMAIN).port), 'a local Cognito under test');
	}
}

async function test(): Promise<void> {
	mkdirSync('.popmap', { recursive: true });
	// Tests start wrangler and our own scripts many times: each time a sixth of it was compiling.
	process.env['NODE_COMPILE_CACHE'] ??= resolve('.popmap', 'compile-cache');
	const { projects: chosen, browser, patterns } = partsToRun(process.argv.slice(2));
	if (browser) await requireFreePorts();
	// Built before two would do it at once. The tests' own tsconfig stands on the one that SvelteKit
	// writes.
	if (chosen.includes('integration')) await bundleWorker();
	else if (browser || !existsSync(join('.svelte-kit', 'tsconfig.json'))) await buildPages();
	const runtime = chosen.length > 0 ? inTheRuntime(chosen, patterns) : null;
	const chromium = browser ? inTheBrowser(patterns, runtime ?? undefined) : null;
	const both = [(await runtime) ?? noTests, (await chromium) ?? noTests];
	// On one's own machine whoever broke a test wants to know at once.
	closeWith(process.env['CI'] ? await secondLook(both, runAlone) : sum(both));
}

await runTool(test);
