import { toJsonSchema } from '@valibot/to-json-schema';
import type { RouterRoute } from 'hono/types';
import type { GenericSchema } from 'valibot';
import { operationOf } from './route.ts';
import type { Operation } from './route.ts';

export type JsonObject = { [name: string]: unknown };

/** An operation with its path and method. */
export interface DescribedRoute {
	/** A path template, `/api/events/{id}`. */
	path: string;
	/** In lower case. */
	method: string;
	operation: Operation;
}

/** The operations of an app's routes, in the order of the routes. */
export function describedRoutes(routes: readonly RouterRoute[]): DescribedRoute[] {
	return routes.flatMap(({ path, method, handler }) => {
		const operation = operationOf(handler);
		return operation ? [{ path: toTemplate(path), method: method.toLowerCase(), operation }] : [];
	});
}

/** `/api/events/:id/` as `/api/events/{id}` */
export const toTemplate = (path: string) =>
	path.replace(/:(\w+)/g, '{$1}').replace(/(?<=.)\/$/, '');

function schemaOf(schema: GenericSchema, typeMode: 'input' | 'output'): JsonObject {
	const converted: JsonObject = { ...toJsonSchema(schema, { typeMode, errorMode: 'ignore' }) };
	delete converted['$schema'];
	return converted;
}

/** The JSON Schema of what clients send. Checks that only code can make are omitted. */
export const inputSchema = (schema: GenericSchema) => schemaOf(schema, 'input');
const outputSchema = (schema: GenericSchema) => schemaOf(schema, 'output');

/** A response as OpenAPI describes it. One without `content` has no body. */
export interface DescribedResponse {
	description: string;
	content?: { 'application/json': { schema: JsonObject } };
}

const json = (schema: JsonObject) => ({ content: { 'application/json': { schema } } });
const error = (description: string): DescribedResponse => ({
	description,
	...json({ $ref: '#/components/schemas/Error' })
});

export const errorSchema = {
	type: 'object',
	required: ['error', 'code', 'request_id'],
	properties: {
		error: { type: 'string', description: 'A sentence for people.' },
		code: { type: 'string', description: 'A stable code for programs.' },
		request_id: { type: 'string', description: 'The reference to quote when you ask for help.' },
		fields: {
			type: 'object',
			additionalProperties: { type: 'string' },
			description: 'A message for each invalid field.'
		}
	}
};

const errorDescriptions = {
	400: 'The query string, the cursor or the JSON is malformed',
	401: 'Not signed in, or the access token is invalid',
	403: 'It belongs to someone else, or only moderators may do this',
	404: 'It does not exist, or it is not public',
	409: 'Its state does not allow this',
	415: 'The body is not JSON',
	422: 'The input is invalid: `fields` has a message for each field'
} as const;

/** The response to an edit conflict: the error, with both versions of the resource. */
function conflict({ versionOf, body }: Operation): DescribedResponse {
	if (!versionOf) return error(errorDescriptions[409]);
	const versions = {
		current: outputSchema(versionOf),
		...(body && { yours: inputSchema(body) })
	};
	const both = body ? ', and `yours` is what you sent' : '';
	return {
		description: `It has changed since you read it: \`current\` is its current state${both}. Or its state does not allow this`,
		...json({ ...errorSchema, properties: { ...errorSchema.properties, ...versions } })
	};
}

/** The responses of an operation, by status or `default`. */
export function responsesOf(operation: Operation): Record<string, DescribedResponse> {
	const { success: result, access, query, body, errors = [] } = operation;
	const success: DescribedResponse =
		result.status === 204
			? { description: 'Success, without a body' }
			: {
					description: result.status === 201 ? 'Created' : 'Success',
					...json(outputSchema(result.schema))
				};
	const statuses = new Set<keyof typeof errorDescriptions>(errors);
	if (query || body) statuses.add(400);
	if (access !== 'anyone') statuses.add(401).add(403);
	if (body) statuses.add(415).add(422);
	const others = [...statuses]
		.sort()
		.map((status) => [
			status,
			status === 409 ? conflict(operation) : error(errorDescriptions[status])
		]);
	return {
		[result.status]: success,
		...Object.fromEntries(others),
		default: error('Any other error')
	};
}

export interface DescribedParameter {
	name: string;
	in: 'path' | 'query' | 'header';
	required?: boolean;
	schema: JsonObject;
	description?: string;
}

/** The parameters of an operation: in its path, its query string and its headers. */
export function parametersOf(path: string, { query, versionOf }: Operation): DescribedParameter[] {
	const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
		name,
		in: 'path' as const,
		required: true,
		schema: { type: 'string' },
		description: 'An id, or a slug if the resource has one.'
	}));
	const version = {
		name: 'If-Match',
		in: 'header' as const,
		schema: { type: 'string' },
		description: 'The ETag or version that you read: 409 if the resource has changed since.'
	};
	return [...named, ...(query ? queryParameters(query) : []), ...(versionOf ? [version] : [])];
}

function queryParameters(query: GenericSchema): DescribedParameter[] {
	const { properties = {}, required = [] } = toJsonSchema(query, {
		typeMode: 'input',
		errorMode: 'ignore'
	});
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query' as const,
		required: required.includes(name),
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

/** Describes an app's routes: https://spec.openapis.org/oas/v3.1.1.html */
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
				'Pop-up events by small businesses. Times are RFC 3339 in UTC, with the time zone of the place. Lists continue with next_cursor.'
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
