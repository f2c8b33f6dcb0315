import { beforeAll, describe, expect, it } from 'vitest';
import { isMachinePath } from './http/machine-paths.ts';
import { secretFolders } from './http/secret-paths.ts';
import { isUpload } from './pictures/upload-request.ts';
import { createSite } from './testing/site.ts';
import type { Browser } from '../test/browser/browser.ts';

const site = createSite();
const { origin } = site.config;
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every route with a method, read from the app so that no new one is missed. */
const routes = site.app.routes
	.filter(({ method }) => method !== 'ALL')
	.map(({ method, path }) => ({ method, path: path.replace(/:\w+(?:\{[^}]*\})?/g, 'some-id') }))
	.filter(
		(route, index, all) =>
			all.findIndex(({ method, path }) => method === route.method && path === route.path) === index
	);
const writes = routes.filter(({ method }) => !safe.has(method));

const isUploadOf = ({ method, path }: { method: string; path: string }) => isUpload(method, path);

const isForMachines = ({ path }: { path: string }) => isMachinePath(path);

/** A form action of a page: SvelteKit handles every path without a route of the Worker. */
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

describe('a write', () => {
	const formType = 'application/x-www-form-urlencoded';
	const contentTypes = [
		'application/json',
		'text/plain',
		formType,
		'multipart/form-data; boundary=x'
	];
	const foreignSources: Record<string, string>[] = [
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

	it('is tested on the routes of sign-in and of the API', () => {
		const found = routes.map(({ method, path }) => `${method} ${path}`);
		expect(found).toContain('POST /auth/logout');
		expect(found).toContain('DELETE /api/auth/sessions/some-id');
		expect(writes.length).toBeGreaterThan(3);
	});

	it('is open to other machines only where a token in the path or a signature is its proof', () => {
		expect(writes.filter(isForMachines)).toEqual([
			{ method: 'POST', path: '/unsubscribe/some-id' },
			{ method: 'POST', path: '/auth/facebook/data-deletion' }
		]);
	});

	it.each(writes.filter(isForMachines))('$method $path survives a broken form', async (route) => {
		const type = 'multipart/form-data; boundary=x';
		const { status } = await send(route, { 'content-type': type }, 'nonsense');
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
	});

	const forBrowsers = [...writes.filter((route) => !isForMachines(route)), pageWrite];
	it.each(forBrowsers)('$method $path is refused from another site', async (route) => {
		for (const contentType of contentTypes) {
			for (const from of foreignSources) {
				const headers = { ...from, 'content-type': contentType };
				const response = await send(route, headers, '{}');
				const label = `${contentType} ${JSON.stringify(from)}`;
				expect(response.status, label).toBe(403);
				expect(response.headers.getSetCookie(), label).toEqual([]);
			}
		}
		expect((await emil.visit('/api/auth/me')).status).toBe(200);
	});

	const apiWrites = writes.filter(({ path }) => path.startsWith('/api/'));
	it.each(apiWrites.filter((route) => !isUploadOf(route)))(
		'$method $path accepts only JSON',
		async (route) => {
			const sameOrigin = { 'sec-fetch-site': 'same-origin', origin };
			for (const contentType of contentTypes.slice(1)) {
				const response = await send(route, { ...sameOrigin, 'content-type': contentType }, '{}');
				expect(response.status, contentType).toBe(415);
			}
			const json = await send(route, { ...sameOrigin, 'content-type': 'application/json' }, '{}');
			expect(json.status).not.toBe(415);
		}
	);

	it.each(apiWrites.filter(isUploadOf))('$method $path accepts only pictures', async (route) => {
		const sameOrigin = { 'sec-fetch-site': 'same-origin', origin };
		for (const contentType of contentTypes) {
			const response = await send(route, { ...sameOrigin, 'content-type': contentType }, '{}');
			expect(response.status, contentType).toBe(415);
		}
		const picture = await send(route, { ...sameOrigin, 'content-type': 'image/png' }, '{}');
		expect(picture.status).not.toBe(415);
	});

	it.each([pageWrite, { method: 'POST', path: '/auth/logout' }])(
		'$method $path accepts only forms',
		async (route) => {
			const sameOrigin = { 'sec-fetch-site': 'same-origin', origin };
			const visitors = createSite();
			for (const contentType of [
				'text/plain',
				'multipart/form-data; boundary=x',
				'application/json',
				`${formType}; charset=utf-7`
			]) {
				const response = await send(
					route,
					{ ...sameOrigin, 'content-type': contentType },
					'x',
					visitors
				);
				expect(response.status, contentType).toBe(415);
			}
			for (const contentType of [formType, `${formType};charset=UTF-8`]) {
				const headers = { ...sameOrigin, 'content-type': contentType };
				const form = await send(route, headers, 'a=b', visitors);
				expect(form.status, contentType).not.toBe(415);
			}
		}
	);

	it.each([...writes, pageWrite, { method: 'PURGE', path: '/some/page' }])(
		'$method $path is rate-limited, except for signing out',
		async (route) => {
			const limiters = { signIn: async () => true, write: async () => false };
			const busy = createSite({ dependencies: { limiters } });
			const isForApi = route.path.startsWith('/api/');
			const type = isUploadOf(route) ? 'image/png' : isForApi ? 'application/json' : formType;
			const sameOrigin = { 'sec-fetch-site': 'same-origin', origin, 'content-type': type };
			const { status } = await send(route, sameOrigin, isForApi ? '{}' : '', busy);
			expect(status).toBe(route.path === '/auth/logout' ? 303 : 429);
		}
	);

	it('to sign out is not possible with GET', async () => {
		await send({ method: 'GET', path: '/auth/logout' }, {});
		expect((await emil.visit('/api/auth/me')).status).toBe(200);
	});
});

describe('a path of the API', () => {
	const paths = routes.map(({ path }) => path).filter((path) => path.startsWith('/api/'));

	it.each([...new Set(paths)])(
		'%s responds to any other method with 405 and Allow',
		async (path) => {
			const sameOrigin = {
				'sec-fetch-site': 'same-origin',
				origin,
				'content-type': 'application/json'
			};
			const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
			const method = methods.includes('PUT') ? 'POST' : 'PUT';
			const { status, headers } = await send({ method, path }, sameOrigin, '{}');
			const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
			expect(status).toBe(405);
			expect(headers.get('allow')?.split(', ').sort()).toEqual(allowed.sort());
		}
	);
});

describe('every response', () => {
	const always = {
		'x-content-type-options': 'nosniff',
		'referrer-policy': /^(same-origin|no-referrer)$/,
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

	it.each(secretFolders)(
		'sends an address that is a secret to no other page: /%s/…',
		async (folder) => {
			const response = await send({ method: 'GET', path: `/${folder}/secret` }, {});
			expect(response.headers.get('referrer-policy')).toBe('no-referrer');
		}
	);

	it.each([...routes, ...pages, { method: 'GET', path: '//evil.example' }])(
		'$method $path has the security headers, signed in or not',
		async (route) => {
			const sameOrigin = {
				'sec-fetch-site': 'same-origin',
				origin,
				'content-type': 'application/json'
			};
			const init = safe.has(route.method) ? {} : sameOrigin;
			for (const cookie of [cookieHeader(emil), '', 'popmap_session=garbage']) {
				const response = await send(route, { ...init, cookie });
				for (const [name, value] of Object.entries(always)) {
					expect(response.headers.get(name), `${name} with ${cookie.slice(0, 7)}`).toMatch(value);
				}
				expect(response.headers.get('cache-control'), 'cache-control').not.toBeNull();
				expect(response.status).toBeLessThan(500);
			}
			await restoreSession();
		}
	);

	it('over https has Strict-Transport-Security', async () => {
		const secure = createSite({ settings: { APP_ORIGIN: 'https://popmap.test' } });
		const response = await secure.browse().visit('/');
		expect(response.headers.get('strict-transport-security')).toMatch(/max-age=63072000/);
	});

	it('with personal data is not cached', async () => {
		for (const path of ['/api/auth/me', '/account', '/', '/api/auth/sessions']) {
			const response = await emil.visit(path);
			expect(response.headers.get('cache-control'), path).toMatch(/no-store/);
		}
	});

	it('that redirects after a write is 303', async () => {
		const response = await emil.visit('/auth/logout', { form: {} });
		expect(response.status).toBe(303);
		await restoreSession();
	});

	it.each([301, 302, 303, 307, 308])(
		'that redirects after a form of a page is 303, even where the page says %i',
		async (status) => {
			const headers = { location: '/account' };
			const renderPage = async () => new Response(null, { status, headers });
			const pages = createSite({ dependencies: { renderPage } });
			const form = await pages.browse().visit('/some/page', { form: {} });
			expect([form.status, form.headers.get('location')]).toEqual([303, '/account']);
			expect((await pages.browse().visit('/some/page')).status).toBe(status);
		}
	);
});

/** Signs in again after the route that signs out. */
async function restoreSession(): Promise<void> {
	if ((await emil.copy().visit('/api/auth/me')).status === 200) return;
	await site.signIn('emil-owner', emil);
}
