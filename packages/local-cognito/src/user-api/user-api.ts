import { Hono } from 'hono';
import { readAccessToken } from '../tokens/access-token.ts';
import { accountOperations } from './account-operations.ts';
import { ApiError } from './api-error.ts';
import { clientOperations } from './client-operations.ts';
import { factorOperations } from './mfa-operations.ts';
import type { Context } from 'hono';
import type { Bearer, BearerProblem } from '../tokens/access-token.ts';
import type { Pool } from '../pool.ts';

/** What an operation is given: `field` reads a member of the request, whatever its shape. */
export interface Call {
	pool: Pool;
	bearer: Bearer;
	field(name: string): unknown;
}
export type Operation = (call: Call) => object | Promise<object>;

const prefix = 'AWSCognitoIdentityProviderService.';
const operations = new Map(Object.entries({ ...accountOperations, ...factorOperations }));

/** `POST /` with `X-Amz-Target`: what people may do to their own account, with their access token. */
export const userApiRoutes = (pool: Pool) =>
	new Hono().post('/', async (c) => {
		try {
			return amzJson(c, await perform(c, pool), 200);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			c.header('x-amzn-errortype', error.type);
			return amzJson(c, { __type: error.type, message: error.message }, 400);
		}
	});

const amzJson = (c: Context, body: object, status: 200 | 400) =>
	c.body(JSON.stringify(body), status, {
		'content-type': 'application/x-amz-json-1.1',
		'x-amzn-requestid': crypto.randomUUID()
	});

async function perform(c: Context, pool: Pool): Promise<object> {
	const target = c.req.header('x-amz-target') ?? '';
	const name = target.startsWith(prefix) ? target.slice(prefix.length) : '';
	const fields = await readFields(c);
	const field = (member: string) => fields[member];
	const clientOperation = clientOperations.get(name);
	if (clientOperation) return clientOperation(pool, field);
	const operation = operations.get(name);
	if (!operation) throw new ApiError('UnknownOperationException', `Unknown operation ${name}.`);
	return operation({ pool, field, bearer: await authorize(pool, field('AccessToken')) });
}

async function readFields(c: Context): Promise<Record<string, unknown>> {
	const body: unknown = await c.req.json().catch(() => null);
	if (typeof body !== 'object' || body === null) {
		throw new ApiError('SerializationException', 'The request body is not a JSON object.');
	}
	return { ...body };
}

const problems: Record<BearerProblem, [type: string, message: string]> = {
	invalid: ['NotAuthorizedException', 'Invalid Access Token'],
	expired: ['NotAuthorizedException', 'Access Token has expired'],
	revoked: ['NotAuthorizedException', 'Access Token has been revoked'],
	disabled: ['NotAuthorizedException', 'User is disabled.'],
	deleted: ['UserNotFoundException', 'User does not exist.']
};

/** The token travels in the body, and must have been granted Cognito's own scope. */
async function authorize(pool: Pool, token: unknown): Promise<Bearer> {
	if (typeof token !== 'string') throw new ApiError(...problems.invalid);
	const bearer = await readAccessToken(pool, token);
	if (typeof bearer === 'string') throw new ApiError(...problems[bearer]);
	if (!bearer.scopes.includes('aws.cognito.signin.user.admin')) {
		throw new ApiError('NotAuthorizedException', 'Access Token does not have required scopes');
	}
	return bearer;
}
