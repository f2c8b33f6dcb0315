import * as v from 'valibot';
import { mutationNames, mutationSchema } from './token-mutations.ts';
import { providers } from '../config/people.ts';

const times = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1);
const clientId = v.optional(v.string(), 'popmaplocalconfidential001');

export const clockSchema = v.union([
	v.strictObject({ offset_seconds: v.number() }),
	v.strictObject({ at: v.pipe(v.string(), v.isoTimestamp()) })
]);
export const keysSchema = v.strictObject({
	keep_old: v.optional(v.boolean(), true),
	single: v.optional(v.boolean(), false)
});
export const namedMutationSchema = v.strictObject({
	mutation: v.picklist(mutationNames),
	client_id: clientId,
	...mutationSchema.entries,
	token: v.optional(v.picklist(['id', 'access']), 'id')
});
export const callbackSchema = v.strictObject({
	times,
	params: v.record(v.string(), v.nullable(v.string()))
});
export const clientSchema = v.strictObject({
	client_id: clientId,
	rotation: v.optional(v.boolean()),
	grace_seconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60))),
	revocation: v.optional(v.boolean()),
	access_seconds: v.optional(v.number()),
	id_seconds: v.optional(v.number()),
	refresh_seconds: v.optional(v.number()),
	providers: v.optional(v.array(v.picklist(providers))),
	callback_urls: v.optional(v.array(v.string())),
	logout_urls: v.optional(v.array(v.string()))
});
export const personSchema = v.strictObject({
	person: v.string(),
	enabled: v.optional(v.boolean()),
	deleted: v.optional(v.boolean(), false),
	groups: v.optional(v.array(v.string())),
	attributes: v.optional(v.record(v.string(), v.string()))
});
export const signInSchema = v.strictObject({
	person: v.string(),
	client_id: clientId,
	scope: v.optional(v.string()),
	nonce: v.optional(v.nullable(v.string()), null)
});
