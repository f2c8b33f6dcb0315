import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { changeClient, changePerson, signIn } from './actions.ts';
import {
	callbackSchema,
	clientSchema,
	clockSchema,
	keysSchema,
	namedMutationSchema,
	personSchema,
	signInSchema
} from './inputs.ts';
import { faultSchema } from './faults.ts';
import { mutationSchema, namedMutations } from './token-mutations.ts';
import { switchesSchema } from '../config/quirks.ts';
import type { Context } from 'hono';
import type { Pool } from '../pool.ts';

/** What tests turn and read. Each action is described in README.md. */
export function controlRoutes(pool: Pool, reset: () => void) {
	const routes = new Hono().use('/__test/*', fromThisMachineOnly);
	const action = <S extends v.GenericSchema>(
		name: string,
		schema: S,
		run: (input: v.InferOutput<S>) => unknown
	) =>
		routes.post(`/__test/${name}`, async (c) =>
			c.json((await run(await readInput(c, schema))) ?? {})
		);

	action('reset', v.object({}), () => reset());
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
	action('clear-faults', v.object({}), () => pool.faults.clear());
	action('tokens', v.union([namedMutationSchema, mutationSchema]), (input) => {
		if (!('mutation' in input)) return pool.mutations.add(input);
		const { mutation, client_id: clientId, ...rest } = input;
		const moment = { now: pool.clock.seconds(), clientId, token: rest.token };
		return pool.mutations.add({ ...rest, ...namedMutations[mutation](moment) });
	});
	action('callback', callbackSchema, (change) => pool.callbackChanges.add(change));
	action('switches', v.partial(switchesSchema), (input) => Object.assign(pool.switches, input));
	action('client', clientSchema, (input) => changeClient(pool, input));
	action('person', personSchema, (input) => changePerson(pool, input));
	action('sign-in', signInSchema, (input) => signIn(pool, input));

	return routes
		.get('/__test/calls', (c) => c.json(pool.faults.counts()))
		.get('/__test/outbox', (c) => c.json({ messages: pool.outbox.messages() }));
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** No web page may reach in: neither by a name that points here, nor with a form or a fetch of its own. */
async function fromThisMachineOnly(c: Context, next: () => Promise<void>) {
	const foreign = !loopback.includes(new URL(c.req.url).hostname) || c.req.header('origin');
	const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
	if (foreign || (c.req.method === 'POST' && !isJson)) {
		return c.json(
			{ error: 'Control requests come as JSON, from this machine and no web page.' },
			403
		);
	}
	return next();
}

async function readInput<S extends v.GenericSchema>(c: Context, schema: S) {
	const text = await c.req.text();
	const read = v.safeParse(schema, parsedJson(text || '{}'));
	if (read.success) return read.output;
	throw badInput(
		read.issues.map(({ message, path }) => `${path?.[0]?.key ?? 'body'}: ${message}`).join('; ')
	);
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw badInput('The body is not JSON.');
	}
}

const badInput = (error: string) =>
	new HTTPException(400, { res: Response.json({ error }, { status: 400 }) });
