import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { degrees, splitCoordinates } from './coordinates.ts';

const latitude = degrees('latitude', 'No latitude');
const longitude = degrees('longitude', 'No longitude');

describe('a latitude', () => {
	it.each([
		['52.52', 52.52],
		['+52.52', 52.52],
		['52,52', 52.52],
		['52', 52],
		['52.52°', 52.52],
		['52,52 °N', 52.52],
		['52.52 N', 52.52],
		['N 52.52', 52.52],
		['52.52 s', -52.52],
		['-33.8688', -33.8688],
		['\u221233.8688', -33.8688],
		['\u201333.8688°', -33.8688],
		['52° 31′ 12″ N', 52.52],
		[`52°31'12.0"N`, 52.52],
		['52°30′', 52.5],
		['0', 0],
		['90', 90],
		['52.52000004', 52.52]
	])('may be written as %s', (text, value) => {
		expect(v.parse(latitude, text)).toBe(value);
	});

	it.each([
		'east',
		'52.52 E',
		'-52.52 N',
		'N 52.52 N',
		'91',
		'90.1°',
		'52.52.52',
		'52° 60′',
		'52 31',
		'5252',
		'1e1',
		'0x10',
		'NaN',
		'Infinity',
		'°',
		'N',
		'-',
		' '.repeat(200)
	])('is not %s', (text) => {
		expect(v.is(latitude, text)).toBe(false);
	});

	it('reaches its limits only', () => {
		expect(v.is(longitude, '180 W')).toBe(true);
		expect(v.is(longitude, '180.1')).toBe(false);
		expect(v.is(latitude, Number.NaN)).toBe(false);
	});
});

describe('both numbers of a place in one field', () => {
	const berlin = { latitude: 52.52, longitude: 13.405 };

	it.each([
		'52.5200, 13.4050',
		'52.5200,13.4050',
		'52.52 13.405',
		'52,52 13,405',
		'52,52; 13,405',
		'52,5200, 13,4050',
		'(52.52, 13.405)',
		'[52.52;13.405]',
		'geo:52.52,13.405',
		'52.52° N, 13.405° E',
		'N 52.52 E 13.405',
		'13.405 E, 52.52 N',
		`52°31'12"N 13°24'18"E`,
		'52° 31′ 12″ N, 13° 24′ 18″ E'
	])('are divided: %s', (text) => {
		for (const field of ['latitude', 'longitude']) {
			const divided = splitCoordinates({
				latitude: '',
				longitude: null,
				title: 'x',
				[field]: text
			});
			const { title, ...place } = v.parse(
				v.object({ latitude, longitude, title: v.string() }),
				divided
			);
			expect([title, place]).toEqual(['x', berlin]);
		}
	});

	it('replace what is left in the other field', () => {
		const divided = splitCoordinates({ latitude: '52.52, 13.405', longitude: '9.7' });
		expect(divided).toEqual(berlin);
	});

	it('may be south and west', () => {
		const buenosAires = splitCoordinates({ latitude: '\u221234.6037, \u221258.3816' });
		expect(buenosAires).toEqual({ latitude: -34.6037, longitude: -58.3816 });
	});

	it.each([
		{ latitude: '52,52' },
		{ latitude: '52.52 N, 13.405 N' },
		{ latitude: '52.52, 13.405, 7' },
		{ latitude: 'Berlin, Mitte' },
		{ latitude: 52.52 },
		{ latitude: '', longitude: '' },
		{ title: 'x' },
		'52.52, 13.405',
		null,
		['52.52, 13.405']
	])('are left as they are when they are none: %j', (raw) => {
		expect(splitCoordinates(raw)).toBe(raw);
	});

	// Each kind of character in numbers that would make a pattern with several stars slow.
	it.each(['1', ' ', '-', '°', "'", '"', ',', 'N', '1 ', '1,', '1°', '1° 1′ '])(
		'are refused at once when they repeat %j',
		(unit) => {
			for (const count of [99 / unit.length, 300_000]) {
				const raw = { latitude: unit.repeat(count) };
				expect(v.is(v.object({ latitude, longitude }), splitCoordinates(raw))).toBe(false);
			}
		}
	);
});
