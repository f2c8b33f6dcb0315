import { beforeAll, describe, expect, it } from 'vitest';
import { createSite } from './testing/site.ts';
import type { Browser } from '../test/browser/browser.ts';

const site = createSite();
const { origin } = site.config;
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every route that answers by itself, from the app: a new one cannot be forgotten here. */
const routes = site.app.routes
	.filter(({ method }) => method !== 'ALL')
	.map(({ method, path }) => ({ method, path: path.replace(/:\w+(?:\{[^}]*\})?/g, 'some-id') }))
	.filter(
		(route, index, all) =>
			all.findIndex(({ method, path }) => method === route.method && path === route.path) === index
	);
const writes = routes.filter(({ method }) => !safe.has(method));

/** A page's form action: SvelteKit answers under any path that no route of ours has. */
const pageWrite = { method: 'POST', path: '/some/page' };

let emil: Browser;
beforeAll(async () => void (emil = await site.signIn('emil-owner')));

function cookieHeader({ cookies }: Browser): string {
	return [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
}

async function send(
	{ method, path }: { method: string; path: string },
	headers: Record<string, string>,
	body?: string,
	to = site
) {
	const init = { method, headers: { cookie: cookieHeader(emil), ...headers }, redirect: 'manual' };
	const request = new Request(origin + path, {
		...init,
		redirect: 'manual',
		...(body && { body })
	});
	return to.app.fetch(request);
}

describe('writes that another site makes a browser send', () => {
	const formType = 'application/x-www-form-urlencoded';
	const contentTypes = [
		'application/json',
		'text/plain',
		formType,
		'multipart/form-data; boundary=x'
	];
	const fromElsewhere: Record<string, string>[] = [
		{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
		{ 'sec-fetch-site': 'same-site', origin: 'https://shop.popmap.test' },
		{ 'sec-fetch-site': 'none' },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
		{ 'sec-fetch-site': 'cross-site', origin },
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ origin: `${origin}.evil.example` },
		{}
	];

	it('finds the routes of sign-in and of the domain', () => {
		const found = routes.map(({ method, path }) => `${method} ${path}`);
		expect(found).toContain('POST /auth/logout');
		expect(found).toContain('DELETE /api/auth/sessions/some-id');
		expect(writes.length).toBeGreaterThan(3);
	});

	it.each([...writes, pageWrite])('$method $path refuses them', async (route) => {
		for (const contentType of contentTypes) {
			for (const from of fromElsewhere) {
				const headers = { ...from, 'content-type': contentType };
				const response = await send(route, headers, '{}');
				const said = `${contentType} ${JSON.stringify(from)}`;
				expect(response.status, said).toBe(403);
				expect(response.headers.getSetCookie(), said).toEqual([]);
			}
		}
		expect((await emil.visit('/api/auth/me')).status).toBe(200);
	});

	it.each(writes.filter(({ path }) => path.startsWith('/api/')))(
		'$method $path takes JSON alone, from its own pages too',
		async (route) => {
			const ours = { 'sec-fetch-site': 'same-origin', origin };
			for (const contentType of contentTypes.slice(1)) {
				const response = await send(route, { ...ours, 'content-type': contentType }, '{}');
				expect(response.status, contentType).toBe(415);
			}
			const json = await send(route, { ...ours, 'content-type': 'application/json' }, '{}');
			expect(json.status).not.toBe(415);
		}
	);

	it.each([pageWrite, { method: 'POST', path: '/auth/logout' }])(
		'$method $path takes forms alone, from its own pages too',
		async (route) => {
			const ours = { 'sec-fetch-site': 'same-origin', origin };
			const visitors = createSite();
			for (const contentType of [
				'text/plain',
				'multipart/form-data; boundary=x',
				'application/json',
				`${formType}; charset=utf-7`
			]) {
				const response = await send(route, { ...ours, 'content-type': contentType }, 'x', visitors);
				expect(response.status, contentType).toBe(415);
			}
			for (const contentType of [formType, `${formType};charset=UTF-8`]) {
				const headers = { ...ours, 'content-type': contentType };
				const form = await send(route, headers, 'a=b', visitors);
				expect(form.status, contentType).not.toBe(415);
			}
		}
	);

	it.each([...writes, pageWrite, { method: 'PURGE', path: '/some/page' }])(
		'$method $path is not done too often; signing out always works',
		async (route) => {
			const limiters = { signIn: async () => true, write: async () => false };
			const busy = createSite({ parts: { limiters } });
			const isForApi = route.path.startsWith('/api/');
			const type = isForApi ? 'application/json' : formType;
			const ours = { 'sec-fetch-site': 'same-origin', origin, 'content-type': type };
			const { status } = await send(route, ours, isForApi ? '{}' : '', busy);
			expect(status).toBe(route.path === '/auth/logout' ? 303 : 429);
		}
	);

	it('no GET changes anything: signing out by a link or an image does not', async () => {
		await send({ method: 'GET', path: '/auth/logout' }, {});
		expect((await emil.visit('/api/auth/me')).status).toBe(200);
	});
});

describe('every address of the API', () => {
	const paths = routes.map(({ path }) => path).filter((path) => path.startsWith('/api/'));

	it.each([...new Set(paths)])('%s says what it does, asked for something else', async (path) => {
		const ours = { 'sec-fetch-site': 'same-origin', origin, 'content-type': 'application/json' };
		const { status, headers } = await send({ method: 'PUT', path }, ours, '{}');
		const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
		const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
		expect(status).toBe(405);
		expect(headers.get('allow')?.split(', ').sort()).toEqual(allowed.sort());
	});
});

describe('every answer', () => {
	const always = {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'x-request-id': /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/,
		'content-security-policy': /frame-ancestors 'none'/,
		'permissions-policy': /camera=\(\)/
	};
	const pages = ['/', '/account', '/login', '/problem', '/no/such/page'].map((path) => ({
		method: 'GET',
		path
	}));

	it.each([...routes, ...pages, { method: 'GET', path: '//evil.example' }])(
		'$method $path carries the security headers, signed in and not, refused or not',
		async (route) => {
			const ours = { 'sec-fetch-site': 'same-origin', origin, 'content-type': 'application/json' };
			const init = safe.has(route.method) ? {} : ours;
			for (const cookie of [cookieHeader(emil), '', 'session=garbage']) {
				const response = await send(route, { ...init, cookie });
				for (const [name, value] of Object.entries(always)) {
					expect(response.headers.get(name), `${name} with ${cookie.slice(0, 7)}`).toMatch(value);
				}
				expect(response.headers.get('cache-control'), 'cache-control').not.toBeNull();
				expect(response.status).toBeLessThan(500);
			}
			await settleSignOut();
		}
	);

	it('says over https that it will always be https', async () => {
		const secure = createSite({ settings: { APP_ORIGIN: 'https://popmap.test' } });
		const response = await secure.browse().visit('/');
		expect(response.headers.get('strict-transport-security')).toMatch(/max-age=63072000/);
	});

	it('that is personal is kept by nobody', async () => {
		for (const path of ['/api/auth/me', '/account', '/', '/api/auth/sessions']) {
			const response = await emil.visit(path);
			expect(response.headers.get('cache-control'), path).toMatch(/no-store/);
		}
	});

	it('to a write leads on with 303', async () => {
		const response = await emil.visit('/auth/logout', { form: {} });
		expect(response.status).toBe(303);
		await settleSignOut();
	});
});

/** One of the routes signs out: the next one starts signed in again. */
async function settleSignOut(): Promise<void> {
	if ((await emil.copy().visit('/api/auth/me')).status === 200) return;
	await site.signIn('emil-owner', emil);
}
