import { readTestTexts } from '../testing/static-files.ts';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import type { Browser } from '../../test/browser/browser.ts';
import { openDatabase } from '../database/client.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import type { PageContext } from '../page-context.ts';
import { testPictures } from '../testing/pictures.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';

type Action = (context: PageContext, input: Record<string, string>) => Promise<unknown>;

/** What the pages do, under paths that forms of the tests are sent to. */
const actions: Record<string, Action> = {
	overview: ({ account }) => account.overview(),
	delete: ({ account }, input) => account.requestDeletion(input),
	offer: ({ account }) => account.offerHandover(),
	withdraw: ({ account }) => account.withdrawHandover(),
	find: ({ account }, { token = '' }) => account.findHandover(token),
	accept: ({ account }, { token = '' }) => account.acceptHandover(token),
	remove: ({ account }, { provider = '' }) => account.removeSignInMethod(provider),
	state: ({ account }, { code = '' }) => account.deletionState(code)
};

async function renderPage(request: Request, context: PageContext): Promise<Response> {
	const name = new URL(request.url).pathname.slice(1);
	const form = Object.fromEntries(
		[...(await request.formData())].map(([field, value]) => [field, String(value)])
	);
	return Response.json((await actions[name]?.(context, form)) ?? null);
}

interface Outcome {
	kind: string;
	value: never;
	problem: { code: string; status: number };
	fields: Record<string, string>;
}

const call = async (
	browser: Browser,
	action: string,
	form: Record<string, string> = {}
): Promise<Outcome> => (await browser.visit(`/${action}`, { form })).json();

const instrumented = instrumentDatabase();
const open = (options: Parameters<typeof createApiSite>[0] = {}) =>
	createApiSite({
		...options,
		dependencies: { renderPage, database: instrumented.database, ...options.dependencies }
	});

const all = async (query: string, ...values: unknown[]) =>
	(
		await env.DB.prepare(query)
			.bind(...values)
			.all()
	).results;

const idOf = async (browser: Browser): Promise<string> =>
	(await (await browser.visit('/api/auth/me')).json<{ id: string }>()).id;

type Site = ReturnType<typeof open>;

/** Runs the cron. */
const cron = ({ config, cognito, clock, logged, publicPages }: Site, fetch = cognito.fetch) =>
	runEveryMinute({
		config,
		publicPages,
		database: openDatabase(env.DB),
		fetch: (request: Request) => fetch(request),
		now: () => clock.now,
		pictures: testPictures,
		sendMail: null,
		readTexts: readTestTexts,
		log: (event, fields) => void logged.push({ event, ...fields })
	});

/** Makes the sign-in of one person lead to another, as linking does. */
async function link(site: Site, from: string, to: Browser): Promise<void> {
	const other = await idOf(await site.signIn(from));
	await all('UPDATE identities SET user_id = ?2 WHERE user_id = ?1', other, await idOf(to));
	await all('DELETE FROM users WHERE id = ?', other);
}

/** The usernames that the pool has. */
async function poolUsers({ cognito }: Site): Promise<string[]> {
	const response = await cognito.fetch(
		new Request(cognito.origin, {
			method: 'POST',
			headers: {
				authorization: 'AWS4-HMAC-SHA256 Credential=test',
				'content-type': 'application/x-amz-json-1.1',
				'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers'
			},
			body: JSON.stringify({ UserPoolId: 'eu-west-1_Local0001' })
		})
	);
	const { Users } = await response.json<{ Users: { Username: string }[] }>();
	return Users.map(({ Username }) => Username);
}

const usernameOf = async (browser: Browser): Promise<string> =>
	(await (await browser.visit('/api/auth/me')).json<{ username: string }>()).username;

beforeEach(async () => {
	await all('DELETE FROM events');
	await all('DELETE FROM businesses');
	await all('DELETE FROM users');
	for (const table of ['jobs', 'mails', 'pool_leftovers', 'account_deletions']) {
		await all(`DELETE FROM ${table}`);
	}
});

describe('deleting an account', () => {
	it('deletes the user of the pool, then the person and all that tells who they are', async () => {
		const site = open();
		const browser = await site.signIn('emil-owner');
		const [id, username] = [await idOf(browser), await usernameOf(browser)];
		const before = browser.copy();
		expect(await call(browser, 'delete', { remove: 'yes' })).toEqual({ kind: 'ok', value: null });
		await site.settle();
		expect(await poolUsers(site)).not.toContain(username);
		expect(await all('SELECT * FROM identities')).toEqual([]);
		expect(JSON.stringify(await all('SELECT * FROM users'))).not.toMatch(/emil|owner/i);
		expect((await before.visit('/api/auth/me')).status).toBe(401);
		expect(await all('SELECT kind, address, person_id FROM mails')).toEqual([
			{ kind: 'account_deleted', address: 'emil-owner@popmap.test', person_id: null }
		]);
		await cron(site);
		for (const table of ['users', 'sessions', 'jobs', 'pool_leftovers']) {
			expect(await all(`SELECT * FROM ${table}`)).toEqual([]);
		}
		expect(await all('SELECT user_id, access_token, completed_at FROM account_deletions')).toEqual([
			{ user_id: id, access_token: null, completed_at: site.clock.now }
		]);
		expect(await all('SELECT actor, action, details FROM audit WHERE subject_id = ?', id)).toEqual([
			{ actor: id, action: 'account_deletion_requested', details: '{"by":"person"}' },
			{ actor: null, action: 'account_deleted', details: '{"identities":1,"left_in_pool":0}' }
		]);
	});

	it('takes two round trips to D1, and the rest of them after its response, with one call to Cognito', async () => {
		const site = open();
		const browser = await site.signIn('emil-owner');
		const userApiCalls = async () => (await site.calls())['user_api'] ?? 0;
		const before = await userApiCalls();
		const total = await instrumented.count(async () => {
			await call(browser, 'delete', { remove: 'yes' });
			await site.settle();
		});
		// One of those after the response looks for cached pages to purge.
		expect(total).toBe(2 + 3);
		expect((await userApiCalls()) - before).toBe(1);
	});

	it('needs a sign-in within ten minutes, and a tick', async () => {
		const site = open();
		const browser = await site.signIn('emil-owner');
		expect((await call(browser, 'delete')).problem.status).toBe(422);
		site.pass(601);
		expect((await call(browser, 'delete', { remove: 'yes' })).problem.code).toBe(
			'recent_sign_in_needed'
		);
		expect(await all('SELECT * FROM account_deletions')).toEqual([]);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('is tried again while Cognito is down, and loses nothing meanwhile', async () => {
		let isDown = false;
		const fetch = (request: Request) =>
			isDown && new URL(request.url).pathname === '/'
				? Promise.reject(new TypeError('Network connection lost'))
				: site.cognito.fetch(request);
		const site: Site = open({ dependencies: { fetch: (request) => fetch(request) } });
		const browser = await site.signIn('emil-owner');
		const username = await usernameOf(browser);
		isDown = true;
		expect((await call(browser, 'delete', { remove: 'yes' })).kind).toBe('ok');
		await site.settle();
		site.pass(61);
		await cron(site, fetch);
		expect(await poolUsers(site)).toContain(username);
		expect(await all('SELECT name FROM users')).toEqual([{ name: 'Emil Owner' }]);
		isDown = false;
		site.pass(3600);
		// The token has expired by then, so only the operator can delete the user of the pool.
		await cron(site, fetch);
		expect(await all('SELECT * FROM users')).toEqual([]);
		expect(await all('SELECT username FROM pool_leftovers')).toEqual([{ username }]);
	});

	it('continues when D1 fails after Cognito has deleted the user of the pool', async () => {
		const site = open();
		const browser = await site.signIn('emil-owner');
		const username = await usernameOf(browser);
		const fetch = async (request: Request) => {
			const response = await site.cognito.fetch(request);
			if (request.headers.get('x-amz-target')?.endsWith('.DeleteUser')) instrumented.fail();
			return response;
		};
		const failing = open({ sharedWith: site, dependencies: { fetch } });
		const cookie = { cookie: browser.cookies.headerFor(new URL(site.config.origin)) ?? '' };
		await failing.browse().visit('/delete', { form: { remove: 'yes' }, headers: cookie });
		await failing.settle();
		instrumented.recover();
		expect(await poolUsers(site)).not.toContain(username);
		expect(await all('SELECT name FROM users')).toEqual([{ name: 'Emil Owner' }]);
		site.pass(61);
		await cron(site);
		expect(await all('SELECT * FROM users')).toEqual([]);
	});

	it('removes businesses and what they announced in batches, and leaves those of others', async () => {
		const site = open();
		const mine = [];
		for (let index = 0; index < 7; index++) {
			const name = `Stall ${index}`;
			mine.push(await site.business('emil-owner', { name }, index < 6));
		}
		const theirs = await site.business('olivia-owner', { name: 'Bakery' });
		const event = await site.event('emil-owner', mine[0] ?? theirs, { title: 'Public' });
		await site.event('emil-owner', mine[1] ?? theirs, { title: 'Waiting' }, false);
		await site.event('olivia-owner', theirs, { title: 'Theirs' });
		const browser = await site.signIn('emil-owner');
		await call(browser, 'delete', { remove: 'yes' });
		await site.settle();
		await cron(site);
		expect(await all('SELECT name FROM businesses')).toEqual([{ name: 'Bakery' }]);
		expect(
			await all('SELECT title, status, created_by IS NULL AS free FROM events ORDER BY title')
		).toEqual([
			{ title: 'Public', status: 'cancelled', free: 1 },
			{ title: 'Theirs', status: 'approved', free: 0 }
		]);
		const shown = await site.visitor.get(`/api/events/${event.id}`);
		expect(shown.body.status).toBe('cancelled');
		expect(await all(`SELECT id FROM users WHERE username = 'deleted'`)).toEqual([]);
	});

	it('lists linked sign-ins that it cannot delete, until somebody signs in with them', async () => {
		const site = open();
		const browser = await site.signIn('emil-owner');
		await link(site, 'gina-owner', browser);
		await call(browser, 'delete', { remove: 'yes' });
		await site.settle();
		expect(await all('SELECT provider FROM pool_leftovers')).toEqual([{ provider: 'Google' }]);
		await site.signIn('gina-owner');
		expect(await all('SELECT provider FROM pool_leftovers')).toEqual([]);
	});

	it("deletes linked sign-ins with the operator's AWS keys", async () => {
		const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
		const site = open({ settings: keys });
		const browser = await site.signIn('emil-owner');
		const google = await usernameOf(await site.signIn('gina-owner'));
		await link(site, 'gina-owner', browser);
		await call(browser, 'delete', { remove: 'yes' });
		await site.settle();
		const signed: string[] = [];
		await cron(site, (request: Request) => {
			signed.push(request.headers.get('authorization') ?? '');
			return site.cognito.fetch(request);
		});
		expect(signed).toEqual([
			expect.stringMatching(
				/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/cognito-idp\/aws4_request, /
			)
		]);
		expect(await poolUsers(site)).not.toContain(google);
		expect(await all('SELECT * FROM pool_leftovers')).toEqual([]);
	});
});

describe('a way to sign in', () => {
	it('that this session began with is deleted in the pool when it is removed', async () => {
		const site = open();
		const emil = await site.signIn('emil-owner');
		const id = await idOf(emil);
		await link(site, 'gina-owner', emil);
		const browser = await site.signIn('gina-owner');
		const username = (await all(`SELECT username FROM identities WHERE provider = 'Google'`))[0];
		expect((await call(browser, 'remove', { provider: 'Google' })).kind).toBe('ok');
		expect(await poolUsers(site)).not.toContain(username?.['username']);
		expect(await all('SELECT * FROM pool_leftovers')).toEqual([]);
		expect((await browser.visit('/api/auth/me')).status).toBe(401);
		expect(await idOf(emil)).toBe(id);
	});

	it('that came first is replaced by the other, and its sessions end', async () => {
		const site = open();
		const emil = await site.signIn('emil-owner');
		const id = await idOf(emil);
		await link(site, 'gina-owner', emil);
		const gina = await site.signIn('gina-owner');
		expect((await call(gina, 'remove', { provider: 'Cognito' })).kind).toBe('ok');
		expect((await emil.visit('/api/auth/me')).status).toBe(401);
		expect(await idOf(gina)).toBe(id);
		expect(await all('SELECT provider FROM pool_leftovers')).toEqual([{ provider: 'Cognito' }]);
		expect(await all('SELECT provider FROM identities')).toEqual([{ provider: 'Google' }]);
		expect(await idOf(await site.signIn('emil-owner'))).not.toBe(id);
		expect(await idOf(await site.signIn('gina-owner'))).toBe(id);
	});

	it('that is removed is noted for the person, who is told by mail', async () => {
		const site = open();
		const emil = await site.signIn('emil-owner');
		const id = await idOf(emil);
		await link(site, 'gina-owner', emil);
		await call(emil, 'remove', { provider: 'Google' });
		const removals = "kind = 'provider_removed'";
		expect(
			await all(`SELECT user_id, identity_provider, device FROM activities WHERE ${removals}`)
		).toEqual([{ user_id: id, identity_provider: 'Google', device: 'Unknown device' }]);
		const mails = await all("SELECT person_id, data FROM mails WHERE kind = 'security_changed'");
		expect(mails).toEqual([{ person_id: id, data: expect.stringContaining('provider_removed') }]);
	});

	it('is not removed while it is the only one, or while Cognito is down', async () => {
		let isDown = false;
		const site: Site = open({
			dependencies: {
				fetch: (request) =>
					isDown ? Promise.reject(new TypeError('lost')) : site.cognito.fetch(request)
			}
		});
		const emil = await site.signIn('emil-owner');
		expect((await call(emil, 'remove', { provider: 'Cognito' })).problem.code).toBe(
			'last_sign_in_method'
		);
		await link(site, 'gina-owner', emil);
		isDown = true;
		expect((await call(emil, 'remove', { provider: 'Cognito' })).problem.status).toBe(503);
		expect(await all('SELECT provider FROM identities')).toHaveLength(2);
		expect((await emil.visit('/api/auth/me')).status).toBe(200);
	});
});

describe('handing over', () => {
	it('moves all businesses to whoever accepts the link first, once', async () => {
		const site = open();
		await site.business('emil-owner', { name: 'One' });
		await site.business('emil-owner', { name: 'Two' }, false);
		const emil = await site.signIn('emil-owner');
		const [anna, olivia] = [await site.signIn('anna-attendee'), await site.signIn('olivia-owner')];
		const path: string = (await call(emil, 'offer')).value;
		const token = path.replace('/handovers/', '');
		expect(JSON.stringify(await all('SELECT * FROM handovers'))).not.toContain(token);
		expect((await call(emil, 'accept', { token })).problem.code).toBe('handover_to_self');
		expect((await call(anna, 'find', { token })).value).toMatchObject({
			from: 'Emil Owner',
			businesses: 2
		});
		const accepted = await Promise.all([
			call(anna, 'accept', { token }),
			call(olivia, 'accept', { token })
		]);
		expect(accepted.map(({ kind }) => kind).sort()).toEqual(['error', 'ok']);
		await cron(site);
		const winner = await idOf(accepted[0].kind === 'ok' ? anna : olivia);
		expect(await all('SELECT name, owner_id FROM businesses ORDER BY name')).toEqual([
			{ name: 'One', owner_id: winner },
			{ name: 'Two', owner_id: winner }
		]);
		expect(await all('SELECT * FROM handovers')).toEqual([]);
	});

	it('gives nobody more businesses that wait than they may register', async () => {
		const site = open();
		for (let waiting = 0; waiting < limits.unverifiedBusinesses; waiting++) {
			await site.business('olivia-owner', { name: `Stall ${waiting}` }, false);
		}
		await site.business('emil-owner', { name: 'Two' }, false);
		const emil = await site.signIn('emil-owner');
		const [anna, olivia] = [await site.signIn('anna-attendee'), await site.signIn('olivia-owner')];
		const path: string = (await call(emil, 'offer')).value;
		const token = path.replace('/handovers/', '');
		expect((await call(olivia, 'accept', { token })).problem.code).toBe('limit_reached');
		expect((await call(anna, 'accept', { token })).kind).toBe('ok');
		await cron(site);
	});

	it('happens before the account that accepted it from is deleted', async () => {
		const site = open();
		await site.business('emil-owner', { name: 'One' });
		const emil = await site.signIn('emil-owner');
		const anna = await site.signIn('anna-attendee');
		const path: string = (await call(emil, 'offer')).value;
		await call(anna, 'accept', { token: path.replace('/handovers/', '') });
		await call(emil, 'delete', { remove: 'yes' });
		await site.settle();
		await cron(site);
		expect(await all('SELECT name, owner_id FROM businesses')).toEqual([
			{ name: 'One', owner_id: await idOf(anna) }
		]);
	});

	it.each([
		['withdrawn', (site: Site, emil: Browser) => call(emil, 'withdraw').then(() => site)],
		['replaced', (site: Site, emil: Browser) => call(emil, 'offer').then(() => site)],
		['a week old', async (site: Site) => site.pass(7 * 86_400)]
	])('is refused when the link was %s', async (_, change) => {
		const site = open();
		await site.business('emil-owner', { name: 'One' });
		const emil = await site.signIn('emil-owner');
		const path: string = (await call(emil, 'offer')).value;
		const token = path.replace('/handovers/', '');
		await change(site, emil);
		const anna = await site.signIn('anna-attendee');
		expect((await call(anna, 'find', { token })).problem.status).toBe(404);
		expect((await call(anna, 'accept', { token })).problem.status).toBe(404);
	});

	it('needs something to hand over', async () => {
		const browser = await open().signIn('anna-attendee');
		expect((await call(browser, 'offer')).problem.code).toBe('nothing_to_hand_over');
	});
});
