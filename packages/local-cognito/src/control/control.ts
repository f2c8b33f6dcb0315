import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { closedObject, describeIssues } from '../config/closed-object.ts';
import { quirkChangesSchema } from '../config/quirks.ts';
import { isLoopback } from '../loopback.ts';
import type { Pool } from '../pool.ts';
import { addNamedMutation, changeClient, changePerson, signIn } from './actions.ts';
import { faultSchema } from './faults.ts';
import {
	callbackSchema,
	clientChangesSchema,
	clockSchema,
	keysSchema,
	personChangesSchema,
	signInSchema,
	tokensSchema
} from './inputs.ts';

const noInput = closedObject({});

/** `/__test/…`: the control endpoints, with which tests change and read the state of the pool. */
export function controlRoutes(pool: Pool, reset: () => void) {
	const routes = new Hono().use('/__test/*', requireLocalJson);
	const action = <S extends v.GenericSchema>(
		name: string,
		schema: S,
		run: (input: v.InferOutput<S>) => unknown
	) =>
		routes.post(`/__test/${name}`, async (c) =>
			c.json((await run(await readInput(c, schema))) ?? {})
		);

	action('reset', noInput, () => reset());
	action('clock', clockSchema, (input) => {
		if ('at' in input) pool.clock.set(new Date(input.at));
		else pool.clock.shift(input.offset_seconds);
		return { now: pool.clock.now() };
	});
	action('rotate-keys', keysSchema, async ({ keep_old, single }) => {
		await pool.keys.rotate(keep_old);
		if (single) await pool.keys.keepOneKey();
		return { keys: await pool.keys.published() };
	});
	action('fault', faultSchema, (fault) => pool.faults.add(fault));
	action('clear-faults', noInput, () => pool.faults.clear());
	action('tokens', tokensSchema, (input) =>
		'mutation' in input ? addNamedMutation(pool, input) : pool.tokenMutations.add(input)
	);
	action('callback', callbackSchema, (change) => pool.callbackChanges.add(change));
	action('quirks', quirkChangesSchema, (changes) => Object.assign(pool.quirks, changes));
	action('client', clientChangesSchema, (input) => changeClient(pool, input));
	action('person', personChangesSchema, (input) => changePerson(pool, input));
	action('sign-in', signInSchema, (input) => signIn(pool, input));

	return routes
		.get('/__test/calls', (c) => c.json(pool.faults.counts()))
		.get('/__test/outbox', (c) => c.json({ messages: pool.outbox.messages() }));
}

/**
 * Middleware: no web page may control the pool, whether through a host name that resolves to this
 * machine (DNS rebinding) or through a form or script (CSRF).
 */
async function requireLocalJson(c: Context, next: () => Promise<void>) {
	const isLocal = isLoopback(new URL(c.req.url).hostname) && !c.req.header('origin');
	const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
	if (isLocal && (isJson || c.req.method !== 'POST')) return next();
	const error = 'Control requests have to be JSON, to a loopback host, and not from a web page.';
	return c.json({ error }, 403);
}

async function readInput<S extends v.GenericSchema>(c: Context, schema: S) {
	const parsed = v.safeParse(schema, parseJson((await c.req.text()) || '{}'));
	if (parsed.success) return parsed.output;
	throw badRequest(describeIssues(parsed.issues).join('; '));
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw badRequest('The body is not JSON.');
	}
}

const badRequest = (error: string) =>
	new HTTPException(400, { res: Response.json({ error }, { status: 400 }) });
