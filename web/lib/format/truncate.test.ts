import { expect, it } from 'vitest';
import { beginningOf } from './beginning-of.ts';

it('cuts no emoji in half', () => {
	expect(beginningOf('Tea 🫖 and cake', 5)).toBe('Tea 🫖');
	expect(beginningOf('Tea', 5)).toBe('Tea');
});
