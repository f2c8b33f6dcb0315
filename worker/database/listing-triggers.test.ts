import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { listingObjects } from './listing-triggers.ts';

const withoutSpace = (sql: string) => sql.replace(/--.*$/gm, '').replace(/[\s;]+/g, '');

it('describes exactly the views and triggers that the migrations create', async () => {
	const { results } = await env.DB.prepare(
		"SELECT name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY name"
	).all<{ name: string; sql: string }>();
	const migrated = results.map(({ name, sql }) => [name, withoutSpace(sql)]);
	const described = listingObjects.map(({ name, sql }) => [name, withoutSpace(sql)]);
	expect(Object.fromEntries(described)).toEqual(Object.fromEntries(migrated));
});
