import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSite } from '../../testing/site.ts';
import { packTokens, unpackTokens } from './token-codec.ts';

const text = fc.string({ unit: 'grapheme' });
const base64urlish = fc.string({
	unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=')
});
const tokens = fc.array(fc.oneof(text, base64urlish, fc.constant('..')), { maxLength: 4 });

describe('packed tokens', () => {
	it('are unpacked unchanged, with any content', () => {
		fc.assert(
			fc.property(tokens, (given) => {
				expect(unpackTokens(packTokens(given), given.length)).toEqual(given);
			}),
			{ numRuns: 3000 }
		);
	});

	it('are a quarter smaller than the text of real tokens', async () => {
		const { cognito } = createSite();
		const response = await cognito.control('sign-in', { person: 'greta-three-groups' });
		if (typeof response !== 'object' || !response) throw new TypeError('No tokens');
		const { access_token, refresh_token } = { access_token: '', refresh_token: '', ...response };
		const real = [access_token, refresh_token];
		const packed = packTokens(real);
		expect(packed.length).toBeLessThan(0.76 * (access_token.length + refresh_token.length));
		expect(unpackTokens(packed, 2)).toEqual(real);
	});

	it('are rejected when a byte is missing or added', () => {
		const packed = packTokens(['eyJh.eyJi.c2ln', 'opaque']);
		for (let length = 0; length < packed.length; length++) {
			expect(unpackTokens(packed.subarray(0, length), 2)).toBeNull();
		}
		expect(unpackTokens(Uint8Array.of(...packed, 0), 2)).toBeNull();
		expect(unpackTokens(packed, 1)).toBeNull();
		expect(unpackTokens(packed, 3)).toBeNull();
	});

	it('never throw on arbitrary bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(4), (bytes, count) => {
				const unpacked = unpackTokens(bytes, count);
				expect(unpacked?.length ?? count).toBe(count);
			}),
			{ numRuns: 3000 }
		);
	});

	it('are rejected when a part is too long', () => {
		expect(() => packTokens(['!'.repeat(0x8000)])).toThrow(RangeError);
		expect(() => packTokens(['.'.repeat(256)])).toThrow(RangeError);
		expect(unpackTokens(packTokens(['!'.repeat(0x7fff)]), 1)).toEqual(['!'.repeat(0x7fff)]);
	});
});
