import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../test/browser/browser.ts';
import { createSite } from '../testing/site.ts';
import { createSealedBox } from './sealed-box.ts';
import { decodeSession, encodeSession } from './session/session-tokens.ts';

/** Every token that Cognito has issued to the site. */
const issued = new Map<string, string>();
const first = createSite();
async function fetchAndRecord(request: Request): Promise<Response> {
	const response = await first.cognito.fetch(request);
	if (!request.url.endsWith('/oauth2/token')) return response;
	const tokens: Record<string, string> = await response.clone().json();
	for (const name of ['access_token', 'refresh_token', 'id_token']) {
		issued.set(`${name} ${issued.size}`, tokens[name] ?? '');
	}
	return response;
}
const site = createSite({ sharedWith: first, dependencies: { fetch: fetchAndRecord } });

let browser: Browser;
beforeAll(async () => {
	browser = await site.signIn('mona-moderator');
	site.pass(3600);
	await browser.visit('/api/auth/me');
	expect(issued.size).toBeGreaterThanOrEqual(5);
});

const tokensIn = (text: string) => [...issued].filter(([, token]) => text.includes(token));

describe('the tokens of a session', () => {
	const paths = site.app.routes
		.filter(({ method, path }) => method === 'GET' && !path.includes(':'))
		.map(({ path }) => path)
		.filter((path) => !['/auth/login', '/callback'].includes(path));

	it.each([...new Set(paths), '/', '/account'])('are in no response of %s', async (path) => {
		const response = await browser.visit(path);
		const headers = JSON.stringify([...response.headers]);
		expect(tokensIn((await response.text()) + headers)).toEqual([]);
	});

	it('are no part of what /api/auth/me says', async () => {
		const me: object = await (await browser.visit('/api/auth/me')).json();
		expect(Object.keys(me).sort()).toEqual([
			'email',
			'first_name',
			'groups',
			'id',
			'identity_provider',
			'is_moderator',
			'last_name',
			'name',
			'permissions',
			'username'
		]);
	});

	it('are in D1 in no readable form', async () => {
		const { results } = await env.DB.prepare('SELECT * FROM sessions, users').all();
		expect(results.length).toBeGreaterThan(0);
		expect(tokensIn(JSON.stringify(results))).toEqual([]);
	});

	it('are in the cookie only sealed, and the ID token is not kept', async () => {
		const value = browser.cookies.get('popmap_session')?.value ?? '';
		expect(tokensIn(value)).toEqual([]);
		const opened = await createSealedBox(site.config.session.keys).open('session', value);
		const content = opened?.content ?? new Uint8Array();
		const kept = decodeSession(content);
		if (!kept) throw new TypeError('The cookie does not open');
		expect(Object.keys(kept).sort()).toEqual(['accessToken', 'refreshToken', 'sessionId']);
		expect([...issued.values()]).toContain(kept.accessToken);
		// Nothing else is in it.
		expect(encodeSession(kept)).toEqual(content);
	});
});
