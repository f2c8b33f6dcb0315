import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientOf } from '../testing/api-clients.ts';
import { openReplica } from '../testing/replica.ts';
import { replicateD1 } from '../testing/replicated-d1.ts';
import { createSite } from '../testing/site.ts';
import { openDatabase } from './client.ts';
import { openConnections } from './connections.ts';

const lagMs = 6_000;
let failure: string | null = null;
const clock = { now: Date.now() };
const waited: number[] = [];
const { database: d1, asked } = replicateD1({
	primary: env.DB,
	replica: await openReplica(),
	lagMs: () => lagMs,
	now: () => clock.now,
	wait: async (ms) => {
		waited.push(ms);
		clock.now += ms;
	},
	replicaFailure: () => failure
});
const site = createSite({
	settings: { SESSION_READ_CACHE_SECONDS: '0' },
	dependencies: {
		openConnections: (bookmark) => openConnections(d1, bookmark),
		openDatabase: () => openDatabase(d1),
		async renderPage(request, { businesses }) {
			const found = await businesses.find(new URL(request.url).pathname.split('/').pop() ?? '');
			return new Response('', {
				status: found.kind === 'ok' ? 200 : 404,
				headers: { 'content-type': 'text/html' }
			});
		}
	}
});
const visitor = clientOf(site, {});

/** Sends the session cookie of a person, and no other cookie. */
async function signedIn(person: string) {
	const browser = await site.signIn(person);
	const cookie = `popmap_session=${browser.cookies.get('popmap_session')?.value}`;
	return { cookie, client: clientOf(site, { cookie }) };
}
let emil: Awaited<ReturnType<typeof signedIn>>;

/** Creates a business, and returns what the response sets as a bookmark. */
async function createBusiness(name: string) {
	const { status, body, headers } = await emil.client.post('/api/businesses', { name });
	expect(status).toBe(201);
	const bookmark = headers.getSetCookie().find((each) => each.startsWith('popmap_bookmark='));
	return { path: `/api/businesses/${body.id}`, bookmark: bookmark ?? '' };
}

beforeAll(async () => {
	emil = await signedIn('emil-owner');
});

beforeEach(() => {
	failure = null;
	clock.now += lagMs * 2;
	waited.length = 0;
	Object.assign(asked, { primary: 0, replica: 0 });
});

describe('a request', () => {
	it('of a visitor is answered by the cache, which is filled from the primary', async () => {
		for (let visit = 0; visit < 2; visit++) {
			expect((await visitor.get('/api/businesses?limit=3')).status).toBe(200);
		}
		expect(asked).toEqual({ primary: 1, replica: 0 });
	});

	it('reads the session from the primary, and public content from the replica', async () => {
		expect((await emil.client.get('/api/businesses')).status).toBe(200);
		expect(asked).toEqual({ primary: 1, replica: 1 });
	});

	it.each(['/api/businesses/mine', '/api/events/mine', '/api/auth/sessions', '/api/review'])(
		'reads what only one person may see from the primary: %s',
		async (path) => {
			await emil.client.get(path);
			expect(asked.replica).toBe(0);
			expect(asked.primary).toBeGreaterThan(0);
		}
	);

	it('with a token, which has no bookmark, reads from the primary', async () => {
		const token = await site.accessToken('emil-owner');
		const program = clientOf(site, { authorization: `Bearer ${token}` });
		const { headers, body } = await program.post('/api/businesses', { name: 'By a program' });
		expect(headers.getSetCookie()).toEqual([]);
		expect((await program.get(`/api/businesses/${body.id}`)).status).toBe(200);
		expect(asked.replica).toBe(0);
	});

	it('that writes asks the primary only', async () => {
		await createBusiness('Written at the primary');
		expect(asked.replica).toBe(0);
	});

	it('for a page that is gone is not answered by a replica that still has it', async () => {
		const { path } = await createBusiness('Gone soon');
		const moderator = await signedIn('mona-moderator');
		await moderator.client.post(`${path}/verify`);
		clock.now += lagMs * 2;
		expect((await visitor.get(path)).status).toBe(200);
		expect((await emil.client.remove(`${path}?name=Gone+soon`)).status).toBe(204);
		Object.assign(asked, { primary: 0, replica: 0 });
		expect((await visitor.get('/businesses/gone-soon')).status).toBe(404);
		expect(asked).toEqual({ primary: 2, replica: 0 });
	});

	it('reads from the primary what fails at the replica, such as a new column', async () => {
		failure = 'D1_ERROR: no such column: businesses.new: SQLITE_ERROR';
		expect((await emil.client.get('/api/businesses')).status).toBe(200);
		// The session and the list.
		expect(asked).toEqual({ primary: 2, replica: 1 });
	});
});

describe('whoever has just written', () => {
	it('reads it at once, with a replica that is six seconds behind', async () => {
		const { path, bookmark } = await createBusiness('Just written');
		const [value] = bookmark.split(';');
		const shown = await emil.client.get(path, { cookie: `${emil.cookie}; ${value}` });
		expect(shown.status).toBe(200);
		expect(asked.replica).toBe(1);
		expect(waited).toHaveLength(1);
	});

	it('would not without the bookmark', async () => {
		const { path } = await createBusiness('Not there yet');
		expect((await emil.client.get(path)).status).toBe(404);
		expect(waited).toEqual([]);
	});

	it('gets a bookmark for a minute that scripts cannot read', async () => {
		const { bookmark } = await createBusiness('With a bookmark');
		expect(bookmark).toMatch(/^popmap_bookmark=[0-9a-f]{8}(-[0-9a-f]{8}){2}-[0-9a-f]{32};/);
		for (const attribute of ['Max-Age=60', 'Path=/', 'HttpOnly', 'SameSite=Lax']) {
			expect(bookmark).toContain(attribute);
		}
	});

	it('gets one of this host alone over https', async () => {
		const secure = createSite({
			settings: { APP_ORIGIN: 'https://popmap.test' },
			sharedWith: site,
			dependencies: { openConnections: (bookmark) => openConnections(d1, bookmark) }
		});
		const { cookies } = await secure.signIn('olivia-owner');
		const cookie = cookies.headerFor(new URL(secure.config.origin));
		const { headers } = await clientOf(secure, { cookie }).post('/api/businesses', {
			name: 'Safe'
		});
		expect(headers.getSetCookie().join()).toMatch(/^__Host-Http-bookmark=.*Secure/);
	});

	it('gets none for a write that was rejected', async () => {
		const { status, headers } = await emil.client.post('/api/businesses', { name: '' });
		expect(status).toBe(422);
		expect(headers.getSetCookie()).toEqual([]);
	});
});

it.each(['first-primary', 'x', '', `${'f'.repeat(8)}-`, "' OR 1=1", '0'.repeat(99)])(
	'a bookmark that D1 did not write is ignored: %s',
	async (value) => {
		const cookie = `${emil.cookie}; popmap_bookmark=${value}`;
		expect((await emil.client.get('/api/businesses', { cookie })).status).toBe(200);
		expect(asked).toEqual({ primary: 1, replica: 1 });
		expect(waited).toEqual([]);
	}
);
