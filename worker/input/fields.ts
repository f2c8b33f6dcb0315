import * as v from 'valibot';
import { maxCategories } from './form-limits.ts';
import { lengthOf } from './text.ts';

const plainText = (max: number) =>
	v.pipe(
		v.string('Please enter some text.'),
		v.check(
			(text) => lengthOf(text) <= max,
			({ input }) => `Please keep this to ${max} characters. It has ${lengthOf(input)} now.`
		),
		v.metadata({ maxLength: max })
	);

/** Required text of several lines. */
export const requiredParagraphs = (max: number, whenEmpty: string) =>
	v.pipe(
		v.string(whenEmpty),
		v.metadata({ maxLength: max }),
		v.nonEmpty(whenEmpty),
		plainText(max)
	);

/** Names and the like are compared by eye, so all of their spaces are alike. */
const oneLine = <TSchema extends v.GenericSchema<string, string>>(schema: TSchema) =>
	v.pipe(
		schema,
		v.check((text) => !text.includes('\n'), 'Please keep this on one line.'),
		v.transform((text) => text.replace(/\p{Zs}/gu, ' '))
	);

/** Required text on one line. */
export const line = (max: number, whenEmpty: string) => oneLine(requiredParagraphs(max, whenEmpty));

export const optionalLine = (max: number) => v.nullish(oneLine(plainText(max)), '');

/** Text of several lines; empty if omitted. */
export const paragraphs = (max: number) => v.nullish(plainText(max), '');

/** People paste links, and type with keyboards whose characters have double width. */
const withoutScheme = (scheme: RegExp) =>
	v.transform((text: string) =>
		text
			.normalize('NFKC')
			.replace(/[\p{Cf}\p{DI}]/gu, '')
			.replace(/\p{Pd}/gu, '-')
			.replace(scheme, '')
			.trim()
	);

/** The characters of a name without quotation marks: https://www.rfc-editor.org/rfc/rfc6531#section-3.3 */
const atom = "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~\\-]+";
const label = '[\\p{L}\\p{N}\\p{M}\\-]+';
const emailPattern = new RegExp(`^${atom}(?:\\.${atom})*@${label}(?:\\.${label})+$`, 'u');

export const email = v.pipe(
	v.string(),
	v.metadata({ format: 'email', maxLength: 254, examples: ['hello@example.org'] }),
	withoutScheme(/^mailto:/i),
	plainText(254),
	v.regex(emailPattern, 'Please enter an e-mail address like hello@example.org.')
);

export const phone = v.pipe(
	v.string(),
	v.metadata({ maxLength: 40, examples: ['+49 30 123456'] }),
	withoutScheme(/^tel:/i),
	plainText(40),
	v.regex(
		/^\+?(?:[\p{Zs}().\-/]*\d){5,}[\p{Zs}().\-/]*$/u,
		'Please enter a telephone number with digits, like +49 30 123456.'
	)
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
		v.maxLength(maxCategories, 'Please choose three categories at most.')
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
