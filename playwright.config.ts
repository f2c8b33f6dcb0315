import { defineConfig, devices } from '@playwright/test';
import { browserOptions } from './tools/browser-options.ts';
import { testSites } from './tools/test-settings.ts';

// One pixel a pixel: a phone's own 2.6 would mean seven times the painting, without a graphics card.
const phone = {
	...devices['Pixel 7'],
	viewport: { width: 390, height: 844 },
	deviceScaleFactor: 1,
	colorScheme: 'light'
} as const;
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } };

export default defineConfig({
	testDir: 'test/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: '.popmap/e2e',
	// Each has a site and a local Cognito to itself.
	workers: testSites.length,
	fullyParallel: true,
	retries: 0,
	// A busy machine is slow; what hangs is stopped all the same.
	timeout: 90_000,
	expect: { timeout: 20_000 },
	forbidOnly: Boolean(process.env.CI),
	reporter: [['list'], ['json', { outputFile: '.popmap/playwright.json' }]],
	use: {
		launchOptions: browserOptions(),
		// Nothing to wait for, and no colour that is on its way to another when axe looks.
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		actionTimeout: 20_000,
		navigationTimeout: 30_000
	},
	// A test runs on the phone, unless its tags name other places: see test/e2e/projects.ts.
	projects: [
		{
			name: 'phone',
			use: phone,
			grep: /^(?!.*@(desktop|no-javascript))|@phone/
		},
		{ name: 'desktop', use: { ...desktop, colorScheme: 'dark' }, grep: /@desktop/ },
		{ name: 'no-javascript', use: { ...desktop, javaScriptEnabled: false }, grep: /@no-javascript/ }
	],
	webServer: {
		command: 'node tools/serve-for-tests.ts',
		env: { TEST_RUNNER: String(process.pid) },
		wait: { stdout: /Every site answers/ },
		timeout: 240_000,
		// Without this it is killed before it can stop what it started.
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
	}
});
