import { describe, expect, it } from 'vitest';
import { readMapLink } from './map-link.ts';

const berlin = { latitude: 52.52, longitude: 13.405 };

describe('a place', () => {
	it.each([
		'geo:52.52,13.405',
		'geo:52.52,13.405;u=35?z=12',
		'geo:0,0?q=52.52,13.405(Old Mill)',
		'GEO:52.52,13.405',
		'https://www.google.com/maps/@52.52,13.405,15z',
		'https://www.google.com/maps/place/Old+Mill/@52.6,13.5,17z/data=!3m1!4b1!4m6!3m5!1s0x1!8m2!3d52.52!4d13.405!16s',
		'https://www.google.com/maps/place/52.52,13.405',
		'https://www.google.com/maps/search/52.52,+13.405?entry=tts',
		'https://www.google.com/maps/search/?api=1&query=52.52%2C13.405',
		'https://maps.google.com/?q=52.52,13.405',
		'https://www.google.com/maps/dir/?api=1&destination=52.52,13.405',
		'https://www.openstreetmap.org/?mlat=52.52&mlon=13.405#map=17/52.6/13.5',
		'https://www.openstreetmap.org/#map=17/52.52/13.405',
		'https://www.openstreetmap.org/node/240109189#map=17.5/52.52/13.405&layers=H',
		'https://maps.apple.com/?ll=52.52,13.405&q=Old%20Mill',
		'https://maps.apple.com/place?coordinate=52.52,13.405&name=Old%20Mill',
		'https://www.bing.com/maps?cp=52.52~13.405&lvl=16',
		'https://waze.com/ul?ll=52.52,13.405&navigate=yes',
		'  https://www.openstreetmap.org/#map=17/52.52/13.405  '
	])('is read from %s', (link) => {
		expect(readMapLink(link)).toEqual(berlin);
	});

	it('may be in the south and in the west', () => {
		expect(readMapLink('https://maps.google.com/?q=-33.86,-151.2')).toEqual({
			latitude: -33.86,
			longitude: -151.2
		});
	});

	it.each([
		'https://maps.app.goo.gl/abc123',
		'https://www.google.com/maps/place/Old+Mill',
		'https://example.org/52.52',
		'https://www.openstreetmap.org/?mlat=52.52',
		'javascript:52.52,13.405',
		'52.52, 13.405',
		'geo:',
		'',
		`https://maps.google.com/?q=${'1'.repeat(3_000)}`
	])('is not read from %s', (text) => {
		expect(readMapLink(text)).toBeNull();
	});
});
