import { expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';

const site = createApiSite();
const stall = await site.business('olivia-owner', { name: 'Stall' });

interface Cell {
	latitude: number;
	longitude: number;
	bbox: [west: number, south: number, east: number, north: number];
	count: number;
	more: boolean;
	events: { title: string; latitude: number; host: { name: string } | null }[];
}

async function mapOf(query: string): Promise<{ cells: Cell[]; incomplete?: true }> {
	const response = await site.browse().visit(`/api/map?${query}`);
	expect(response.status, query).toBe(200);
	return response.json();
}
const titlesOf = ({ cells }: { cells: Cell[] }) =>
	cells.flatMap(({ events }) => events.map(({ title }) => title)).sort();

const announce = (title: string, latitude: number, longitude: number, input: object = {}) =>
	site.event('olivia-owner', stall, { title, latitude, longitude, ...input });

const street = Array.from({ length: 23 }, (_, index) => `Street fair ${index}`);
for (const [index, title] of street.entries()) {
	await announce(title, 52.52 + index / 1e5, 13.405, { categories: 'music' });
}
const late = { start_at: '2027-09-01T10:00', end_at: '2027-09-01T12:00' };
await announce('Suburb', 52.41, 13.2, late);
await announce('Suva', -17.5, 179.9, late);
await announce('Taveuni', -16.8, -179.9, late);
await announce('Pole', 90, 12, late);
await announce('Meridian', 10, 180, late);

const berlin = 'bbox=13.1,52.3,13.8,52.7';

it('shows the soonest twenty of a crowded street, and what is far from it', async () => {
	const map = await mapOf(berlin);
	const [suburb, crowd] = map.cells;
	expect(map.cells).toHaveLength(2);
	expect(suburb).toMatchObject({ count: 1, more: false, latitude: 52.41, longitude: 13.2 });
	expect(crowd).toMatchObject({ count: 20, more: true });
	expect(crowd?.events.map(({ title }) => title)).toEqual(street.slice(0, 20));
	expect(crowd?.events[0]?.host?.name).toBe('Stall');
});

it('shows all of them in the boxes of its cells', async () => {
	let [crowd] = (await mapOf(berlin)).cells.filter(({ more }) => more);
	const seen = new Set<string>();
	for (const cell of (await mapOf(`bbox=${crowd?.bbox.join(',')}`)).cells) {
		for (const { title } of cell.events) seen.add(title);
		if (cell.more) crowd = cell;
	}
	expect(seen.size).toBeGreaterThanOrEqual(20);
	const [west = 0, south = 0, east = 0, north = 0] = crowd?.bbox ?? [];
	expect(east - west).toBeLessThanOrEqual(360 / 2 ** 12);
	expect(north - south).toBeGreaterThan(0);
});

it('crosses the date line, and reaches the poles', async () => {
	expect(titlesOf(await mapOf('bbox=179,-18,-179,-16'))).toEqual(['Suva', 'Taveuni']);
	expect(titlesOf(await mapOf('bbox=-180,89,180,90'))).toEqual(['Pole']);
	expect(titlesOf(await mapOf('bbox=170,0,-170,20'))).toEqual(['Meridian']);
	expect(await mapOf('bbox=-150,-60,-130,-50')).toEqual({ cells: [] });
});

it('is that of the world without a box', async () => {
	const { cells } = await mapOf('');
	expect(cells.length).toBeLessThanOrEqual(16);
	expect(titlesOf({ cells })).toEqual(
		['Meridian', 'Suva', 'Taveuni', ...street.slice(0, 20)].sort()
	);
});

it('finds days, categories and words, also those of few among many', async () => {
	const september = await mapOf(`${berlin}&when=2027-09-01`);
	expect(september.cells).toMatchObject([{ count: 1, more: false, events: [{ title: 'Suburb' }] }]);
	expect(titlesOf(await mapOf(`${berlin}&q=suburb`))).toEqual(['Suburb']);
	expect(titlesOf(await mapOf(`${berlin}&q=subrub`))).toEqual(['Suburb']);
	expect(await mapOf(`${berlin}&q=nowhere`)).toEqual({ cells: [] });
	const ofCategory = await mapOf('category=music');
	expect(ofCategory.cells).toMatchObject([{ count: 20, more: true }]);
	expect(await mapOf('category=nothing-like-it')).toEqual({ cells: [] });
});

it.each([
	['bbox=1,2,3', 'bbox'],
	['bbox=a,b,c,d', 'bbox'],
	['bbox=0,91,1,92', 'bbox'],
	['bbox=0,10,1,5', 'bbox'],
	['bbox=1e999,0,1,1', 'bbox'],
	['when=someday', 'when'],
	[`category=${'x'.repeat(61)}`, 'category'],
	[`q=${'x'.repeat(201)}`, 'q']
])('refuses %s', async (query, field) => {
	const { status, body } = await site.visitor.get(`/api/map?${query}`);
	expect(status).toBe(400);
	expect(body).toMatchObject({ code: 'invalid_query', fields: { [field]: expect.any(String) } });
});

it('is one answer for all boxes with the same cells', async () => {
	const visitor = site.browse();
	const get = async (query: string) => {
		const response = await visitor.visit(`/api/map?${query}`);
		return [response.headers.get('cache-status'), await response.text()];
	};
	const [first, body] = await get('bbox=13.1,52.3,13.8,52.7&utm_source=x');
	expect(first).toBe('popmap; fwd=uri-miss');
	expect(await get('bbox=13.1001,52.31,13.79,52.69')).toEqual(['popmap; hit', body]);
	expect(await get('bbox=373.1,52.3,373.8,52.7')).toEqual(['popmap; hit', body]);
});
