import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSite } from '../../testing/site.ts';
import { stopAtCallback } from '../../testing/stop-at-callback.ts';
import type { Browser } from '../../../test/browser/browser.ts';
import type { Site } from '../../testing/site.ts';
import { countEvents } from '../../observability/event-counter.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';

interface Listed {
	id: string;
	device: string;
	country: string | null;
	current: boolean;
}

const phoneUserAgent =
	'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36';
const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

async function sessionsOf(browser: Browser): Promise<Listed[]> {
	const response = await browser.visit('/api/auth/sessions');
	expect(response.status).toBe(200);
	const { items }: { items: Listed[] } = await response.json();
	return items;
}

const statusOf = async (browser: Browser) => (await browser.visit('/api/auth/me')).status;
const end = (browser: Browser, id: string) =>
	browser.visit(`/api/auth/sessions/${id}`, { method: 'DELETE', headers: json });
const endOthers = (browser: Browser) =>
	browser.visit('/api/auth/sessions/end-others', { method: 'POST', headers: json });

describe("a person's sessions", () => {
	let site: Site;
	let laptop: Browser;
	let phone: Browser;

	beforeEach(async () => {
		site = createSite();
		laptop = await site.signIn('gina-owner');
		await endOthers(laptop);
		phone = site.browse();
		await phone.visit(await stopAtCallback(phone, 'gina-owner'), {
			headers: { 'user-agent': phoneUserAgent, 'cf-ipcountry': 'DE' }
		});
	});

	it('are listed for their owner only, with the current one marked', async () => {
		const mine = await sessionsOf(laptop);
		expect(mine).toHaveLength(2);
		expect(mine.filter(({ current }) => current)).toHaveLength(1);
		expect(mine).toContainEqual(
			expect.objectContaining({ device: 'Chrome on Android', country: 'DE', current: false })
		);
		const anna = await site.signIn('anna-attendee');
		const ownIds = (await sessionsOf(anna)).map(({ id }) => id);
		expect(ownIds.some((id) => mine.some((session) => session.id === id))).toBe(false);
	});

	it('can be ended one by one: at once for writes, and for reads in this isolate', async () => {
		const onPhone = (await sessionsOf(laptop)).find(({ current }) => !current);
		// This isolate has the row in its cache.
		expect(await statusOf(phone)).toBe(200);
		expect((await end(laptop, onPhone?.id ?? '')).status).toBe(204);
		expect(await statusOf(phone)).toBe(401);
		expect(await statusOf(laptop)).toBe(200);
		expect((await end(laptop, onPhone?.id ?? '')).status).toBe(404);
		const { id: by }: { id: string } = await (await laptop.visit('/api/auth/me')).json();
		expect(site.logged.filter(({ session }) => session === onPhone?.id).slice(-2)).toMatchObject([
			{ event: 'session_ended', reason: 'ended_by_owner', by },
			{ event: 'session_refused', reason: 'session_ended' }
		]);
	});

	it('end in another isolate within five seconds for reads, and at once for writes', async () => {
		const elsewhere = createSite({ cognito: site.cognito, startAt: site.clock.now });
		const headers = { cookie: `popmap_session=${phone.cookies.get('popmap_session')?.value}` };
		const send = (method: string) =>
			elsewhere.browse().visit('/api/auth/me', { method, headers: { ...headers, ...json } });
		expect((await send('GET')).status).toBe(200);
		expect(await (await endOthers(laptop)).json()).toEqual({ ended: 1 });
		expect((await send('GET')).status).toBe(200);
		const write = await elsewhere.browse().visit('/api/auth/sessions/end-others', {
			method: 'POST',
			headers: { ...headers, ...json }
		});
		expect(write.status).toBe(401);
		elsewhere.pass(5);
		expect((await send('GET')).status).toBe(401);
	});

	it('cannot be ended by another person, and are not revealed to them', async () => {
		const [session] = await sessionsOf(phone);
		const anna = await site.signIn('anna-attendee');
		expect((await end(anna, session?.id ?? '')).status).toBe(404);
		expect(await statusOf(phone)).toBe(200);
	});

	it('can all be ended by a moderator, and by no other person', async () => {
		const { id }: { id: string } = await (await laptop.visit('/api/auth/me')).json();
		const endAll = (browser: Browser) =>
			browser.visit(`/api/users/${id}/end-sessions`, { method: 'POST', headers: json });
		expect((await endAll(await site.signIn('anna-attendee'))).status).toBe(403);
		expect((await endAll(site.browse())).status).toBe(401);
		expect(await statusOf(laptop)).toBe(200);
		const mona = await site.signIn('mona-moderator');
		const { id: by }: { id: string } = await (await mona.visit('/api/auth/me')).json();
		const response = await endAll(mona);
		expect(await response.json()).toEqual({ ended: 2 });
		expect([await statusOf(laptop), await statusOf(phone)]).toEqual([401, 401]);
		const lines = site.logged.filter(({ event }) => event === 'sessions_ended').slice(-1);
		const request_id = response.headers.get('x-request-id');
		expect(lines).toMatchObject([
			{ reason: 'ended_by_moderator', user: id, by, count: 2, request_id }
		]);
	});

	it('are not listed once they have ended or have been idle too long', async () => {
		site.pass(7 * 86_400 - 60);
		const again = await site.signIn('gina-owner');
		expect(await sessionsOf(again)).toHaveLength(3);
		site.pass(120);
		expect(await sessionsOf(again)).toHaveLength(1);
	});

	it('are not listed once their lifetime is over', async () => {
		const short = createSite({ settings: { SESSION_ABSOLUTE_SECONDS: '600' } });
		await short.signIn('anna-attendee');
		short.pass(600);
		const again = await short.signIn('anna-attendee');
		await endOthers(again);
		short.pass(599);
		const last = await short.signIn('anna-attendee');
		expect(await sessionsOf(last)).toHaveLength(2);
		short.pass(1);
		expect(await sessionsOf(last)).toHaveLength(1);
	});

	it('are listed with the last used first', async () => {
		// The program's token is not a session, so listing changes nothing.
		const authorization = `Bearer ${await site.accessToken('gina-owner')}`;
		for (const [browser, device] of [
			[phone, 'Chrome on Android'],
			[laptop, 'Unknown device'],
			[phone, 'Chrome on Android']
		] as const) {
			site.pass(301);
			await browser.visit('/account');
			await site.settle();
			const response = await site
				.browse()
				.visit('/api/auth/sessions', { headers: { authorization } });
			const { items }: { items: Listed[] } = await response.json();
			expect(items[0]?.device).toBe(device);
		}
	});

	/** Open sessions, from before there was a limit. */
	async function addSessions(count: number): Promise<string> {
		const { id }: { id: string } = await (await laptop.visit('/api/auth/me')).json();
		const many = Array.from({ length: count }, () => crypto.randomUUID());
		const { now } = site.clock;
		await env.DB.prepare(
			`INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at)
			 SELECT value, ?, 'Google', 'x', ?, ?, ? FROM json_each(?)`
		)
			.bind(id, now, now, now + 60_000, JSON.stringify(many))
			.run();
		return id;
	}
	const openOf = (id: string) =>
		env.DB.prepare('SELECT count(*) AS n FROM sessions WHERE user_id = ? AND ended_at IS NULL')
			.bind(id)
			.first('n');

	it('are listed up to a hundred', async () => {
		await addSessions(100);
		expect(await sessionsOf(laptop)).toHaveLength(100);
	});

	it('are at most a hundred: a sign-in ends those that would end first', async () => {
		const id = await addSessions(98);
		site.pass(1);
		const { logged } = site;
		await site.signIn('gina-owner');
		expect(await openOf(id)).toBe(100);
		expect(logged.at(-2)).toMatchObject({
			event: 'sessions_ended',
			reason: 'too_many',
			user: id,
			count: 1
		});
		for (let another = 0; another < 3; another++) await site.signIn('gina-owner');
		expect(await openOf(id)).toBe(100);
		expect([await statusOf(laptop), await statusOf(phone)]).toEqual([200, 200]);
	});

	it('never exclude the one that has just been opened', async () => {
		await addSessions(98);
		const short = createSite({ sharedWith: site, settings: { SESSION_ABSOLUTE_SECONDS: '60' } });
		expect(await statusOf(await short.signIn('gina-owner'))).toBe(200);
	});

	it('are brought below the limit in bounded steps where there are thousands', async () => {
		const id = await addSessions(2_000);
		await site.signIn('gina-owner');
		expect(await openOf(id)).toBe(1_503);
		const endedInTotal = site.logged.filter(({ event }) => event === 'sessions_ended');
		expect(endedInTotal.at(-1)).toMatchObject({ count: 500 });
	});

	it('end by the thousand in batches, with one log line and one data point', async () => {
		await addSessions(4_000);
		const points: AnalyticsEngineDataPoint[] = [];
		const instrumented = instrumentDatabase();
		const { logged } = site;
		const log = countEvents((event, fields) => void logged.push({ event, ...fields }), {
			writeDataPoint: (point) => void (point && points.push(point))
		});
		const dependencies = { database: instrumented.database, log };
		const counting = createSite({ sharedWith: site, dependencies });
		const roundTrips = await instrumented.count(async () => {
			const headers = { ...json, cookie: laptop.cookies.headerFor(new URL(laptop.home)) };
			const path = '/api/auth/sessions/end-others';
			const response = await counting.browse().visit(path, { method: 'POST', headers });
			expect(await response.json()).toEqual({ ended: 4_001 });
		});
		// One to find the session, and nine of five hundred rows at most.
		expect(roundTrips).toBe(10);
		expect(logged.filter(({ event }) => event === 'sessions_ended').slice(-1)).toMatchObject([
			{ count: 4_001, reason: 'ended_by_owner' }
		]);
		expect(points.filter(({ indexes }) => indexes?.[0] !== 'request')).toEqual([
			{
				indexes: ['sessions_ended'],
				blobs: ['sessions_ended', '', 'ended_by_owner'],
				doubles: [4_001]
			}
		]);
		expect(await statusOf(laptop)).toBe(200);
	});

	it('have a fixed JSON shape', async () => {
		const response = await laptop.visit('/api/auth/sessions');
		const now = new Date(site.clock.now).toISOString();
		expect(await response.json()).toEqual({
			items: expect.arrayContaining([
				{
					id: expect.stringMatching(/^[\w-]{22}$/),
					device: 'Chrome on Android',
					country: 'DE',
					identity_provider: 'Google',
					signed_in_at: now,
					last_seen_at: now,
					current: false
				}
			]),
			next_cursor: null
		});
	});

	it('are listed for a Bearer token, with none marked as current', async () => {
		const authorization = `Bearer ${await site.accessToken('gina-owner')}`;
		const response = await site
			.browse()
			.visit('/api/auth/sessions', { headers: { authorization } });
		const { items }: { items: Listed[] } = await response.json();
		expect(items.map(({ current }) => current)).toEqual([false, false]);
	});

	it('are not listed for an anonymous request', async () => {
		const visitor = site.browse();
		expect((await visitor.visit('/api/auth/sessions')).status).toBe(401);
		expect((await end(visitor, 'x')).status).toBe(401);
		expect((await endOthers(visitor)).status).toBe(401);
	});

	it('end together with tokens that have just been refreshed', async () => {
		const stale = phone.copy();
		site.pass(3600);
		expect(await statusOf(phone)).toBe(200);
		await endOthers(laptop);
		expect([await statusOf(stale), await statusOf(phone)]).toEqual([401, 401]);
		const openRows =
			'SELECT count(*) AS n FROM sessions WHERE successor IS NOT NULL AND ended_at = ?';
		expect(await env.DB.prepare(openRows).bind(site.clock.now).first('n')).toBe(0);
	});
});
