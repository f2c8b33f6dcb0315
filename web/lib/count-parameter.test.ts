import { expect, it } from 'vitest';
import { countParameter } from './count-parameter.ts';

it.each([
	['?ended=0', 0],
	['?ended=12', 12],
	['?ended=-1', null],
	['?ended=1.5', null],
	['?ended=many', null],
	['', null]
])('reads %j as %j', (query, count) => {
	expect(countParameter(new URL(`https://popmap.test/${query}`), 'ended')).toBe(count);
});
