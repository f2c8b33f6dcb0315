import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { createSite } from '../testing/site.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { stopAtCallback } from '../testing/stop-at-callback.ts';

const site = createSite();
const { cognito } = site;

interface Me {
	id: string;
	name: string;
	email: string | null;
	identity_provider: string;
}

const all = async (query: string, ...values: unknown[]) =>
	(
		await env.DB.prepare(query)
			.bind(...values)
			.all()
	).results;
const meOf = async (browser: ReturnType<typeof site.browse>): Promise<Me> =>
	(await browser.visit('/api/auth/me')).json();

/** Makes the identities of one person lead to another, as linking does. */
async function link(from: Me, to: Me): Promise<void> {
	await all('UPDATE identities SET user_id = ?2 WHERE user_id = ?1', from.id, to.id);
	await all('DELETE FROM users WHERE id = ?', from.id);
}

beforeEach(async () => {
	await cognito.reset();
	await all('DELETE FROM users');
});

describe('an identity', () => {
	it.each([
		['olivia-owner', 'Facebook', expect.stringMatching(/^\d+$/)],
		['gina-owner', 'Google', expect.stringMatching(/^\d+$/)],
		['emil-owner', 'Cognito', null]
	])("of %s has the provider's own id of the person", async (person, provider, id) => {
		const { id: userId } = await meOf(await site.signIn(person));
		expect(await all('SELECT * FROM identities')).toMatchObject([
			{ user_id: userId, provider, provider_user_id: id, issuer: site.config.cognito.issuer }
		]);
	});

	it("of a token alone has the provider's own id too", async () => {
		const authorization = `Bearer ${await site.accessToken('olivia-owner')}`;
		await site.browse().visit('/api/auth/me', { headers: { authorization } });
		const byToken = await all('SELECT sub, provider, provider_user_id FROM identities');
		await all('DELETE FROM users');
		await site.signIn('olivia-owner');
		expect(await all('SELECT sub, provider, provider_user_id FROM identities')).toEqual(byToken);
	});

	it('that is linked leads to the same person, whose name and address stay', async () => {
		const olivia = await meOf(await site.signIn('olivia-owner'));
		await link(await meOf(await site.signIn('gina-owner')), olivia);
		const browser = await site.signIn('gina-owner');
		expect(await meOf(browser)).toEqual({ ...olivia, identity_provider: 'Google' });
		expect((await browser.visit('/api/auth/sessions')).status).toBe(200);
		const authorization = `Bearer ${await site.accessToken('gina-owner')}`;
		const byToken = await site.browse().visit('/api/auth/me', { headers: { authorization } });
		expect(await byToken.json()).toMatchObject({ id: olivia.id, name: olivia.name });
		expect(await all('SELECT id FROM users')).toEqual([{ id: olivia.id }]);
	});

	it('that is linked refreshes its tokens', async () => {
		const olivia = await meOf(await site.signIn('olivia-owner'));
		await link(await meOf(await site.signIn('gina-owner')), olivia);
		const browser = await site.signIn('gina-owner');
		site.pass(3600);
		expect(await meOf(browser)).toMatchObject({ id: olivia.id });
	});

	it('of before there were identities is added by signing in', async () => {
		const before = await meOf(await site.signIn('olivia-owner'));
		const rows = await all('SELECT sub, provider, provider_user_id FROM identities');
		await all('DELETE FROM identities');
		await all('UPDATE sessions SET sub = NULL');
		expect(await meOf(await site.signIn('olivia-owner'))).toEqual(before);
		expect(await all('SELECT sub, provider, provider_user_id FROM identities')).toEqual(rows);
	});

	it("of before there were identities is filled in by the migration, with Facebook's id", async () => {
		for (const person of ['olivia-owner', 'gina-owner', 'emil-owner']) await site.signIn(person);
		const columns = 'issuer, sub, user_id, provider, provider_user_id, username';
		const query = `SELECT ${columns} FROM identities ORDER BY sub`;
		const rows = await all(query);
		await all('DELETE FROM identities');
		const queries = inject('migrations').flatMap((migration) => migration.queries);
		const fill = queries.find((each) => each.includes('INSERT INTO identities')) ?? '';
		await env.DB.prepare(fill).run();
		expect(await all(query)).toEqual(rows);
		expect(rows).toHaveLength(3);
	});

	it('costs no further round trip, and rows that do not grow with the identities', async () => {
		const olivia = await meOf(await site.signIn('olivia-owner'));
		const costs = [];
		for (const extra of [0, 50]) {
			for (const table of ['sessions', 'activities', 'known_devices', 'mails']) {
				await all(`DELETE FROM ${table}`);
			}
			for (let index = 0; index < extra; index++) {
				await all(
					`INSERT INTO identities VALUES ('https://issuer.test', ?2, ?1, 'Google', ?2, 'x', 0, 0)`,
					olivia.id,
					`sub-${index}`
				);
			}
			const instrumented = instrumentDatabase();
			const counted = createSite({
				sharedWith: site,
				settings: { SESSION_READ_CACHE_SECONDS: '0' },
				dependencies: { database: instrumented.database }
			});
			const browser = counted.browse();
			const callback = await stopAtCallback(browser, 'olivia-owner');
			const signIn = await instrumented.costOf(() => browser.visit(callback), false);
			const request = await instrumented.costOf(() => browser.visit('/api/auth/me'), false);
			costs.push([signIn, request].map(({ roundTrips, rowsRead }) => ({ roundTrips, rowsRead })));
		}
		expect(costs[0]).toEqual([
			{ roundTrips: 1, rowsRead: expect.any(Number) },
			{ roundTrips: 1, rowsRead: 2 }
		]);
		expect(costs[1]).toEqual(costs[0]);
		expect(costs[0]?.[0]?.rowsRead).toBeLessThanOrEqual(55);
	});
});
