import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../database/client.ts';
import { sessions, users } from '../../database/schema.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';
import { purgeSessions } from './purge.ts';

const database = openDatabase(env.DB);
const day = 86_400_000;
const now = 100 * day;

const person = {
	id: 'user',
	issuer: 'https://issuer.test',
	sub: 'sub',
	username: 'user',
	emailVerified: false,
	identityProvider: 'Cognito',
	createdAt: 0,
	updatedAt: 0
};

const session = (id: string, expiresAt: number, endedAt: number | null = null) => ({
	id,
	userId: 'user',
	identityProvider: 'Cognito',
	device: 'Chrome on Android',
	createdAt: 0,
	lastSeenAt: 0,
	expiresAt,
	endedAt
});

const purge = () => purgeSessions({ database, now: () => now, log: () => undefined });
const remaining = async () => (await database.select().from(sessions)).map(({ id }) => id).sort();

beforeEach(async () => {
	await database.delete(sessions);
	await database.insert(users).values(person).onConflictDoNothing();
});

describe('purging sessions', () => {
	it('removes only sessions that ended more than a week ago', async () => {
		await database
			.insert(sessions)
			.values([
				session('alive', now + day),
				session('ended-long-ago', now + day, now - 7 * day - 1),
				session('ended-lately', now + day, now - 7 * day),
				session('expired-long-ago', now - 7 * day - 1),
				session('expired-lately', now - 7 * day)
			]);
		expect(await purge()).toBe(2);
		expect(await remaining()).toEqual(['alive', 'ended-lately', 'expired-lately']);
	});

	it.each([
		[0, 1, 0],
		[499, 1, 0],
		[500, 2, 0],
		[1_250, 3, 0],
		[20_100, 40, 100]
	])(
		'removes %i rows with %i statements of 500 rows, and leaves %i for the next run',
		async (...numbers) => {
			const [length, statements, rest] = numbers;
			const many = Array.from({ length }, (_, index) => `old-${index}`);
			await env.DB.prepare(
				`INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at)
			 SELECT value, 'user', 'Cognito', 'x', 0, 0, 0 FROM json_each(?)`
			)
				.bind(JSON.stringify(many))
				.run();
			const instrumented = instrumentDatabase();
			const lines: unknown[] = [];
			const log = (event: string, fields = {}) => void lines.push({ event, ...fields });
			const dependencies = { database: instrumented.database, now: () => now, log };
			expect(await instrumented.count(() => purgeSessions(dependencies))).toBe(statements);
			expect(await remaining()).toHaveLength(rest);
			expect(lines).toEqual([{ event: 'sessions_purged', removed: length - rest }]);
		}
	);

	it('searches two indexes and scans no table', async () => {
		const plan = await env.DB.prepare(
			'EXPLAIN QUERY PLAN SELECT id FROM sessions WHERE expires_at < 1 OR ended_at < 1 LIMIT 500'
		).all();
		expect(JSON.stringify(plan.results)).not.toMatch(/SCAN sessions/);
	});
});
