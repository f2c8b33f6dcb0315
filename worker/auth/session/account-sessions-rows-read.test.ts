import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { openDatabase } from '../../database/client.ts';
import { createSite } from '../../testing/site.ts';

/** Methods of the runtime's objects have to be bound to them. */
function memberOf(object: object, name: string | symbol): unknown {
	const member: unknown = Reflect.get(object, name);
	return typeof member === 'function' ? member.bind(object) : member;
}

/** Repeats the last statement of the site, and returns the rows that D1 read for it. */
function rereading() {
	let last: D1PreparedStatement | null = null;
	const prepare = (query: string) => {
		const statement = env.DB.prepare(query);
		const bind = (...values: unknown[]) => (last = statement.bind(...values));
		return new Proxy(statement, {
			get: (of, name) => (name === 'bind' ? bind : memberOf(of, name))
		});
	};
	const d1 = new Proxy(env.DB, {
		get: (of, name) => (name === 'prepare' ? prepare : memberOf(of, name))
	});
	return {
		database: openDatabase(d1),
		rowsRead: async () => (await last?.all())?.meta.rows_read
	};
}

const endedCount = 300;
const day = 86_400_000;

it('listing sessions reads the open sessions and none that have ended', async () => {
	const { database, rowsRead } = rereading();
	const site = createSite({ dependencies: { database } });
	await site.signIn('emil-owner');
	const browser = await site.signIn('emil-owner');
	const now = site.clock.now;
	await env.DB.prepare(
		`INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at, ended_at)
		SELECT 'over-' || value, (SELECT user_id FROM sessions LIMIT 1), 'Cognito', 'Old', ?1, ?1,
			iif(value % 2, ?1, ?1 + ?2), iif(value % 2, NULL, ?1)
		FROM json_each(?3)`
	)
		.bind(
			now - day,
			30 * day,
			JSON.stringify(Array.from({ length: endedCount }, (_, index) => index))
		)
		.run();
	const response = await browser.visit('/api/auth/sessions');
	const { items }: { items: unknown[] } = await response.json();
	expect(items).toHaveLength(2);
	expect(await rowsRead()).toBeLessThanOrEqual(10);
});
