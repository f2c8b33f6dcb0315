import { env } from 'cloudflare:workers';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { mails, users } from '../database/schema.ts';
import { enqueueMail } from './outbox.ts';
import type { Mail } from './outbox.ts';
import { provenAddressOf } from './proven-address.ts';

const database = openDatabase(env.DB);
const now = 1_000_000;
const place = { at: now, device: 'Chrome on Android', country: 'DE' };

const person = {
	id: 'anna',
	issuer: 'https://issuer.test',
	sub: 'anna',
	username: 'anna',
	email: 'anna@popmap.test',
	emailVerified: true,
	identityProvider: 'Cognito',
	createdAt: 0,
	updatedAt: 0
};

const newDevice: Mail = {
	kind: 'new_device',
	personId: person.id,
	key: 'session',
	data: { ...place, provider: 'Cognito' }
};

const enqueue = (mail: Mail, condition = sql`TRUE`) => enqueueMail(database, mail, now, condition);

beforeEach(async () => {
	await database.delete(mails);
	await database.insert(users).values(person).onConflictDoNothing();
});

describe('the outbox', () => {
	it('holds a message until it is due, with the data of its text', async () => {
		await enqueue(newDevice);
		expect(await database.select().from(mails)).toEqual([
			expect.objectContaining({
				kind: 'new_device',
				key: 'session',
				personId: 'anna',
				address: null,
				data: newDevice.data,
				state: 'waiting',
				dueAt: now,
				attempts: 0,
				createdAt: now,
				finishedAt: null
			})
		]);
	});

	it('holds a message once, whoever it is for', async () => {
		const address = provenAddressOf(person);
		if (!address) throw new TypeError('The address of this person is proven');
		const deleted: Mail = {
			kind: 'account_deleted',
			address,
			ofPerson: 'anna',
			key: 'anna',
			data: { at: now }
		};
		const alert: Mail = { kind: 'alert', key: '5xx', data: { title: 'Errors', lines: [] } };
		for (const mail of [newDevice, deleted, alert]) {
			await enqueue(mail);
			await enqueue(mail);
		}
		const kept = await database.select().from(mails);
		expect(kept.map(({ kind }) => kind)).toEqual(['new_device', 'account_deleted', 'alert']);
	});

	it('gets nothing unless the condition of the change holds', async () => {
		await enqueue(newDevice, sql`FALSE`);
		expect(await database.select().from(mails)).toEqual([]);
	});

	it('gets nothing when the change of its batch fails', async () => {
		const change = database.insert(users).values({ ...person, id: 'other' });
		await expect(database.batch([enqueue(newDevice), change])).rejects.toThrow();
		expect(await database.select().from(mails)).toEqual([]);
	});

	it('forgets the messages of somebody who is deleted, and not those to an address', async () => {
		const address = provenAddressOf(person);
		if (!address) throw new TypeError('The address of this person is proven');
		await enqueue(newDevice);
		await enqueue({
			kind: 'account_deleted',
			address,
			ofPerson: 'anna',
			key: 'anna',
			data: { at: now }
		});
		await database.delete(users);
		const kept = await database.select().from(mails);
		expect(kept.map(({ kind }) => kind)).toEqual(['account_deleted']);
	});
});

describe('an address', () => {
	it.each([
		[{ email: 'anna@popmap.test', emailVerified: true }, 'anna@popmap.test'],
		[{ email: 'anna@popmap.test', emailVerified: false }, null],
		[{ email: null, emailVerified: true }, null]
	])('of %j is proven: %s', (user, expected) => {
		expect(provenAddressOf(user)).toBe(expected);
	});
});
