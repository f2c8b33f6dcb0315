import { expect, it } from 'vitest';
import { canonicalAddress } from './canonical-address.ts';

const origin = 'https://popmap.example';
const addressOf = (asked: string, path: string) =>
	canonicalAddress(new URL(asked, origin), path, origin);

it('is the address of the page, without what a visit adds', () => {
	expect(addressOf('/in/berlin?utm_source=x&when=&q=', '/in/berlin')).toBe(`${origin}/in/berlin`);
	expect(addressOf('/businesses?category=music', '/businesses?category=music')).toBe(
		`${origin}/businesses?category=music`
	);
});

it.each([
	...['q=cake', 'find=cake', 'when=today', 'near=52,13', 'bbox=1,2,3,4', 'business=7', 'view=map'],
	...['cursor=x', 'past=x', 'panel=x', 'utm_source=x&view=map']
])('is none with %s', (query) => {
	expect(addressOf(`/?${query}`, '/')).toBeNull();
});
