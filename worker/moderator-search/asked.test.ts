import { expect, it } from 'vitest';
import { toAsked } from './asked.ts';

const id = '0b6a3c1e-1111-4222-8333-444455556666';
const nothing = { only: null, personId: null, email: null, name: null, words: null };

it.each([
	[id.toUpperCase(), { only: 'people', personId: id }],
	[' Olivia@Example.org ', { only: 'people', email: 'olivia@example.org' }],
	['@bakery', { only: 'businesses', name: '@bakery' }],
	['https://popmap.test/@bakery', { only: 'businesses', name: '@bakery' }],
	['https://popmap.test/de/businesses/caf%C3%A9-x1?a=1', { only: 'businesses', name: 'café-x1' }],
	[
		'/events/night-market-2027-06-05-x7k2p/edit',
		{ only: 'events', name: 'night-market-2027-06-05-x7k2p' }
	],
	[`/people/${id}`, { only: 'people', personId: id }],
	['/events/%E0%A4%A', { only: 'events', name: '%E0%A4%A' }],
	['#12', { name: '12', words: '#12' }],
	['Night market', { name: 'Night market', words: 'Night market' }]
])('reads what a moderator typed: %s', (typed, expected) => {
	expect(toAsked(typed)).toEqual({ ...nothing, ...expected });
});
