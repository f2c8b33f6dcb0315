import * as v from 'valibot';
import { maxDays, readDate } from './days.ts';
import type { Days } from './days.ts';

const message = `Please enter today, tomorrow, weekend, a date like 2027-06-05, or two dates like 2027-06-05..2027-06-12, at most ${maxDays} days.`;

function readDays(text: string): Days | null {
	if (text === 'today' || text === 'tomorrow' || text === 'weekend') return { kind: text };
	const [start = '', end = start, ...others] = text.split('..');
	const [first, last] = [readDate(start), readDate(end)];
	if (first === null || last === null || others.length > 0) return null;
	return first <= last && last - first < maxDays ? { kind: 'dates', first, last } : null;
}

/** The days that a list is about: `when=weekend`. */
export const when = v.pipe(
	v.string(),
	v.metadata({
		description:
			'today, tomorrow, weekend, a date, or two dates with .. between them (inclusive). Days are those of the place of each event.',
		examples: ['weekend', '2027-06-05', '2027-06-05..2027-06-12']
	}),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const days = readDays(dataset.value);
		if (days) return days;
		addIssue({ message });
		return NEVER;
	})
);
