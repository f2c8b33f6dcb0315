import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

const site = createSite();
const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: site.config.origin };

/** The last line of the log after this request. */
async function lastLine(
	path: string,
	visit: { method?: string; headers?: Record<string, string> }
) {
	const browser = await site.signIn('anna-attendee');
	const response = await browser.visit(path, visit);
	return {
		status: response.status,
		id: response.headers.get('x-request-id'),
		line: site.logged.at(-1)
	};
}

describe('a denied request', () => {
	it.each<[string, number, string, { method?: string; headers?: Record<string, string> }]>([
		[
			'cross_site',
			403,
			'/account',
			{ method: 'POST', headers: { origin: 'https://evil.example' } }
		],
		['navigation_only', 403, '/auth/login', { headers: { 'sec-fetch-mode': 'cors' } }],
		['moderators_only', 403, '/api/review', { headers: sameOrigin }],
		['headers_too_large', 431, '/', { headers: { 'x-padding': 'x'.repeat(33_000) } }],
		['url_too_long', 414, `/?q=${'x'.repeat(5_000)}`, {}]
	])('is logged as %s', async (reason, status, path, visit) => {
		const seen = await lastLine(path, visit);
		expect(seen.status).toBe(status);
		expect(seen.line).toMatchObject({
			event: 'request_refused',
			reason,
			status,
			method: visit.method ?? 'GET',
			request_id: seen.id
		});
	});

	it('is logged with the user, where known', async () => {
		const { line } = await lastLine('/api/review', { headers: sameOrigin });
		expect(line).toMatchObject({ user: expect.stringMatching(/^[0-9a-f-]{36}$/) });
	});

	it('is not logged when a page is missing or an anonymous visitor has to sign in', async () => {
		const { browse, logged } = createSite();
		await browse().visit('/api/nothing');
		await browse().visit('/api/auth/sessions');
		expect(logged).toEqual([]);
	});
});

describe('a rejected access token', () => {
	it('is logged with its reason', async () => {
		await site.cognito.control('tokens', { mutation: 'wrong_client_id', token: 'access' });
		const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
		await site.browse().visit('/api/auth/me', { headers: { authorization } });
		expect(site.logged.at(-1)).toMatchObject({ event: 'token_refused', reason: 'client_id' });
	});
});
