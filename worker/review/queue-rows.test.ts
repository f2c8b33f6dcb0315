import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOf, createApiSite } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';

const market = createApiSite();
const token = await market.accessToken('mona-moderator');
const total = 100_000;

const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${total})`;
const fill = [
	// Half of them were declined: they wait no more, and nobody may look at them to find that out.
	`INSERT INTO businesses (submission_id, slug, name, description, search_text, decision, created_at, updated_at)
	${numbers} SELECT 'many-' || i, 'many-' || i, 'Stall', '', '', iif(i <= ${total / 2}, 'declined', NULL), i, i FROM n`,
	`INSERT INTO reported_things (kind, thing_id, count, first_at, last_at)
	${numbers} SELECT 'business', 1000000 + i, 1, i, i FROM n`,
	`INSERT INTO appeals (business_id, decided_at, text, created_at, answered_at)
	SELECT id, 1, 'No', 1, 1 FROM businesses WHERE slug LIKE 'many-%'`
];

beforeAll(async () => {
	for (const statement of fill) await env.DB.prepare(statement).run();
}, 60_000);
afterAll(async () => {
	for (const statement of [
		`DELETE FROM appeals`,
		`DELETE FROM reported_things`,
		`DELETE FROM businesses WHERE slug LIKE 'many-%'`
	]) {
		await env.DB.prepare(statement).run();
	}
}, 60_000);

it.each([
	['/api/review?limit=20', 200],
	['/api/review/reports?limit=10', 100],
	['/api/review/appeals', 50],
	['/api/review/log?limit=20', 60]
])(
	'reads as many rows as a page shows, with 100,000 that wait or were dealt with: %s',
	async (path, most) => {
		const { database, costOf } = instrumentDatabase();
		const counted = createApiSite({ sharedWith: market, dependencies: { database } });
		const moderator = clientOf(counted, { authorization: `Bearer ${token}` });
		await moderator.get('/api/auth/me');
		const statuses: number[] = [];
		const { rowsRead } = await costOf(
			async () => void statuses.push((await moderator.get(path)).status),
			false
		);
		expect(statuses).toEqual([200]);
		expect(rowsRead).toBeLessThanOrEqual(most);
	}
);
