import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

const { app, config } = createSite();
const ours = config.origin;
const theirs = 'https://another.example';

interface From {
	site?: string;
	origin?: string;
}

async function ask(method: string, path: string, { site, origin }: From): Promise<Response> {
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
		expect((await ask(method, '/account', from)).status).toBe(200);
	});

	it.each(refused)('is rejected from elsewhere: %o', async (from) => {
		const answer = await ask(method, '/account', from);
		expect(answer.status).toBe(403);
		expect(await answer.json()).toMatchObject({ problem: { code: 'cross_site' } });
	});

	it('is rejected on the API as JSON, before the session is looked up', async () => {
		const answer = await ask(method, '/api/auth/me', { site: 'cross-site', origin: theirs });
		expect(answer.status).toBe(403);
		expect(await answer.json()).toEqual({
			error: expect.any(String),
			code: 'cross_site',
			request_id: answer.headers.get('x-request-id')
		});
	});
});

describe.each(['GET', 'HEAD', 'OPTIONS'])('%s', (method) => {
	it.each([...allowed, ...refused])('is allowed from everywhere: %o', async (from) => {
		expect((await ask(method, '/account', from)).status).toBe(200);
	});
});
