import { Hono } from 'hono';
import type { Handler, MiddlewareHandler } from 'hono';
import type { GenericSchema } from 'valibot';
import type { AppEnv } from './app-env.ts';
import { HttpError } from './http-error.ts';
import type { ApiScope } from '../database/api-scope.ts';
import { limitToScope } from './limit-to-scope.ts';
import { requireAuthentication } from './viewer.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the API's description says about a route. */
export interface Operation {
	method: Method;
	summary: string;
	description?: string;
	tag: 'Sign-in' | 'Categories' | 'Businesses' | 'Events' | 'Notifications' | 'Saved' | 'Review';
	access: 'anyone' | 'signed-in' | 'moderators';
	/**
	 * What an API token needs for it, where that is not what its tag and its method say: see below.
	 * null where no token will do.
	 */
	scope?: ApiScope | null;
	/** Whether somebody who is suspended may send it. */
	whileSuspended?: boolean;
	query?: GenericSchema;
	body?: GenericSchema;
	upload?: boolean;
	/** The response on success: 204 has no body, and a file a type of its own. */
	success:
		| { status: 200 | 201; schema: GenericSchema }
		| { status: 200; file: 'image/webp' }
		| { status: 204 };
	/** Of a 202: what was asked for has not happened yet. */
	pending?: GenericSchema;
	/** Error statuses besides those that every route of its kind has. */
	errors?: readonly (404 | 409 | 422)[];
	/** The resource whose version If-Match names, and whose current state a 409 contains. */
	versionOf?: GenericSchema;
}

interface RouteOptions<Path extends string> extends Operation {
	path: Path;
	handler: Handler<AppEnv, Path>;
}

export interface Route {
	method: Method;
	path: string;
	addTo: (app: Hono<AppEnv>) => void;
}

const operations = new WeakMap<Handler, Operation>();

/** What an API token needs to change things. Sessions and decisions of moderators need a person. */
const scopesOfChanges: Record<Operation['tag'], ApiScope | null> = {
	'Sign-in': null,
	Categories: null,
	Businesses: 'businesses',
	Events: 'events',
	Notifications: null,
	Saved: null,
	Review: null
};

/** @returns the scope with which an API token may use an operation; null when none may */
export function scopeOf({ access, method, scope, tag }: Operation): ApiScope | null {
	if (scope !== undefined) return scope;
	const isForPeople = access === 'moderators' || tag === 'Review' || tag === 'Sign-in';
	if (isForPeople) return null;
	return method === 'GET' ? 'read' : scopesOfChanges[tag];
}

/** People who are suspended still see who they are, and end their sessions. */
const isForSuspended = ({ tag, whileSuspended = tag === 'Sign-in' }: Operation): boolean =>
	whileSuspended;

/**
 * Declares a route of the API. One statement determines its responses to anonymous clients (401)
 * and other methods (405), and its description in /api/openapi.json.
 */
export function route<Path extends string>(options: RouteOptions<Path>): Route {
	const { method, path, handler, access } = options;
	const scope = scopeOf(options);
	const checkAccess: MiddlewareHandler<AppEnv> = async (c, next) => {
		limitToScope(c, scope);
		if (access !== 'anyone') requireAuthentication(c, isForSuspended(options));
		await next();
	};
	operations.set(checkAccess, options);
	return { method, path, addTo: (app) => app.on(method, path, checkAccess, handler) };
}

/** The operation that a handler of an app's routes belongs to, if any. */
export const operationOf = (handler: Handler): Operation | null => operations.get(handler) ?? null;

/** Makes an app of routes. Any other method of their paths is 405 (RFC 9110, 15.5.6). */
export function createRoutes(routes: readonly Route[]): Hono<AppEnv> {
	const app = new Hono<AppEnv>({ strict: false });
	for (const path of new Set(routes.map((each) => each.path))) {
		const ofPath = routes.filter((each) => each.path === path);
		for (const { addTo } of ofPath) addTo(app);
		app.all(path, methodNotAllowed(ofPath.map(({ method }) => method)));
	}
	return app;
}

/** Responds with 405 and the supported methods. */
export function methodNotAllowed(methods: readonly Method[]): () => never {
	const allow = (methods.includes('GET') ? [...methods, 'HEAD'] : methods).join(', ');
	const error = new HttpError(
		{
			status: 405,
			code: 'method_not_allowed',
			title: 'This method is not supported here',
			message: `This address supports only ${allow}.`,
			actions: []
		},
		{ headers: { allow } }
	);
	return () => {
		throw error;
	};
}
