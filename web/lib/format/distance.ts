import type { Text } from '../../../worker/text/text.ts';

/** A distance, `1.2 km`; beyond ten kilometres without decimals. */
export const formatDistance = (kilometres: number, { time }: Pick<Text, 'time'>): string =>
	new Intl.NumberFormat(time.locale, {
		style: 'unit',
		unit: 'kilometer',
		maximumFractionDigits: kilometres < 10 ? 1 : 0
	}).format(kilometres);
