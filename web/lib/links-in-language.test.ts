import { expect, it } from 'vitest';
import { pageLanguage } from '../../worker/languages/page-language.ts';
import { linksInLanguage } from './links-in-language.ts';

const german = pageLanguage('de', null);
const inGerman = (html: string) => linksInLanguage(html, german);

it.each([
	['<a href="/">x</a>', '<a href="/de">x</a>'],
	[
		'<a class="b" href="/?in=" rel="external">x</a>',
		'<a class="b" href="/de?in=" rel="external">x</a>'
	],
	[
		'<a title="1 > 0" href="/events/fair#join">x</a>',
		'<a title="1 > 0" href="/de/events/fair#join">x</a>'
	],
	[
		'<form method="POST" action="/problem?a=1&amp;b=2">',
		'<form method="POST" action="/de/problem?a=1&amp;b=2">'
	],
	['<button formaction="/review">', '<button formaction="/de/review">'],
	[
		'<script data-renew="/login?confirm=1"></script>',
		'<script data-renew="/de/login?confirm=1"></script>'
	],
	[
		'<a href="/auth/login?provider=Google&amp;return_to=%2Faccount">',
		'<a href="/auth/login?lang=de&amp;provider=Google&amp;return_to=%2Faccount">'
	],
	['<form action="/auth/logout">', '<form action="/auth/logout?lang=de">'],
	['<a href="/de/events/fair">', '<a href="/de/events/fair">'],
	['<a href="/events/fair/calendar.ics">', '<a href="/de/events/fair/calendar.ics">']
])('leads from %s to the same language', (html, expected) => {
	expect(inGerman(html)).toBe(expected);
});

it.each([
	'<a href="/events/fair" hreflang="en">English</a>',
	'<a href="https://example.org/a">x</a>',
	'<a href="//example.org/a">x</a>',
	'<a href="?cursor=1">x</a>',
	'<a href="#main">x</a>',
	'<a href="/api/docs">x</a>',
	'<a href="/pictures/1-640.webp">x</a>',
	'<link rel="stylesheet" href="/_app/a.css">',
	'<form action="/language">',
	'<p>href="/events/fair" &lt;a href="/events"></p>'
])('leaves %s as it is', (html) => {
	expect(inGerman(html)).toBe(html);
});

it('leaves English pages as they are', () => {
	const english = pageLanguage('en', null);
	expect(linksInLanguage('<a href="/events/fair">', english)).toBe('<a href="/events/fair">');
});
