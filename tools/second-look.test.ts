import { expect, it } from 'vitest';
import { secondLook } from './second-look.ts';
import { nothingRun } from './tally.ts';

const noneFailed = { passed: 5, failures: [], skipped: 1, failedFiles: [] };
const oneFailed = {
	passed: 7,
	failures: ['a.test.ts › b'],
	skipped: 0,
	failedFiles: ['a.test.ts']
};
const total = { passed: 12, failures: ['a.test.ts › b'], skipped: 1 };

const passes = async () => [{ passed: 3, failures: [], skipped: 0 }];
const fails = async () => [{ passed: 2, failures: ['a.test.ts › c'], skipped: 0 }];
const mayNot = async (): Promise<never> => expect.fail('Nothing may run again');

it('runs nothing again when nothing failed', async () => {
	expect(await secondLook([noneFailed], mayNot)).toEqual({ passed: 5, failures: [], skipped: 1 });
});

it('runs the files that failed, and those alone', async () => {
	const ran: string[] = [];
	await secondLook([noneFailed, oneFailed], async (files) => {
		ran.push(...files);
		return passes();
	});
	expect(ran).toEqual(['a.test.ts']);
});

it('names what passes alone, and counts it as passed', async () => {
	expect(await secondLook([noneFailed, oneFailed], passes)).toEqual({
		...{ passed: 13, failures: [], skipped: 1 },
		unsteady: ['a.test.ts › b']
	});
});

it('says what failed at first when anything fails again, or nothing runs', async () => {
	expect(await secondLook([noneFailed, oneFailed], fails)).toEqual(total);
	expect(await secondLook([noneFailed, oneFailed], async () => [nothingRun])).toEqual(total);
});

it('takes no second look at what failed outside any file, nor where much failed', async () => {
	const outside = { ...oneFailed, failedFiles: null };
	expect(await secondLook([noneFailed, outside], mayNot)).toEqual(total);
	const failedFiles = ['a', 'b', 'c', 'd'].map((name) => `${name}.test.ts`);
	expect(await secondLook([{ ...oneFailed, failedFiles }], mayNot)).toMatchObject({
		failures: ['a.test.ts › b']
	});
});
