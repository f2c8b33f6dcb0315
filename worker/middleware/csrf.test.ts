import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

const { app, config } = createSite();
const ours = config.origin;
const theirs = 'https://another.example';

interface From {
	site?: string;
	origin?: string;
	referer?: string;
}

/** A request with a cookie, which is what the check protects. */
async function send(method: string, path: string, from: From): Promise<Response> {
	const { site, origin, referer } = from;
	const headers = new Headers({ cookie: 'popmap_session=x' });
	if (referer !== undefined) headers.set('referer', referer);
	if (site !== undefined) headers.set('sec-fetch-site', site);
	if (origin !== undefined) headers.set('origin', origin);
	return app.fetch(new Request(ours + path, { method, headers }));
}

const allowed: From[] = [
	{ site: 'same-origin', origin: ours },
	{ site: 'same-origin' },
	// Pages whose address is a secret send no referrer, and this origin.
	{ site: 'same-origin', origin: 'null' },
	{ origin: ours },
	// Text browsers send nothing else.
	{ referer: `${ours}/businesses/new` },
	{ referer: ours }
];
const refused: From[] = [
	{},
	{ origin: theirs },
	{ origin: 'null' },
	{ site: 'cross-site', origin: 'null' },
	{ origin: ours.toUpperCase() },
	{ origin: `${ours}/` },
	{ origin: `${ours}.evil.example` },
	{ origin: ours.replace('http:', 'https:') },
	{ site: 'same-origin', origin: theirs },
	{ site: 'same-site' },
	{ site: 'same-site', origin: ours },
	{ site: 'cross-site' },
	{ site: 'cross-site', origin: ours },
	{ site: 'cross-site', origin: theirs },
	{ site: 'none' },
	{ site: 'none', origin: ours },
	{ site: 'something-new', origin: ours },
	{ referer: `${theirs}/` },
	{ referer: `${theirs}/?${ours}/` },
	{ referer: `${ours}.evil.example/` },
	{ referer: ours.replace('http:', 'https:') },
	{ referer: 'null' },
	{ referer: '/account' },
	{ origin: 'null', referer: `${ours}/` },
	{ origin: theirs, referer: `${ours}/` },
	{ site: 'cross-site', referer: `${ours}/` }
];

describe.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s', (method) => {
	it.each(allowed)('is allowed from our own pages: %o', async (from) => {
		expect((await send(method, '/account', from)).status).toBe(200);
	});

	it.each(refused)('is rejected from elsewhere: %o', async (from) => {
		const response = await send(method, '/account', from);
		expect(response.status).toBe(403);
		expect(await response.json()).toMatchObject({ problem: { code: 'cross_site' } });
	});

	it('is rejected on the API as JSON, before the session is looked up', async () => {
		const response = await send(method, '/api/auth/me', { site: 'cross-site', origin: theirs });
		expect(response.status).toBe(403);
		expect(await response.json()).toEqual({
			error: expect.any(String),
			code: 'cross_site',
			request_id: response.headers.get('x-request-id')
		});
	});
});

describe('a write to the API by a program', () => {
	const write = (headers: Record<string, string>) =>
		app.fetch(new Request(`${ours}/api/events/1/join`, { method: 'POST', headers }));
	const elsewhere = { origin: theirs, 'sec-fetch-site': 'cross-site' };

	it.each([{}, elsewhere])(
		'with neither a cookie nor a token is 401, not 403: %o',
		async (from) => {
			const response = await write(from);
			expect(response.status).toBe(401);
			expect(response.headers.get('www-authenticate')).toBe('Bearer realm="popmap"');
			expect(await response.json()).toMatchObject({ code: 'not_signed_in' });
		}
	);

	it('with a malformed token is 401, also from another site', async () => {
		expect((await write({ ...elsewhere, authorization: 'Bearer x' })).status).toBe(401);
	});

	it('with a cookie and another kind of authorization is rejected', async () => {
		const headers = { cookie: 'popmap_session=x', authorization: 'Basic eDp5' };
		expect((await write({ ...elsewhere, ...headers })).status).toBe(403);
	});
});

describe.each(['GET', 'HEAD', 'OPTIONS'])('%s', (method) => {
	it.each([...allowed, ...refused])('is allowed from everywhere: %o', async (from) => {
		expect((await send(method, '/account', from)).status).toBe(200);
	});
});
