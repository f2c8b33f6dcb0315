import { describe, expect, it } from 'vitest';
import type { EventWithBusinesses } from '../../../../worker/events/types.ts';
import { anEvent } from '../../../../worker/testing/an-event.ts';
import { structuredData } from './structured-data.ts';

const event: EventWithBusinesses = {
	...anEvent({ host: { id: 1, slug: 'bakery', name: 'Bakery' } }),
	businesses: [],
	hasMoreBusinesses: false
};
const url = new URL('https://popmap.example/events/night-market');

describe('structured data', () => {
	it('keeps a title as typed, and gives it no way out of the script element', () => {
		const title = '</script><script>alert(1)</script> & <!-- \u2028';
		const text = structuredData({ ...event, title }, url);
		expect(text).not.toMatch(/[<>&\u2028]/);
		expect(JSON.parse(text)).toMatchObject({ name: title });
	});

	it('says that an event is cancelled', () => {
		const text = structuredData({ ...event, status: 'cancelled' }, url);
		expect(JSON.parse(text).eventStatus).toBe('https://schema.org/EventCancelled');
	});

	it('names the host with the address of its page', () => {
		expect(JSON.parse(structuredData(event, url)).organizer).toEqual({
			'@type': 'Organization',
			name: 'Bakery',
			url: 'https://popmap.example/businesses/bakery'
		});
	});
});
