import { describe, expect, it } from 'vitest';
import { bodySchema, describedRoutes } from './http/openapi.ts';
import { parseInput } from './input/parse.ts';
import { createSite } from './testing/site.ts';

const { app } = createSite();

/** What people do not send by a form, and programs do by mistake. */
const odd = [null, '', 'x'.repeat(70_000), 5, -1.5, true, [], [[]], [1], ['x'.repeat(999)], {}];

const fields = describedRoutes(app.routes).flatMap(({ method, path, operation }) =>
	Object.keys(Object(bodySchema(operation)?.properties)).map((name) => ({
		...{ method, path, name },
		schema: operation.body
	}))
);

/** The words of the library that validates, which are for programmers. */
const ofLibrary = /^Invalid \w+:|\b(?:Expected|received)\b/;

describe('a value of the wrong kind', () => {
	it('is sent in every field of every route', () => {
		expect(fields.length).toBeGreaterThan(100);
	});

	it.each(fields)('in $name of $method $path is told in a sentence', ({ name, schema }) => {
		for (const value of odd) {
			if (!schema) continue;
			const parsed = parseInput(schema, { [name]: value });
			const messages = parsed.kind === 'error' ? Object.values(parsed.fields ?? {}) : [];
			for (const message of messages) {
				expect(message, JSON.stringify(value).slice(0, 40)).not.toMatch(ofLibrary);
			}
		}
	});
});
