import * as v from 'valibot';
import { closedObject } from './closed-object.ts';

/** The attributes that every pool has, with the longest value that each may hold. */
export const standardAttributes: Readonly<Record<string, number>> = {
	address: 2048,
	birthdate: 10,
	email: 2048,
	email_verified: 5,
	family_name: 2048,
	gender: 2048,
	given_name: 2048,
	locale: 2048,
	middle_name: 2048,
	name: 2048,
	nickname: 2048,
	phone_number: 2048,
	phone_number_verified: 5,
	picture: 2048,
	preferred_username: 2048,
	profile: 2048,
	updated_at: 2048,
	website: 2048,
	zoneinfo: 2048
};

/** An attribute of the pool's own, `custom:<name>` in requests and tokens. */
export const customAttributeSchema = closedObject({
	name: v.pipe(v.string(), v.regex(/^(?!custom:)[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,20}$/u)),
	type: v.optional(v.picklist(['String', 'Number', 'Boolean']), 'String'),
	min_length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2048)), 0),
	max_length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2048)), 2048),
	mutable: v.optional(v.boolean(), true)
});
export type CustomAttribute = v.InferOutput<typeof customAttributeSchema>;

/** The names of all attributes of a pool, as requests write them. */
export const attributeNames = (custom: readonly CustomAttribute[]): string[] => [
	...Object.keys(standardAttributes),
	...custom.map(({ name }) => `custom:${name}`)
];
