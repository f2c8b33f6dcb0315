import { expect, it } from 'vitest';
import { allowStreetMap, canShowMap } from './allow-street-map.ts';

const visit = (id: string, query = '') => ({
	route: { id },
	url: new URL(`https://popmap.test/${query}`)
});

it('allows the origins of a street map to send data and pictures, and nothing else', () => {
	const policy = "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'";
	const streetMap = {
		style: 'https://a.example/style',
		origins: ['https://a.example', 'https://b.example']
	};
	expect(allowStreetMap(policy, streetMap)).toBe(
		"default-src 'none'; script-src 'self'; img-src 'self' data: https://a.example https://b.example; connect-src 'self' https://a.example https://b.example"
	);
});

it('is for pages with a map alone', () => {
	expect(canShowMap(visit('/', '?view=map'))).toBe(true);
	expect(canShowMap(visit('/in/[town]', '?view=map'))).toBe(true);
	expect(canShowMap(visit('/(signed-in)/events/new'))).toBe(true);
	expect(canShowMap(visit('/'))).toBe(false);
	expect(canShowMap(visit('/login'))).toBe(false);
	expect(canShowMap(visit('/(signed-in)/account'))).toBe(false);
});
