import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { openDatabase } from '../database/database.ts';
import { createSite } from '../testing/site.ts';
import { purgeSessions } from './purge-sessions.ts';

const site = createSite({ settings: { SESSION_ABSOLUTE_SECONDS: '86400' } });
const week = 7 * 86_400;

const left = () => env.DB.prepare('SELECT count(*) AS n FROM sessions').first<number>('n');
const purge = () =>
	purgeSessions({
		database: openDatabase(env.DB),
		now: () => site.clock.now,
		log: (event, fields) => void site.logged.push({ event, ...fields })
	});

it('removes sessions a week after their end, by whatever end, and keeps the rest', async () => {
	const browser = await site.signIn('olivia-owner');
	await browser.visit('/auth/logout', { form: {} });
	site.pass(86_400);
	await site.signIn('gina-owner');
	site.pass(week - 86_400);
	expect(await purge()).toBe(0);
	site.pass(1);
	expect(await purge()).toBe(1);
	expect(await left()).toBe(1);
	site.pass(2 * 86_400);
	expect(await purge()).toBe(1);
	expect(await left()).toBe(0);
	expect(site.logged).toContainEqual({ event: 'sessions_purged', removed: 1 });
});

it('removes thousands in small steps', async () => {
	const { id }: { id: string } = (await env.DB.prepare('SELECT id FROM users').first()) ?? {
		id: ''
	};
	await env.DB.prepare(
		`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
		INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at)
		SELECT 'old-' || i, ?, 'Cognito', 'x', 0, 0, 1 FROM n`
	)
		.bind(id)
		.run();
	expect(await purge()).toBe(1200);
	expect(await left()).toBe(0);
});
