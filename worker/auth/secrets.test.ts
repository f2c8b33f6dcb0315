import { describe, expect, it, vi } from 'vitest';
import { constantTimeEqual } from './secrets.ts';

describe('two secrets', () => {
	it.each([
		['', '', true],
		['secret', 'secret', true],
		['secret', 'secreT', false],
		['secret', 'secret ', false],
		['secret', '', false]
	])('“%s” and “%s” are the same: %s', async (one, other, same) => {
		expect(await constantTimeEqual(one, other)).toBe(same);
	});

	it('are compared by the runtime, whole and at one length, so that time tells nothing', async () => {
		const compare = vi.spyOn(crypto.subtle, 'timingSafeEqual');
		await constantTimeEqual('s', 'a secret of another length');
		const lengths = compare.mock.calls.flat().map(({ byteLength }) => byteLength);
		compare.mockRestore();
		expect(lengths).toEqual([32, 32]);
	});
});
