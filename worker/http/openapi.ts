import { toJsonSchema } from '@valibot/to-json-schema';
import type { RouterRoute } from 'hono/types';
import type { ConversionConfig } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { isRecord } from '../input/is-record.ts';
import { operationOf, scopeOf } from './route.ts';
import type { Operation } from './route.ts';

export type JsonObject = { [name: string]: unknown };

/** An operation with its path and method. */
export interface DescribedRoute {
	/** A path template, `/api/events/{id}`. */
	path: string;
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

/** Numbers may also be sent as text, for forms. Programs send numbers. */
const preferNumber: ConversionConfig['overrideSchema'] = ({ valibotSchema, jsonSchema }) => {
	const isNumber = jsonSchema.anyOf?.some((option) => Object(option).type === 'number');
	return valibotSchema.type === 'union' && isNumber ? { type: 'number' } : undefined;
};

function schemaOf(schema: GenericSchema, typeMode: 'input' | 'output'): JsonObject {
	const config = { typeMode, errorMode: 'ignore', overrideSchema: preferNumber } as const;
	const converted: JsonObject = { ...toJsonSchema(schema, config) };
	delete converted['$schema'];
	return converted;
}

const inputSchema = (schema: GenericSchema) => schemaOf(schema, 'input');

/** What a field of a PATCH is by default is what it was. */
function withoutDefaults(schema: JsonObject): JsonObject {
	const { default: _, ...rest } = schema;
	return Object.fromEntries(
		Object.entries(rest).map(([name, value]) => [
			name,
			isRecord(value) ? withoutDefaults(value) : value
		])
	);
}

/** The JSON Schema of a body that clients send. Checks that only code can make are omitted. */
export function bodySchema({ method, body }: Operation): JsonObject | null {
	if (!body) return null;
	return method === 'PATCH' ? withoutDefaults(inputSchema(body)) : inputSchema(body);
}

const outputSchema = (schema: GenericSchema) => schemaOf(schema, 'output');

/** A response as OpenAPI describes it. One without `content` has no body. */
export interface DescribedResponse {
	description: string;
	headers?: Record<string, JsonObject>;
	content?: { 'application/json'?: { schema: JsonObject }; 'image/webp'?: JsonObject };
}

const headers = {
	ETag: {
		schema: { type: 'string' },
		description: 'The version of the content, for If-None-Match and If-Match.'
	},
	Location: {
		schema: { type: 'string', format: 'uri-reference' },
		description: 'Where the created resource is.'
	},
	'Retry-After': { schema: { type: 'integer' }, description: 'Seconds to wait.' },
	'WWW-Authenticate': {
		schema: { type: 'string' },
		description: 'How to authenticate: https://www.rfc-editor.org/rfc/rfc6750#section-3'
	}
};

const withHeaders = (...names: readonly (keyof typeof headers)[]) =>
	names.length === 0
		? {}
		: {
				headers: Object.fromEntries(
					names.map((name) => [name, { $ref: `#/components/headers/${name}` }])
				)
			};

const json = (schema: JsonObject) => ({ content: { 'application/json': { schema } } });
const error = (description: string): DescribedResponse => ({
	description,
	...json({ $ref: '#/components/schemas/Error' })
});

/** RFC 8259 has no bytes, so OpenAPI 3.1 describes them by an empty schema. */
const pictureContent = { 'image/jpeg': {}, 'image/png': {}, 'image/webp': {} };

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
	413: 'The body is too large',
	415: 'The body has another type',
	429: 'Too many requests: wait for as long as Retry-After says',
	503: 'Sign-in or the database is unavailable for the moment',
	422: 'The input is invalid: `fields` has a message for each field'
} as const;

/** The response to an edit conflict: the error, with both versions of the resource. */
function conflict(operation: Operation): DescribedResponse {
	const { versionOf } = operation;
	const body = bodySchema(operation);
	if (!versionOf) return error(errorDescriptions[409]);
	const versions = {
		current: outputSchema(versionOf),
		...(body && { yours: body })
	};
	const both = body ? ', and `yours` is what you sent' : '';
	return {
		description: `It has changed since you read it: \`current\` is its current state${both}. Or its state does not allow this`,
		...json({ ...errorSchema, properties: { ...errorSchema.properties, ...versions } })
	};
}

/** Public reads are cached, and changes return the version for the next one. */
const hasETag = ({ method, access }: Operation) =>
	method === 'PATCH' || (method === 'GET' && access === 'anyone');

function successResponse(operation: Operation): DescribedResponse {
	const { success } = operation;
	if (success.status === 204) return { description: 'Success, without a body' };
	if ('file' in success) {
		return { description: 'The file', content: { [success.file]: {} } };
	}
	const isNew = success.status === 201;
	return {
		description: isNew ? 'Created' : 'Success',
		...withHeaders(
			...(isNew ? ['Location' as const] : hasETag(operation) ? ['ETag' as const] : [])
		),
		...json(outputSchema(success.schema))
	};
}

const headersOfErrors = new Map<number, (keyof typeof headers)[]>([
	[401, ['WWW-Authenticate']],
	[429, ['Retry-After']],
	[503, ['Retry-After']]
]);

function errorResponse(
	operation: Operation,
	status: keyof typeof errorDescriptions
): DescribedResponse {
	if (status === 409) return conflict(operation);
	const named = headersOfErrors.get(status) ?? [];
	return { ...error(errorDescriptions[status]), ...withHeaders(...named) };
}

/** The responses of an operation, by status or `default`. */
export function responsesOf(operation: Operation): Record<string, DescribedResponse> {
	const { access, query, body, errors = [] } = operation;
	const statuses = new Set<keyof typeof errorDescriptions>(errors);
	if (query || body) statuses.add(400);
	if (access !== 'anyone') statuses.add(401).add(403);
	if (body || operation.upload) statuses.add(413).add(415).add(422);
	if (operation.method !== 'GET') statuses.add(429);
	statuses.add(503);
	const others = [...statuses].sort().map((status) => [status, errorResponse(operation, status)]);
	return {
		[operation.success.status]: successResponse(operation),
		...(operation.pending && {
			202: { description: 'Not yet', ...json(outputSchema(operation.pending)) }
		}),
		...(hasETag(operation) && operation.method === 'GET'
			? { 304: { description: 'The client has it already', ...withHeaders('ETag') } }
			: {}),
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
export function parametersOf(path: string, operation: Operation): DescribedParameter[] {
	const { query, versionOf } = operation;
	const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
		name,
		in: 'path' as const,
		required: true,
		schema: { type: 'string' },
		description: 'An id, or a slug if the resource has one.'
	}));
	const match = {
		name: 'If-Match',
		in: 'header' as const,
		schema: { type: 'string' },
		description: 'The ETag or version that you read: 409 if the resource has changed since.'
	};
	const noneMatch = {
		name: 'If-None-Match',
		in: 'header' as const,
		schema: { type: 'string' },
		description: 'The ETag that you have: 304 if nothing has changed.'
	};
	const key = {
		name: 'Idempotency-Key',
		in: 'header' as const,
		schema: { type: 'string', minLength: 8, maxLength: 100 },
		description: 'Names this request, so that sending it again creates nothing new.'
	};
	return [
		...named,
		...(query ? queryParameters(query) : []),
		...(versionOf ? [match] : []),
		...(hasETag(operation) && operation.method === 'GET' ? [noneMatch] : []),
		...(operation.success.status === 201 ? [key] : [])
	];
}

function queryParameters(query: GenericSchema): DescribedParameter[] {
	const { properties, required } = schemaOf(query, 'input');
	if (!isRecord(properties)) return [];
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query' as const,
		required: Array.isArray(required) && required.includes(name),
		schema: isRecord(schema) ? schema : {}
	}));
}

/** What it does, and what an API token needs for it. */
function describe(operation: Operation): string {
	const scope = scopeOf(operation);
	const tokens = scope ? `API tokens need the scope ${scope}.` : 'Not for API tokens.';
	return [operation.description, tokens].filter(Boolean).join(' ');
}

function toOperation({ path, method, operation }: DescribedRoute): JsonObject {
	const { summary, tag, access } = operation;
	const description = describe(operation);
	const body = bodySchema(operation);
	return {
		operationId: `${method}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
		summary,
		description,
		tags: [tag],
		security: access === 'anyone' ? [] : [{ cookie: [] }, { bearer: [] }],
		parameters: parametersOf(path, operation),
		...(body && { requestBody: { required: true, ...json(body) } }),
		...(operation.upload && { requestBody: { required: true, content: pictureContent } }),
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
			headers,
			securitySchemes: {
				cookie: { type: 'apiKey', in: 'cookie', name: cookieName },
				bearer: {
					type: 'http',
					scheme: 'bearer',
					description:
						'An API token, which people make on the page of their account, or a Cognito access token.'
				}
			}
		}
	};
}
