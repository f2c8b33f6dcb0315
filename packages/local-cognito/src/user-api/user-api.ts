import { Hono, type Context } from 'hono';
import { adminOperations, requireAdministrator } from '../admin-api/admin-operations.ts';
import type { Pool } from '../pool.ts';
import { accountOperations } from './account-operations.ts';
import { ApiError } from './api-error.ts';
import { attributeOperations } from './attribute-operations.ts';
import { deviceOperations } from './device-operations.ts';
import { mfaOperations } from './mfa-operations.ts';
import { passkeyOperations } from './passkey-operations.ts';
import { passwordOperations } from './password-operations.ts';
import { signInOperations } from './sign-in/sign-in-operations.ts';
import { signUpOperations } from './sign-up-operations.ts';
import { tokenOperations } from './token-operations.ts';

const targetPrefix = 'AWSCognitoIdentityProviderService.';

// Maps, because an object also has inherited members such as `constructor`.
const userOperations = new Map(
	Object.entries({
		...accountOperations,
		...attributeOperations,
		...deviceOperations,
		...mfaOperations,
		...passkeyOperations,
		...passwordOperations,
		...signInOperations,
		...signUpOperations,
		...tokenOperations
	})
);
const administrators = new Map(Object.entries(adminOperations));

/** The names of all operations of the API. */
export const operationNames = [...userOperations.keys(), ...administrators.keys()];

/** `POST /` with `X-Amz-Target`: the operations of the user API and of the admin API. */
export const userApiRoutes = (pool: Pool) =>
	new Hono().post('/', async (c) => {
		try {
			return amzJson(c, await perform(c, pool), 200);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			const { type, message, isUnparsed } = error;
			c.header('x-amzn-errortype', type);
			c.header('x-amzn-errormessage', message.replace(/[^\x20-\x7e]+/g, ' '));
			return amzJson(c, { __type: type, [isUnparsed ? 'Message' : 'message']: message }, 400);
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
	const operation = userOperations.get(name);
	if (operation) return operation(pool, await readBody(c));
	const adminOperation = administrators.get(name);
	if (!adminOperation) {
		throw new ApiError('UnknownOperationException', `Unknown operation ${name}.`);
	}
	requireAdministrator(pool, c.req.raw, name);
	return adminOperation(pool, await readBody(c));
}

async function readBody(c: Context): Promise<object> {
	const body = parseWithoutNulls(await c.req.text());
	if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
	throw new ApiError('SerializationException', 'The request body is not a JSON object.', true);
}

/** A member that is null is one that is missing: some clients send it so. */
function parseWithoutNulls(text: string): unknown {
	try {
		return JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value));
	} catch {
		return null;
	}
}
