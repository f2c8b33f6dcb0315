import * as v from 'valibot';
import { clientSettings } from '../config/client.ts';
import { closedObject } from '../config/closed-object.ts';
import { mutationNames, mutationSchema } from './token-mutations.ts';

const times = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1);
/** The first client of the configuration, unless another is named. */
const clientId = v.optional(v.nullable(v.string()), null);

const has = (input: unknown, key: string) =>
	typeof input === 'object' && input !== null && key in input;

const shiftSchema = closedObject({ offset_seconds: v.number() });
const instantSchema = closedObject({ at: v.pipe(v.string(), v.isoTimestamp()) });

/** The body of `clock`. */
export const clockSchema = v.lazy((input) => (has(input, 'at') ? instantSchema : shiftSchema));

/** The body of `rotate-keys`. */
export const keysSchema = closedObject({
	keep_old: v.optional(v.boolean(), true),
	single: v.optional(v.boolean(), false)
});

const namedMutationSchema = closedObject({
	mutation: v.picklist(mutationNames),
	client_id: clientId,
	...mutationSchema.entries,
	token: v.optional(v.picklist(['id', 'access']), 'id')
});
export type NamedMutationInput = v.InferOutput<typeof namedMutationSchema>;

/** The body of `tokens`, which names a mutation or describes one. */
export const tokensSchema = v.lazy((input) =>
	has(input, 'mutation') ? namedMutationSchema : mutationSchema
);

/** The body of `callback`. */
export const callbackSchema = closedObject({
	times,
	params: v.record(v.string(), v.nullable(v.string()))
});

/** The body of `client`. */
export const clientChangesSchema = closedObject({
	client_id: clientId,
	...v.partial(v.object(clientSettings)).entries
});

/** The body of `person`. */
export const personChangesSchema = closedObject({
	person: v.string(),
	enabled: v.optional(v.boolean()),
	deleted: v.optional(v.boolean(), false),
	groups: v.optional(v.array(v.string())),
	attributes: v.optional(v.record(v.string(), v.string()))
});

/** The body of `sign-in`. */
export const signInSchema = closedObject({
	person: v.string(),
	client_id: clientId,
	scope: v.optional(v.string()),
	nonce: v.optional(v.nullable(v.string()), null)
});
