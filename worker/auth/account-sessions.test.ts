import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { createSite } from '../testing/site.ts';

const first = createSite();
const { cognito } = first;
const open = (options = {}) => createSite({ beside: first, ...options });

beforeEach(() => {
	cognito.reset();
	// Whoever signed in for the test before has been idle for too long.
	first.clock.now += 8 * 86_400_000;
});

interface Listed {
	id: string;
	device: string;
	current: boolean;
}

const sameOrigin = { 'sec-fetch-site': 'same-origin' };
const statusOf = async (browser: Browser) => (await browser.visit('/api/auth/me')).status;

async function listOf(browser: Browser, headers: Record<string, string> = {}): Promise<Listed[]> {
	const answer = await browser.visit('/api/auth/sessions', { headers });
	const { items }: { items: Listed[] } = await answer.json();
	return items;
}
const send = (browser: Browser, method: string, path: string) =>
	browser.visit(path, { method, headers: sameOrigin });

async function currentId(browser: Browser): Promise<string> {
	const current = (await listOf(browser)).find((session) => session.current);
	return current?.id ?? '';
}

describe('the list of places where somebody is signed in', () => {
	it('names each by device, time and provider, and marks the one that asks', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		site.pass(60);
		const other = await site.signIn('olivia-owner');
		const answer = await browser.visit('/api/auth/sessions');
		const at = (seconds: number) => new Date(site.clock.now - seconds * 1000).toISOString();
		expect(await answer.json()).toEqual({
			items: [
				{
					id: expect.stringMatching(/^[\w-]{22}$/),
					device: 'Unknown device',
					country: null,
					identity_provider: 'Facebook',
					signed_in_at: at(0),
					last_seen_at: at(0),
					current: false
				},
				expect.objectContaining({ signed_in_at: at(60), current: true })
			],
			next_cursor: null
		});
		expect((await listOf(other)).map(({ current }) => current)).toEqual([true, false]);
	});

	it('knows device and country from the sign-in', async () => {
		const site = open();
		const browser = site.browse();
		const start = await browser.follow('/auth/login?provider=Facebook');
		const consented = await browser.visit(start.url.href, {
			form: { person: 'olivia-owner', decision: 'continue' }
		});
		const back = await browser.visit(consented.headers.get('location') ?? '');
		await browser.visit(back.headers.get('location') ?? '', {
			headers: { 'user-agent': 'x (Linux; Android 16) Chrome/142.0', 'cf-ipcountry': 'AT' }
		});
		expect(await listOf(browser)).toMatchObject([{ device: 'Chrome on Android', country: 'AT' }]);
	});

	it('holds nobody else’s, and none that has ended or was idle for too long', async () => {
		const site = open();
		await site.signIn('olivia-owner');
		site.pass(7 * 86_400);
		await site.signIn('gina-owner');
		await send(await site.signIn('olivia-owner'), 'POST', '/auth/logout');
		const browser = await site.signIn('olivia-owner');
		expect(await listOf(browser)).toMatchObject([{ current: true }]);
	});

	it('marks none for a Bearer token', async () => {
		const site = open();
		await site.signIn('olivia-owner');
		const authorization = `Bearer ${await site.accessToken('olivia-owner')}`;
		expect(await listOf(site.browse(), { authorization })).toMatchObject([{ current: false }]);
	});

	it('is for those who are signed in', async () => {
		const visitor = open().browse();
		expect((await visitor.visit('/api/auth/sessions')).status).toBe(401);
		expect((await send(visitor, 'DELETE', '/api/auth/sessions/x')).status).toBe(401);
		expect((await send(visitor, 'POST', '/api/auth/sessions/end-others')).status).toBe(401);
	});
});

describe('ending a session of one’s own', () => {
	it('ends that one at once, and no other', async () => {
		const site = open();
		const [phone, laptop] = [await site.signIn('olivia-owner'), await site.signIn('olivia-owner')];
		const path = `/api/auth/sessions/${await currentId(phone)}`;
		expect((await send(laptop, 'DELETE', path)).status).toBe(204);
		expect(await statusOf(phone)).toBe(401);
		expect(await statusOf(laptop)).toBe(200);
		const again = await send(laptop, 'DELETE', path);
		expect(again.status).toBe(404);
		expect(await again.json()).toMatchObject({ code: 'session_not_found' });
	});

	it("does not reach somebody else's", async () => {
		const site = open();
		const [olivia, gina] = [await site.signIn('olivia-owner'), await site.signIn('gina-owner')];
		const path = `/api/auth/sessions/${await currentId(gina)}`;
		expect((await send(olivia, 'DELETE', path)).status).toBe(404);
		expect(await statusOf(gina)).toBe(200);
	});

	it('ends all but this one', async () => {
		const site = open();
		const others = [await site.signIn('olivia-owner'), await site.signIn('olivia-owner')];
		const [browser, gina] = [await site.signIn('olivia-owner'), await site.signIn('gina-owner')];
		const answer = await send(browser, 'POST', '/api/auth/sessions/end-others');
		expect(await answer.json()).toEqual({ ended: 2 });
		expect(await Promise.all(others.map(statusOf))).toEqual([401, 401]);
		expect(await Promise.all([browser, gina].map(statusOf))).toEqual([200, 200]);
	});

	it('keeps tokens that were just renewed for it from anybody who still carries the old ones', async () => {
		const site = open();
		const [phone, laptop] = [await site.signIn('olivia-owner'), await site.signIn('olivia-owner')];
		const stale = phone.copy();
		site.pass(3600);
		expect(await statusOf(phone)).toBe(200);
		await send(laptop, 'POST', '/api/auth/sessions/end-others');
		expect(await statusOf(stale)).toBe(401);
		expect(await statusOf(phone)).toBe(401);
	});
});

describe('a moderator', () => {
	const userId = async (browser: Browser) => {
		const { id }: { id: string } = await (await browser.visit('/api/auth/me')).json();
		return id;
	};

	it('signs a person out everywhere', async () => {
		const site = open();
		const [phone, laptop] = [await site.signIn('olivia-owner'), await site.signIn('olivia-owner')];
		const mona = await site.signIn('mona-moderator');
		const path = `/api/users/${await userId(phone)}/end-sessions`;
		expect(await (await send(mona, 'POST', path)).json()).toEqual({ ended: 2 });
		expect(await Promise.all([phone, laptop, mona].map(statusOf))).toEqual([401, 401, 200]);
		expect(site.logged).toContainEqual(
			expect.objectContaining({ event: 'session_ended', reason: 'ended_by_moderator' })
		);
	});

	it('is the only one who may', async () => {
		const site = open();
		const [olivia, gina] = [await site.signIn('olivia-owner'), await site.signIn('gina-owner')];
		const path = `/api/users/${await userId(gina)}/end-sessions`;
		expect((await send(olivia, 'POST', path)).status).toBe(403);
		expect((await send(site.browse(), 'POST', path)).status).toBe(401);
		expect(await statusOf(gina)).toBe(200);
	});
});
