import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/api-clients/*.test.ts'],
		testTimeout: 60_000,
		hookTimeout: 120_000,
		retry: process.env.CI ? 1 : 0
	}
});
