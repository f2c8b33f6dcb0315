import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
let site: Site;
/** The session cookie of a person whose session the remaining process has not read yet. */
let session: string;
let businessPath: string;

async function createBusiness(): Promise<string> {
	const form = { name: 'Bakery', submission_id: 'form-bakery' };
	const response = await site.browserAt('one', session).visit('/businesses/new', { form });
	return (response.headers.get('location') ?? '').replace(/\?.*/, '');
}

beforeAll(async () => {
	processes = await startProcesses({ names: ['one', 'other'] });
	site = processes.site;
	session = await site.signIn();
	businessPath = await createBusiness();
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

/** Opens a path, or submits a form to it, at the process that has no database. */
async function open(
	path: string,
	as: string | null = null,
	form?: Record<string, string>
): Promise<Page> {
	const response = await site.browserAt('other', as).visit(path, { form });
	const text = await response.text();
	const title = /<h1[^>]*>([^<]*)<\/h1>/.exec(text)?.[1] ?? '';
	return { status: response.status, headers: response.headers, title, text };
}

const withoutData = "Popmap can't reach its data right now";
const withoutSession = 'One moment, please';

function expectUnavailable({ status, headers, title, text }: Page, expected: string) {
	expect({ status, title }).toEqual({ status: 503, title: expected });
	expect(headers.get('retry-after')).toBe('5');
	expect(headers.get('cache-control')).toContain('no-store');
	expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
	expect(headers.getSetCookie()).toEqual([]);
	expect(text).toContain(headers.get('x-request-id') ?? 'a reference');
}

describe('while D1 is unreachable', () => {
	it.each([
		['/login', 200, 'Sign in to Popmap'],
		['/no/such/page', 404, 'This stall is empty']
	])('%s works, because it needs no database', async (path, status, title) => {
		expect(await open(path)).toMatchObject({ status, title });
	});

	it('a visitor can still start to sign in', async () => {
		expect((await open('/account')).headers.get('location')).toBe('/login?return_to=%2Faccount');
		expect((await open('/api/auth/config')).status).toBe(200);
		expect((await open('/api/auth/me')).status).toBe(401);
		expect((await open('/auth/login')).status).toBe(303);
	});

	it.each(['/', '/?q=bread', '/businesses', '/events/market-day'])(
		'%s explains the outage',
		async (path) => expectUnavailable(await open(path), withoutData)
	);

	it('the page of a business explains the outage, also to its owner', async () => {
		expectUnavailable(await open(businessPath), withoutData);
		expectUnavailable(await open(businessPath, session), withoutData);
	});

	it.each(['/account', '/account/sessions', '/dashboard', '/businesses/new'])(
		'%s tells a signed-in person that they are still signed in',
		async (path) => {
			const page = await open(path, session);
			expectUnavailable(page, withoutSession);
			expect(page.text).toContain("You're still signed in");
			expect(page.text).not.toContain('/login');
		}
	);

	it.each(['/api/events', '/api/businesses', '/api/categories'])(
		'%s responds with database_unavailable',
		async (path) => {
			const { status, headers, text } = await open(path);
			expect({ status, retryAfter: headers.get('retry-after') }).toEqual({
				status: 503,
				retryAfter: '5'
			});
			expect(JSON.parse(text)).toMatchObject({ code: 'database_unavailable' });
		}
	);

	it('/api/auth/me responds with session_unavailable and keeps the session cookie', async () => {
		const { status, headers, text } = await open('/api/auth/me', session);
		expect(status).toBe(503);
		expect(headers.getSetCookie()).toEqual([]);
		expect(JSON.parse(text)).toMatchObject({ code: 'session_unavailable' });
	});

	it('/health reports the database as unreachable', async () => {
		const { status, text } = await open('/health');
		expect(status).toBe(503);
		expect(JSON.parse(text)).toMatchObject({ database: 'unreachable' });
	});
});

describe('a form that is sent while D1 is unreachable', () => {
	const typed = { name: 'Olga & Söhne <Backwaren>', description: 'Bread.\nEvery "day".' };

	it.each([
		['a signed-in person', () => session, withoutSession],
		['a visitor', () => null, withoutData]
	])('comes back with everything that %s entered', async (_, as, title) => {
		const page = await open('/businesses/new', as(), typed);
		expectUnavailable(page, title);
		expect(page.text).toContain('action="/businesses/new"');
		expect(page.text).toContain('value="Olga &amp; Söhne &lt;Backwaren>"');
		expect(page.text).toMatch(/value="Bread\.\r?\nEvery &quot;day&quot;\."/);
	});

	it('is not treated as one from a visitor, even on a public page', async () => {
		expectUnavailable(await open(`${businessPath}?/arrive`, session, typed), withoutData);
	});
});
