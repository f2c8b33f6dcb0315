import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
let site: Site;
/** Of somebody who is signed in, and whose session this process has not read yet. */
let cookie: string;
let businessPath: string;

const ownPage = () => ({
	origin: site.settings['APP_ORIGIN'] ?? '',
	'sec-fetch-site': 'same-origin'
});

async function makeBusiness(): Promise<string> {
	const answer = await site.visit('one', '/api/businesses', {
		method: 'POST',
		headers: { ...ownPage(), 'content-type': 'application/json', cookie },
		body: JSON.stringify({ name: 'Bakery' })
	});
	const business: { slug: string } = await answer.json();
	return `/businesses/${business.slug}`;
}

beforeAll(async () => {
	processes = await startProcesses({ names: ['one', 'other'] });
	const [only] = processes.sites;
	if (!only) throw new RangeError('There is no site');
	site = only;
	cookie = `session=${await site.signIn()}`;
	businessPath = await makeBusiness();
	await site.visit('other', '/login');
	processes.kill('one');
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

interface Page {
	status: number;
	headers: Headers;
	title: string;
	text: string;
}

async function open(path: string, visit: Parameters<Site['visit']>[2] = {}): Promise<Page> {
	const headers = { accept: 'text/html', ...visit.headers };
	const answer = await site.visit('other', path, { ...visit, headers });
	const text = await answer.text();
	const title = /<h1[^>]*>([^<]*)<\/h1>/.exec(text)?.[1] ?? '';
	return { status: answer.status, headers: answer.headers, title, text };
}

const withoutData = 'Popmap cannot reach its data right now';
const withoutSession = 'One moment, please';

function expectExplained({ status, headers, title, text }: Page, expected: string) {
	expect({ status, title }).toEqual({ status: 503, title: expected });
	expect(headers.get('retry-after')).toBe('5');
	expect(headers.get('cache-control')).toContain('no-store');
	expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
	expect(headers.getSetCookie()).toEqual([]);
	expect(text).toContain(headers.get('x-request-id') ?? 'a reference');
}

describe('while D1 is away', () => {
	it.each([
		['/login', 200, 'Sign in to Popmap'],
		['/no/such/page', 404, 'This stall is empty']
	])('%s needs no data, and is there', async (path, status, title) => {
		expect(await open(path)).toMatchObject({ status, title });
	});

	it('a visitor still finds the way to sign in', async () => {
		expect((await open('/account')).headers.get('location')).toBe('/login?return_to=%2Faccount');
		expect((await open('/api/auth/config')).status).toBe(200);
		expect((await open('/api/auth/me')).status).toBe(401);
		expect((await open('/auth/login')).status).toBe(303);
	});

	it.each(['/', '/?q=bread', '/businesses', '/events/market-day'])(
		'%s says so in plain words',
		async (path) => expectExplained(await open(path), withoutData)
	);

	it("a business's page says so, to its owner too", async () => {
		expectExplained(await open(businessPath), withoutData);
		expectExplained(await open(businessPath, { headers: { cookie } }), withoutData);
	});

	it.each(['/account', '/account/sessions', '/dashboard', '/businesses/new'])(
		'%s says to somebody signed in that they still are',
		async (path) => {
			const page = await open(path, { headers: { cookie } });
			expectExplained(page, withoutSession);
			expect(page.text).toContain('You are still signed in');
			expect(page.text).not.toContain('/login');
		}
	);

	it.each(['/api/events', '/api/businesses', '/api/categories'])('%s says so', async (path) => {
		const { status, headers, text } = await open(path);
		expect({ status, retryAfter: headers.get('retry-after') }).toEqual({
			status: 503,
			retryAfter: '5'
		});
		expect(JSON.parse(text)).toMatchObject({ code: 'database_unavailable' });
	});

	it('/api/auth/me cannot say who it is, and signs nobody out', async () => {
		const { status, headers, text } = await open('/api/auth/me', { headers: { cookie } });
		expect(status).toBe(503);
		expect(headers.getSetCookie()).toEqual([]);
		expect(JSON.parse(text)).toMatchObject({ code: 'session_unavailable' });
	});

	it('/health says what is wrong', async () => {
		const { status, text } = await open('/health');
		expect(status).toBe(503);
		expect(JSON.parse(text)).toMatchObject({ database: 'unreachable' });
	});
});

describe('a form that is sent while D1 is away', () => {
	const typed = { name: 'Olga & Söhne <Backwaren>', description: 'Bread.\nEvery "day".' };
	const send = (path: string, headers: Record<string, string>) =>
		open(path, {
			method: 'POST',
			headers: { ...ownPage(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
			body: new URLSearchParams(typed).toString()
		});

	it.each([
		['somebody signed in', () => ({ cookie }), withoutSession],
		['a visitor', () => ({}), withoutData]
	])('comes back with everything that %s entered', async (_, headers, title) => {
		const page = await send('/businesses/new', headers());
		expectExplained(page, title);
		expect(page.text).toContain('action="/businesses/new"');
		expect(page.text).toContain('value="Olga &amp; Söhne &lt;Backwaren>"');
		expect(page.text).toMatch(/value="Bread\.\r?\nEvery &quot;day&quot;\."/);
	});

	it('is not answered as a visitor’s, on a page that anybody may open', async () => {
		expectExplained(await send(`${businessPath}?/join`, { cookie }), withoutSession);
	});
});
