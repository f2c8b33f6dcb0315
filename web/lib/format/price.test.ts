import { describe, expect, it } from 'vitest';
import { en } from '../../../worker/text/en.ts';
import { formatPrice } from './price.ts';

const priceOf = (amount: number, currency: string | null) =>
	formatPrice({ price: { amount, currency } }, en);

describe('the price of an event', () => {
	it('is free, an amount in its currency, or not known', () => {
		expect(priceOf(0, null)).toBe('Free');
		expect(priceOf(12, 'EUR')).toBe('€12');
		expect(priceOf(7.5, 'GBP')).toBe('£7.50');
		expect(priceOf(1500, 'JPY')).toMatch(/1,500$/);
		expect(formatPrice({ price: null }, en)).toBeNull();
	});
});
