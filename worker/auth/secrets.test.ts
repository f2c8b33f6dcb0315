import { describe, expect, it, vi } from 'vitest';
import { constantTimeEqual } from './secrets.ts';

describe('comparing two secrets', () => {
	it.each([
		['', '', true],
		['secret', 'secret', true],
		['secret', 'secreT', false],
		['secret', 'secret ', false],
		['secret', '', false]
	])('finds “%s” and “%s” equal: %s', async (first, second, isEqual) => {
		expect(await constantTimeEqual(first, second)).toBe(isEqual);
	});

	it("uses the runtime's constant-time comparison on hashes of equal length", async () => {
		const compare = vi.spyOn(crypto.subtle, 'timingSafeEqual');
		await constantTimeEqual('s', 'a secret of another length');
		const lengths = compare.mock.calls.flat().map(({ byteLength }) => byteLength);
		compare.mockRestore();
		expect(lengths).toEqual([32, 32]);
	});
});
