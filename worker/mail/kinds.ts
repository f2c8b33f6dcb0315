import * as v from 'valibot';
import type { mails } from '../database/schema.ts';

export type MailKind = (typeof mails.$inferSelect)['kind'];

interface KindOfMail {
	/** What its text says. */
	data: v.GenericSchema;
	/** About the safety of an account: it cannot be unsubscribed from. */
	isSecurity: boolean;
	/**
	 * Whether to send it again when a run died while it was sending it: twice is better than never.
	 */
	isSentAgain: boolean;
}

/** Milliseconds since 1970, UTC. */
const time = v.number();

/**
 * Where something was done: the name of a device, such as `Chrome on Android`, and a country of two
 * letters, ISO 3166-1.
 */
const place = { at: time, device: v.string(), country: v.nullable(v.string()) };

const securityChange = v.picklist([
	'password',
	'address',
	'authenticator_added',
	'authenticator_removed',
	'passkey_added',
	'passkey_removed',
	'provider_linked'
]);

const security = { isSecurity: true, isSentAgain: true };

/** Every kind of mail, and the data that its text needs. */
export const mailKinds = {
	new_device: { data: v.object({ ...place, provider: v.string() }), ...security },
	security_changed: { data: v.object({ ...place, change: securityChange }), ...security },
	/** To the old address. */
	address_changed: { data: v.object(place), ...security },
	account_deleted: { data: v.object({ at: time }), ...security },
	/** To the operator: `lines` are sentences without personal data. */
	alert: { data: v.object({ title: v.string(), lines: v.array(v.string()) }), ...security }
} satisfies Record<MailKind, KindOfMail>;

type MailKinds = typeof mailKinds;

export type MailData<K extends MailKind> = v.InferOutput<MailKinds[K]['data']>;
