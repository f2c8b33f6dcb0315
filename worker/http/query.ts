import type { Context } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from './app-env.ts';
import { HttpError } from './http-error.ts';
import { lengthOf } from '../input/text.ts';
import { defaultLimit, maxLimit } from '../listing/page.ts';

const limitMessage = `The limit is a number from 1 to ${maxLimit}.`;

const limit = v.pipe(
	v.string(),
	v.metadata({ type: 'integer', minimum: 1, maximum: maxLimit, default: defaultLimit }),
	v.check((text) => /^\d{1,3}$/.test(text), limitMessage),
	v.transform(Number),
	v.minValue(1, limitMessage),
	v.maxValue(maxLimit, limitMessage)
);

/** Parameters that every list takes. */
export const pageQuery = {
	limit: v.optional(limit),
	cursor: v.optional(
		v.pipe(v.string(), v.metadata({ description: 'The `next_cursor` of the previous page.' }))
	)
};

/** In code points. */
const maxSearchLength = 200;

export const searchQuery = v.optional(
	v.pipe(
		v.string(),
		v.check((text) => lengthOf(text) <= maxSearchLength, 'Please search for fewer words.'),
		v.metadata({ maxLength: maxSearchLength })
	)
);

export const categoryQuery = v.optional(
	v.pipe(v.string(), v.maxLength(60, 'Please give the slug of a category.'))
);

/**
 * Reads the query string. Unknown parameters, such as those of trackers, are ignored.
 *
 * @throws {HttpError} 400 with a message for each invalid parameter
 */
export function readQuery<TSchema extends v.GenericSchema>(
	c: Context<AppEnv>,
	schema: TSchema
): v.InferOutput<TSchema> {
	const given = Object.entries(c.req.query()).filter(([, value]) => value !== '');
	const result = v.safeParse(schema, Object.fromEntries(given));
	if (result.success) return result.output;
	const fields = Object.fromEntries(
		result.issues.map((issue) => [String(issue.path?.[0]?.key ?? 'query'), issue.message])
	);
	throw new HttpError(
		{
			status: 400,
			code: 'invalid_query',
			title: 'This address has a mistake in it',
			message: Object.entries(fields)
				.map(([name, message]) => `${name}: ${message}`)
				.join(' '),
			actions: []
		},
		{ fields }
	);
}
