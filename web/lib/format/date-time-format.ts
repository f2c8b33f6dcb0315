const maxFormats = 1_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A format, from a cache: creating one costs more than using it a hundred times. */
export function dateTimeFormat(
	locale: string,
	options: Intl.DateTimeFormatOptions
): Intl.DateTimeFormat {
	const key = locale + JSON.stringify(options);
	const cached = formats.get(key);
	if (cached) return cached;
	const format = new Intl.DateTimeFormat(locale, options);
	if (formats.size >= maxFormats) formats.clear();
	formats.set(key, format);
	return format;
}
