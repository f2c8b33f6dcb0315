import { env } from 'cloudflare:workers';
import { afterAll, expect, it } from 'vitest';
import { createServices } from '../app-context.ts';
import { limits } from '../limits.ts';
import { catchUp } from '../listing/catch-up.ts';
import { createApiSite, openingTime } from '../testing/api-clients.ts';
import { benchViewer } from '../testing/bench-viewer.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { testPictures } from '../testing/pictures.ts';

const counted: string[] = [];
let isFull = false;
const site = createApiSite({
	dependencies: {
		limiters: {
			signIn: async () => true,
			async write(key) {
				counted.push(key);
				return !isFull || counted.length <= 20;
			}
		}
	}
});
const { database, costOf } = instrumentDatabase();

afterAll(async () => {
	const tables = ['events', 'postings', 'terms', 'jobs', 'announcements'];
	await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

it('an edit of all dates of the longest series writes a bounded number of rows, in two round trips', async () => {
	const owner = await site.as('olivia-owner');
	const moderator = await site.as('mona-moderator');
	const host = await site.business('olivia-owner', { name: 'Bakery' });
	const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
	const first = await site.event(
		'olivia-owner',
		host,
		{
			description: words.join(' '),
			latitude: 52.5,
			longitude: 13.4,
			categories: ['music'],
			repeat: { every: 'week', times: limits.datesOfSeries }
		},
		false
	);
	await moderator.post(`/api/events/${first.id}/series/approve`);
	await catchUp(database, openingTime, 100);
	const { id } = (await owner.get('/api/auth/me')).body;
	const services = createServices({
		database,
		pictures: testPictures,
		identity: async () => benchViewer(String(id)),
		now: () => openingTime,
		log: () => {}
	});
	const changes = {
		title: 'Lanterns by the river',
		description: words.map((word) => `other${word}`).join(' '),
		location_name: 'Pier',
		categories: ['fashion'],
		start_at: '2027-03-06T12:00',
		end_at: '2027-03-06T20:00',
		capacity: 12,
		dates: 'all'
	};
	const results: { kind: string }[] = [];
	const cost = await costOf(
		async () => results.push(await services.events.update(first.slug, changes)),
		false
	);
	expect(results).toMatchObject([{ kind: 'ok', value: { otherDates: { changed: 25 } } }]);
	expect(cost.roundTrips).toBeLessThanOrEqual(2);
	// Each date: 36 words and about a dozen lists, gone and new; its row with its indexes, and its jobs.
	const perDate = 2 * (48 + 16) * 2 + 30;
	expect(cost.rowsWritten).toBeLessThanOrEqual(limits.datesOfSeries * perDate);
	expect(cost.rowsRead).toBeLessThanOrEqual(limits.datesOfSeries * perDate * 4);
});

it('an edit of several dates counts as a write for each of them, and stops at the limit', async () => {
	const owner = await site.as('olivia-owner');
	const { id } = (await owner.get('/api/auth/me')).body;
	const [{ id: event, title } = { id: 0, title: '' }] = (await owner.get('/api/events/mine')).body
		.items;
	const edit = async (input: object) => {
		counted.length = 0;
		const { status } = await owner.patch(`/api/events/${event}`, input);
		return [status, counted.filter((key) => key === String(id)).length];
	};
	const [, alone = 0] = await edit({ capacity: 4 });
	expect(await edit({ capacity: 5, dates: 'all' })).toEqual([200, alone + 25]);
	isFull = true;
	expect((await edit({ title: 'Too often', dates: 'all' }))[0]).toBe(429);
	expect((await owner.get(`/api/events/${event}`)).body.title).toBe(title);
});

it('moving one event with many words counts as many writes, by the rows that it changes', async () => {
	isFull = false;
	const owner = await site.as('olivia-owner');
	const { id } = (await owner.get('/api/auth/me')).body;
	const host = await site.business('olivia-owner', { name: 'Hall' });
	const description = Array.from({ length: 390 }, (_, index) => `stall${index}`).join(' ');
	const fair = await site.event('olivia-owner', host, { title: 'Fair', description });
	await catchUp(database, openingTime, 100);
	const edit = async (input: object) => {
		counted.length = 0;
		const { status } = await owner.patch(`/api/events/${fair.id}`, input);
		return [status, counted.filter((key) => key === String(id)).length] as const;
	};
	const [, alone] = await edit({ capacity: 4 });
	const later = { start_at: '2027-03-13T12:00', end_at: '2027-03-13T20:00' };
	const [status, writes] = await edit(later);
	const writesOfMove = 1 + writes - alone;
	expect([status, writesOfMove]).toEqual([200, 12]);
	// As many rows: its body has counted as one write more.
	const texts = { description: description.replaceAll('stall', 'wagon') };
	const [, withTexts] = await edit(texts);
	expect(withTexts).toBe(writes - 1);

	const services = createServices({
		...{ database, pictures: testPictures, log: () => {}, now: () => openingTime },
		identity: async () => benchViewer(String(id))
	});
	const evenLater = { start_at: '2027-03-20T12:00', end_at: '2027-03-20T20:00' };
	const { rowsWritten } = await costOf(() => services.events.update(fair.slug, evenLater));
	expect(rowsWritten / writesOfMove).toBeLessThanOrEqual(250);
	isFull = true;
	counted.push(...Array.from({ length: 20 }, () => ''));
	const refused = await owner.patch(`/api/events/${fair.id}`, later);
	expect(refused.status).toBe(429);
});
