import { expect, it } from 'vitest';
import { isUnauthenticated } from './viewer.ts';

it.each([
	[{ problem: { status: 401 } }, true],
	[{ problem: { status: 503 } }, false],
	[{ problem: null }, false],
	[new Error('No'), false],
	[null, false],
	['401', false]
])('recognises %j as a missing sign-in: %s', (error, expected) => {
	expect(isUnauthenticated(error)).toBe(expected);
});
