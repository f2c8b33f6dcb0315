import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';

const site = createApiSite();
const { visitor, clock } = site;
const minute = 60_000;
const at = (minutes: number) =>
	new Date(Math.floor(clock.now / minute) * minute + minutes * minute).toISOString();

let people: Record<string, Client>;
let host: Json;
let guest: Json;
let fair: Json;

beforeAll(async () => {
	people = {
		host: await site.as('emil-owner'),
		guest: await site.as('otto-other-owner'),
		stranger: await site.as('anna-attendee'),
		moderator: await site.as('mona-moderator')
	};
	host = await site.business('emil-owner', { name: 'Host' });
	guest = await site.business('otto-other-owner', { name: 'Guest' });
	fair = await anEvent({});
	await join(fair);
});

const anEvent = (input: object) =>
	site.event('emil-owner', host, {
		...{ start_at: at(-60), end_at: at(180), latitude: 52.5, longitude: 13.4 },
		...input
	});
const join = (event: Json) =>
	people['guest']?.post(`/api/events/${event.id}/join`, { business_id: guest.id });
const arrive = (person: string, business: Json, input: object = {}, event = fair) =>
	as(person).post(`/api/events/${event.id}/here`, { business_id: business.id, ...input });
const depart = (person: string, business: Json, event = fair) =>
	as(person).remove(`/api/events/${event.id}/here?business_id=${business.id}`);
const as = (person: string): Client => people[person] ?? visitor;
const read = async (path: string) => Object((await visitor.get(path)).body);

/** Who is shown at an event. */
const shown = async (event = fair) => {
	const { here_now } = await read(`/api/events/${event.id}`);
	return here_now.map(({ name }: Json) => name);
};

describe('a business that says that it is at an event', () => {
	it('is shown on the event, the business, its list and the map, until the event ends', async () => {
		expect(await shown()).toEqual([]);
		const { status, body } = await arrive('guest', guest);
		expect([status, body]).toEqual([
			200,
			{ event_id: fair.id, business_id: guest.id, until: fair.end_at }
		]);
		expect(await read(`/api/events/${fair.id}`)).toMatchObject({
			here_until: fair.end_at,
			here_now: [{ id: guest.id, name: 'Guest', until: fair.end_at }]
		});
		expect(await read(`/api/businesses/${guest.id}`)).toMatchObject({
			here_now: [{ event: { id: fair.id, title: 'Market day' }, until: fair.end_at }]
		});
		const { items } = await read(`/api/events?business=${guest.id}`);
		expect(items).toMatchObject([{ id: fair.id, here_until: fair.end_at }]);
		const { cells } = await read('/api/map?bbox=13,52,14,53');
		expect(cells).toMatchObject([{ events: [{ id: fair.id, here_until: fair.end_at }] }]);
	});

	it('may say until when, by the clocks of the place, and change its mind', async () => {
		expect((await arrive('guest', guest, { until: at(30) })).body).toMatchObject({ until: at(30) });
		const inBerlin = new Date(Date.parse(at(90)) + 60 * minute).toISOString().slice(0, 16);
		const { body } = await arrive('guest', guest, { until: inBerlin });
		expect(body).toMatchObject({ until: at(90) });
		expect(await shown()).toEqual(['Guest']);
	});

	it.each([
		['in the past', -1],
		['after the event', 181]
	])('is refused a time %s, and stays where it was', async (_, minutes) => {
		const { status, body } = await arrive('guest', guest, { until: at(minutes) });
		expect([status, Object.keys(body.fields)]).toEqual([422, ['until']]);
		expect(await shown()).toEqual(['Guest']);
	});

	it('is there for a day at most', async () => {
		const long = await anEvent({ end_at: at(3 * 24 * 60) });
		const { body } = await arrive('host', host, {}, long);
		expect(Date.parse(Object(body).until) - clock.now).toBe(24 * 60 * minute);
		const late = await arrive('host', host, { until: at(25 * 60) }, long);
		expect(late.status).toBe(422);
		await depart('host', host, long);
	});

	it('is gone when it says so, and by itself', async () => {
		expect((await depart('guest', guest)).status).toBe(204);
		expect((await depart('guest', guest)).status).toBe(204);
		expect(await shown()).toEqual([]);
		await arrive('guest', guest, { until: at(2) });
		clock.now += 2 * minute;
		expect(await shown()).toEqual([]);
		expect(await read(`/api/events/${fair.id}`)).toMatchObject({ here_until: null });
		expect(await read(`/api/businesses/${guest.id}`)).toMatchObject({ here_now: [] });
	});

	it('is gone when it leaves the event, and when it is not verified any more', async () => {
		await arrive('guest', guest);
		await as('guest').post(`/api/events/${fair.id}/leave`, { business_id: guest.id });
		expect(await shown()).toEqual([]);
		await join(fair);
		await arrive('guest', guest);
		await env.DB.prepare('UPDATE businesses SET is_verified = 0 WHERE id = ?').bind(guest.id).run();
		expect(await read(`/api/events/${fair.id}`)).toMatchObject({ here_until: null, here_now: [] });
		await env.DB.prepare('UPDATE businesses SET is_verified = 1 WHERE id = ?').bind(guest.id).run();
	});

	it('is not shown at an event that is cancelled', async () => {
		const off = await anEvent({});
		await arrive('host', host, {}, off);
		expect(await shown(off)).toEqual(['Host']);
		await as('host').post(`/api/events/${off.id}/cancel`);
		expect(await read(`/api/events/${off.id}`)).toMatchObject({ here_until: null, here_now: [] });
		expect(await read(`/api/businesses/${host.id}`)).toMatchObject({ here_now: [] });
		expect((await arrive('host', host, {}, off)).status).toBe(409);
	});
});

describe('saying that a business is at an event', () => {
	const refusals: [who: string, status: number][] = [
		['visitor', 401],
		['stranger', 403],
		['host', 403],
		['moderator', 403]
	];
	it.each(refusals)('for another business is refused to: %s (%i)', async (person, status) => {
		expect((await arrive(person, guest)).status).toBe(status);
		expect((await depart(person, guest)).status).toBe(status);
	});

	it.each(['manager', 'helper'] as const)('is permitted to its %s', async (role) => {
		const { id } = (await as('stranger').get('/api/auth/me')).body;
		const member = env.DB.prepare('INSERT INTO business_members VALUES (?, ?, ?, 0)');
		await member.bind(guest.id, id, role).run();
		expect((await arrive('stranger', guest)).status).toBe(200);
		expect((await depart('stranger', guest)).status).toBe(204);
		await env.DB.prepare('DELETE FROM business_members').run();
	});

	it('needs a business that takes part, and an event that is about to begin', async () => {
		const other = await anEvent({});
		const { body } = await arrive('guest', guest, {}, other);
		expect(body).toMatchObject({ code: 'not_taking_part' });
		const later = await anEvent({ start_at: at(121), end_at: at(240) });
		expect((await arrive('host', host, {}, later)).body).toMatchObject({ code: 'event_not_begun' });
		const soon = await anEvent({ start_at: at(119), end_at: at(240) });
		expect((await arrive('host', host, {}, soon)).status).toBe(200);
	});

	it('needs an event that is public, and a business that is', async () => {
		const pending = await site.event('emil-owner', host, {}, false);
		expect((await arrive('host', host, {}, pending)).status).toBe(404);
		const hidden = await site.business('emil-owner', { name: 'Hidden' }, false);
		expect((await arrive('host', hidden)).status).toBe(404);
	});

	it.each([{}, { business_id: 'x' }, { business_id: 1, until: 'soon' }])(
		'is refused without what it needs: %j',
		async (input) => {
			const { status } = await as('guest').post(`/api/events/${fair.id}/here`, input);
			expect(status).toBe(422);
		}
	);
});
