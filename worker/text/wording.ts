/** The forms of a text for a count, in which `#` stands for the number. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * What depends on the grammar of a language: counts and lists.
 *
 * @param locale such as `en-GB`
 */
export function wordingOf(locale: string) {
	const rules = new Intl.PluralRules(locale);
	const numbers = new Intl.NumberFormat(locale);
	const list = (type: 'conjunction' | 'disjunction') => new Intl.ListFormat(locale, { type });
	const [all, any] = [list('conjunction'), list('disjunction')];
	return {
		/** `1 event`, `2 events`: the form that the language has for this count. */
		count: (count: number, forms: Forms): string =>
			(forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count)),
		/** `a, b and c` */
		and: (parts: readonly string[]): string => all.format(parts),
		/** `a, b or c` */
		or: (parts: readonly string[]): string => any.format(parts)
	};
}
