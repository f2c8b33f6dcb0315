import { env } from 'cloudflare:workers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { GeocoderConfig } from '../config.ts';
import { openDatabase } from '../database/client.ts';
import { addressSearches, geocodes, users } from '../database/schema.ts';
import { limits } from '../limits.ts';
import { benchViewer } from '../testing/bench-viewer.ts';
import { anonymous } from '../users/identity.ts';
import { createGeocoder } from './geocoder.ts';
import { takeTurn } from './turns.ts';

const database = openDatabase(env.DB);
async function clear() {
	await database.batch([database.delete(geocodes), database.delete(users)]);
}
const person = (id: string) => ({
	...{ id, issuer: 'https://issuer.test', sub: id, username: id, emailVerified: false },
	...{ identityProvider: 'Cognito', createdAt: 0, updatedAt: 0 }
});
beforeEach(async () => {
	await clear();
	await database.insert(users).values([person('a-person'), person('another')]);
});
afterAll(clear);

const start = Date.UTC(2027, 3, 1, 10);

const inBristol = { display_name: 'Wapping Road, Bristol', lat: '51.4479', lon: '-2.5986' };

/** A geocoder that answers in turn, and says what it was asked. */
function startGeocoder(
	answers: (Response | Error)[],
	{ kind = 'nominatim' }: Partial<GeocoderConfig> = {}
) {
	const asked: Request[] = [];
	const logged: object[] = [];
	const clock = { now: start };
	const createFor = (identity = benchViewer('a-person'), language = 'en') =>
		createGeocoder({
			config: {
				origin: 'https://popmap.example',
				geocoder: { url: 'https://geocoder.example/v1', kind }
			},
			database,
			async fetch(request) {
				asked.push(request);
				const answer = answers.shift();
				if (answer instanceof Response) return answer;
				throw answer ?? new Error('It was asked too often.');
			},
			identity: async () => identity,
			language,
			now: () => clock.now,
			log: (event, fields) => void logged.push({ event, ...fields })
		});
	return { asked, logged, clock, createFor, geocoder: createFor() };
}

describe('an address that is looked up', () => {
	it('is found by Nominatim, which learns which site asks and in which language', async () => {
		const { asked, createFor } = startGeocoder([Response.json([inBristol])]);
		const result = await createFor(benchViewer('a-person'), 'de')?.find(' Wapping Road, Bristol ');
		expect(result).toEqual({
			kind: 'ok',
			value: [{ name: 'Wapping Road, Bristol', latitude: 51.4479, longitude: -2.5986 }]
		});
		expect(asked.map(({ url }) => url)).toEqual([
			'https://geocoder.example/v1/search?q=Wapping+Road%2C+Bristol&limit=5&format=jsonv2&accept-language=de'
		]);
		expect(asked[0]?.headers.get('user-agent')).toBe('Popmap (https://popmap.example)');
	});

	it('is found by Photon, whose answers have parts of an address', async () => {
		const feature = {
			geometry: { type: 'Point', coordinates: [13.4, 52.5] },
			properties: {
				name: 'Old Mill',
				street: 'Mill Lane',
				housenumber: '1',
				postcode: '10115',
				city: 'Berlin',
				country: 'Germany'
			}
		};
		const answer = Response.json({ type: 'FeatureCollection', features: [feature] });
		const { asked, geocoder } = startGeocoder([answer], { kind: 'photon' });
		expect(await geocoder?.find('Old Mill')).toMatchObject({
			value: [
				{ name: 'Old Mill, Mill Lane 1, 10115 Berlin, Germany', latitude: 52.5, longitude: 13.4 }
			]
		});
		expect(asked[0]?.url).toBe('https://geocoder.example/v1/api?q=Old+Mill&limit=5&lang=en');
	});

	it('is asked for once, however it is spelled, until the answer is a month old', async () => {
		const { asked, clock, geocoder } = startGeocoder([
			Response.json([inBristol]),
			Response.json([])
		]);
		const first = await geocoder?.find('Wapping Road, Bristol');
		clock.now += 29 * 86_400_000;
		expect(await geocoder?.find('  WAPPING   road, Brístol')).toEqual(first);
		expect(asked).toHaveLength(1);
		clock.now += 2 * 86_400_000;
		expect(await geocoder?.find('Wapping Road, Bristol')).toMatchObject({
			problem: { status: 422 },
			fields: { address: expect.stringContaining('can’t find') }
		});
		expect(asked).toHaveLength(2);
	});

	it('is not sent anywhere for nobody, or when it is empty', async () => {
		const { asked, createFor, geocoder } = startGeocoder([]);
		expect(await createFor(anonymous)?.find('Bristol')).toMatchObject({ problem: { status: 401 } });
		expect(await geocoder?.find(' , ')).toMatchObject({ fields: { address: expect.any(String) } });
		expect(asked).toEqual([]);
	});

	it.each([
		['an error', () => Response.json({}, { status: 429 })],
		['something else', () => Response.json({ error: 'Unable to geocode' })],
		['a place outside the world', () => Response.json([{ ...inBristol, lat: '951' }])],
		['no JSON', () => new Response('<html>')],
		['nothing', () => new TypeError('Network connection lost.')]
	])('can be tried again ten seconds after the geocoder answered %s', async (_, answer) => {
		const { clock, geocoder, logged } = startGeocoder([answer(), Response.json([inBristol])]);
		const failed = await geocoder?.find('Bristol');
		expect(failed).toMatchObject({ problem: { status: 503, code: 'geocoder_unavailable' } });
		expect(logged).toMatchObject([{ event: 'geocoder_failed' }]);
		expect(JSON.stringify(logged)).not.toContain('Bristol');
		expect(await geocoder?.find('Bristol')).toMatchObject({ problem: { code: 'geocoder_busy' } });
		clock.now += 11_000;
		expect(await geocoder?.find('Bristol')).toMatchObject({ kind: 'ok' });
	});
});

describe('the queue of the geocoder', () => {
	it('has a turn each second, for everyone together, and turns away who would wait long', async () => {
		const turns = await Promise.all(
			Array.from({ length: 8 }, (_, index) =>
				takeTurn(database, `en place ${index}`, 'a-person', start)
			)
		);
		const asking = turns.flatMap((turn) => (turn.kind === 'ask' ? [turn.at - start] : []));
		expect(asking.sort((one, other) => one - other)).toEqual([0, 1000, 2000, 3000, 4000]);
		expect(turns.filter(({ kind }) => kind === 'busy')).toHaveLength(3);
		expect(await database.$count(geocodes)).toBe(5);
	});

	it('ends for a day after a thousand questions', async () => {
		const row = { askedAt: start - 1_000_000, answer: [] };
		const rows = Array.from({ length: 999 }, (_, index) => ({ ...row, question: `en ${index}` }));
		for (let at = 0; at < rows.length; at += 30) {
			await database.insert(geocodes).values(rows.slice(at, at + 30));
		}
		expect(await takeTurn(database, 'en thousandth', 'a-person', start)).toMatchObject({
			kind: 'ask'
		});
		expect(await takeTurn(database, 'en next', 'a-person', start + 5_000)).toEqual({
			kind: 'busy'
		});
		const nextDay = start + 86_400_001;
		expect(await takeTurn(database, 'en next', 'a-person', nextDay)).toMatchObject({ kind: 'ask' });
	});

	it('has one turn for two who ask the same', async () => {
		const ask = () => takeTurn(database, 'en bristol', 'a-person', start);
		const kinds = (await Promise.all([ask(), ask()])).map(({ kind }) => kind);
		expect(kinds.sort()).toEqual(['ask', 'busy']);
	});
});

describe('the addresses that one person may look up in a day', () => {
	const searches = (personId: string, count: number, countedFrom = start) =>
		database.insert(addressSearches).values({ personId, countedFrom, count });
	const counted = () =>
		database
			.select({ personId: addressSearches.personId, count: addressSearches.count })
			.from(addressSearches);

	it('are counted when the geocoder is asked, and not when the answer is known or it is busy', async () => {
		const { createFor, geocoder } = startGeocoder([Response.json([inBristol])]);
		await geocoder?.find('Bristol');
		await geocoder?.find('Bristol');
		await createFor(benchViewer('another'))?.find('Bristol');
		await takeTurn(database, 'en london', 'another', start - 60_000);
		expect(await counted()).toEqual([{ personId: 'a-person', count: 1 }]);
	});

	it('are as many as the limit, also at the same time, and more the next day', async () => {
		await searches('a-person', limits.addressSearchesPerDay - 1, start - 85_000_000);
		const { asked, clock, createFor, geocoder } = startGeocoder(
			Array.from({ length: 3 }, () => Response.json([inBristol]))
		);
		const results = await Promise.all([geocoder?.find('Bristol'), geocoder?.find('London')]);
		expect(results.map((result) => result?.kind).sort()).toEqual(['error', 'ok']);
		expect(asked).toHaveLength(1);
		expect(await geocoder?.find('Leeds')).toMatchObject({
			problem: { status: 429, code: 'too_many_addresses', retryAfter: 1_400 }
		});
		clock.now += 60_000;
		expect(await createFor(benchViewer('another'))?.find('Leeds')).toMatchObject({ kind: 'ok' });
		clock.now += 1_400_000;
		expect(await geocoder?.find('York')).toMatchObject({ kind: 'ok' });
		expect(await counted()).toContainEqual({ personId: 'a-person', count: 1 });
	});

	it('may be found again where the answer is known', async () => {
		await database.insert(geocodes).values({
			question: 'en bristol',
			askedAt: start,
			answer: [{ name: 'Bristol', latitude: 51, longitude: -2 }]
		});
		await searches('a-person', limits.addressSearchesPerDay);
		const { geocoder } = startGeocoder([]);
		expect(await geocoder?.find('Bristol')).toMatchObject({ kind: 'ok' });
		expect(await geocoder?.find('London')).toMatchObject({ problem: { status: 429 } });
	});

	it('are asked for with as many letters as an address has, however they are written', async () => {
		const { asked, geocoder } = startGeocoder([Response.json([])]);
		await geocoder?.find('\uFDFA'.repeat(300));
		expect(new URL(asked[0]?.url ?? '').searchParams.get('q')).toHaveLength(300);
		const [row] = await database.select().from(geocodes);
		expect(row?.question.length).toBeLessThanOrEqual(303);
	});
});
