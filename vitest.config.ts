import { resolve } from 'node:path';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { testSettings } from './tools/test-settings.ts';

// Tests start wrangler many times: without this cache, a sixth of each start is compilation.
process.env.NODE_COMPILE_CACHE ??= resolve('.popmap/compile-cache');

/** Tests in workerd, with wrangler.toml's bindings and an empty database for each file. */
const inTheRuntime = () =>
	cloudflareTest({
		main: './worker/testing/no-worker.ts',
		wrangler: { configPath: './wrangler.toml' },
		// A second database, which tests use as a replica of the first.
		miniflare: { bindings: testSettings, d1Databases: { REPLICA: 'replica' } }
	});

/** Selects a real user pool for the contract tests: packages/local-cognito/README.md lists them. */
const contractSettings = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => name.startsWith('CONTRACT_'))
);

export default defineConfig({
	test: {
		// Many tests wait for sockets, clocks and other programs: fewer workers leave one of two cores idle.
		maxWorkers: 3,
		retry: process.env.CI ? 1 : 0,
		// Generous, because a busy machine is slow.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		projects: [
			{
				plugins: [inTheRuntime()],
				test: {
					name: 'worker',
					include: ['worker/**/*.test.ts'],
					isolate: false,
					setupFiles: ['worker/testing/apply-migrations.ts'],
					provide: {
						migrations: await readD1Migrations('./migrations'),
						// CI tries more random requests.
						fuzzRounds: process.env.CI ? 60 : 15,
						eventCounts: process.env.EVENTS ? [Number(process.env.EVENTS)] : [1_000, 20_000]
					}
				}
			},
			{
				test: {
					name: 'cognito',
					environment: 'node',
					include: ['packages/local-cognito/**/*.test.ts', 'test/contract/**/*.test.ts'],
					// Each test creates its own user pool.
					isolate: false,
					env: contractSettings
				}
			},
			{
				test: {
					name: 'tools',
					environment: 'node',
					include: ['tools/**/*.test.ts', 'test/architecture/**/*.test.ts'],
					// The tools run as separate processes.
					isolate: false
				}
			},
			{
				test: {
					name: 'web',
					environment: 'node',
					include: ['web/**/*.test.ts'],
					// Pure functions: a process for each file would take longer than its tests.
					isolate: false
				}
			},
			{
				test: {
					name: 'integration',
					environment: 'node',
					include: ['test/integration/**/*.test.ts'],
					isolate: false,
					// Each file starts its own processes.
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			},
			{ test: { name: 'budgets', environment: 'node', include: ['test/budgets/**/*.test.ts'] } }
		]
	}
});
