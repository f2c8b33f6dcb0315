import { expect, it } from 'vitest';
import type { Business } from '../../../../worker/businesses/types.ts';
import { en } from '../../../../worker/text/en.ts';
import { contactLinks } from './contact-links.ts';

const business: Business = {
	id: 1,
	isClaimable: false,
	ownerId: null,
	isHeld: false,
	slug: 'bakery',
	shortName: null,
	name: 'Bakery',
	description: '',
	website: null,
	instagramUrl: null,
	tiktokUrl: null,
	cover: null,
	logo: null,
	gallery: [],
	contactEmail: null,
	contactPhone: null,
	isVerified: true,
	decision: null,
	reviewNote: null,
	decidedAt: null,
	status: 'verified',
	role: null,
	mayDelete: false,
	maySeeTeam: false,
	mayBeHere: false,
	isMine: false,
	version: 1,
	categories: [],
	createdAt: '2027-03-01T09:00:00.000Z',
	updatedAt: '2027-03-01T09:00:00.000Z'
};
const linksOf = (contacts: Partial<Business>) =>
	contactLinks({ ...business, ...contacts }, en.businesses.page);

it('links to what a business has given, in a fixed order', () => {
	expect(linksOf({})).toEqual([]);
	expect(
		linksOf({ contactPhone: '+49 (30) 55 501-40', website: 'https://bakery.example/' })
	).toEqual([
		{ icon: 'globe', label: 'Website', href: 'https://bakery.example/' },
		{
			icon: 'phone',
			label: '+49 (30) 55 501-40',
			kind: 'Phone',
			href: 'tel:+49305550140'
		}
	]);
});

it('encodes an address that would add fields to a message', () => {
	const [link] = linksOf({ contactEmail: 'a?bcc=b@bakery.example' });
	expect(link?.href).toBe('mailto:a%3Fbcc%3Db@bakery.example');
});
