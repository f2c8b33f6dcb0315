import { Hono, type Context } from 'hono';
import type { Pool } from '../pool.ts';
import {
	verifyAccessToken,
	type AccessTokenProblem,
	type VerifiedToken
} from '../tokens/access-token.ts';
import { accountOperations } from './account-operations.ts';
import { ApiError } from './api-error.ts';
import { attributeOperations } from './attribute-operations.ts';
import { clientOperations } from './client-operations.ts';
import { mfaOperations } from './mfa-operations.ts';

const targetPrefix = 'AWSCognitoIdentityProviderService.';
// Maps, because an object also has inherited members such as `constructor`.
const userOperations = new Map(
	Object.entries({ ...accountOperations, ...attributeOperations, ...mfaOperations })
);
const unauthenticatedOperations = new Map(Object.entries(clientOperations));

/** `POST /` with `X-Amz-Target`: the operations of the user API. */
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
	const name = target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
	const fields = await readFields(c);
	const field = (member: string) => fields[member];
	const clientOperation = unauthenticatedOperations.get(name);
	if (clientOperation) return clientOperation(pool, field);
	const operation = userOperations.get(name);
	if (!operation) throw new ApiError('UnknownOperationException', `Unknown operation ${name}.`);
	return operation({ pool, field, token: await authorize(pool, field('AccessToken')) });
}

async function readFields(c: Context): Promise<Record<string, unknown>> {
	const body: unknown = await c.req.json().catch(() => null);
	if (typeof body !== 'object' || body === null) {
		throw new ApiError('SerializationException', 'The request body is not a JSON object.');
	}
	return { ...body };
}

const tokenErrors: Record<AccessTokenProblem, [type: string, message: string]> = {
	invalid: ['NotAuthorizedException', 'Invalid Access Token'],
	expired: ['NotAuthorizedException', 'Access Token has expired'],
	revoked: ['NotAuthorizedException', 'Access Token has been revoked'],
	disabled: ['NotAuthorizedException', 'User is disabled.'],
	deleted: ['UserNotFoundException', 'User does not exist.']
};

/** The access token is in the body and needs the scope `aws.cognito.signin.user.admin`. */
async function authorize(pool: Pool, token: unknown): Promise<VerifiedToken> {
	if (typeof token !== 'string') throw new ApiError(...tokenErrors.invalid);
	const verified = await verifyAccessToken(pool, token);
	if (typeof verified === 'string') throw new ApiError(...tokenErrors[verified]);
	if (verified.scopes.includes('aws.cognito.signin.user.admin')) return verified;
	throw new ApiError('NotAuthorizedException', 'Access Token does not have required scopes');
}
