import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

const { app, config } = createSite();
const ours = config.origin;
const theirs = 'https://another.example';

interface From {
	site?: string;
	origin?: string;
}

async function send(method: string, path: string, { site, origin }: From): Promise<Response> {
	const headers = new Headers();
	if (site !== undefined) headers.set('sec-fetch-site', site);
	if (origin !== undefined) headers.set('origin', origin);
	return app.fetch(new Request(ours + path, { method, headers }));
}

const allowed: From[] = [
	{ site: 'same-origin', origin: ours },
	{ site: 'same-origin' },
	{ origin: ours }
];
const refused: From[] = [
	{},
	{ origin: theirs },
	{ origin: 'null' },
	{ origin: ours.toUpperCase() },
	{ origin: `${ours}/` },
	{ origin: `${ours}.evil.example` },
	{ origin: ours.replace('http:', 'https:') },
	{ site: 'same-origin', origin: theirs },
	{ site: 'same-origin', origin: 'null' },
	{ site: 'same-site' },
	{ site: 'same-site', origin: ours },
	{ site: 'cross-site' },
	{ site: 'cross-site', origin: ours },
	{ site: 'cross-site', origin: theirs },
	{ site: 'none' },
	{ site: 'none', origin: ours },
	{ site: 'something-new', origin: ours }
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

describe.each(['GET', 'HEAD', 'OPTIONS'])('%s', (method) => {
	it.each([...allowed, ...refused])('is allowed from everywhere: %o', async (from) => {
		expect((await send(method, '/account', from)).status).toBe(200);
	});
});
