import { beforeAll, describe, expect, it } from 'vitest';
import { createdSlug, newSubmission, usePagesSite } from './pages-site.ts';

const { as, eventForm, approve } = usePagesSite();

const dayInBerlin = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' });

/** A day in the future by the clocks of Berlin, which no other event of these tests has: `2027-03-06`. */
const dateIn = (days: number) => dayInBerlin.format(Date.now() + days * 86_400_000);

async function announce(title: string, fields: Record<string, string>) {
	const form = { ...(await eventForm('bakery', title)), ...newSubmission(), ...fields };
	await approve(createdSlug(await as.owner.send('/events/new', form)));
}

const on = (date: string, time_zone: string, latitude: string, longitude: string) => ({
	start_at: `${date}T10:00`,
	end_at: `${date}T18:00`,
	...{ time_zone, latitude, longitude }
});

const open = (path: string) => as.visitor.open(path);

beforeAll(async () => {
	await announce('Kiez jam', on(dateIn(1), 'Europe/Berlin', '52.52', '13.40'));
	await announce('Potsdam jam', on(dateIn(40), 'Europe/Berlin', '52.39', '13.06'));
	await announce('Tejo fado', {
		...on(dateIn(41), 'Europe/Lisbon', '38.71', '-9.14'),
		categories: 'music'
	});
});

describe('the page of a town', () => {
	it('shows what is near it, how far away and how many there are', async () => {
		const berlin = await open('/in/berlin');
		expect(berlin.title).toBe('Events near Berlin');
		expect(berlin.text).toContain('Kiez jam');
		expect(berlin.text).toMatch(/\d km away/);
		expect(berlin.text).not.toContain('Tejo fado');
		expect(berlin.text).toContain('1 event');
	});

	it('shows days by its clocks, and what was asked for besides', async () => {
		expect((await open('/in/berlin?when=tomorrow')).text).toContain('Kiez jam');
		expect((await open('/in/berlin?when=today')).text).not.toContain('1 event');
		expect((await open(`/in/lisbon?when=${dateIn(41)}&category=music&q=fado`)).text).toContain(
			'Tejo fado'
		);
	});

	it('leads on from other spellings, and does not exist for what is no town', async () => {
		expect(await open('/in/Lisboa?when=today')).toMatchObject({
			status: 301,
			location: '/in/lisbon?when=today'
		});
		expect((await open('/in/xyzzyx')).status).toBe(404);
	});

	it('shows what is further away if nothing is near', async () => {
		const page = await open('/in/brandenburg-an-der-havel');
		expect(page.text).toContain('A little further from Brandenburg');
		expect(page.text).toContain('Potsdam jam');
	});
});

describe('what the search form sends', () => {
	it.each([
		['/?q=jam&in=Berlin&when=weekend', '/in/berlin?q=jam&when=weekend'],
		['/?q=&in=Berlin%2C+Germany', '/in/berlin'],
		['/?in=M%C3%BCnchen', '/in/munich'],
		['/?in=Berlin&near=1,2&radius=5', '/in/berlin'],
		['/?day=2027-03-06&until=', '/?when=2027-03-06'],
		['/in/berlin?day=2027-03-06&until=2027-03-07', '/in/berlin?when=2027-03-06..2027-03-07'],
		['/categories/music?day=2027-03-06&until=2027-03-06', '/categories/music?when=2027-03-06']
	])('%s leads to %s', async (path, location) => {
		expect(await open(path)).toMatchObject({ status: 303, location });
	});

	it('stays in the form if the place is not known', async () => {
		const page = await open('/?in=Xyzzyx&q=jam');
		expect(page.status).toBe(200);
		expect(page.text).toContain('We don’t know a place called “Xyzzyx”.');
		expect(page.field('in').value).toBe('Xyzzyx');
		expect(page.field('q').value).toBe('jam');
		expect(page.text).toContain('Kiez jam');
	});
});

describe('an address with a mistake in it', () => {
	it.each([
		['/?when=someday', 'We couldn’t read these dates'],
		['/in/berlin?when=2027-01-01..2027-12-31', 'We couldn’t read these dates'],
		['/?near=north', 'We couldn’t read this place'],
		['/?near=52.5,13.4&radius=1000', 'A distance can be from 1 to 200 km'],
		['/?bbox=1,2', 'We couldn’t read this part of the map'],
		['/?category=opera', 'There’s no such category'],
		['/?business=x', 'We couldn’t read which business'],
		['/?cursor=x', 'This list has changed']
	])('%s shows the list without it, and says so', async (path, sentence) => {
		const page = await open(path);
		expect(page.status).toBe(200);
		expect(page.text).toContain(sentence);
		expect(page.text).toContain('Kiez jam');
	});
});

describe('the page of a category', () => {
	it('shows its events', async () => {
		const music = await open('/categories/music');
		expect(music.title).toBe('Events in Music');
		expect(music.text).toContain('Tejo fado');
		expect(music.text).not.toContain('Kiez jam');
	});

	it('leads on from other capitals, and does not exist for others', async () => {
		expect(await open('/categories/MUSIC')).toMatchObject({
			status: 301,
			location: '/categories/music'
		});
		expect((await open('/categories/opera')).status).toBe(404);
	});
});

it('offers what to do next when nothing matches', async () => {
	const page = await open('/in/berlin?when=today&category=pets&q=xylophone');
	expect(page.text).toContain('No matches');
	expect(page.links).toEqual(
		expect.arrayContaining([
			'/in/berlin?q=xylophone&category=pets',
			'/in/berlin?q=xylophone&when=today',
			'/categories/pets?q=xylophone&when=today',
			'/businesses?q=xylophone',
			'/?in='
		])
	);
});

it('shows a place near which somebody is, without keeping its address', async () => {
	const page = await open('/?near=52.52,13.40&radius=10');
	expect(page.title).toBe('Events near you');
	expect(page.text).toContain('Kiez jam');
	expect(page.headers.get('cache-status')).toBeNull();
	expect(page.meta('robots')).toBe('noindex');
});
