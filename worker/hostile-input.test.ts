import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSite } from './testing/site.ts';
import { expectNo5xx as expectNo5xxAt } from './testing/expect-no-5xx.ts';

const site = createSite();
const { origin } = site.config;

const expectNo5xx = (path: string, init?: RequestInit) => expectNo5xxAt(site, path, init);

/** Characters that `fetch` allows in a header. */
const headerText = fc
	.string({ unit: 'binary', maxLength: 300 })
	.map((text) => text.replace(/[^\u0020-\u007e]/g, '').trim());

let cookie = '';
let token = '';
beforeAll(async () => {
	const emil = await site.signIn('emil-owner');
	cookie = emil.cookies.get('popmap_session')?.value ?? '';
	token = await site.accessToken('emil-owner');
});

/** The text with one character replaced. */
const mutated = (text: () => string) =>
	fc.tuple(fc.nat(), fc.constantFrom(...'abcXYZ019-_.~!%')).map(([seed, character]) => {
		const at = seed % text().length;
		return text().slice(0, at) + character + text().slice(at + 1);
	});

describe('hostile input', () => {
	it('is rejected in 10,000 mutated session cookies', async () => {
		const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
		for (let attempt = 0; attempt < 10_000; attempt++) {
			const index = attempt % cookie.length;
			const turn = 1 + Math.floor(attempt / cookie.length);
			const other = alphabet[(alphabet.indexOf(cookie[index] ?? '') + turn) % alphabet.length];
			const forged = cookie.slice(0, index) + other + cookie.slice(index + 1);
			const response = await expectNo5xx('/api/auth/me', {
				headers: { cookie: `popmap_session=${forged}` }
			});
			expect(response.status, `${other} at ${index}`).toBe(401);
		}
	}, 60_000);

	it(
		'causes no server error in a Cookie header',
		() =>
			fc.assert(
				fc.asyncProperty(headerText, async (text) => {
					await expectNo5xx('/api/auth/me', { headers: { cookie: text } });
					await expectNo5xx('/api/auth/me', {
						headers: { cookie: `popmap_session=${text}; popmap_session.0=${text}` }
					});
					await expectNo5xx('/callback?state=x&code=y', {
						headers: { cookie: `popmap_signin-${text}=${text}` }
					});
				})
			),
		30_000
	);

	it(
		'is rejected in mutated access tokens',
		() =>
			fc.assert(
				fc.asyncProperty(
					mutated(() => token),
					async (forged) => {
						const authorization = `Bearer ${forged}`;
						const response = await expectNo5xx('/api/auth/me', { headers: { authorization } });
						// The last character of each part may have unused bits.
						const same = forged === token || forged.length - token.length !== 0;
						if (!same && !endsOfParts(token).some((at) => forged[at] !== token[at])) {
							expect(response.status).toBe(401);
						}
					}
				),
				{ numRuns: 300 }
			),
		30_000
	);

	it(
		'causes no server error in an Authorization header',
		() =>
			fc.assert(
				fc.asyncProperty(headerText, async (text) => {
					for (const authorization of [text, `Bearer ${text}`, `bearer ${text}.${text}.${text}`]) {
						await expectNo5xx('/api/auth/me', { headers: { authorization } });
					}
				})
			),
		30_000
	);

	it(
		'causes no server error in a query, also of the callback',
		() =>
			fc.assert(
				fc.asyncProperty(
					fc.webQueryParameters(),
					fc.string({ unit: 'binary' }),
					async (query, text) => {
						const encoded = encodeURIComponent(text.toWellFormed());
						await expectNo5xx(`/callback?${query}`);
						await expectNo5xx(`/callback?code=${encoded}&state=${encoded}`);
						await expectNo5xx(
							`/callback?error=${encoded}&error_description=${encoded}&iss=${encoded}`
						);
						await expectNo5xx(`/auth/login?provider=${encoded}`);
						const response = await expectNo5xx(`/auth/login?return_to=${encoded}`);
						expect([303, 429]).toContain(response.status);
					}
				)
			),
		30_000
	);

	it(
		'causes no server error in a body of any content type',
		() =>
			fc.assert(
				fc.asyncProperty(
					fc.string({ unit: 'binary', maxLength: 400 }),
					fc.constantFrom(
						'application/json',
						'application/x-www-form-urlencoded',
						'text/plain',
						''
					),
					fc.constantFrom('/auth/logout', '/api/auth/sessions/end-others', '/api/businesses'),
					async (body, type, path) => {
						const headers = {
							cookie: `popmap_session=${cookie}`,
							origin,
							'sec-fetch-site': 'same-origin',
							...(type && { 'content-type': type })
						};
						if (path === '/auth/logout') headers.cookie = 'popmap_session=nobody';
						await expectNo5xx(path, { method: 'POST', headers, body: body.toWellFormed() });
					}
				)
			),
		30_000
	);

	it(
		'causes no server error in a path',
		() =>
			fc.assert(
				fc.asyncProperty(fc.webPath(), fc.string({ unit: 'binary' }), async (path, text) => {
					await expectNo5xx(path.startsWith('/') ? path : `/${path}`);
					await expectNo5xx(`/api/${encodeURIComponent(text.toWellFormed())}`);
					await expectNo5xx(`/api/businesses/${encodeURIComponent(text.toWellFormed())}`);
					await expectNo5xx(`/api/events/${encodeURIComponent(text.toWellFormed())}`);
				})
			),
		30_000
	);
});

const endsOfParts = (jwt: string): number[] => {
	const ends: number[] = [];
	for (let at = 0; at <= jwt.length; at++)
		if (at === jwt.length || jwt[at] === '.') ends.push(at - 1);
	return ends;
};
