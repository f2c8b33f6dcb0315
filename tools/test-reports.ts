/** Reads the JSON reports that vitest and Playwright leave. */
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Tally } from './tally.ts';

/** How the tests of one tool came out. */
export interface TestTally extends Tally {
	/** In which everything failed that did; null when something failed outside any file. */
	failedFiles: readonly string[] | null;
}

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

interface Failure {
	/** From the top of the project; null when it was outside any file. */
	file: string | null;
	line: string;
}

function tallyOf(passed: number, failures: readonly Failure[], skipped: number): TestTally {
	const files = failures.flatMap(({ file }) => file ?? []);
	return {
		passed,
		failures: failures.map(({ line }) => line),
		skipped,
		failedFiles: files.length === failures.length ? [...new Set(files)] : null
	};
}

/** A file that does not load has failed too, though none of its tests has. */
export function fromVitest(report: string): TestTally {
	const run: VitestReport = JSON.parse(report);
	const failures = run.testResults.flatMap(({ name, status, message, assertionResults }) => {
		const file = relative(process.cwd(), name);
		const tests = assertionResults.filter((test) => test.status === 'failed');
		if (status === 'failed' && tests.length === 0) return [{ file, line: oneLine(file, message) }];
		return tests.map(({ fullName, failureMessages: [why] }) => ({
			file,
			line: oneLine(`${file} › ${fullName}`, why)
		}));
	});
	return tallyOf(run.numPassedTests, failures, run.numPendingTests + run.numTodoTests);
}

/** A test that passed only when repeated has failed. */
export function fromPlaywright(report: string): TestTally {
	const run: PlaywrightReport = JSON.parse(report);
	const outside = run.errors.map(({ message }) => ({
		file: null,
		line: oneLine('outside any test', message)
	}));
	const { expected, skipped } = run.stats;
	return tallyOf(expected, [...outside, ...failuresIn(run.suites)], skipped);
}

const failuresIn = (suites: readonly PlaywrightSuite[]): Failure[] =>
	suites.flatMap(({ specs, suites: inner = [] }) => [
		...specs.flatMap(({ file, title, tests }) =>
			tests
				.filter(({ status }) => status === 'unexpected' || status === 'flaky')
				.map(({ projectName, results }) => {
					const why = results.find(({ error }) => error)?.error?.message;
					const line = oneLine(`e2e/${file} › ${title} (${projectName})`, why);
					return { file: `e2e/${file}`, line };
				})
		),
		...failuresIn(inner)
	]);
