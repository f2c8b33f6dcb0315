import '@hyperjump/json-schema/formats';
import {
	registerSchema,
	setShouldValidateFormat,
	validate
} from '@hyperjump/json-schema/openapi-3-1';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';
import { exampleOf } from './example.ts';
import type { JsonObject } from './openapi.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Content = { 'application/json': { schema: JsonObject } };

interface Described {
	requestBody?: { content: Partial<Content> };
	parameters: { name: string; in: string; schema: JsonObject }[];
	responses: Record<string, { content?: Content }>;
}

setShouldValidateFormat(true);
const dialect = 'https://spec.openapis.org/oas/3.1/dialect/base';
const uri = 'https://popmap.test/examples';
const description = await (await createApiSite().app.request('/api/openapi.json')).text();
const { paths }: { paths: Record<string, Record<string, Described>> } = JSON.parse(description);

/** Every schema of which the docs page shows an example: its place in the description. */
const places = Object.entries(paths).flatMap(([path, operations]) =>
	Object.entries(operations).flatMap(([method, { requestBody, parameters, responses }]) => {
		const operation = ['paths', path, method];
		const body = [...operation, 'requestBody', 'content', 'application/json', 'schema'];
		const [status = '', success] = Object.entries(responses)[0] ?? [];
		const response = [...operation, 'responses', status, 'content', 'application/json', 'schema'];
		return [
			...(requestBody?.content['application/json']
				? [
						{
							at: body,
							place: `body of ${method} ${path}`,
							schema: requestBody.content['application/json'].schema
						}
					]
				: []),
			...(success?.content?.['application/json']
				? [
						{
							at: response,
							place: `response to ${method} ${path}`,
							schema: success.content['application/json'].schema
						}
					]
				: []),
			...parameters.flatMap(({ name, in: location, schema }, index) =>
				location === 'query'
					? [
							{
								at: [...operation, 'parameters', String(index), 'schema'],
								place: `${name} of ${method} ${path}`,
								schema,
								name
							}
						]
					: []
			)
		];
	})
);

/** https://www.rfc-editor.org/rfc/rfc6901#section-6 */
const pointer = (at: readonly string[]) =>
	at
		.map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
		.join('');

const isValid = async (at: readonly string[], value: unknown) => {
	const sent: Json = JSON.parse(JSON.stringify(value));
	return (await validate(`${uri}#${pointer(at)}`, sent)).valid;
};

describe('the examples of the docs page', () => {
	beforeAll(() => registerSchema(JSON.parse(description), uri, dialect));

	it.each(places)('are valid: $place', async ({ at, schema, ...named }) => {
		const example = exampleOf(schema, 'name' in named ? named.name : '');
		expect(await isValid(at, example), JSON.stringify(example)).toBe(true);
	});

	it('would not be valid with a value of another type', async () => {
		const [first] = places.filter(({ at }) => at.includes('requestBody'));
		expect(await isValid(first?.at ?? [], 'text')).toBe(false);
	});
});
