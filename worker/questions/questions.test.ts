import { env } from 'cloudflare:workers';
import { eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportParts } from '../account-data/export-parts.ts';
import { openDatabase } from '../database/client.ts';
import { events, jobs, mails, questions, users } from '../database/schema.ts';
import { limits } from '../limits.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { addMember } from '../testing/teams.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const owner = await market.as('olivia-owner');
const manager = await market.as('gina-owner');
const helper = await market.as('otto-other-owner');
const asker = await market.as('anna-attendee');
const stranger = await market.as('emil-owner');
const moderator = await market.as('mona-moderator');

const host = await market.business('olivia-owner', { name: 'Bakery' });
await addMember(owner, host, manager, 'manager');
await addMember(owner, host, helper, 'helper');
const fair = await market.event('olivia-owner', host, { title: 'Fair' });

const idOf = async (client: Client) => String((await client.get('/api/auth/me')).body.id);
const askerId = await idOf(asker);
/** Programs sign in with access tokens, which tell no address. */
const prove = (id: string, isProven = true) =>
	database
		.update(users)
		.set({ email: `${id}@secret.test`, emailVerified: isProven })
		.where(eq(users.id, id));

const dogs = { text: 'Are dogs\nwelcome?' };
const ask = (client: Client, body: unknown = dogs, { id }: Pick<Json, 'id'> = fair) =>
	client.post(`/api/events/${id}/questions`, body);
const list = (client: Client, query = '', { id }: Pick<Json, 'id'> = fair) =>
	client.get(`/api/events/${id}/questions?${query}`);
const answer = (client: Client, id: number, body: unknown = { answer: 'Yes.' }) =>
	client.post(`/api/events/${fair.id}/questions/${id}/answer`, body);
const close = (client: Client, id: number) =>
	client.post(`/api/events/${fair.id}/questions/${id}/close`);

const names = new Map([
	[await idOf(owner), 'owner'],
	[await idOf(manager), 'manager'],
	[await idOf(helper), 'helper'],
	[askerId, 'asker'],
	[await idOf(stranger), 'stranger']
]);

/** Who was told what about questions. */
async function told(): Promise<string[]> {
	const rows = await database
		.select({ kind: mails.kind, person: mails.personId })
		.from(mails)
		.where(like(mails.kind, 'question_%'));
	return rows.map(({ kind, person }) => `${kind} ${names.get(person ?? '')}`).sort();
}

/** Questions that were asked before, in one statement. */
const insertQuestions = (count: number, values: Partial<typeof questions.$inferInsert> = {}) =>
	database.run(
		sql`INSERT INTO ${questions} SELECT NULL, ${values.eventId ?? fair.id}, ${values.askerId ?? askerId},
			'Question ' || value, ${values.createdAt ?? market.clock.now}, ${values.state ?? 'open'}, NULL, NULL, NULL, 0
			FROM json_each(${JSON.stringify(Array.from({ length: count }, (_, index) => index))})`
	);

beforeAll(async () => {
	for (const client of [asker, owner, manager]) await prove(await idOf(client));
});
beforeEach(async () => {
	for (const table of [questions, mails]) await database.delete(table);
});
afterAll(async () => {
	for (const table of [questions, mails, jobs]) await database.delete(table);
});

describe('a question about an event', () => {
	it('is told to those who manage its host, and its answer to whoever asked', async () => {
		const asked = await ask(asker);
		expect([asked.status, asked.body]).toMatchObject([
			201,
			{ text: 'Are dogs\nwelcome?', state: 'open', answer: null, answered_at: null }
		]);
		expect(asked.headers.get('location')).toBe(`/api/events/${fair.id}/questions`);
		expect(await told()).toEqual(['question_asked manager', 'question_asked owner']);
		expect((await list(manager)).body.items).toEqual([asked.body]);
		await database.delete(mails);
		const { status, body } = await answer(manager, asked.body.id);
		expect([status, body]).toMatchObject([200, { state: 'answered', answer: 'Yes.' }]);
		expect(await told()).toEqual(['question_answered asker']);
		const [{ data } = {}] = await database.select({ data: mails.data }).from(mails);
		expect(data).toMatchObject({ title: 'Fair', question: 'Are dogs\nwelcome?', answer: 'Yes.' });
		expect((await list(asker)).body.items).toEqual([body]);
		expect((await list(owner)).body.items).toEqual([]);
		expect((await list(owner, 'state=answered')).body.items).toEqual([body]);
	});

	it('tells neither side who the other is', async () => {
		const { body } = await ask(asker);
		const seen = [
			body,
			(await answer(owner, body.id)).body,
			(await list(owner, 'state=answered')).body,
			(await list(asker)).body,
			await database.select({ data: mails.data }).from(mails)
		];
		const people = await database.select().from(users);
		const secrets = people.flatMap(({ id, email, username, name, sub }) => [
			...[id, email, username, name, sub]
		]);
		for (const secret of secrets.filter((each) => each !== null && each.length > 3)) {
			expect(JSON.stringify(seen)).not.toContain(secret);
		}
	});

	it('is read and answered by nobody else', async () => {
		const { body } = await ask(asker);
		for (const client of [helper, stranger, moderator]) {
			expect((await list(client)).body.items).toEqual([]);
			expect((await answer(client, body.id)).status).toBe(403);
			expect((await close(client, body.id)).status).toBe(403);
		}
		expect((await answer(asker, body.id)).status).toBe(403);
		for (const sent of [list, ask]) expect((await sent(market.visitor)).status).toBe(401);
		expect((await answer(market.visitor, body.id)).status).toBe(401);
		expect((await list(asker)).body.items).toMatchObject([{ state: 'open' }]);
	});

	it('is found under its own event alone', async () => {
		const other = await market.event('olivia-owner', host, { title: 'Other' });
		const { body } = await ask(asker);
		const path = `/api/events/${other.id}/questions/${body.id}`;
		expect((await owner.post(`${path}/answer`, { answer: 'Yes.' })).status).toBe(404);
		expect((await owner.post(`${path}/close`)).status).toBe(404);
		expect((await answer(owner, Number.MAX_SAFE_INTEGER)).status).toBe(404);
	});

	it('is answered or closed once', async () => {
		const [first, second] = [await ask(asker), await ask(asker, { text: 'Is it free?' })];
		const answers = await Promise.all([
			answer(owner, first.body.id, { answer: 'Yes.' }),
			answer(manager, first.body.id, { answer: 'No.' })
		]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		expect((await told()).filter((line) => line.startsWith('question_answered'))).toHaveLength(1);
		expect((await close(owner, first.body.id)).status).toBe(409);
		expect(Object((await close(owner, second.body.id)).body).state).toBe('closed');
		expect((await close(owner, second.body.id)).status).toBe(200);
		expect((await answer(owner, second.body.id)).body.code).toBe('already_answered');
		expect((await list(asker)).body.items).toMatchObject([
			{ text: 'Is it free?', state: 'closed', answer: null },
			{ state: 'answered' }
		]);
	});

	it('is kept once, however often it is sent', async () => {
		const answers = await Promise.all([ask(asker), ask(asker), ask(asker)]);
		expect(answers.map(({ status, body }) => [status, body.id])).toEqual(
			Array(3).fill([201, answers[0]?.body.id])
		);
		expect(await database.select().from(questions)).toHaveLength(1);
		expect(await told()).toHaveLength(2);
	});

	it('has one to a thousand characters, without what nobody sees', async () => {
		for (const text of ['', '  \n ', 'x'.repeat(1_001), undefined]) {
			const { status, body } = await ask(asker, { text });
			expect([status, Object.keys(body.fields)]).toEqual([422, ['text']]);
		}
		const { body } = await ask(asker, { text: ` ${'🥐'.repeat(998)}\u0000\r\n! ` });
		expect(body.text).toBe(`${'🥐'.repeat(998)}\n!`);
		expect((await answer(owner, body.id, { answer: ' ' })).body.fields).toEqual({
			answer: 'Please write your answer.'
		});
	});
});

describe('a question that its organiser reports', () => {
	it('is shown to moderators with who asked, and closed', async () => {
		const { body } = await ask(asker);
		const path = `/api/events/${fair.id}/questions/${body.id}/report`;
		expect((await stranger.post(path, { reason: 'offensive' })).status).toBe(403);
		expect((await owner.post(path, { reason: 'boring' })).status).toBe(422);
		for (let time = 0; time < 2; time++) {
			expect((await owner.post(path, { reason: 'offensive' })).status).toBe(204);
		}
		expect((await list(asker)).body.items).toMatchObject([{ state: 'closed' }]);
		const { items } = (await moderator.get('/api/review/reports')).body;
		expect(items).toMatchObject([
			{
				...{ event: null, business: null, count: 1 },
				question: { text: 'Are dogs\nwelcome?', person_id: askerId, event_slug: fair.slug }
			}
		]);
		await moderator.remove(`/api/review/reports/${items[0]?.id}`);
		expect((await moderator.get('/api/review/reports')).body.items).toEqual([]);
	});
});

describe('somebody who asks', () => {
	it('needs an address that was proven', async () => {
		await prove(askerId, false);
		const refused = await ask(asker);
		expect([refused.status, refused.body.code]).toEqual([403, 'address_needed']);
		await database.update(users).set({ mailAddress: 'a@b.test' }).where(eq(users.id, askerId));
		expect((await ask(asker)).status).toBe(201);
		await database.update(users).set({ mailAddress: null }).where(eq(users.id, askerId));
		await prove(askerId);
	});

	it('does not ask themselves', async () => {
		for (const client of [owner, manager]) {
			const { status, body } = await ask(client);
			expect([status, body.code]).toEqual([409, 'own_event']);
		}
	});

	const earlier = { createdAt: market.clock.now - 2 * 86_400_000 };
	const elsewhere = async () =>
		(await market.event('olivia-owner', host, { title: 'Elsewhere' })).id;
	it.each<[string, number, string, () => Promise<unknown>]>([
		[
			'three questions about one event',
			422,
			'limit_reached',
			() => insertQuestions(limits.questionsAboutEvent, { ...earlier, state: 'answered' })
		],
		[
			'five that wait',
			422,
			'limit_reached',
			async () => insertQuestions(limits.openQuestions, { ...earlier, eventId: await elsewhere() })
		],
		[
			'ten a day',
			429,
			'too_many_questions',
			async () =>
				insertQuestions(limits.questionsPerDay, {
					...{ eventId: await elsewhere(), state: 'closed' },
					createdAt: market.clock.now - 86_000_000
				})
		],
		[
			'a hundred of others about one event',
			422,
			'limit_reached',
			async () => insertQuestions(limits.openQuestionsOfEvent, { askerId: await idOf(stranger) })
		]
	])('stops at %s', async (_, status, code, insert) => {
		await insert();
		const refused = await ask(asker);
		expect([refused.status, refused.body.code]).toEqual([status, code]);
		if (status === 429) expect(refused.headers.get('retry-after')).toBe('400');
		expect(await told()).toEqual([]);
		await database.run(sql`DELETE FROM questions WHERE id = (SELECT max(id) FROM questions)`);
		expect((await ask(asker)).status).toBe(201);
	});

	it('does not exceed a limit by asking at the same time', async () => {
		const texts = Array.from({ length: 6 }, (_, index) => ({ text: `Question ${index}?` }));
		const answers = await Promise.all(texts.map((text) => ask(asker, text)));
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 422, 422, 422]);
	});

	it('costs two round trips and few rows, however much was asked before', async () => {
		await insertQuestions(3_000, { askerId: await idOf(stranger), state: 'closed' });
		await insertQuestions(50, { askerId: await idOf(stranger) });
		const instrumented = instrumentDatabase();
		const site = createApiSite({
			sharedWith: market,
			dependencies: { database: instrumented.database }
		});
		const client = await site.as('anna-attendee');
		await client.get('/api/auth/me');
		const { roundTrips, rowsRead } = await instrumented.costOf(() => ask(client));
		expect(roundTrips).toBeLessThanOrEqual(2);
		expect(rowsRead).toBeLessThan(300);
		const listed = await instrumented.costOf(() => list(client));
		expect(listed.rowsRead).toBeLessThan(150);
	});
});

describe('an event', () => {
	it('takes questions while it is public and to come', async () => {
		const pending = await market.event('olivia-owner', host, { title: 'Pending' }, false);
		expect((await ask(asker, dogs, pending)).status).toBe(404);
		const event = await market.event('olivia-owner', host, { title: 'Called off' });
		const { body } = await ask(asker, dogs, event);
		await owner.post(`/api/events/${event.id}/cancel`);
		expect((await ask(asker, { text: 'Why?' }, event)).body.code).toBe('event_over');
		const answered = await owner.post(`/api/events/${event.id}/questions/${body.id}/answer`, {
			answer: 'Rain.'
		});
		expect(answered.status).toBe(200);
		const over = await market.event('olivia-owner', host, { title: 'Over' });
		await database
			.update(events)
			.set({ startAt: 0, endAt: market.clock.now })
			.where(eq(events.id, over.id));
		expect((await ask(asker, dogs, over)).body.code).toBe('event_over');
	});

	it('of a suspended business is asked and answered nothing', async () => {
		const shop = await market.business('olivia-owner', { name: 'Shop' });
		const event = await market.event('olivia-owner', shop, { title: 'Sale' });
		const { body } = await ask(asker, dogs, event);
		await moderator.post(`/api/businesses/${shop.id}/suspend`, { reason: 'Spam' });
		expect((await ask(asker, { text: 'Open?' }, event)).status).toBe(404);
		const path = `/api/events/${event.id}/questions/${body.id}`;
		const answered = await owner.post(`${path}/answer`, { answer: 'Yes.' });
		expect([answered.status, answered.body.code]).toEqual([409, 'not_public']);
		expect((await owner.post(`${path}/close`)).status).toBe(200);
	});

	it.each([
		['whose host nobody has verified', 'is_verified = FALSE'],
		['whose host has no owner', 'owner_id = NULL']
	])('%s takes no questions, and its page says so', async (_, change) => {
		const shop = await market.business('emil-owner', { name: 'Imported' });
		const event = await market.event('emil-owner', shop, { title: 'Imported' });
		await env.DB.prepare(`UPDATE businesses SET ${change} WHERE id = ?`).bind(shop.id).run();
		const { status, body } = await ask(asker, dogs, event);
		expect([status, body.code]).toEqual([409, 'nobody_answers']);
	});

	it('whose host is gone is asked of whoever announced it', async () => {
		const shop = await market.business('emil-owner', { name: 'Gone' });
		const event = await market.event('emil-owner', shop, { title: 'Without a host' });
		await database.update(events).set({ hostBusinessId: null }).where(eq(events.id, event.id));
		const { body } = await ask(asker, dogs, event);
		expect(await told()).toEqual(['question_asked stranger']);
		const path = `/api/events/${event.id}/questions/${body.id}/answer`;
		expect((await owner.post(path, { answer: 'Yes.' })).status).toBe(403);
		expect((await stranger.post(path, { answer: 'Yes.' })).status).toBe(200);
		await database.update(events).set({ createdBy: null }).where(eq(events.id, event.id));
		expect((await ask(asker, { text: 'Hello?' }, event)).body.code).toBe('nobody_answers');
	});

	it('of a deleted business takes no questions', async () => {
		const shop = await market.business('olivia-owner', { name: 'Doomed' });
		const event = await market.event('olivia-owner', shop, { title: 'Farewell' });
		await owner.remove(`/api/businesses/${shop.id}?name=Doomed`);
		expect((await ask(asker, dogs, event)).body.code).toBe('event_over');
	});
});

describe('what somebody asked', () => {
	it('is in the export, of both sides', async () => {
		const { body } = await ask(asker);
		await answer(owner, body.id);
		const read = async (person: string, name: string) =>
			await exportParts(database, person)
				.find((part) => part.name === name)
				?.read(0);
		expect(await read(askerId, 'questions')).toMatchObject([
			{ event_id: fair.id, text: 'Are dogs\nwelcome?', answer: 'Yes.' }
		]);
		expect(await read(askerId, 'answers')).toEqual([]);
		const ownerId = await idOf(owner);
		expect(await read(ownerId, 'answers')).toMatchObject([{ answer: 'Yes.' }]);
		expect(await read(ownerId, 'questions')).toEqual([]);
	});

	it('goes with their account, and so do the messages about it', async () => {
		await ask(asker);
		expect(await told()).toHaveLength(2);
		await env.DB.prepare('DELETE FROM users WHERE id = ?').bind(askerId).run();
		expect(await database.select().from(questions)).toEqual([]);
		expect(await told()).toEqual([]);
	});
});
