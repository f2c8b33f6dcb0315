import { base64url } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { constantTimeEqual, randomToken } from './secrets.ts';

describe('a random token', () => {
	it("consists of bytes from the runtime's random number generator", () => {
		const generate = vi.spyOn(crypto, 'getRandomValues');
		const token = randomToken(16);
		const [generated] = generate.mock.results.map(({ value }) => value);
		generate.mockRestore();
		expect(generated).toHaveLength(16);
		expect(base64url.decode(token)).toEqual(generated);
	});

	it('varies in every bit', () => {
		const seen = { ones: new Set<number>(), zeros: new Set<number>() };
		for (let sample = 0; sample < 200; sample++) {
			for (const [index, byte] of base64url.decode(randomToken(16)).entries()) {
				for (let bit = 0; bit < 8; bit++) {
					(byte & (1 << bit) ? seen.ones : seen.zeros).add(index * 8 + bit);
				}
			}
		}
		expect([seen.ones.size, seen.zeros.size]).toEqual([128, 128]);
	});
});

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
