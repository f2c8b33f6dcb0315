import * as v from 'valibot';

/** No control characters except line breaks, and no lone surrogates, which UTF-8 cannot encode. */
const isPlainText = (text: string) => !/[^\P{Cc}\n]/u.test(text) && text.isWellFormed();

/** Whether any character is visible: some are blank, or only affect their neighbours. */
const isVisible = (text: string) => /[^\p{DI}\p{Cc}\p{Z}\p{M}\u2800]/u.test(text);

/** Counts code points, so that most emoji count as one character. */
const length = (text: string) => [...text].length;

const plainText = (max: number) =>
	v.pipe(
		v.string('Please enter some text.'),
		v.check(isPlainText, 'Please remove the invisible control characters from this text.'),
		v.check((text) => length(text) <= max, `Please keep this to ${max} characters.`),
		v.metadata({ maxLength: max })
	);

/** Required text of several lines. */
export const requiredParagraphs = (max: number, whenEmpty: string) =>
	v.pipe(v.string(whenEmpty), v.nonEmpty(whenEmpty), plainText(max), v.check(isVisible, whenEmpty));

/** Required text on one line. */
export const line = (max: number, whenEmpty: string) =>
	v.pipe(
		requiredParagraphs(max, whenEmpty),
		v.check((text) => !text.includes('\n'), 'Please keep this on one line.')
	);

export const optionalLine = (max: number) =>
	v.nullish(
		v.pipe(
			plainText(max),
			v.check((text) => !text.includes('\n'), 'Please keep this on one line.')
		),
		''
	);

/** Text of several lines; empty if omitted. */
export const paragraphs = (max: number) => v.nullish(plainText(max), '');

export const email = v.pipe(
	plainText(254),
	v.regex(
		// Only one part of the pattern matches a dot: with two, the time to match would be quadratic.
		/^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/,
		'Please enter an e-mail address like hello@example.org.'
	)
);

export const phone = v.pipe(
	plainText(40),
	v.regex(
		/^\+?(?:[\p{Zs}().\-/]*\d){5,}[\p{Zs}().\-/]*$/u,
		'Please enter a telephone number with digits, like +49 30 123456.'
	)
);

const webAddress = 'Please enter a web address that starts with https:// or http://.';

/**
 * Tests the text itself: browsers read `https:page` as a page of this site, and drop line breaks.
 */
const isAbsolute = (text: string) => /^https?:\/\/[^\s\\]+$/i.test(text);

function toUrl(text: string): URL | null {
	const url = isAbsolute(text) ? URL.parse(text) : null;
	const isPublic = url?.username === '' && url.password === '' && url.hostname.includes('.');
	return isPublic ? url : null;
}

/** A link that is safe to show: never `javascript:` and the like. */
export const website = v.pipe(
	plainText(500),
	v.check((text) => toUrl(text) !== null, webAddress),
	v.metadata({ format: 'uri' })
);

/**
 * A link to a profile on one site, or on a subdomain of it.
 *
 * @param path of an example profile
 */
export const profileOn = (host: string, name: string, path: string) =>
	v.pipe(
		website,
		v.check((text) => {
			const { hostname = '', pathname = '/' } = toUrl(text) ?? {};
			return (hostname === host || hostname.endsWith(`.${host}`)) && pathname !== '/';
		}, `Please enter the address of a page on ${name}, like https://www.${host}/${path}.`)
	);

const decimal = v.pipe(v.string(), v.regex(/^[-+]?\d{1,3}(?:\.\d+)?$/), v.transform(Number));

/** Degrees, to a tenth of a metre. A form sends them as text. */
export const degrees = (max: number, message: string) =>
	v.pipe(
		v.union([v.number(), decimal], message),
		v.minValue(-max, message),
		v.maxValue(max, message),
		v.transform((degrees) => Math.round(degrees * 1e6) / 1e6)
	);

/** The id of a row. A form sends it as text. */
export const id = (message: string) =>
	v.pipe(
		v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))], message),
		v.safeInteger(message),
		v.minValue(1, message)
	);

const slugs = v.array(
	v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'Please choose from the list.'))
);

/** Slugs of categories. A form with one ticked box sends a single string. */
export const categorySlugs = v.nullish(
	v.pipe(
		v.union(
			[
				slugs,
				v.pipe(
					v.string(),
					v.transform((slug) => [slug])
				)
			],
			'Please choose from the list.'
		),
		v.transform((list) => [...new Set(list)]),
		v.maxLength(3, 'Please choose three categories at most.')
	),
	[]
);

const submissionIdMessage = 'Please send 8 to 100 letters, digits or any of . : _ -';

/** Made by the client, and the same each time that it sends one form. */
export const submissionId = v.pipe(
	v.string(submissionIdMessage),
	v.regex(/^[\w.:-]{8,100}$/, submissionIdMessage)
);

const versionMessage = 'Please send the version that you read, a whole number.';

/** The version that was changed. No resource has version 0, so that is always a conflict. */
export const version = v.pipe(
	v.union(
		[v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))],
		versionMessage
	),
	v.integer(versionMessage),
	v.minValue(0, versionMessage)
);

/** A decision about the version that was read, or without one about the current version. */
export const decision = v.object({ version: v.optional(version) });
