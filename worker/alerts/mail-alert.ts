import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import { describeError } from '../database/errors.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { Mail } from '../mail/outbox.ts';
import type { Log } from '../observability/log.ts';
import { alarms } from './bounds.ts';
import type { AlarmName } from './bounds.ts';

interface MailAlertContext {
	config: { operator: Pick<Config['operator'], 'contactEmail'> };
	database: Database;
	now: Clock;
	log: Log;
}

const hourMs = 3_600_000;

/**
 * Puts an alert for the operator into the outbox, if there is a `CONTACT_EMAIL`. The outbox takes one
 * message of a key: alarms that go on, and checks that are repeated because the webhook failed, make
 * one an hour.
 *
 * @param names the alarms that exceed their bounds
 * @param lines sentences without anything personal
 */
export async function mailAlert(
	{ config, database, log, now }: MailAlertContext,
	names: readonly AlarmName[],
	lines: readonly string[]
): Promise<void> {
	if (config.operator.contactEmail === null) return;
	const title = names.map((name) => alarms[name].title).join(', ');
	const key = `${[...names].sort().join('+')} ${Math.floor(now() / hourMs)}`;
	const mail: Mail = { kind: 'alert', key, data: { title, lines: [...lines] } };
	try {
		await enqueueMail(database, mail, now(), sql`TRUE`);
	} catch (error) {
		log('alert_failed', { reason: describeError(error) });
	}
}
