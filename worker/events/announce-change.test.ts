import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandAnnouncement } from '../mail/announce.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { createMailbox } from '../testing/mailbox.ts';

const site = createApiSite();
const { context } = createMailbox();
let host: Client;
let guest: Client;
let bakery: Json;
let studio: Json;
let fair: Json;

beforeAll(async () => {
	host = await site.as('emil-owner');
	guest = await site.as('otto-other-owner');
	bakery = await site.business('emil-owner', { name: 'Bakery' });
	studio = await site.business('otto-other-owner', { name: 'Studio' });
	fair = await site.event('emil-owner', bakery, { title: 'Fair', address: 'Mill Lane 1' });
	await guest.post(`/api/events/${fair.id}/join`, { business_id: studio.id });
	await host.post(`/api/events/${fair.id}/join`, { business_id: bakery.id });
	const { id } = (await (await site.as('anna-attendee')).get('/api/auth/me')).body;
	const member = env.DB.prepare(`INSERT INTO business_members VALUES (?, ?, 'manager', 0)`);
	await member.bind(studio.id, id).run();
	await clear();
});
afterAll(async () => void (await env.DB.prepare('DELETE FROM business_members').run()));

const clear = () => env.DB.batch([env.DB.prepare('DELETE FROM mails')]);
const change = (input: object, event = fair) => host.patch(`/api/events/${event.id}`, input);

/** What was told since it was last asked, and to how many. */
async function told() {
	const { results } = await env.DB.prepare('SELECT id FROM announcements').all<{ id: string }>();
	for (const { id } of results) {
		await expandAnnouncement(context, id, 0);
	}
	const query = `SELECT kind, data, count(DISTINCT person_id) AS people FROM mails GROUP BY kind, key`;
	const { results: rows } = await env.DB.prepare(query).all<Record<string, string>>();
	await clear();
	return rows.map(({ kind, data, people }) => ({ kind, people, ...JSON.parse(data ?? '') }));
}

describe('the businesses that joined an event', () => {
	it('are told of another time, from what to what, owners and managers once each', async () => {
		await change({ start_at: '2027-03-06T12:00', end_at: '2027-03-06T19:00' });
		expect(await told()).toEqual([
			{
				...{ kind: 'event_changed', people: 2, title: 'Fair', slug: fair.slug },
				...{ timeZone: 'Europe/Berlin', place: 'Old Mill, Mill Lane 1' },
				startAt: Date.UTC(2027, 2, 6, 11),
				endAt: Date.UTC(2027, 2, 6, 18),
				was: { startAt: Date.UTC(2027, 2, 6, 9), endAt: Date.UTC(2027, 2, 6, 17) }
			}
		]);
	});

	it('are told of another place, and once of several changes within a quarter of an hour', async () => {
		for (let pier = 1; pier <= 6; pier++) {
			await change({ location_name: `Pier ${pier}`, address: '' });
		}
		await change({ location_name: 'Pier 7', address: 'Harbour' });
		expect(await told()).toMatchObject([
			{ people: 2, place: 'Pier 7, Harbour', was: { place: 'Old Mill, Mill Lane 1' } }
		]);
	});

	it.each([
		['another text', { title: 'Spring fair', description: 'Stalls' }],
		['the same time and place', { start_at: '2027-03-06T12:00', location_name: 'Pier 7' }]
	])('are told nothing of %s', async (_, input) => {
		expect((await change(input)).status).toBe(200);
		expect(await told()).toEqual([]);
	});

	it('are told nothing of a change that was not saved, or of an event that is not public', async () => {
		expect((await change({ address: 'Elsewhere', version: 1 })).status).toBe(409);
		const pending = await site.event('emil-owner', bakery, {}, false);
		await change({ address: 'Elsewhere' }, pending);
		expect(await told()).toEqual([]);
	});

	it('are told once that it is cancelled, managers too', async () => {
		await host.post(`/api/events/${fair.id}/cancel`);
		await host.post(`/api/events/${fair.id}/cancel`);
		expect(await told()).toMatchObject([{ kind: 'event_cancelled', people: 2 }]);
	});
});
