import { describe, expect, it } from 'vitest';
import { resolve } from 'node:path';
import { fromPlaywright, fromVitest } from './test-reports.ts';

describe("vitest's report", () => {
	const file = (assertionResults: readonly object[], more = {}) => ({
		name: resolve('worker/a.test.ts'),
		status: 'failed',
		message: '',
		assertionResults,
		...more
	});
	const read = (...testResults: readonly object[]) =>
		fromVitest(
			JSON.stringify({ testResults, numPassedTests: 5, numPendingTests: 1, numTodoTests: 2 })
		);

	it('says how many passed and were skipped, and which failed and why', () => {
		const passed = { fullName: 'holds', status: 'passed', failureMessages: [] };
		const failed = {
			fullName: 'breaks',
			status: 'failed',
			failureMessages: ['AssertionError: expected 1 to be 2\n    at worker/a.test.ts:3']
		};
		expect(read(file([passed, failed]))).toEqual({
			passed: 5,
			failures: ['worker/a.test.ts › breaks: AssertionError: expected 1 to be 2'],
			skipped: 3,
			failedFiles: ['worker/a.test.ts']
		});
	});

	it('counts a file that does not load', () => {
		const { failures, failedFiles } = read(file([], { message: 'Cannot find module' }));
		expect(failures).toEqual(['worker/a.test.ts: Cannot find module']);
		expect(failedFiles).toEqual(['worker/a.test.ts']);
	});
});

describe("Playwright's report", () => {
	const test = (status: string, results: readonly object[] = []) => ({
		specs: [
			{ file: 'a.e2e.ts', title: 'signs in', tests: [{ projectName: 'phone', status, results }] }
		]
	});
	const read = (suites: readonly object[], errors: readonly object[] = []) =>
		fromPlaywright(JSON.stringify({ suites, errors, stats: { expected: 7, skipped: 4 } }));

	it('says how many passed and were skipped', () => {
		expect(read([test('expected'), test('skipped')])).toEqual({
			passed: 7,
			failures: [],
			skipped: 4,
			failedFiles: []
		});
	});

	it('names what failed, in groups of tests too, in words without colours', () => {
		const why = { error: { message: '\u001b[31mError: no button\u001b[39m\nCall log: …' } };
		const inGroup = { specs: [], suites: [test('unexpected', [why])] };
		const { failures, failedFiles } = read([inGroup, inGroup]);
		expect(failures[0]).toBe('test/e2e/a.e2e.ts › signs in (phone): Error: no button');
		expect(failedFiles).toEqual(['test/e2e/a.e2e.ts']);
	});

	it('takes a test that passed only when repeated for one that failed', () => {
		const why = { error: { message: 'Error: too late' } };
		expect(read([test('flaky', [why, {}])]).failures).toEqual([
			'test/e2e/a.e2e.ts › signs in (phone): Error: too late'
		]);
	});

	it('counts what went wrong outside any test', () => {
		const outside = [{ message: 'Error: the site did not start' }];
		const { failures, failedFiles } = read([test('unexpected')], outside);
		expect(failures[0]).toBe('outside any test: Error: the site did not start');
		expect(failedFiles).toBeNull();
	});
});
