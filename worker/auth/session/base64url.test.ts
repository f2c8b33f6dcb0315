import fc from 'fast-check';
import { base64url } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeCanonical } from './base64url.ts';

describe('decoding base64url', () => {
	it('returns the bytes that were encoded', () => {
		const property = fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
			expect(decodeCanonical(base64url.encode(bytes))).toEqual(bytes);
		});
		fc.assert(property, { numRuns: 1_000 });
	});

	it('accepts only the canonical spelling', () => {
		const changed = fc.record({
			bytes: fc.uint8Array({ maxLength: 12 }),
			at: fc.nat(16),
			removed: fc.nat(2),
			added: fc.string({ unit: fc.constantFrom(...'AQgwz_-+/= \t\n.é'), maxLength: 3 })
		});
		const property = fc.property(changed, ({ bytes, at, removed, added }) => {
			const text = base64url.encode(bytes);
			const other = text.slice(0, at) + added + text.slice(at + removed);
			const decoded = decodeCanonical(other);
			expect(decoded === null || base64url.encode(decoded) === other).toBe(true);
		});
		fc.assert(property, { numRuns: 20_000 });
	});
});
