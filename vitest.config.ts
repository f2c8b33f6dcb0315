import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { testSettings } from './dev/test-settings.ts';

/** Tests in workerd, with wrangler.toml's bindings and a database of their own for each file. */
const inTheRuntime = () =>
	cloudflareTest({
		main: './worker/testing/no-worker.ts',
		wrangler: { configPath: './wrangler.toml' },
		miniflare: { bindings: testSettings }
	});

export default defineConfig({
	test: {
		projects: [
			{
				plugins: [inTheRuntime()],
				test: {
					name: 'worker',
					include: ['worker/**/*.test.ts'],
					setupFiles: ['worker/testing/apply-migrations.ts'],
					provide: { migrations: await readD1Migrations('./migrations') }
				}
			},
			{
				plugins: [inTheRuntime()],
				test: { name: 'cognito', include: ['cognito/**/*.test.ts'] }
			},
			{
				test: {
					name: 'dev',
					environment: 'node',
					include: ['dev/**/*.test.ts', 'bench/**/*.test.ts']
				}
			},
			{
				test: {
					name: 'processes',
					environment: 'node',
					include: ['processes/**/*.test.ts'],
					testTimeout: 40_000
				}
			}
		]
	}
});
