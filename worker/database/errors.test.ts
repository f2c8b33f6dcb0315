import { sql } from 'drizzle-orm';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { describeError, isDatabaseDown } from './errors.ts';
import { users } from './schema.ts';

/** What the runtime throws when it does not reach D1 at all, and what D1 says of itself. */
const absences = [
	'Network connection lost.',
	'D1_ERROR: Network connection lost.',
	'D1_ERROR: D1 DB is overloaded. Requests queued for too long.'
];

const failureOf = (work: () => Promise<unknown>) =>
	work().then(
		() => null,
		(error: unknown) => error
	);

describe('a database that is away', () => {
	it.each(absences)('is known by a statement and by a batch: %s', async (message) => {
		const { database, fail } = instrumentDatabase();
		fail(message);
		for (const work of [
			() => database.run(sql`SELECT 1`),
			() => database.select().from(users),
			() => database.batch([database.delete(users), database.select().from(users)])
		]) {
			const failure = await failureOf(work);
			expect(isDatabaseDown(failure)).toBe(true);
			expect(describeError(failure)).toBe(`database: ${message}`);
		}
	});

	it.each(absences)('is a 503 wherever its data is asked for: %s', async (message) => {
		const { database, fail } = instrumentDatabase();
		const { app, config } = createSite({ parts: { database } });
		fail(message);
		for (const path of ['/api/events', '/api/businesses/bakery', '/api/categories']) {
			const answer = await app.request(config.origin + path);
			expect(answer.status, path).toBe(503);
			expect(answer.headers.get('retry-after')).toBe('5');
			expect(await answer.json()).toMatchObject({ code: 'database_unavailable' });
		}
	});
});

const nothingHere = sqliteTable('nothing_here', { id: integer('id') });

describe('a database that refuses what it was asked', () => {
	it('is there: that is a mistake of ours', async () => {
		const { database } = instrumentDatabase();
		for (const work of [
			() => database.run(sql`SELECT * FROM nothing_here`),
			() => database.batch([database.delete(nothingHere), database.select().from(nothingHere)])
		]) {
			const failure = await failureOf(work);
			expect(isDatabaseDown(failure)).toBe(false);
			expect(describeError(failure)).toContain('no such table');
		}
	});
});

it('is no failure of the database when something else fails', () => {
	expect(isDatabaseDown(new Error('Network connection lost.'))).toBe(false);
	expect(describeError(new TypeError('x'))).toBe('TypeError: x');
});
