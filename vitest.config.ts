import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { testSettings } from './tools/test-settings.ts';

/** Tests in workerd, with wrangler.toml's bindings and a database that is empty for each file. */
const inTheRuntime = () =>
	cloudflareTest({
		main: './worker/testing/no-worker.ts',
		wrangler: { configPath: './wrangler.toml' },
		miniflare: { bindings: testSettings }
	});

/** Where a real user pool is to be asked as well: packages/local-cognito/README.md lists the settings. */
const contractSettings = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => name.startsWith('CONTRACT_'))
);

export default defineConfig({
	test: {
		// Many tests wait for sockets, clocks and other programs: with fewer, a core of two stands idle.
		maxWorkers: 3,
		// A busy machine is slow; what hangs is stopped all the same.
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
					provide: { migrations: await readD1Migrations('./migrations') }
				}
			},
			{
				test: {
					name: 'cognito',
					environment: 'node',
					include: ['packages/local-cognito/**/*.test.ts', 'test/contract/**/*.test.ts'],
					// Each test makes a user pool of its own.
					isolate: false,
					env: contractSettings
				}
			},
			{
				test: {
					name: 'tools',
					environment: 'node',
					include: ['tools/**/*.test.ts'],
					// What they run are processes of their own.
					isolate: false
				}
			},
			{
				test: {
					name: 'web',
					environment: 'node',
					include: ['web/**/*.test.ts'],
					// Functions that keep nothing: a process for each file would take longer than its tests.
					isolate: false
				}
			},
			{
				test: {
					name: 'integration',
					environment: 'node',
					include: ['test/integration/**/*.test.ts'],
					isolate: false,
					// Each file starts processes of its own.
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
