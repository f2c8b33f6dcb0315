import { readTestTexts } from '../testing/static-files.ts';
import { env } from 'cloudflare:workers';
import { base64url } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { testPictures } from '../testing/pictures.ts';
import { createSite } from '../testing/site.ts';

const secret = 'facebook-app-secret';
const site = createSite({ settings: { FACEBOOK_APP_SECRET: secret } });
const path = '/auth/facebook/data-deletion';
const encoder = new TextEncoder();

const all = async (query: string) => (await env.DB.prepare(query).all()).results;

/** A request as Facebook signs it. */
async function signed(payload: object, key = secret): Promise<string> {
	const content = base64url.encode(JSON.stringify(payload));
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const hmac = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, [
		'sign'
	]);
	const signature = await crypto.subtle.sign('HMAC', hmac, encoder.encode(content));
	return `${base64url.encode(new Uint8Array(signature))}.${content}`;
}

const request = (userId: unknown, special: object = {}) => ({
	algorithm: 'HMAC-SHA256',
	user_id: userId,
	issued_at: Math.floor(site.clock.now / 1000),
	...special
});

/** Posts as Facebook does: no cookie, no Origin. */
const post = (signedRequest: string, to = site) =>
	to.app.request(`${to.config.origin}${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ signed_request: signedRequest })
	});

const facebookId = async () =>
	String(
		(await all(`SELECT provider_user_id AS id FROM identities WHERE provider = 'Facebook'`))[0]?.[
			'id'
		]
	);

const cron = () =>
	runEveryMinute({
		config: site.config,
		publicPages: site.publicPages,
		database: openDatabase(env.DB),
		fetch: (each: Request) => site.cognito.fetch(each),
		now: () => site.clock.now,
		pictures: testPictures,
		sendMail: null,
		readTexts: readTestTexts,
		log: () => {}
	});

beforeEach(async () => {
	for (const table of ['users', 'account_deletions', 'jobs', 'pool_leftovers']) {
		await all(`DELETE FROM ${table}`);
	}
});

describe("Facebook's request to delete somebody's data", () => {
	it('deletes the account, and says where to see what became of it', async () => {
		const browser = await site.signIn('olivia-owner');
		const body = await signed(request(await facebookId()));
		const response = await post(body);
		expect(response.status).toBe(200);
		const { url, confirmation_code: code } = await response.json<{
			url: string;
			confirmation_code: string;
		}>();
		expect(url).toBe(`${site.config.origin}/data-deletion/${code}`);
		expect(code).toMatch(/^[\w-]{22}$/);
		expect((await browser.visit('/api/auth/me')).status).toBe(401);
		expect(JSON.stringify(await all('SELECT * FROM account_deletions'))).not.toContain(code);
		// Facebook may send it again.
		expect(await (await post(body)).json()).toEqual({ url, confirmation_code: code });
		await cron();
		expect(await all('SELECT * FROM users')).toEqual([]);
		expect(await all('SELECT provider FROM pool_leftovers')).toEqual([{ provider: 'Facebook' }]);
	});

	it('takes only what came from Facebook from people who sign in in another way too', async () => {
		const olivia = await site.signIn('olivia-owner');
		const gina = await site.signIn('gina-owner');
		const { id } = await (await gina.visit('/api/auth/me')).json<{ id: string }>();
		await env.DB.prepare('UPDATE identities SET user_id = ?').bind(id).run();
		const facebook = await site.signIn('olivia-owner', olivia);
		expect((await post(await signed(request(await facebookId())))).status).toBe(200);
		expect((await facebook.visit('/api/auth/me')).status).toBe(401);
		expect((await gina.visit('/api/auth/me')).status).toBe(200);
		expect(await all('SELECT provider FROM identities')).toEqual([{ provider: 'Google' }]);
		expect(await all('SELECT * FROM account_deletions')).toEqual([]);
	});

	it.each<[string, () => Promise<string>]>([
		['is not signed', async () => 'x.y'],
		['has no signature', async () => `.${base64url.encode(JSON.stringify(request('1')))}`],
		['is signed with another secret', async () => signed(request(await facebookId()), 'other')],
		[
			'names another algorithm',
			async () => signed(request(await facebookId(), { algorithm: 'none' }))
		],
		[
			'is two days old',
			async () =>
				signed(request(await facebookId(), { issued_at: site.clock.now / 1000 - 2 * 86_400 }))
		],
		[
			'was changed',
			async () => {
				const [signature] = (await signed(request('1'))).split('.');
				return `${signature}.${base64url.encode(JSON.stringify(request(await facebookId())))}`;
			}
		]
	])('is refused when it %s', async (_, make) => {
		await site.signIn('olivia-owner');
		expect((await post(await make())).status).toBe(400);
		expect(await all('SELECT * FROM account_deletions')).toEqual([]);
		expect(await all('SELECT * FROM identities')).toHaveLength(1);
	});

	it('spares an account that began after it was asked', async () => {
		await site.signIn('olivia-owner');
		const early = request(await facebookId(), {
			issued_at: Math.floor(site.clock.now / 1000) - 60
		});
		expect((await post(await signed(early))).status).toBe(200);
		expect(await all('SELECT * FROM account_deletions')).toEqual([]);
	});

	it('is not taken without the secret of the app', async () => {
		const other = createSite({ sharedWith: site });
		expect((await post(await signed(request('1')), other)).status).toBe(404);
	});
});
