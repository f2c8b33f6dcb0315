import * as v from 'valibot';

const message = 'Please enter a price like 12 or 12.50, or 0 if it’s free.';
const maxAmount = 1_000_000;

/**
 * An amount of money, as a number or as people type one. Text has no thousands separators: `1.000`
 * is one thousand to some and one to others.
 */
export const amount = v.pipe(
	v.union(
		[
			v.number(),
			v.pipe(
				v.string(),
				v.regex(/^\d{1,7}(?:[.,]\d{1,2})?$/),
				v.transform((text) => Number(text.replace(',', '.')))
			)
		],
		message
	),
	v.minValue(0, message),
	v.maxValue(maxAmount, `Please enter a price up to ${maxAmount}.`),
	v.transform((value) => Math.round(value * 1000) / 1000)
);

const currencyMessage = 'Please choose a currency, like EUR.';

/** A currency, as ISO 4217 abbreviates it. */
export const currency = v.pipe(
	v.string(currencyMessage),
	v.metadata({ pattern: '^[A-Z]{3}$', examples: ['EUR'] }),
	v.check((code) => Intl.supportedValuesOf('currency').includes(code), currencyMessage)
);
