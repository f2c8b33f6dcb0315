import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApiSite, openingTime } from '../testing/api-clients.ts';
import { distanceKm } from '../database/postings/circle.ts';

const site = createApiSite();
const stall = await site.business('olivia-owner', { name: 'Stall' });
const titlesAt = async (query: string) => {
	const { status, body } = await site.visitor.get(`/api/events?limit=50&${query}`);
	expect(status, query).toBe(200);
	return body.items.map(({ title }) => title);
};

interface Announced {
	title: string;
	start: string;
	end: string;
	zone: string;
	latitude?: number;
	longitude?: number;
}

async function announce({ title, start, end, zone, latitude, longitude }: Announced) {
	await site.event('olivia-owner', stall, {
		title,
		start_at: start,
		end_at: end,
		time_zone: zone,
		latitude: latitude ?? null,
		longitude: longitude ?? null
	});
}

describe('events of some days', async () => {
	const zones = ['Pacific/Kiritimati', 'Asia/Kathmandu', 'Europe/Berlin', 'Pacific/Pago_Pago'];
	for (const zone of zones) {
		await announce({
			title: `Early in ${zone}`,
			start: '2027-07-03T00:00',
			end: '2027-07-03T01:00',
			zone
		});
		await announce({
			title: `Late in ${zone}`,
			start: '2027-07-03T23:00',
			end: '2027-07-03T23:59',
			zone
		});
	}
	await announce({
		title: 'Three days',
		start: '2027-07-02T20:00',
		end: '2027-07-04T10:00',
		zone: 'Asia/Tokyo'
	});
	const named = (time: string) => zones.map((zone) => `${time} in ${zone}`);

	it('are those of that date by the clocks of each place', async () => {
		expect(new Set(await titlesAt('when=2027-07-03'))).toEqual(
			new Set([...named('Early'), ...named('Late'), 'Three days'])
		);
		expect(await titlesAt('when=2027-07-02')).toEqual(['Three days']);
		expect(await titlesAt('when=2027-07-04')).toEqual(['Three days']);
		expect(await titlesAt('when=2027-07-05')).toEqual([]);
	});

	it('include one of several days once, in a range, a search and a category', async () => {
		const count = async (query: string) =>
			(await titlesAt(query)).filter((title) => title === 'Three days').length;
		expect(await count('when=2027-07-01..2027-07-09')).toBe(1);
		expect(await count('when=2027-07-04..2027-07-09')).toBe(1);
		expect(await count('when=2027-07-03&q=three')).toBe(1);
		expect(await count('when=2027-07-05&q=three')).toBe(0);
		expect(await count(`when=2027-07-03&business=${stall.id}`)).toBe(1);
	});

	it('are in pages that begin at the same time', async () => {
		const { body } = await site.visitor.get('/api/events?limit=3&when=2027-07-03');
		const next = await titlesAt(`when=2027-07-03&cursor=${body.next_cursor}`);
		const seen = [...body.items.map(({ title }) => title), ...next];
		expect(seen).toHaveLength(9);
		expect(new Set(seen)).toEqual(new Set(await titlesAt('when=2027-07-03')));
	});
});

describe('today', async () => {
	const now = new Date(openingTime);
	const local = (days: number, time: string) =>
		`${new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;
	await announce({
		title: 'Later today',
		start: local(0, '23:30'),
		end: local(0, '23:50'),
		zone: 'UTC'
	});
	await announce({
		title: 'Next day',
		start: local(1, '12:00'),
		end: local(1, '13:00'),
		zone: 'UTC'
	});

	it('and tomorrow are dates of the place, not the next 24 hours', async () => {
		expect(await titlesAt('when=today')).toEqual(['Later today']);
		expect(await titlesAt('when=tomorrow')).toEqual(['Next day']);
	});
});

describe('events near a place', async () => {
	const places = [
		['Alexanderplatz', 52.5219, 13.4132],
		['Potsdam', 52.3906, 13.0645],
		['Paris', 48.8566, 2.3522],
		['Taveuni east', -16.8, -179.95],
		['Taveuni west', -16.8, 179.95],
		['North Pole', 90, 0],
		['Near the pole', 89.5, 170],
		['South Pole', -90, 12]
	] as const;
	for (const [title, latitude, longitude] of places) {
		await announce({
			title,
			latitude,
			longitude,
			start: '2027-09-03T10:00',
			end: '2027-09-03T12:00',
			zone: 'UTC'
		});
	}

	it('are within the radius, with their distance, in the order of time', async () => {
		const { body } = await site.visitor.get('/api/events?near=52.52,13.405&radius=50');
		expect(body.items).toMatchObject([
			{ title: 'Alexanderplatz', distance_km: 0.6 },
			{ title: 'Potsdam', distance_km: 27.2 }
		]);
		expect(await titlesAt('near=52.52,13.405&radius=5')).toEqual(['Alexanderplatz']);
		const [anywhere] = (await site.visitor.get('/api/events?q=alexanderplatz')).body.items;
		expect(anywhere).not.toHaveProperty('distance_km');
	});

	it.each([
		['near=-16.8,180&radius=10', ['Taveuni east', 'Taveuni west']],
		['near=-16.8,540&radius=10', ['Taveuni east', 'Taveuni west']],
		['near=90,-77&radius=100', ['North Pole', 'Near the pole']],
		['near=-89.9,-168&radius=200', ['South Pole']],
		['near=52.52,13.405&radius=200&bbox=13.2,52,14,53', ['Alexanderplatz']],
		[
			'near=52.52,13.405&radius=200&bbox=-180,-90,180,90&when=2027-09-03',
			['Alexanderplatz', 'Potsdam']
		],
		['near=52.52,13.405&radius=200&when=2027-09-04', []],
		['near=52.52,13.405&q=potsdam', ['Potsdam']]
	])('are found across the date line and at the poles: %s', async (query, expected) => {
		expect(await titlesAt(query)).toEqual(expected);
	});

	it('are those that a formula finds, wherever and however far', async () => {
		const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true });
		await fc.assert(
			fc.asyncProperty(
				degrees(90),
				degrees(180),
				fc.integer({ min: 1, max: 200 }),
				async (latitude, longitude, radius) => {
					const found = await titlesAt(`near=${latitude},${longitude}&radius=${radius}`);
					const expected = places
						.filter(
							([, lat, lon]) =>
								distanceKm({ latitude, longitude }, { latitude: lat, longitude: lon }) <= radius
						)
						.map(([title]) => title);
					expect(found).toEqual(expected);
				}
			),
			{
				numRuns: 100,
				examples: [
					[89.9, 100, 200],
					[-16.8, -179.99, 50],
					[48.9, 2.4, 30]
				]
			}
		);
	});
});
