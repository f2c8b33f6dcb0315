import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOfPage } from './page-key.ts';

const keyOf = (path: string) => keyOfPage(new URL(path, 'https://popmap.test'));

describe('the key of a public page', () => {
	it.each([
		['/', '/'],
		['/?utm_source=x&fbclid=y', '/'],
		['/?cursor=c&q=%20jam%20&category=food-drink', '/?q=jam&category=food-drink&cursor=c'],
		['/?q=jam&q=bread', '/?q=jam'],
		['/?q=&category=', '/'],
		['/?Q=jam&view=list', '/'],
		['/?view=map&q=jam', '/?q=jam&view=map'],
		['/?when=today&business=7&in=&limit=3', '/?when=today&business=7'],
		['/in/berlin?when=today&category=music', '/in/berlin?category=music&when=today'],
		['/categories/music?when=today&category=pets', '/categories/music?when=today'],
		['/businesses?category=music&page=2', '/businesses?category=music'],
		['/businesses/bakery?find=fair&panel=c&past=p', '/businesses/bakery?past=p'],
		['/@bakery?utm_source=qr', '/@bakery'],
		['/events/fair?q=jam&/default', '/events/fair'],
		['/events/fair/businesses?cursor=c&q=jam', '/events/fair/businesses?cursor=c'],
		['/events/fair/calendar.ics?x', '/events/fair/calendar.ics'],
		['/api/categories/?x=1', '/api/categories'],
		[
			'/api/events?limit=5&utm_source=x&bbox=1,2,3,4&q=%20jam',
			'/api/events?q=+jam&bbox=1%2C2%2C3%2C4&limit=5'
		],
		[
			'/api/map?bbox=13.1,52.3,13.8,52.7&x=1&q=jam',
			'/api/map?bbox=13.0078125%2C52.20703125%2C13.88671875%2C52.734375&q=jam'
		],
		['/api/events/7/?version=3', '/api/events/7'],
		['/api/events/fair/businesses?limit=2&q=jam', '/api/events/fair/businesses?limit=2'],
		['/api/businesses?category=music&cursor=c', '/api/businesses?category=music&cursor=c'],
		['/privacy?x', '/privacy'],
		['/contact', '/contact']
	])('of %s is %s', (path, key) => expect(keyOf(path)).toBe(key));

	it.each([
		'/?in=berlin',
		'/?near=52.5,13.4',
		'/?bbox=1,2,3,4',
		'/in/berlin?day=2027-03-06',
		'/in/',
		'/in/berlin/x',
		'/login',
		'/login?return_to=/',
		'/account',
		'/dashboard',
		'/events/new',
		'/businesses/new',
		'/businesses/bakery/edit',
		'/events/fair/cancel',
		'/events/fair/',
		'/contact?reference=K7QF-2MXA-9TRB',
		'/api/events/mine',
		'/api/businesses/mine?limit=3',
		'/api/events/7/join',
		'/api/auth/config',
		'/api/openapi.json',
		'/callback',
		'/problem',
		'/%2e%2e/account'
	])('does not exist for %s', (path) => expect(keyOf(path)).toBeNull());

	it('is the same for any unknown parameters in any order', () => {
		const ofLists = ['q', 'category', 'cursor', 'when', 'business', 'view'];
		const ofOneRequest = ['in', 'day', 'until', 'near', 'radius', 'bbox'];
		const known = new Set([...ofLists, ...ofOneRequest]);
		const name = fc.string().filter((text) => !known.has(text));
		const others = fc.array(fc.tuple(name, fc.string()));
		fc.assert(
			fc.property(others, others, (before, after) => {
				const query = new URLSearchParams([...before, ['q', 'jam'], ['cursor', 'c'], ...after]);
				expect(keyOf(`/?${query}`)).toBe('/?q=jam&cursor=c');
			})
		);
	});

	it('is its own key, so that the page of a key is rendered under that key', () => {
		fc.assert(
			fc.property(fc.webQueryParameters(), fc.string(), (query, q) => {
				const key = keyOf(`/?${query}&q=${encodeURIComponent(q.replace(/\p{Surrogate}/gu, ''))}`);
				expect(keyOf(key ?? '')).toBe(key);
			})
		);
	});
});
