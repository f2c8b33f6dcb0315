/** Reads the JSON reports that vitest and Playwright leave. */
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Tally } from './tally.ts';

interface VitestReport {
	testResults: readonly {
		name: string;
		status: string;
		message: string;
		assertionResults: readonly {
			fullName: string;
			status: string;
			failureMessages: readonly string[];
		}[];
	}[];
	numPassedTests: number;
	numPendingTests: number;
	numTodoTests: number;
}

interface PlaywrightSuite {
	suites?: readonly PlaywrightSuite[];
	specs: readonly {
		file: string;
		title: string;
		tests: readonly {
			projectName: string;
			status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
			results: readonly { error?: { message?: string } }[];
		}[];
	}[];
}

interface PlaywrightReport {
	suites: readonly PlaywrightSuite[];
	errors: readonly { message?: string }[];
	stats: { expected: number; skipped: number };
}

const oneLine = (where: string, why = ''): string => {
	const [first = ''] = stripVTControlCharacters(why).trim().split('\n');
	return first ? `${where}: ${first}` : where;
};

/** A file that does not load has failed too, though none of its tests has. */
export function fromVitest(report: string): Tally {
	const run: VitestReport = JSON.parse(report);
	const failures = run.testResults.flatMap(({ name, status, message, assertionResults }) => {
		const file = relative(process.cwd(), name);
		const tests = assertionResults.filter((test) => test.status === 'failed');
		if (status === 'failed' && tests.length === 0) return [oneLine(file, message)];
		return tests.map((test) => oneLine(`${file} › ${test.fullName}`, test.failureMessages[0]));
	});
	return { passed: run.numPassedTests, failures, skipped: run.numPendingTests + run.numTodoTests };
}

/** A test that passed only when repeated has failed. */
export function fromPlaywright(report: string): Tally {
	const run: PlaywrightReport = JSON.parse(report);
	const outside = run.errors.map(({ message }) => oneLine('outside any test', message));
	const { expected, skipped } = run.stats;
	return { passed: expected, failures: [...outside, ...failuresIn(run.suites)], skipped };
}

const failuresIn = (suites: readonly PlaywrightSuite[]): string[] =>
	suites.flatMap(({ specs, suites: inner = [] }) => [
		...specs.flatMap(({ file, title, tests }) =>
			tests
				.filter(({ status }) => status === 'unexpected' || status === 'flaky')
				.map(({ projectName, results }) => {
					const why = results.find(({ error }) => error)?.error?.message;
					return oneLine(`e2e/${file} › ${title} (${projectName})`, why);
				})
		),
		...failuresIn(inner)
	]);
