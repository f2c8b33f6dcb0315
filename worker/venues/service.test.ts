import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { venues } from '../database/schema.ts';
import { limits } from '../limits.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { benchViewer } from '../testing/bench-viewer.ts';
import { testPictures } from '../testing/pictures.ts';
import { anonymous } from '../users/identity.ts';
import { createVenueService } from './service.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const idOf = async (person: string) =>
	String((await (await market.as(person)).get('/api/auth/me')).body.id);
const olivia = await idOf('olivia-owner');
const otto = await idOf('otto-other-owner');

const venuesOf = (person: string | null) =>
	createVenueService({
		database,
		pictures: testPictures,
		identity: async () => (person === null ? anonymous : benchViewer(person)),
		now: () => market.clock.now,
		log: () => {}
	});
const own = venuesOf(olivia);

const place = {
	location_name: 'Old Mill',
	address: 'Mill Lane 1',
	latitude: 52.5,
	longitude: 13.4
};
const eventAt = (changes: object) =>
	market.event('olivia-owner', bakery, { ...place, ...changes }, false);

describe('the venues of an owner', () => {
	it('are kept from an event, also from a date of a series, and only once', async () => {
		const first = await eventAt({});
		expect(await own.save(first.id)).toMatchObject({ kind: 'ok' });
		const [venue] = await own.list();
		expect(venue).toEqual({
			id: expect.any(Number),
			name: 'Old Mill',
			address: 'Mill Lane 1',
			latitude: 52.5,
			longitude: 13.4,
			timeZone: 'Europe/Berlin'
		});
		const series = { repeat: { every: 'week', times: 2 }, address: 'Mill Lane 2' };
		const date = await eventAt({ ...series, submission_id: 'weekly-at-the-mill' });
		expect(await own.save(String(date.id))).toMatchObject({ kind: 'ok' });
		expect(await own.list()).toEqual([{ ...venue, address: 'Mill Lane 2' }]);
	});

	it('are nobody else’s to see or change', async () => {
		const [venue] = await own.list();
		expect(await venuesOf(otto).list()).toEqual([]);
		expect(await venuesOf(null).list()).toEqual([]);
		await venuesOf(otto).rename({ id: venue?.id, name: 'Mine' });
		await venuesOf(otto).remove(venue?.id);
		expect(await own.list()).toEqual([venue]);
		const event = await eventAt({});
		const refused = await venuesOf(otto).save(event.id);
		expect(refused).toMatchObject({ kind: 'error', problem: { status: 404 } });
		for (const result of [
			await venuesOf(null).save(event.id),
			await venuesOf(null).rename({ id: venue?.id, name: 'Mine' }),
			await venuesOf(null).remove(venue?.id)
		]) {
			expect(result).toMatchObject({ kind: 'error', problem: { status: 401 } });
		}
	});

	it('have names of their own, all different', async () => {
		await own.save((await eventAt({ location_name: 'Pier' })).id);
		const [mill, pier] = await own.list();
		const renamed = await own.rename({ id: String(pier?.id), name: '  The\u200b pier ' });
		expect(renamed).toMatchObject({ kind: 'ok' });
		expect((await own.list()).map(({ name }) => name)).toEqual(['Old Mill', 'The pier']);
		const taken = await own.rename({ id: pier?.id, name: mill?.name });
		expect(taken).toMatchObject({ kind: 'error', problem: { code: 'name_taken' } });
		const empty = await own.rename({ id: pier?.id, name: ' ' });
		expect(empty).toMatchObject({ kind: 'error', fields: { name: expect.any(String) } });
	});

	it('are removed, and may be removed twice', async () => {
		for (const { id } of await own.list()) {
			expect(await own.remove(String(id))).toMatchObject({ kind: 'ok' });
			expect(await own.remove(id)).toMatchObject({ kind: 'ok' });
		}
		expect(await own.list()).toEqual([]);
	});

	it('are as many as one person may keep, and end with the account', async () => {
		for (let index = 0; index < limits.venues; index++) {
			await database.insert(venues).values({
				ownerId: olivia,
				name: `Venue ${index}`,
				address: '',
				timeZone: 'UTC',
				createdAt: 0
			});
		}
		const refused = await own.save((await eventAt({})).id);
		expect(refused).toMatchObject({ kind: 'error', problem: { code: 'limit_reached' } });
		expect(await own.list()).toHaveLength(limits.venues);
		await env.DB.prepare('DELETE FROM users WHERE id = ?').bind(olivia).run();
		expect(await database.select().from(venues)).toEqual([]);
	});
});
