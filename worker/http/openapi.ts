import { toJsonSchema } from '@valibot/to-json-schema';
import type { RouterRoute } from 'hono/types';
import type { GenericSchema } from 'valibot';
import { operationOf } from './describe.ts';
import type { Operation } from './describe.ts';

export type JsonObject = { [name: string]: unknown };

/** One operation with where it is. */
export interface DescribedRoute {
	/** As OpenAPI writes it: `/api/events/{id}`. */
	path: string;
	/** In small letters. */
	method: string;
	operation: Operation;
}

/** The operations among an app's routes, in the order in which it has them. */
export function describedRoutes(routes: readonly RouterRoute[]): DescribedRoute[] {
	return routes.flatMap(({ path, method, handler }) => {
		const operation = operationOf(handler);
		return operation ? [{ path: toTemplate(path), method: method.toLowerCase(), operation }] : [];
	});
}

/** `/api/events/:id/` as `/api/events/{id}` */
export const toTemplate = (path: string) =>
	path.replace(/:(\w+)/g, '{$1}').replace(/(?<=.)\/$/, '');

/** OpenAPI says once for all which JSON Schema its schemas are. */
function schemaOf(schema: GenericSchema, typeMode: 'input' | 'output'): JsonObject {
	const converted: JsonObject = { ...toJsonSchema(schema, { typeMode, errorMode: 'ignore' }) };
	delete converted['$schema'];
	return converted;
}

/** What clients send: what only code can check is left to the sentences that it answers. */
export const inputSchema = (schema: GenericSchema) => schemaOf(schema, 'input');
const outputSchema = (schema: GenericSchema) => schemaOf(schema, 'output');

/** One answer, as OpenAPI describes it; without a body when it has no content. */
export interface DescribedAnswer {
	description: string;
	content?: { 'application/json': { schema: JsonObject } };
}

const json = (schema: JsonObject) => ({ content: { 'application/json': { schema } } });
const error = (description: string): DescribedAnswer => ({
	description,
	...json({ $ref: '#/components/schemas/Error' })
});

export const errorSchema = {
	type: 'object',
	required: ['error', 'code', 'request_id'],
	properties: {
		error: { type: 'string', description: 'A sentence for people.' },
		code: { type: 'string', description: 'A stable word for programs.' },
		request_id: { type: 'string', description: 'The reference to quote when asking for help.' },
		fields: {
			type: 'object',
			additionalProperties: { type: 'string' },
			description: 'What is wrong with each field.'
		}
	}
};

const refusals = {
	400: 'The query string, the cursor or the JSON is malformed',
	401: 'Nobody is signed in, or the access token is not valid',
	403: 'This is somebody else’s, or for moderators',
	404: 'There is no such thing, or it is not public',
	409: 'The thing is no longer as it would have to be',
	415: 'The body is not sent as JSON',
	422: 'Something in the body needs another look: `fields` says what'
} as const;

/** What a change that came too late is answered: the error, with both versions of the thing. */
function conflict({ versionOf, body }: Operation): DescribedAnswer {
	if (!versionOf) return error(refusals[409]);
	const versions = {
		current: outputSchema(versionOf),
		...(body && { yours: inputSchema(body) })
	};
	const both = body ? ', and `yours` what you sent' : '';
	return {
		description: `It was changed meanwhile: \`current\` is how it is now${both}; or it cannot change`,
		...json({ ...errorSchema, properties: { ...errorSchema.properties, ...versions } })
	};
}

/** By status, or `default`. */
export function responsesOf(operation: Operation): Record<string, DescribedAnswer> {
	const { answers, access, query, body, refuses = [] } = operation;
	const success: DescribedAnswer =
		answers.status === 204
			? { description: 'Done' }
			: {
					description: answers.status === 201 ? 'Made' : 'As asked',
					...json(outputSchema(answers.schema))
				};
	const statuses = new Set<keyof typeof refusals>(refuses);
	if (query || body) statuses.add(400);
	if (access !== 'anyone') statuses.add(401).add(403);
	if (body) statuses.add(415).add(422);
	const others = [...statuses]
		.sort()
		.map((status) => [status, status === 409 ? conflict(operation) : error(refusals[status])]);
	return {
		[answers.status]: success,
		...Object.fromEntries(others),
		default: error('Any other problem')
	};
}

export interface DescribedParameter {
	name: string;
	in: 'path' | 'query' | 'header';
	required?: boolean;
	schema: JsonObject;
	description?: string;
}

export function parametersOf(path: string, { query, versionOf }: Operation): DescribedParameter[] {
	const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
		...{ name, in: 'path' as const, required: true, schema: { type: 'string' } },
		description: 'An id, or a slug where the thing has one.'
	}));
	const version = {
		...{ name: 'If-Match', in: 'header' as const, schema: { type: 'string' } },
		description: 'The ETag of what was read, or its version: 409 when it has changed since.'
	};
	return [...named, ...(query ? queryParameters(query) : []), ...(versionOf ? [version] : [])];
}

function queryParameters(query: GenericSchema): DescribedParameter[] {
	const { properties = {}, required = [] } = toJsonSchema(query, {
		typeMode: 'input',
		errorMode: 'ignore'
	});
	return Object.entries(properties).map(([name, schema]) => ({
		...{ name, in: 'query' as const, required: required.includes(name) },
		schema: typeof schema === 'boolean' ? {} : { ...schema }
	}));
}

function toOperation({ path, method, operation }: DescribedRoute): JsonObject {
	const { summary, description, tag, access, body } = operation;
	return {
		operationId: `${method}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
		summary,
		...(description && { description }),
		tags: [tag],
		security: access === 'anyone' ? [] : [{ cookie: [] }, { bearer: [] }],
		parameters: parametersOf(path, operation),
		...(body && { requestBody: { required: true, ...json(inputSchema(body)) } }),
		responses: responsesOf(operation)
	};
}

/** https://spec.openapis.org/oas/v3.1.1.html */
export function openapi(
	routes: readonly RouterRoute[],
	origin: string,
	cookieName: string
): JsonObject {
	const paths: Record<string, JsonObject> = {};
	for (const route of describedRoutes(routes)) {
		(paths[route.path] ??= {})[route.method] = toOperation(route);
	}
	return {
		openapi: '3.1.1',
		info: {
			title: 'Popmap',
			version: '1',
			description:
				'Pop-up events by small businesses. Times are RFC 3339 in UTC beside the time zone of the place; lists go on with next_cursor.'
		},
		servers: [{ url: origin }],
		paths,
		components: {
			schemas: { Error: errorSchema },
			securitySchemes: {
				cookie: { type: 'apiKey', in: 'cookie', name: cookieName },
				bearer: { type: 'http', scheme: 'bearer', description: 'A Cognito access token.' }
			}
		}
	};
}
