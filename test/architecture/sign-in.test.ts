import { cruise } from 'dependency-cruiser';
import { expect, it } from 'vitest';

/** What signing in could do without on another site. */
const domains =
	/^worker\/(businesses|categories|events|jobs|languages|legal|listing|retention|review|search|series|text)\//;

it('keeps what sign-in reaches through imports of values and types to 45 files of its own', async () => {
	const { output } = await cruise(['worker/auth/sign-in/routes.ts'], {
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' }
	});
	if (typeof output === 'string') throw new TypeError('dependency-cruiser returned a report');
	const files = output.modules.map(({ source }) => source).filter((file) => /^worker\//.test(file));
	expect(files).toContain('worker/auth/sign-in-config.ts');
	expect(files.filter((file) => domains.test(file))).toEqual([]);
	expect(files.length).toBeLessThanOrEqual(45);
});
