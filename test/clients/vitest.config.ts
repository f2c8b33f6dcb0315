import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['*.test.ts'],
		// Each file starts its own pool, and the browser is large.
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
		retry: process.env.CI ? 1 : 0
	}
});
