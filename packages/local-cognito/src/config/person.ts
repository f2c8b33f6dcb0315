import * as v from 'valibot';
import { closedObject } from './closed-object.ts';
import { providers } from './provider.ts';

const fields = closedObject({
	/** Names the person in control requests and on the consent pages. */
	id: v.pipe(v.string(), v.nonEmpty()),
	/** Set it if a database has to recognise the person after a restart. */
	sub: v.optional(v.pipe(v.string(), v.uuid()), () => crypto.randomUUID()),
	provider: v.optional(v.picklist(providers), 'COGNITO'),
	/** The account id at Facebook or Google; null for people with a password. */
	provider_user_id: v.optional(v.nullable(v.string()), null),
	name: v.string(),
	/** What the person signs in with where that is not the address; null: the id. */
	username: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
	email: v.optional(v.nullable(v.pipe(v.string(), v.email())), null),
	/** Further attributes of the profile, such as `locale`. */
	attributes: v.optional(v.record(v.string(), v.string()), {}),
	/** null: `default_password` of the configuration. */
	password: v.optional(v.nullable(v.string()), null),
	groups: v.optional(v.array(v.string()), []),
	/** Shown next to the name on the local pages. */
	description: v.optional(v.string(), ''),
	enabled: v.optional(v.boolean(), true),
	status: v.optional(
		v.picklist(['CONFIRMED', 'UNCONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED']),
		'CONFIRMED'
	),
	/** Base32. The person is asked for a TOTP code at sign-in. */
	totp_secret: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z2-7]+$/))), null),
	/** `decline`: cancels at the provider, whichever button is pressed. */
	consent: v.optional(v.picklist(['ask', 'decline']), 'ask'),
	/**
	 * The first sign-in fails with `Already found an entry for username …`, as it does when a
	 * PreSignUp trigger links the account to an existing one.
	 */
	linked_at_first_sign_in: v.optional(v.boolean(), false)
});

type Fields = v.InferOutput<typeof fields>;

/** A person whom the pool, Facebook or Google knows from the start. */
export const personSchema = v.pipe(
	fields,
	v.forward(
		v.check(
			(person: Fields) => (person.provider === 'COGNITO') === (person.provider_user_id === null),
			'required for Facebook and Google, and not allowed otherwise'
		),
		['provider_user_id']
	)
);
export type Person = v.InferOutput<typeof personSchema>;
