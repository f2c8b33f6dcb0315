import type { Handler, MiddlewareHandler } from 'hono';
import type { GenericSchema } from 'valibot';

/** What the API's description says of one operation. */
export interface Operation {
	summary: string;
	description?: string;
	tag: 'Sign-in' | 'Categories' | 'Businesses' | 'Events' | 'Review';
	/** Whether it is for anyone, for people who are signed in, or for moderators. */
	access: 'anyone' | 'signed-in' | 'moderators';
	query?: GenericSchema;
	body?: GenericSchema;
	/** What success answers: 204 has no body. */
	answers: { status: 200 | 201; schema: GenericSchema } | { status: 204 };
	/** Statuses that it may also answer, beside those that any operation of its kind may. */
	refuses?: readonly (404 | 409 | 422)[];
	/** The thing whose version If-Match names, which a 409 shows as it is now. */
	versionOf?: GenericSchema;
}

const operations = new WeakMap<Handler, Operation>();

/** Goes before a route's handler, and leaves the request alone: openapi.ts finds it there. */
export function describe(operation: Operation): MiddlewareHandler {
	const described: MiddlewareHandler = (_c, next) => next();
	operations.set(described, operation);
	return described;
}

export const operationOf = (handler: Handler): Operation | null => operations.get(handler) ?? null;
