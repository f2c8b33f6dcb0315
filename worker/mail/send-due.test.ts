import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { announcements, mails, suppressions, unwantedMail, users } from '../database/schema.ts';
import { createMailbox } from '../testing/mailbox.ts';
import type { Delivery } from './mail-service.ts';
import { notify } from '../notifications/notify.ts';
import { notificationSamples } from '../testing/notification-samples.ts';
import { enqueueMail } from './outbox.ts';
import type { Mail } from './outbox.ts';
import { provenAddressOf } from './proven-address.ts';
import { sendDueMail } from './send-due.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let mailbox = createMailbox();
const { database } = mailbox.context;
const run = () => sendDueMail(mailbox.context);
const enqueue = (mail: Mail) => enqueueMail(database, mail, mailbox.clock.now, sql`TRUE`);

const person = (id: string, changes: Partial<typeof users.$inferInsert> = {}) => ({
	id,
	issuer: 'https://issuer.test',
	sub: id,
	username: id,
	email: `${id}@popmap.test`,
	emailVerified: true,
	identityProvider: 'Cognito',
	createdAt: 0,
	updatedAt: 0,
	...changes
});

const newDevice = (personId: string, key = 'session'): Mail => ({
	kind: 'new_device',
	personId,
	key,
	data: { at: 0, device: 'Chrome on Android', country: 'DE', provider: 'Cognito' }
});

const tellOfCancellation = (personId: string) =>
	notify(
		database,
		{ kind: 'event_cancelled', key: '7', data: notificationSamples.event_cancelled },
		personId,
		mailbox.clock.now,
		sql`TRUE`
	);

const alert: Mail = { kind: 'alert', key: '5xx', data: { title: 'Errors', lines: ['Ten.'] } };

const states = async () => (await database.select().from(mails)).map(({ state }) => state);
const recipients = () => mailbox.received.map(({ to }) => to);
const fail = (code: string, isOutage: boolean) => async (): Promise<Delivery> => ({
	kind: 'failed',
	code,
	isOutage
});

beforeEach(async () => {
	mailbox = createMailbox();
	for (const table of [mails, suppressions, unwantedMail, announcements, users]) {
		await database.delete(table);
	}
	await database.insert(users).values([person('anna'), person('emil')]);
});

describe('mail that is due', () => {
	it('is sent once, and not before', async () => {
		await enqueueMail(database, newDevice('anna'), mailbox.clock.now + 1, sql`TRUE`);
		await run();
		expect(recipients()).toEqual([]);
		mailbox.clock.now += 1;
		await run();
		await run();
		expect(recipients()).toEqual(['anna@popmap.test']);
		expect(await states()).toEqual(['sent']);
	});

	it('is sent once by several runs at the same time', async () => {
		for (let key = 0; key < 45; key++) await enqueue(newDevice('anna', String(key)));
		mailbox.service.answer = async () => {
			await scheduler.wait(5);
			return { kind: 'sent' };
		};
		await Promise.all([run(), run(), run()]);
		expect(mailbox.received).toHaveLength(45);
		expect(new Set(await states())).toEqual(new Set(['sent']));
	});

	it('goes to the address that the person has when it is sent', async () => {
		await enqueue(newDevice('anna'));
		await database.update(users).set({ email: 'new@popmap.test' });
		await run();
		expect(recipients()).toEqual(['new@popmap.test']);
	});

	it.each([
		['is not proven', { emailVerified: false }],
		['is missing', { email: null }]
	])('is not sent to a person whose address %s', async (_, changes) => {
		await database.update(users).set(changes);
		await enqueue(newDevice('anna'));
		await run();
		expect(recipients()).toEqual([]);
		expect(await states()).toEqual(['unproven']);
	});

	it('goes to an address that no longer belongs to an account, and does not keep it', async () => {
		const address = provenAddressOf(person('gone'));
		if (!address) throw new TypeError('The address of this person is proven');
		await enqueue({
			kind: 'account_deleted',
			address,
			ofPerson: 'gone',
			key: 'gone',
			data: { at: 0 }
		});
		await run();
		expect(recipients()).toEqual(['gone@popmap.test']);
		const [row] = await database.select().from(mails);
		expect(row).toMatchObject({ address: null, data: {}, state: 'sent' });
	});

	it('is in the language of the person, and so are its links', async () => {
		await database
			.update(users)
			.set({ language: 'de' })
			.where(sql`id = 'anna'`);
		const address = provenAddressOf(person('anna'));
		if (!address) throw new TypeError('The address of this person is proven');
		await enqueue(newDevice('anna'));
		await enqueue(newDevice('emil'));
		await tellOfCancellation('anna');
		await enqueue({
			kind: 'account_deleted',
			address,
			ofPerson: 'anna',
			key: 'x',
			data: { at: 0 }
		});
		await run();
		// Those of a chunk are sent at the same time.
		const mailAbout = (subject: string) =>
			mailbox.received.find((message) => message.subject === subject);
		const german = mailAbout('Neue Anmeldung bei deinem Popmap-Konto');
		const english = mailAbout('New sign-in to your Popmap account');
		const withChoice = mailAbout('Abgesagt: Night market');
		expect(mailAbout('Dein Popmap-Konto wurde gelöscht')).toBeDefined();
		expect(german?.html).toContain('<html lang="de">');
		expect(german?.text).toContain('https://popmap.test/de/account/sessions');
		expect(english?.text).toContain('https://popmap.test/account/sessions');
		expect(withChoice?.text).toContain('https://popmap.test/de/account/mail');
		expect(withChoice?.text).toContain('Samstag, 6. März 2027');
	});

	it('goes to the operator if it is an alert', async () => {
		await enqueue(alert);
		await run();
		expect(mailbox.received).toMatchObject([
			{ to: 'operator@popmap.test', subject: 'Popmap: Errors', unsubscribeUrl: null }
		]);
	});

	it('is counted in the log without naming anybody', async () => {
		await enqueue(newDevice('anna'));
		await enqueue(newDevice('emil'));
		await run();
		expect(mailbox.logged).toEqual([{ event: 'mail', reason: 'sent', count: 2 }]);
	});
});

describe('while the mail service fails', () => {
	it('is kept, and sent once it works again', async () => {
		for (let key = 0; key < 25; key++) await enqueue(newDevice('anna', String(key)));
		mailbox.service.answer = fail('E_INTERNAL_SERVER_ERROR', true);
		for (let attempt = 0; attempt < 30; attempt++) {
			await run();
			mailbox.clock.now += minute;
		}
		expect(mailbox.received).toEqual([]);
		mailbox.service.answer = async () => ({ kind: 'sent' });
		mailbox.clock.now += 60 * minute;
		await run();
		expect(mailbox.received).toHaveLength(25);
		expect(new Set(await states())).toEqual(new Set(['sent']));
	});

	it('asks it for ten messages a minute at most', async () => {
		for (let key = 0; key < 25; key++) await enqueue(newDevice('anna', String(key)));
		let asked = 0;
		mailbox.service.answer = () => {
			asked++;
			return fail('no_code', true)();
		};
		await run();
		expect(asked).toBe(10);
		expect(mailbox.logged.filter(({ event }) => event === 'mail_failed')).toHaveLength(10);
	});

	it('tries one message later each time, without holding up the others', async () => {
		await enqueue(newDevice('anna'));
		await enqueue(newDevice('emil'));
		mailbox.service.answer = async ({ to }) =>
			to.startsWith('anna') ? fail('E_DELIVERY_FAILED', false)() : { kind: 'sent' };
		const tries: number[] = [];
		for (let time = 0; time <= 200; time++) {
			const before = mailbox.logged.length;
			await run();
			if (mailbox.logged.slice(before).some(({ event }) => event === 'mail_failed')) {
				tries.push(time);
			}
			mailbox.clock.now += minute;
		}
		expect(recipients()).toEqual(['emil@popmap.test']);
		expect(tries).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
	});

	it('gives a message up after a week', async () => {
		await enqueue(newDevice('anna'));
		mailbox.service.answer = fail('E_DELIVERY_FAILED', false);
		mailbox.clock.now += 7 * day;
		await run();
		expect(await states()).toEqual(['waiting']);
		mailbox.clock.now += minute;
		await run();
		expect(await states()).toEqual(['failed']);
	});

	it('gives a message up at once that the service will never take', async () => {
		await enqueue(newDevice('anna'));
		mailbox.service.answer = async () => ({ kind: 'refused', code: 'E_VALIDATION_ERROR' });
		await run();
		expect(await states()).toEqual(['refused']);
	});

	it('sends the others when one message cannot be written', async () => {
		await enqueue(newDevice('anna'));
		await database.update(mails).set({ data: 'nonsense' });
		await enqueue(newDevice('emil'));
		await run();
		expect(recipients()).toEqual(['emil@popmap.test']);
		expect((await states()).sort()).toEqual(['sent', 'waiting']);
	});
});

describe('a message whose run has died', () => {
	const die = async () => {
		mailbox.service.answer = async () => ({ kind: 'unknown' });
		await run();
		mailbox.service.answer = async () => ({ kind: 'sent' });
	};

	it('is sent again if it is about security, once its lease has ended', async () => {
		await enqueue(newDevice('anna'));
		await die();
		mailbox.clock.now += 5 * minute - 1;
		await run();
		expect(recipients()).toEqual([]);
		mailbox.clock.now += 1;
		await run();
		expect(recipients()).toEqual(['anna@popmap.test']);
	});

	it('is left alone if it is about anything else', async () => {
		await tellOfCancellation('anna');
		await die();
		mailbox.clock.now += 5 * minute;
		await run();
		expect(recipients()).toEqual([]);
		expect(await states()).toEqual(['unknown']);
	});
});

describe('an address that the mail service suppresses', () => {
	it('gets nothing for a week, in whatever case it is written', async () => {
		let asked = 0;
		mailbox.service.answer = async () => (asked++, { kind: 'suppressed' });
		await enqueue(newDevice('anna', '1'));
		await run();
		await database.update(users).set({ email: 'ANNA@popmap.test' });
		await enqueue(newDevice('anna', '2'));
		await run();
		expect(asked).toBe(1);
		expect(await states()).toEqual(['suppressed', 'suppressed']);
		mailbox.service.answer = async () => ({ kind: 'sent' });
		mailbox.clock.now += 7 * day;
		await enqueue(newDevice('anna', '3'));
		await run();
		expect(recipients()).toEqual(['ANNA@popmap.test']);
	});

	it('is stored as a hash alone', async () => {
		mailbox.service.answer = async () => ({ kind: 'suppressed' });
		await enqueue(newDevice('anna'));
		await run();
		const [row] = await database.select().from(suppressions);
		expect(row?.addressHash).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('mail that somebody turned off', () => {
	it('is not sent to them, and to others it is', async () => {
		const unwanted = { personId: 'anna', kind: 'event_cancelled', createdAt: 0 };
		await database.insert(unwantedMail).values(unwanted);
		await tellOfCancellation('anna');
		await tellOfCancellation('emil');
		await run();
		expect(recipients()).toEqual(['emil@popmap.test']);
		expect(await states()).toEqual(['unwanted', 'sent']);
	});

	it('is sent anyway if it is about security', async () => {
		const unwanted = { personId: 'anna', kind: 'new_device', createdAt: 0 };
		await database.insert(unwantedMail).values(unwanted);
		await enqueue(newDevice('anna'));
		await run();
		expect(recipients()).toEqual(['anna@popmap.test']);
	});
});

describe('a site without MAIL_FROM', () => {
	it('sends nothing, and does not keep it for later', async () => {
		await enqueue(newDevice('anna'));
		await sendDueMail({ ...mailbox.context, sendMail: null });
		expect(await states()).toEqual(['off']);
		await run();
		expect(recipients()).toEqual([]);
	});
});

describe('the unsubscribe link', () => {
	it('has 128 random bits, is different in each message, and is stored as a hash', async () => {
		await tellOfCancellation('anna');
		await tellOfCancellation('emil');
		await run();
		const links = mailbox.received.map(({ unsubscribeUrl }) => unsubscribeUrl ?? '');
		expect(new Set(links).size).toBe(2);
		for (const link of links) {
			expect(link).toMatch(/^https:\/\/popmap\.test\/unsubscribe\/[\w-]{22}$/);
		}
		const stored = JSON.stringify(await database.select().from(mails));
		for (const link of links) expect(stored).not.toContain(link.slice(-22));
	});

	it('is missing from mail about security', async () => {
		await enqueue(newDevice('anna'));
		await run();
		expect(mailbox.received).toMatchObject([{ unsubscribeUrl: null }]);
		expect(mailbox.received[0]?.text).not.toContain('unsubscribe');
	});
});
