import { expect, it } from 'vitest';
import { truncate } from './truncate.ts';

it('does not cut an emoji in half', () => {
	expect(truncate('Tea 🫖 and cake', 5)).toBe('Tea 🫖');
	expect(truncate('Tea', 5)).toBe('Tea');
});
