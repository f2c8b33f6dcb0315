import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mails } from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { languageOf } from '../users/language.ts';
import type { NotificationKind } from '../notifications/kinds.ts';
import type { MailData, MailKind } from './kinds.ts';
import type { ProvenAddress } from './proven-address.ts';

/** Kinds that reach people who no longer have an account. */
type KindToAddress = 'address_changed' | 'account_deleted';
/** Kinds that reach people whom nobody has proven to have that address. */
type KindToAnyAddress = 'address_code' | 'team_invitation';
/** Of notifications, `notify()` tells. */
type KindToPerson = Exclude<
	MailKind,
	KindToAddress | KindToAnyAddress | NotificationKind | 'alert'
>;

interface About<K extends MailKind> {
	kind: K;
	/** Nobody gets two messages of one kind and key: the id of what happened, such as a session's. */
	key: string;
	data: MailData<K>;
}

/**
 * A message to a person, to an address that they had, to one that nobody has proven, or to the
 * operator. `ofPerson` is the id of the person in whose language an address is written to.
 */
export type Mail =
	| { [K in KindToPerson]: About<K> & { personId: string | SQL<string> } }[KindToPerson]
	| { [K in KindToAddress]: About<K> & { address: ProvenAddress; ofPerson: string } }[KindToAddress]
	| { [K in KindToAnyAddress]: About<K> & { address: string; ofPerson: string } }[KindToAnyAddress]
	| About<'alert'>;

/**
 * A statement that puts a message into the outbox, for a batch with the change that it is about. A
 * message that is there already is not added again. The address of a person is looked up when it is
 * sent: without a proven one, nothing is.
 *
 * @param dueAt milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds
 */
export function enqueueMail(database: Database, mail: Mail, dueAt: number, condition: SQL) {
	const { kind, key, data } = mail;
	const address = 'address' in mail ? mail.address : null;
	const row = { kind, key, data, address, dueAt, createdAt: dueAt };
	const computed = {
		...('personId' in mail && { personId: sqlOf(mail.personId) }),
		...('ofPerson' in mail && { language: languageOf(mail.ofPerson) })
	};
	return insertRowsIf(database, mails, [row], condition, computed);
}

const sqlOf = (value: string | SQL<string>): SQL => sql`${value}`;
