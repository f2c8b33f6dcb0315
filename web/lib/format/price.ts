import type { EventFacts } from '../../../worker/database/event-facts.ts';
import type { Text } from '../../../worker/text/text.ts';
import { remember } from './remember.ts';

const formats = remember<Intl.NumberFormat>(500);

/** A price, `€12` or `Free`; null if it is not known. */
export function formatPrice(
	{ price }: Pick<EventFacts, 'price'>,
	{ time, events }: Pick<Text, 'time' | 'events'>
): string | null {
	if (!price) return null;
	const { amount, currency } = price;
	if (amount === 0 || currency === null) return events.facts.free;
	const format = formats(
		`${time.locale} ${currency}`,
		() =>
			new Intl.NumberFormat(time.locale, {
				style: 'currency',
				currency,
				trailingZeroDisplay: 'stripIfInteger'
			})
	);
	return format.format(amount);
}
