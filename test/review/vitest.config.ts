import { defineConfig } from 'vitest/config';

/** Three browser engines, one after the other, against one site: `npm run test:review`. */
export default defineConfig({
	test: {
		include: ['test/review/**/*.test.ts'],
		globalSetup: 'test/review/serve.ts',
		retry: process.env['CI'] ? 1 : 0,
		// Generous, because a busy machine is slow.
		testTimeout: 60_000,
		hookTimeout: 120_000
	}
});
