import { defineConfig, devices } from '@playwright/test';
import { browserOptions } from './dev/browser-options.ts';
import { testSettings } from './dev/test-settings.ts';

const origin = testSettings.APP_ORIGIN;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } };

export default defineConfig({
	testDir: 'e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: '.popmap/e2e',
	// The tests share one local Cognito, whose clock and faults some of them change.
	workers: 1,
	retries: 0,
	timeout: 20_000,
	expect: { timeout: 5_000 },
	forbidOnly: Boolean(process.env.CI),
	reporter: [['list'], ['json', { outputFile: '.popmap/playwright.json' }]],
	use: {
		baseURL: origin,
		launchOptions: browserOptions(),
		screenshot: 'only-on-failure',
		actionTimeout: 5_000,
		navigationTimeout: 10_000
	},
	projects: [
		{ name: 'phone', use: { ...devices['Pixel 7'], ...phone } },
		{ name: 'desktop', use: desktop },
		{ name: 'no-javascript', use: { ...desktop, javaScriptEnabled: false } }
	],
	webServer: {
		command: 'node dev/serve-for-tests.ts',
		url: `${origin}/health`,
		timeout: 120_000,
		// Without this it is killed before it can stop what it started.
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
	}
});
