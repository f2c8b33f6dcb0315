/** What each language joins in its own way. */
export type List = { and: readonly string[] } | { or: readonly string[] };

type Value = string | number | List;

/** A text of the catalogue with values in it. It is data to JSON: see `messageFrom`. */
export type Message<Values> = (values: Values) => string;

type Category = Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * The forms of a text for a count, in which `#` stands for the number. A number as a key is the form for
 * exactly that count, as `=1` in https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export type Forms = Category & { other: string } & Readonly<Record<number, string>>;

/** What a message is made of, as a file holds it. */
type MessageData =
	| { pattern: string }
	| { count: string; forms: Forms }
	| { by: string; options: Readonly<Record<string, string>> };

const placeholder = /\{(\w+)\}/g;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

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

	function inWords(value: Value): string {
		if (typeof value !== 'object') return String(value);
		return 'and' in value ? all.format(value.and) : any.format(value.or);
	}

	/** Placeholders without a value stay: a page fills them with what it marks up. */
	const fill = (pattern: string, values: Readonly<Record<string, Value | undefined>>): string =>
		pattern.replace(placeholder, (whole, name: string) => {
			const value = values[name];
			return value === undefined ? whole : inWords(value);
		});

	const formFor = (forms: Forms, count: number): string =>
		(forms[count] ?? forms[rules.select(count)] ?? forms.other).replaceAll(
			'#',
			numbers.format(count)
		);

	/** A text in which `{name}` stands for a value. */
	const message = <Values extends { [K in keyof Values]: Value }>(
		pattern: string
	): Message<Values> => asData((values) => fill(pattern, { ...values }), { pattern });

	/** A text with a form for each count, such as `1 event`, `2 events`. */
	const plural = <Values extends { [K in keyof Values]: Value }>(
		count: keyof Values & string,
		forms: Forms
	): Message<Values> =>
		asData((values) => fill(formFor(forms, Number(values[count])), { ...values }), {
			count,
			forms
		});

	/** A text that depends on one of the values, such as the role of a person. */
	const choose = <Values extends { [K in keyof Values]: Value }>(
		by: keyof Values & string,
		options: Readonly<Record<string, string>>
	): Message<Values> =>
		asData((values) => fill(options[String(values[by])] ?? '', { ...values }), { by, options });

	return { message, plural, choose };
}

/** A function that JSON writes as its data. */
const asData = <Values>(write: Message<Values>, data: MessageData): Message<Values> =>
	Object.assign(write, { toJSON: () => ({ message: data }) });

/**
 * Makes messages again of what JSON made of them, as the second parameter of `JSON.parse`.
 *
 * @param locale of the file
 */
export function messageFrom(locale: string) {
	const { message, plural, choose } = wordingOf(locale);
	return (_key: string, value: unknown): unknown => {
		if (!isRecord(value) || !isRecord(value.message)) return value;
		const { pattern, count, forms, by, options } = value.message;
		if (typeof pattern === 'string') return message<Record<string, Value>>(pattern);
		if (typeof count === 'string' && isForms(forms)) {
			return plural<Record<string, Value>>(count, forms);
		}
		if (typeof by !== 'string' || !isOptions(options)) return value;
		return choose<Record<string, Value>>(by, options);
	};
}

const isForms = (forms: unknown): forms is Forms => isOptions(forms) && 'other' in forms;

const isOptions = (options: unknown): options is Readonly<Record<string, string>> =>
	isRecord(options) && Object.values(options).every((text) => typeof text === 'string');
