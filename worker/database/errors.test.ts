import { sql } from 'drizzle-orm';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { describeError, isDatabaseDown } from './errors.ts';
import { users } from './schema.ts';

/** Errors of the runtime when it cannot reach D1, and of D1 itself. */
const outages = [
	'Network connection lost.',
	'D1_ERROR: Network connection lost.',
	'D1_ERROR: D1 DB is overloaded. Requests queued for too long.'
];

const failureOf = (work: () => Promise<unknown>) =>
	work().then(
		() => null,
		(error: unknown) => error
	);

describe('an unreachable database', () => {
	it.each(outages)('is recognised from a statement and from a batch: %s', async (message) => {
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

	it.each(outages)('makes the API respond with 503: %s', async (message) => {
		const { database, fail } = instrumentDatabase();
		const { app, config } = createSite({ dependencies: { database } });
		fail(message);
		for (const path of ['/api/events', '/api/businesses/bakery', '/api/categories']) {
			const response = await app.request(config.origin + path);
			expect(response.status, path).toBe(503);
			expect(response.headers.get('retry-after')).toBe('5');
			expect(await response.json()).toMatchObject({ code: 'database_unavailable' });
		}
	});
});

const nothingHere = sqliteTable('nothing_here', { id: integer('id') });

describe('an invalid statement', () => {
	it('is not mistaken for an unreachable database', async () => {
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

it('does not mistake other errors for database errors', () => {
	expect(isDatabaseDown(new Error('Network connection lost.'))).toBe(false);
	expect(describeError(new TypeError('x'))).toBe('TypeError: x');
});
