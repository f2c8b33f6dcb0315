import * as v from 'valibot';

/** C0 and C1 controls, but for the line break; and halves of characters, which UTF-8 cannot hold. */
const isPlainText = (text: string) => !/[^\P{Cc}\n]/u.test(text) && text.isWellFormed();

/** Whether there is anything to be seen: some letters are only room, or steer those around them. */
const isVisible = (text: string) => /[^\p{DI}\p{Cc}\p{Z}\p{M}\u2800]/u.test(text);

/** As people count: an emoji is one. */
const length = (text: string) => [...text].length;

const plainText = (most: number) =>
	v.pipe(
		v.string('Please write something here.'),
		v.check(isPlainText, 'Please remove the invisible control characters from this text.'),
		v.check((text) => length(text) <= most, `Please keep this to ${most} characters.`),
		v.metadata({ maxLength: most })
	);

/** Text of several lines that cannot be left out. */
export const neededParagraphs = (most: number, whenEmpty: string) =>
	v.pipe(
		v.string(whenEmpty),
		v.nonEmpty(whenEmpty),
		plainText(most),
		v.check(isVisible, whenEmpty)
	);

/** Text on one line that cannot be left out. */
export const line = (most: number, whenEmpty: string) =>
	v.pipe(
		neededParagraphs(most, whenEmpty),
		v.check((text) => !text.includes('\n'), 'Please keep this on one line.')
	);

export const optionalLine = (most: number) =>
	v.nullish(
		v.pipe(
			plainText(most),
			v.check((text) => !text.includes('\n'), 'Please keep this on one line.')
		),
		''
	);

/** Text of several lines, empty when it is left out. */
export const paragraphs = (most: number) => v.nullish(plainText(most), '');

export const email = v.pipe(
	plainText(254),
	v.regex(
		// Dots stand in one place of the pattern only: with two it would try every pair of them.
		/^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/,
		'Please write an e-mail address like hello@example.org.'
	)
);

export const phone = v.pipe(
	plainText(40),
	v.regex(
		/^\+?(?:[\p{Zs}().\-/]*\d){5,}[\p{Zs}().\-/]*$/u,
		'Please write a telephone number with digits, like +49 30 123456.'
	)
);

const webAddress = 'Please write a web address that starts with https:// or http://.';

/** As it is written: a browser reads `https:page` as a page of this site, and leaves line breaks out. */
const isAbsolute = (text: string) => /^https?:\/\/[^\s\\]+$/i.test(text);

function toUrl(text: string): URL | null {
	const url = isAbsolute(text) ? URL.parse(text) : null;
	const isOpenToAll = url?.username === '' && url.password === '' && url.hostname.includes('.');
	return isOpenToAll ? url : null;
}

/** A link that is safe to show: `javascript:` and its like never get in. */
export const website = v.pipe(
	plainText(500),
	v.check((text) => toUrl(text) !== null, webAddress),
	v.metadata({ format: 'uri' })
);

/**
 * A link to a profile on one site: `instagram.com` means its subdomains too.
 *
 * @param path how the address of a profile goes on there
 */
export const profileOn = (host: string, name: string, path: string) =>
	v.pipe(
		website,
		v.check((text) => {
			const { hostname = '', pathname = '/' } = toUrl(text) ?? {};
			return (hostname === host || hostname.endsWith(`.${host}`)) && pathname !== '/';
		}, `Please write the address of a page on ${name}, like https://www.${host}/${path}.`)
	);

const decimal = v.pipe(v.string(), v.regex(/^[-+]?\d{1,3}(?:\.\d+)?$/), v.transform(Number));

/** Degrees, to a tenth of a metre. A form sends them as text. */
export const degrees = (most: number, message: string) =>
	v.pipe(
		v.union([v.number(), decimal], message),
		v.minValue(-most, message),
		v.maxValue(most, message),
		v.transform((degrees) => Math.round(degrees * 1e6) / 1e6)
	);

/** A row's number. A form sends it as text. */
export const id = (message: string) =>
	v.pipe(
		v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))], message),
		v.safeInteger(message),
		v.minValue(1, message)
	);

const slugs = v.array(
	v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'Please choose from the list.'))
);

/** Slugs of categories. A form with one box ticked sends one word. */
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

const submissionName = 'Please send 8 to 100 letters, digits or any of . : _ -';

/** Made by the client, the same each time that it sends one form. */
export const submissionId = v.pipe(
	v.string(submissionName),
	v.regex(/^[\w.:-]{8,100}$/, submissionName)
);

const versionRead = 'Please send the version that you read, a whole number.';

/** The version that the change was made to; 0 there never was, so it is nobody's. */
export const version = v.pipe(
	v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))], versionRead),
	v.integer(versionRead),
	v.minValue(0, versionRead)
);

/** About a thing in the version in which it was read, or as it stands. */
export const decision = v.object({ version: v.optional(version) });
