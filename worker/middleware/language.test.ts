import { describe, expect, it } from 'vitest';
import type { PageContext } from '../page-context.ts';
import { env } from 'cloudflare:workers';
import { openDatabase } from '../database/client.ts';
import { users } from '../database/schema.ts';
import { createSite } from '../testing/site.ts';

/** A site whose pages say what they were rendered from, or lead where their query says. */
function openSite(settings: Record<string, string> = {}) {
	async function renderPage(request: Request, { language, text }: PageContext): Promise<Response> {
		const { pathname, search, searchParams } = new URL(request.url);
		const location = searchParams.get('to');
		if (location) return new Response(null, { status: 303, headers: { location } });
		const suggested = language.suggested?.code ?? 'none';
		const words = [language.code, pathname + search, text.home.today, suggested];
		return new Response(words.join(' '), { headers: { 'content-type': 'text/html' } });
	}
	return createSite({ settings, dependencies: { renderPage } });
}

const textOf = async (response: Response) => response.text();
const locationOf = (response: Response) => [response.status, response.headers.get('location')];

describe('a page', () => {
	it('has an address for each language, and the same path in all of them', async () => {
		const browser = openSite().browse();
		const pages = ['/help', '/de/help', '/es/help?x=1', '/de', '/de/', '/de/dashboard'];
		const shown = await Promise.all(pages.map((page) => browser.visit(page).then(textOf)));
		expect(shown).toEqual([
			'en /help Today none',
			'de /help Heute none',
			'es /help Hoy none',
			'de / Heute none',
			'de / Heute none',
			'de /dashboard Heute none'
		]);
	});

	it('is led to where its address names English, which has no prefix', async () => {
		const browser = openSite().browse();
		const leads = async (path: string) => locationOf(await browser.visit(path));
		expect(await leads('/en')).toEqual([308, '/']);
		expect(await leads('/en/events/fair?when=today')).toEqual([308, '/events/fair?when=today']);
		for (const path of [
			'/en//evil.example',
			'/en/\\evil.example',
			'/en/api/events',
			'/en/robots.txt'
		]) {
			expect((await leads(path))[1], path).toBe(null);
		}
	});

	it('is cached for each language, and a purge reaches all of them', async () => {
		const site = openSite();
		const browser = site.browse();
		const statusesOf = async () => {
			const pages = ['/help', '/de/help', '/es/help'];
			const responses = await Promise.all(pages.map((page) => browser.visit(page)));
			return responses.map(({ headers }) => headers.get('cache-status')?.split('; ')[1]);
		};
		expect(await statusesOf()).toEqual(['fwd=uri-miss', 'fwd=uri-miss', 'fwd=uri-miss']);
		expect(await statusesOf()).toEqual(['hit', 'hit', 'hit']);
		site.pass(1);
		await site.publicPages.purge(['page-help']);
		expect(await statusesOf()).not.toContain('hit');
	});

	it('leads on in its language', async () => {
		const site = openSite();
		const browser = site.browse();
		const { origin } = site.config;
		const leads = async (page: string, to: string) =>
			locationOf(await browser.visit(`${page}?to=${encodeURIComponent(to)}`));
		expect(await leads('/de/dashboard', '/login?return_to=%2F')).toEqual([
			303,
			'/de/login?return_to=%2F'
		]);
		expect(await leads('/de/dashboard', '/es/help')).toEqual([303, '/de/es/help']);
		expect(await leads('/de/dashboard', `${origin}/help`)).toEqual([303, `${origin}/de/help`]);
		expect(await leads('/de/dashboard', 'https://example.org/help')).toEqual([
			303,
			'https://example.org/help'
		]);
		expect(await leads('/dashboard', '/help')).toEqual([303, '/help']);
	});

	it('suggests the language that the browser prefers, until somebody has chosen', async () => {
		const browser = openSite().browse();
		const visit = async (page: string, header: string, cookie = '') =>
			textOf(
				await browser.visit(page, {
					headers: { 'accept-language': header, ...(cookie && { cookie }) }
				})
			);
		expect(await visit('/help', 'fr, de-AT;q=0.9, en;q=0.8')).toBe('en /help Today de');
		expect(await visit('/de/help', 'de')).toBe('de /help Heute none');
		expect(await visit('/de/help', 'en-US,en')).toBe('de /help Heute en');
		expect(await visit('/dashboard', 'es')).toBe('en /dashboard Today es');
		expect(await visit('/help', 'fr')).toBe('en /help Today none');
		expect(await visit('/help', 'de', 'language=en')).toBe('en /help Today none');
		// A parameter of ours, and no request can forge it.
		expect(await visit('/help?suggest=es', 'en')).toBe('en /help Today none');
	});
});

describe('the home page', () => {
	const home = (cookie: string, path = '/', headers: Record<string, string> = {}) =>
		openSite()
			.browse()
			.visit(path, { headers: { cookie, ...headers } });

	it('leads to the language that somebody has chosen, and is not cached', async () => {
		const response = await home('language=de', '/?when=today');
		expect(locationOf(response)).toEqual([302, '/de?when=today']);
		expect(response.headers.get('cache-control')).toBe('private, no-store');
		expect(locationOf(await home('a=b; language=es'))).toEqual([302, '/es']);
	});

	it.each(['language=en', 'language=fr', 'language=xx/../', 'language=', 'x=de'])(
		'stays as it is with the cookie %s',
		async (cookie) => expect((await home(cookie)).status).toBe(200)
	);

	it('stays as it is for a browser that only prefers a language', async () => {
		expect((await home('', '/', { 'accept-language': 'de' })).status).toBe(200);
	});

	it.each(['/help', '/de/help', '/es', '/events/fair'])(
		'is the only page that leads to it, not %s',
		async (path) => expect((await home('language=de', path)).status).toBe(200)
	);
});

describe('the choice of a language', () => {
	const settings = { APP_ORIGIN: 'https://popmap.test' };
	const choose = (form: Record<string, string>, headers: Record<string, string> = {}) =>
		openSite(settings).browse().visit('/language', { form, headers });

	it('is remembered, and leads to the same page', async () => {
		const response = await choose({ language: 'de', return_to: '/events/fair?cursor=a' });
		expect(locationOf(response)).toEqual([303, '/de/events/fair?cursor=a']);
		expect(response.headers.get('set-cookie')).toBe(
			'language=de; Max-Age=34560000; Path=/; HttpOnly; Secure; SameSite=Lax'
		);
	});

	it.each([
		[{ language: 'en', return_to: '/de/help' }, '/help'],
		[{ language: 'es', return_to: '/de' }, '/es'],
		[{ language: 'es', return_to: 'https://evil.example/' }, '/es'],
		[{ language: 'es', return_to: '//evil.example' }, '/es'],
		[{ language: 'de', return_to: '/de//evil.example' }, '/de//evil.example'],
		[{ language: 'fr', return_to: '/help' }, '/help'],
		[{ language: 'xb', return_to: '/help' }, '/help'],
		[{}, '/']
	])('%j leads to %s', async (form, location) => {
		expect(locationOf(await choose(form))).toEqual([303, location]);
	});

	it('is refused from another site', async () => {
		const response = await choose({ language: 'de' }, { 'sec-fetch-site': 'cross-site' });
		expect(response.status).toBe(403);
	});
});

describe('the language in which somebody is written to', () => {
	const languages = async () =>
		(await openDatabase(env.DB).select({ language: users.language }).from(users)).map(
			({ language }) => language
		);

	it('is the one of the page that they signed in from, until they choose another', async () => {
		await openDatabase(env.DB).delete(users);
		const site = openSite();
		const browser = await site.signIn('emil-owner', site.browse(), '/de/dashboard');
		expect(await languages()).toEqual(['de']);
		await browser.visit('/language', { form: { language: 'es' } });
		expect(await languages()).toEqual(['es']);
		// What they chose in this browser counts, wherever they sign in.
		await site.signIn('emil-owner', browser, '/dashboard');
		expect(await languages()).toEqual(['es']);
	});
});

describe('signing in from a page in German', () => {
	it("shows Cognito's pages in German and leads back to the language", async () => {
		const site = openSite();
		const browser = site.browse();
		const start = await browser.visit('/auth/login?lang=de&return_to=%2Faccount');
		const cognito = new URL(start.headers.get('location') ?? '');
		expect(cognito.searchParams.get('lang')).toBe('de');
		expect(start.headers.get('set-cookie')).toContain('language=de');
		await site.signIn('emil-owner', browser, '/de/account');
		const response = await browser.visit('/auth/login?lang=de&return_to=%2Faccount', {
			headers: { 'sec-fetch-site': 'cross-site' }
		});
		expect(locationOf(response)).toEqual([303, '/de/login?return_to=%2Fde%2Faccount']);
	});

	it('explains in German what went wrong', async () => {
		const browser = openSite().browse();
		const start = await browser.visit('/auth/login?lang=de');
		const state = new URL(start.headers.get('location') ?? '').searchParams.get('state');
		const failed = await browser.visit(`/callback?state=${state}&error=access_denied`);
		expect(await failed.text()).toMatch(/^de \/callback /);
	});

	it('leaves a language that was chosen as it is', async () => {
		const response = await openSite()
			.browse()
			.visit('/auth/login?lang=de', { headers: { cookie: 'language=es' } });
		expect(response.headers.get('set-cookie')).not.toContain('language=');
	});
});
