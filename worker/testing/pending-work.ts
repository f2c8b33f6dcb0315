import { afterAll } from 'vitest';

/** What continues after responses. The test files of one runtime share its database. */
const pending = new Set<Promise<unknown>>();

/** Notes work that the next test file must not meet. */
export function notePending(work: Promise<unknown>): void {
	const settled = work.catch(() => {}).finally(() => pending.delete(settled));
	pending.add(settled);
}

/** Ends a test file only when its work has ended. */
export const settleAfterFile = (): void =>
	afterAll(async () => {
		while (pending.size > 0) await Promise.all(pending);
	});
