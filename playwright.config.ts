import { resolve } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { browserOptions } from './tools/browser-options.ts';
import { testSites } from './tools/test-settings.ts';

// The sites start wrangler several times: without this cache, a sixth of each start is compilation.
process.env.NODE_COMPILE_CACHE ??= resolve('.popmap/compile-cache');

// A device scale factor of 1: a phone's own 2.6 means seven times the painting without a GPU.
const phone = {
	...devices['Pixel 7'],
	viewport: { width: 390, height: 844 },
	deviceScaleFactor: 1,
	colorScheme: 'light'
} as const;
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } };
const darkDesktop = { ...desktop, colorScheme: 'dark' } as const;
const budgets = '**/budgets.e2e.ts';
const accessibility = '**/accessibility.e2e.ts';
const ofEveryPage = [budgets, accessibility];
/** A test runs on the phone, unless its tags name other places: see test/e2e/projects.ts. */
const onPhone = /^(?!.*@(desktop|no-javascript))|@phone/;
const onDesktop = /@desktop/;

export default defineConfig({
	testDir: 'test/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: '.popmap/e2e',
	// Each worker has its own site and local Cognito.
	workers: testSites.length,
	fullyParallel: true,
	retries: process.env.CI ? 1 : 0,
	// Generous, because a busy machine is slow.
	timeout: 90_000,
	expect: { timeout: 20_000 },
	forbidOnly: Boolean(process.env.CI),
	reporter: 'list',
	use: {
		launchOptions: browserOptions(),
		// Without animations there is nothing to wait for, and axe sees the final colours.
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		actionTimeout: 20_000,
		navigationTimeout: 30_000
	},
	projects: [
		{ name: 'phone', use: phone, testIgnore: ofEveryPage, grep: onPhone },
		{ name: 'desktop', use: darkDesktop, testIgnore: ofEveryPage, grep: onDesktop },
		{
			name: 'no-javascript',
			use: { ...desktop, javaScriptEnabled: false },
			testIgnore: ofEveryPage,
			grep: /@no-javascript/
		},
		{ name: 'accessibility-phone', use: phone, testMatch: accessibility, grep: onPhone },
		{ name: 'accessibility-desktop', use: darkDesktop, testMatch: accessibility, grep: onDesktop },
		{ name: 'budgets', use: desktop, testMatch: budgets }
	],
	webServer: {
		command: 'node tools/dev-server/serve-for-tests.ts',
		env: { TEST_RUNNER: String(process.pid) },
		wait: { stdout: /Every site is ready/ },
		timeout: 240_000,
		// Without this it is killed before it can stop what it started.
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
	}
});
