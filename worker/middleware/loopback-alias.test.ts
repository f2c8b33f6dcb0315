import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

const site = createSite();

async function locationOf(url: string, to = site, method = 'GET'): Promise<string | null> {
	const response = await to.app.fetch(new Request(url, { method }));
	return response.status === 307 ? response.headers.get('location') : null;
}

describe('another name of this machine', () => {
	it.each([
		['http://127.0.0.1:5173/auth/login?provider=Google', '/auth/login?provider=Google'],
		['http://[::1]:5173/', '/'],
		['http://127.0.0.1:5173/login?return_to=/account', '/login?return_to=/account']
	])('leads to the site’s own: %s', async (url, path) => {
		expect(await locationOf(url)).toBe(site.config.origin + path);
	});

	it.each([
		'http://localhost:5173/login',
		'http://127.0.0.1:5173/api/auth/config',
		'http://192.168.1.2:5173/login',
		'https://tunnel.example/login'
	])('is not seen in %s', async (url) => expect(await locationOf(url)).toBeNull());

	it('does not lead a form away', async () => {
		expect(await locationOf('http://127.0.0.1:5173/auth/logout', site, 'POST')).toBeNull();
	});

	it('stays as it is when the site is elsewhere', async () => {
		const deployed = createSite({ settings: { APP_ORIGIN: 'https://popmap.test' } });
		expect(await locationOf('http://127.0.0.1:8787/login', deployed)).toBeNull();
	});

	it('lets a sign-in begun there succeed', async () => {
		const browser = site.browse();
		const to = await locationOf(
			'http://127.0.0.1:5173/auth/login?provider=Google&return_to=/account'
		);
		// The redirect came from another site, so the person chooses once more.
		const chosen = await browser.visit(to ?? '', { headers: { 'sec-fetch-site': 'cross-site' } });
		expect(chosen.headers.get('location')).toBe('/login?provider=Google&return_to=%2Faccount');
	});
});
