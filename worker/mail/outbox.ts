import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mails } from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import type { MailData, MailKind } from './kinds.ts';
import type { ProvenAddress } from './proven-address.ts';

/** Kinds that reach people who no longer have an account. */
type KindToAddress = 'address_changed' | 'account_deleted';
type KindToPerson = Exclude<MailKind, KindToAddress | 'address_code' | 'alert'>;

interface About<K extends MailKind> {
	kind: K;
	/** Nobody gets two messages of one kind and key: the id of what happened, such as a session's. */
	key: string;
	data: MailData<K>;
}

/**
 * A message to a person, to an address that they had, to one that they are proving, or to the
 * operator.
 */
export type Mail =
	| { [K in KindToPerson]: About<K> & { personId: string | SQL<string> } }[KindToPerson]
	| { [K in KindToAddress]: About<K> & { address: ProvenAddress } }[KindToAddress]
	| (About<'address_code'> & { address: string })
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
	const computed = 'personId' in mail ? { personId: sqlOf(mail.personId) } : {};
	return insertRowsIf(database, mails, [row], condition, computed);
}

const sqlOf = (value: string | SQL<string>): SQL => sql`${value}`;
