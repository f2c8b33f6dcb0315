import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '../../worker/limits.ts';
import { anEventInput } from '../../worker/testing/an-event.ts';
import { pageBrowser } from './page-browser.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

const inBristol = { display_name: 'Wapping Road, Bristol', lat: '51.4479', lon: '-2.5986' };
const inLondon = { display_name: 'Wapping Lane, London', lat: '51.5070', lon: '-0.0590' };
const places: Record<string, object[]> = {
	'Wapping Road, Bristol': [inBristol],
	Wapping: [inBristol, inLondon]
};
const asked: string[] = [];
/** Speaks as Nominatim does. */
const geocoder = createServer(({ url }, response) => {
	const question = new URL(url ?? '', 'http://localhost').searchParams.get('q') ?? '';
	asked.push(question);
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(places[question] ?? []));
});

let processes: Processes;
let owner: ReturnType<typeof pageBrowser>;

beforeAll(async () => {
	await new Promise<void>((resolve) => geocoder.listen(0, () => resolve()));
	const { port } = geocoder.address() as AddressInfo;
	const settings = { GEOCODER_URL: `http://localhost:${port}` };
	processes = await startProcesses({ names: ['one'], settings });
	const { site } = processes;
	const session = await site.signIn({}, 'emil-owner');
	owner = pageBrowser(
		() => site,
		() => session
	);
	await owner.send('/businesses/new', { name: 'Bakery', submission_id: 'form-bakery' });
});
afterAll(async () => {
	await processes?.[Symbol.asyncDispose]();
	geocoder.close();
});

const form = (address: string, button: Record<string, string> = {}) => ({
	...anEventInput('2027-06-05'),
	title: 'Fair',
	address,
	latitude: '',
	longitude: '',
	business_id: '1',
	submission_id: 'form-of-the-fair',
	...button
});

it('finds an address without a script, and sets the point of the event', async () => {
	const page = await owner.send('/events/new', form('Wapping Road, Bristol', { look_up: '' }));
	expect(page.status).toBe(200);
	expect(page.form()).toMatchObject({
		title: 'Fair',
		address: 'Wapping Road, Bristol',
		latitude: '51.4479',
		longitude: '-2.5986'
	});
	expect(page.text).toContain('The point is set.');
});

it('lets the owner choose where there are several, and announces nothing before', async () => {
	const page = await owner.send('/events/new', form('Wapping', { look_up: '' }));
	expect(page.text).toContain('Which one is it?');
	expect(page.text).toContain('Wapping Lane, London');
	expect(page.form()).toMatchObject({ title: 'Fair', latitude: '' });
	const chosen = await owner.send('/events/new', form('Wapping', { look_up: '51.507 -0.059' }));
	expect(chosen.form()).toMatchObject({ latitude: '51.507', longitude: '-0.059' });
	const { text } = await owner.open('/dashboard');
	expect(text).not.toContain('Fair');
});

it('says that it does not know an address, and keeps what was typed', async () => {
	const page = await owner.send('/events/new', form('Nowhere 7', { look_up: '' }));
	expect(page.status).toBe(422);
	expect(page.text).toContain('We can’t find this address.');
	expect(page.form()).toMatchObject({ title: 'Fair', address: 'Nowhere 7' });
	expect(asked).toEqual(['Wapping Road, Bristol', 'Wapping', 'Nowhere 7']);
});

it('is refused to somebody who has looked up enough for a day, and keeps what was typed', async () => {
	const before = asked.length;
	const { addressSearchesPerDay } = limits;
	await processes.query(`UPDATE address_searches SET count = ${addressSearchesPerDay}`);
	const page = await owner.send('/events/new', form('Somewhere 8', { look_up: '' }));
	expect(page.status).toBe(429);
	const seconds = Number(page.headers.get('retry-after'));
	expect(seconds).toBeGreaterThan(86_000);
	expect(seconds).toBeLessThanOrEqual(86_400);
	expect(page.text).toContain(`We look up ${addressSearchesPerDay} addresses a day`);
	expect(page.form()).toMatchObject({ title: 'Fair', address: 'Somewhere 8' });
	expect(asked).toHaveLength(before);
});
