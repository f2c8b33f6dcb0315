import { describe, expect, it } from 'vitest';
import type { EventWithBusinesses } from '../../../worker/events/types.ts';
import { anEvent } from '../../../worker/testing/an-event.ts';
import { eventThing } from './event.ts';
import { toJsonLd } from './json-ld.ts';

const event: EventWithBusinesses = {
	...anEvent({ host: { id: 1, slug: 'bakery', name: 'Bakery' } }),
	businesses: [],
	hasMoreBusinesses: false,
	hasOrganiser: true,
	here: []
};
const url = new URL('https://popmap.example/events/night-market');

const shown = (changes: Partial<EventWithBusinesses> = {}) =>
	JSON.parse(toJsonLd(eventThing({ ...event, ...changes }, url)));

describe('structured data', () => {
	it('keeps a title as typed, without letting it close the script element', () => {
		const title = '</script><script>alert(1)</script> & <!-- \u2028';
		const text = toJsonLd(eventThing({ ...event, title }, url));
		expect(text).not.toMatch(/[<>&\u2028]/);
		expect(JSON.parse(text)).toMatchObject({ '@context': 'https://schema.org', name: title });
	});

	it('has times by the clocks of the place', () => {
		expect(shown({ endAt: '2027-03-28T08:00:00.000Z' })).toMatchObject({
			startDate: '2027-03-06T10:00:00+01:00',
			endDate: '2027-03-28T10:00:00+02:00'
		});
	});

	it('marks a cancelled event', () => {
		expect(shown().eventStatus).toBe('https://schema.org/EventScheduled');
		expect(shown({ status: 'cancelled' }).eventStatus).toBe('https://schema.org/EventCancelled');
	});

	it('names the host and links to its page', () => {
		expect(shown().organizer).toEqual({
			'@type': 'Organization',
			name: 'Bakery',
			url: 'https://popmap.example/businesses/bakery'
		});
	});

	it('says where it is, with the name of the place if there is no address', () => {
		const at = { latitude: 52.5, longitude: 13.4 };
		expect(shown({ address: 'Mill Street 1', ...at }).location).toEqual({
			'@type': 'Place',
			name: 'Old Mill',
			address: { '@type': 'PostalAddress', streetAddress: 'Mill Street 1' },
			geo: { '@type': 'GeoCoordinates', ...at }
		});
		expect(shown().location).toMatchObject({ address: { streetAddress: 'Old Mill' } });
		expect(shown().location).not.toHaveProperty('geo');
	});

	it('shows its cover, or else that of its host', () => {
		const picture = (id: string) => ({ id, alt: '', width: 1200, height: 600 });
		const both = { cover: picture('own'), hostCover: picture('host') };
		expect(shown(both).image).toEqual(['https://popmap.example/pictures/own-1200.webp']);
		expect(shown({ ...both, cover: null }).image).toEqual([
			'https://popmap.example/pictures/host-1200.webp'
		]);
	});

	it('shows a drawing with its title if it has no picture', () => {
		const { image } = eventThing(
			{ ...event, version: 3 },
			new URL('https://popmap.example/de/events/fair')
		);
		expect(image).toEqual(['https://popmap.example/de/events/fair/share.png?version=3']);
	});

	it('says from which age, if its owner does', () => {
		const { facts } = anEvent();
		expect(eventThing(event, url)).not.toHaveProperty('typicalAgeRange');
		const of = (minAge: number) => eventThing({ ...event, facts: { ...facts, minAge } }, url);
		expect(of(16)).toMatchObject({ typicalAgeRange: '16-' });
		expect(of(0)).toMatchObject({ typicalAgeRange: '0-' });
	});

	it('offers it for its price, if that is known', () => {
		const priced = (amount: number, currency: string | null) =>
			shown({ facts: { ...event.facts, price: { amount, currency }, ticketUrl: null } });
		expect(shown()).not.toHaveProperty('offers');
		expect(priced(12.5, 'CHF')).toMatchObject({
			isAccessibleForFree: false,
			offers: { price: 12.5, priceCurrency: 'CHF', url: url.href }
		});
		expect(priced(0, null)).toMatchObject({ isAccessibleForFree: true, offers: { price: 0 } });
	});
});
