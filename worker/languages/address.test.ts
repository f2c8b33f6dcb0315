import { describe, expect, it } from 'vitest';
import { inLanguage, splitLanguage } from './address.ts';
import { languagesOf } from './languages.ts';

const offered = languagesOf('https://popmap.test');

describe('the language of an address', () => {
	it.each([
		['/de', 'de', '/'],
		['/de/', 'de', '/'],
		['/es/events/fair', 'es', '/events/fair'],
		['/de/login', 'de', '/login'],
		['/de/account/data/export', 'de', '/account/data/export'],
		['/de/calendar.ics', 'de', '/calendar.ics'],
		['/de/events/fair/calendar.ics', 'de', '/events/fair/calendar.ics'],
		['/de/events/fair/share.png', 'de', '/events/fair/share.png'],
		['/es/in/berlin/feed.atom', 'es', '/in/berlin/feed.atom'],
		['/es/feed.json', 'es', '/feed.json'],
		['/de/calendars/secret/saved.ics', 'de', '/calendars/secret/saved.ics'],
		['/', 'en', '/'],
		['/dex', 'en', '/dex'],
		['/design/de', 'en', '/design/de']
	])('of %s is %s', (path, language, rest) => {
		expect(splitLanguage(path, offered)).toEqual({ language, path: rest });
	});

	it.each([
		...['/en', '/en/help', '/fr/help', '/DE/help', '/%64e/help'],
		...['/de//evil.example', '/de/\\evil.example', '/de///'],
		...[
			'/de/api/events',
			'/de/api',
			'/de/auth/login',
			'/de/callback',
			'/de/health',
			'/de/language'
		],
		...['/de/.well-known/security.txt', '/de/pictures/1-640.webp', '/de/favicon.ico'],
		...['/de/sitemap.xml', '/de/events/fair.ics', '/de/auth/calendar.ics', '/de/feed.xml']
	])('is no part of %s', (path) => {
		expect(splitLanguage(path, offered)).toEqual({ language: 'en', path });
	});

	it('is the mirrored one on local sites only', () => {
		expect(splitLanguage('/xb/help', offered).language).toBe('en');
		expect(splitLanguage('/xb/help', languagesOf('http://localhost:5173')).language).toBe('xb');
	});
});

it.each([
	['/', '/de'],
	['/?when=today', '/de?when=today'],
	['/#main', '/de#main'],
	['/events/fair?a=/b#c', '/de/events/fair?a=/b#c'],
	['/de/events/fair', '/de/events/fair'],
	['/design', '/de/design'],
	['/auth/login', '/auth/login?lang=de'],
	['/auth/login?provider=Google', '/auth/login?lang=de&provider=Google'],
	['/callback', '/callback'],
	['/api/docs', '/api/docs'],
	['/robots.txt', '/robots.txt'],
	['/calendar.ics', '/de/calendar.ics'],
	['/events/fair/share.png?version=2', '/de/events/fair/share.png?version=2'],
	['/in/berlin/feed.json?x=1', '/de/in/berlin/feed.json?x=1'],
	['//evil.example', '//evil.example'],
	['/\\evil.example', '/\\evil.example'],
	['https://evil.example/', 'https://evil.example/'],
	['?cursor=1', '?cursor=1']
])('the German address of %s is %s', (href, german) => {
	expect(inLanguage('de', href)).toBe(german);
	expect(inLanguage('en', href)).toBe(href);
});
