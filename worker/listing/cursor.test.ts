import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCursor, toCursor } from './cursor.ts';

const position = fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 3 });

it('encodes a position that can be read back', () => {
	fc.assert(
		fc.property(position, (at) => {
			expect(readCursor('events', toCursor('events', at))).toEqual(at);
		})
	);
});

it('is rejected by another list', () => {
	expect(readCursor('businesses', toCursor('events', [1]))).toBeNull();
});

it('is rejected when a character is changed, removed or added', () => {
	fc.assert(
		fc.property(position, fc.nat(), fc.constantFrom(...'0a_-é'), (at, where, letter) => {
			const cursor = toCursor('events', at);
			const index = where % cursor.length;
			const changed = cursor.slice(0, index) + letter + cursor.slice(index + 1);
			if (changed !== cursor) expect(readCursor('events', changed)).toBeNull();
			expect(readCursor('events', cursor.slice(0, index))).toBeNull();
			expect(readCursor('events', cursor + letter)).toBeNull();
		})
	);
});

it('is not accepted from any other text', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(readCursor('events', text)).toBeNull();
		})
	);
});
