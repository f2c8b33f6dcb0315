import * as v from 'valibot';
import type { mails } from '../database/schema.ts';
import { notifications } from '../notifications/kinds.ts';
import { roles } from '../users/team-roles.ts';

export type MailKind = (typeof mails.$inferSelect)['kind'];

interface KindOfMail {
	/** What its text says. */
	data: v.GenericSchema;
	/**
	 * About the safety of an account or the site. Nobody can unsubscribe from it, and it is sent again
	 * when it is unknown whether it was sent: twice is better than never.
	 */
	isSecurity: boolean;
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
	'provider_linked',
	'provider_removed',
	'token_added'
]);

const role = v.picklist(roles);

const security = { isSecurity: true } as const;

/** Every kind of mail, and the data that its text needs. */
export const mailKinds = {
	new_device: { data: v.object({ ...place, provider: v.string() }), ...security },
	/** `provider`: the way to sign in that was added or removed. */
	security_changed: {
		data: v.object({ ...place, change: securityChange, provider: v.optional(v.string()) }),
		...security
	},
	/** To the old address. */
	address_changed: { data: v.object(place), ...security },
	account_deleted: { data: v.object({ at: time }), ...security },
	/** To an address that nobody has proven yet, who asked for it. */
	address_code: { data: v.object({ code: v.string() }), ...security },
	/** To the operator: `lines` are sentences without personal data. */
	alert: { data: v.object({ title: v.string(), lines: v.array(v.string()) }), ...security },
	/** What a moderator decided about the person. */
	suspension: {
		data: v.object({
			change: v.picklist(['suspended', 'restored', 'appeal_answered']),
			reason: v.nullable(v.string())
		}),
		...security
	},
	/** To an address that the owner of a business typed. */
	team_invitation: {
		data: v.object({ from: v.string(), business: v.string(), role, path: v.string() }),
		isSecurity: false
	},
	...notifications
} satisfies Record<MailKind, KindOfMail>;

type MailKinds = typeof mailKinds;

export type MailData<K extends MailKind> = v.InferOutput<MailKinds[K]['data']>;
