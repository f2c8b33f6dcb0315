import { expect, it } from 'vitest';
import { listAddress, listLink } from './list-address.ts';
import type { ListAddress } from './list-address.ts';

const everything: ListAddress = { q: '', when: '', category: null, town: null, others: {} };
const berlin = { slug: 'berlin' };
const music = { slug: 'music' };
const near = { near: '52.5,13.4', radius: '5' };

it.each<[Partial<ListAddress>, string]>([
	[{}, '/'],
	[{ q: 'jam & bread' }, '/?q=jam+%26+bread'],
	[{ when: 'today' }, '/?when=today'],
	[{ category: music }, '/categories/music'],
	[{ category: music, q: 'jazz', when: 'weekend' }, '/categories/music?q=jazz&when=weekend'],
	[{ town: berlin }, '/in/berlin'],
	[{ town: berlin, category: music, when: 'today' }, '/in/berlin?category=music&when=today'],
	[{ category: music, others: near }, '/?category=music&near=52.5%2C13.4&radius=5'],
	[{ category: music, others: { business: '7' } }, '/categories/music?business=7']
])('writes %j as %s', (changes, address) => {
	expect(listAddress(everything, changes)).toBe(address);
});

it('links to everything everywhere, not to what is guessed', () => {
	expect(listLink(everything)).toBe('/?in=');
	expect(listLink(everything, { when: 'today' })).toBe('/?when=today');
	expect(listLink({ ...everything, town: berlin })).toBe('/in/berlin');
});
