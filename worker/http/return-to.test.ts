import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnTo } from './return-to.ts';

const origin = 'https://popmap.example';

describe('return_to', () => {
	it.each([
		'/',
		'/account',
		'/events?q=jam&page=2#map',
		'/events/%C3%A9t%C3%A9',
		'/a//b',
		'/@someone',
		'/redirect?to=https://another.example/',
		'/login-tips',
		'/authors/1',
		'/callbacks',
		'/events/100%'
	])('is kept when it is a path of the site: %s', (path) => {
		expect(returnTo(path, origin)).toBe(path);
	});

	it.each([
		['nothing', null],
		['nothing at all', undefined],
		['an empty text', ''],
		['another site', 'https://evil.example/'],
		['our own site in full', 'https://popmap.example/account'],
		['a host without its scheme', '//evil.example/'],
		['a page of a host without its scheme', '//evil.example/account'],
		['three slashes', '///evil.example/'],
		['a backslash', '/\\evil.example/'],
		['two backslashes', '\\\\evil.example/'],
		['a slash behind a backslash', '\\/evil.example/'],
		['a tab', '/\t/evil.example/'],
		['a line break', '/\n/evil.example/'],
		['a carriage return', '/\r/evil.example/'],
		['a space in front', ' //evil.example/'],
		['a null', '/\u0000/evil.example/'],
		['a delete', '/\u007f/evil.example/'],
		['dots that end in two slashes', '/.//evil.example/'],
		['more dots', '/a/..//evil.example/'],
		['encoded dots', '/%2e//evil.example/'],
		['encoded dots further up', '/a/%2e%2e//evil.example/'],
		['a scheme', 'javascript:alert(1)'],
		['a scheme without slashes', 'https:evil.example'],
		['data', 'data:text/html,x'],
		['a name before a host', 'user@evil.example'],
		['a relative path', 'account'],
		['the sign-in itself', '/auth/login?provider=Facebook'],
		['the sign-out', '/auth/logout'],
		['the sign-in page', '/login'],
		['the sign-in page with a question', '/login?return_to=/'],
		['the callback', '/callback?code=x&state=y'],
		['the callback by a detour', '/a/../callback'],
		['the page for problems', '/problem'],
		['the sign-in in other letters', '/%61uth/login'],
		['the callback in other letters', '/%63allback?code=x'],
		['a path of more than a kilobyte', `/${'a'.repeat(1024)}`]
	])('leads to the home page for %s', (_, requested) => {
		expect(returnTo(requested, origin)).toBe('/');
	});

	const piece = fc.constantFrom(
		...['/', '\\', '.', '..', '@', ':', '?', '#', '%2f', '%5c', '%2e', '%09', '\t', '\n', ' '],
		...['https:', 'evil.example', 'popmap.example', 'login', 'auth', 'callback', '\u3002', '\uff0f']
	);
	const tricky = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`);
	const anything = fc.oneof(tricky, fc.string({ unit: 'binary' }), fc.webPath(), fc.webUrl());

	it('always leads to a path of the site', () => {
		fc.assert(
			fc.property(anything, (requested) => {
				const path = returnTo(requested, origin);
				const resolved = new URL(path, `${origin}/auth/login`);
				expect(resolved.origin).toBe(origin);
				expect(path).toMatch(/^\/(?![/\\])/);
				expect(resolved.pathname + resolved.search + resolved.hash).toBe(path);
			}),
			{ numRuns: 3000 }
		);
	});

	it('is unchanged when checked a second time', () => {
		fc.assert(
			fc.property(anything, (requested) => {
				const path = returnTo(requested, origin);
				expect(returnTo(path, origin)).toBe(path);
			}),
			{ numRuns: 1000 }
		);
	});
});
