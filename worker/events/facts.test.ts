import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { anEventInput } from '../testing/an-event.ts';
import { createApiSite } from '../testing/api-clients.ts';

const market = createApiSite();
const owner = await market.as('olivia-owner');
const bakery = await market.business('olivia-owner', { name: 'Bakery' });

const announce = (facts: object, more: object = {}) =>
	owner.post('/api/events', { ...anEventInput(), business_id: bakery.id, ...facts, ...more });

const unknown = {
	price_amount: null,
	price_currency: null,
	ticket_url: null,
	setting: null,
	min_age: null,
	rain_plan: '',
	accessibility: [],
	accessibility_note: ''
};

const known = {
	price_amount: 12.5,
	price_currency: 'EUR',
	ticket_url: 'https://tickets.example.org/market',
	setting: 'indoor',
	min_age: 12,
	rain_plan: 'We move into the hall.',
	accessibility: ['step_free', 'hearing_loop'],
	accessibility_note: 'The ramp is at the back door.'
};

const stored = async (id: unknown) =>
	await env.DB.prepare('SELECT facts FROM events WHERE id = ?').bind(id).first('facts');

describe('the facts of an event', () => {
	it('are those that its owner tells, and unknown without', async () => {
		expect((await announce({})).body).toMatchObject(unknown);
		const { body } = await announce(known);
		expect(body).toMatchObject(known);
		expect((await owner.get(`/api/events/${body.id}`)).body).toMatchObject(known);
	});

	it('may be entered as people and forms write them', async () => {
		const typed = {
			price_amount: '12,50',
			price_currency: 'EUR',
			ticket_url: 'tickets.example.org/market',
			setting: 'both',
			min_age: '0',
			accessibility: 'hearing_loop step_free hearing_loop'
		};
		expect((await announce(typed)).body).toMatchObject({
			price_amount: 12.5,
			ticket_url: 'https://tickets.example.org/market',
			setting: 'both',
			min_age: 0,
			accessibility: ['step_free', 'hearing_loop']
		});
	});

	it('have a currency only with a price that is not free', async () => {
		const free = await announce({ price_amount: '0', price_currency: 'EUR' });
		expect(free.body).toMatchObject({ price_amount: 0, price_currency: null });
		const none = await announce({ price_currency: 'EUR' });
		expect(none.body).toMatchObject({ price_amount: null, price_currency: null });
		const without = await announce({ price_amount: 5 });
		expect(without.status).toBe(422);
		expect(without.body['fields']).toEqual({
			price_currency: 'Please choose the currency of the price.'
		});
		const later = await owner.patch(`/api/events/${free.body.id}`, { price_amount: 5 });
		expect(later.body['fields']).toHaveProperty('price_currency');
	});

	it.each([
		[{ price_amount: '1.000', price_currency: 'EUR' }, 'price_amount'],
		[{ price_amount: '-1', price_currency: 'EUR' }, 'price_amount'],
		[{ price_amount: 1e9, price_currency: 'EUR' }, 'price_amount'],
		[{ price_amount: 1, price_currency: 'EURO' }, 'price_currency'],
		[{ price_amount: 1, price_currency: 'eur' }, 'price_currency'],
		[{ ticket_url: 'http://tickets.example.org' }, 'ticket_url'],
		[{ ticket_url: 'javascript:alert(1)' }, 'ticket_url'],
		[{ setting: 'underwater' }, 'setting'],
		[{ accessibility: 'step_free stairs' }, 'accessibility'],
		[{ min_age: 100 }, 'min_age'],
		[{ min_age: '-1' }, 'min_age'],
		[{ min_age: 1.5 }, 'min_age'],
		[{ rain_plan: 'x'.repeat(301) }, 'rain_plan'],
		[{ accessibility: [7] }, 'accessibility'],
		[{ accessibility_note: 'x'.repeat(301) }, 'accessibility_note']
	])('are refused with a message if they are %j', async (facts, field) => {
		const { status, body } = await announce(facts);
		expect(status).toBe(422);
		expect(Object.keys(body['fields'] ?? {})).toEqual([field]);
	});

	it('stay as they were unless a change names them', async () => {
		const { body } = await announce(known);
		const path = `/api/events/${body.id}`;
		expect((await owner.patch(path, { title: 'Other' })).body).toMatchObject(known);
		const changed = await owner.patch(path, { setting: null, accessibility: [] });
		expect(changed.body).toMatchObject({ ...known, setting: null, accessibility: [] });
		expect((await owner.patch(path, unknown)).body).toMatchObject(unknown);
	});

	it('are stored once for a series, until one date has others', async () => {
		const { body } = await announce(known, { repeat: { every: 'week', times: 2 } });
		const [first, second] = [Number(body.id), Number(body.id) + 1];
		const read = async (id: number) => (await owner.get(`/api/events/${id}`)).body;
		expect(await read(second)).toMatchObject(known);
		expect([await stored(first), await stored(second)]).toEqual([null, null]);
		await owner.patch(`/api/events/${second}`, { title: 'Other' });
		expect(await stored(second)).toBeNull();
		await owner.patch(`/api/events/${second}`, unknown);
		expect(await read(second)).toMatchObject(unknown);
		expect(await read(first)).toMatchObject(known);
	});
});
