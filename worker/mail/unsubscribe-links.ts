import { eq } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mails } from '../database/schema.ts';
import { hashOf } from './address-hash.ts';
import { isNotification } from '../notifications/kinds.ts';
import type { ClaimedMail } from './outbox-rows.ts';

/**
 * Creates the unsubscribe link of each message that somebody can turn off, by the id of the message.
 * A link is a capability of 128 random bits, of which only the hash is stored: before it is sent, so
 * that it works when it arrives.
 */
export async function createUnsubscribeLinks(
	database: Database,
	origin: string,
	claimed: readonly ClaimedMail[]
): Promise<Map<number, string>> {
	const links = new Map<number, string>();
	const hashes: { id: number; unsubscribeHash: string }[] = [];
	for (const { id, kind } of claimed) {
		if (!isNotification(kind)) continue;
		const token = randomToken();
		links.set(id, `${origin}/unsubscribe/${token}`);
		hashes.push({ id, unsubscribeHash: await hashOf(token) });
	}
	const [first, ...others] = hashes.map(({ id, unsubscribeHash }) =>
		database.update(mails).set({ unsubscribeHash }).where(eq(mails.id, id))
	);
	if (first) await database.batch([first, ...others]);
	return links;
}

/** @returns 16 random bytes in base64url */
const randomToken = (): string =>
	btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
