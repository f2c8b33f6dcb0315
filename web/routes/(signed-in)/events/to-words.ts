import type { Text } from '../../../../worker/text/text.ts';

/** Fields whose values are words of programs. */
const fieldsWithChoices = new Set(['setting', 'accessibility', 'joining', 'repeat_every']);

/** The words for the value of a field, when it has choices. */
export function toWords({ events, joining }: Text, name: string, value: string): string {
	if (!fieldsWithChoices.has(name)) return value;
	const { settings, features } = events.facts;
	const words = new Map<string, string>(
		Object.entries({ ...settings, ...features, ...joining.form.ways, ...events.form.rhythms })
	);
	return value
		.split(' ')
		.map((one) => words.get(one) ?? one)
		.join(', ');
}
