import { describe, expect, it } from 'vitest';
import type { PageContext } from '../page-context.ts';
import { createApiSite, openingTime } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';

/** Shows where each business is next, as the page of all businesses does. */
async function renderPage(_: Request, { businesses }: PageContext): Promise<Response> {
	const found = await businesses.list({ withNextEvent: true });
	const items = found.kind === 'ok' ? found.value.items : [];
	return Response.json(Object.fromEntries(items.map(({ name, nextEvent }) => [name, nextEvent])));
}

const market = createApiSite({ dependencies: { renderPage } });
const owner = await market.as('olivia-owner');
let number = 0;

const newStall = () => market.business('olivia-owner', { name: `Stall ${++number}` });

/** @param day of March 2027, as the others */
const announce = (host: Json, day: number, input: object = {}) =>
	market.event('olivia-owner', host, {
		start_at: `2027-03-${day}T10:00`,
		end_at: `2027-03-${day}T18:00`,
		time_zone: 'Europe/London',
		...input
	});

async function nextOf({ name }: Json) {
	market.forgetPages();
	const response = await market.browse().visit('/businesses');
	const next: Record<string, unknown> = await response.json();
	return next[name];
}

describe('where a business is next', () => {
	it('is the soonest of its public events, with its place', async () => {
		const stall = await newStall();
		expect(await nextOf(stall)).toBe(null);
		await announce(stall, 20);
		await market.event(
			'olivia-owner',
			stall,
			{ start_at: '2027-03-11T10:00', end_at: '2027-03-11T12:00' },
			false
		);
		const soonest = await announce(stall, 12, { location_name: 'Hall South', address: 'Road 1' });
		expect(await nextOf(stall)).toEqual({
			id: soonest.id,
			startAt: '2027-03-12T10:00:00.000Z',
			endAt: '2027-03-12T18:00:00.000Z',
			timeZone: 'Europe/London',
			locationName: 'Hall South',
			address: 'Road 1'
		});
	});

	it('can be an event of somebody else, and ends with it', async () => {
		const [host, guest] = [await newStall(), await newStall()];
		const fair = await announce(host, 15);
		await owner.post(`/api/events/${fair.id}/join`, { business_id: guest.id });
		expect(await nextOf(guest)).toMatchObject({ id: fair.id });
		await owner.post(`/api/events/${fair.id}/cancel`, {});
		expect(await nextOf(guest)).toBe(null);
	});

	it('has the texts of its series', async () => {
		const stall = await newStall();
		await announce(stall, 16, { location_name: 'Yard', repeat: { every: 'week', times: 3 } });
		expect(await nextOf(stall)).toMatchObject({ locationName: 'Yard' });
	});

	it('is one that lasts for days until its end, and then nothing', async () => {
		const stall = await newStall();
		const week = await announce(stall, 17, { end_at: '2027-03-21T18:00' });
		market.pass((Date.UTC(2027, 2, 20, 9) - openingTime) / 1000);
		expect(await nextOf(stall)).toMatchObject({ id: week.id });
		market.pass(34 * 60 * 60);
		expect(await nextOf(stall)).toBe(null);
	});
});
