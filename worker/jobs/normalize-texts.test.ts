import { readTestTexts } from '../testing/static-files.ts';
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { businesses, events, jobs } from '../database/schema.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { runEveryMinute } from './every-minute.ts';
import { testPictures } from '../testing/pictures.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const { config, publicPages } = market;
const context = {
	database,
	pictures: testPictures,
	publicPages,
	now: () => market.clock.now,
	log: () => {},
	config,
	sendMail: null,
	readTexts: readTestTexts,
	fetch: (request: Request) => market.cognito.fetch(request)
};

it('brings stored texts into the form of new ones, once, however many there are', async () => {
	// The migration has added the job.
	expect(await database.select({ kind: jobs.kind }).from(jobs)).toContainEqual({
		kind: 'normalize-texts'
	});
	const business = await market.business('olivia-owner', { name: 'Old bakery' });
	const { id } = await market.event('olivia-owner', business, { title: 'Old market' });
	await database
		.update(businesses)
		.set({ name: 'Old\u00ad bakery\u202e', description: '\u200b' })
		.where(eq(businesses.id, business.id));
	await database
		.update(events)
		.set({ title: 'Old mar\u00adket\u200b', description: 'A\r\nB' })
		.where(eq(events.id, id));
	const numbers = Array.from({ length: 450 }, (_, index) => index).join();
	await env.DB.prepare(
		`INSERT INTO events (submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, search_text, created_at, updated_at)
		SELECT value, 'many-' || value, 'Many' || char(8203), '', char(8203), '', 0, 0, 'UTC', '', 0, 0 FROM json_each('[${numbers}]')`
	).run();
	await runEveryMinute(context);
	const found = await market.visitor.get(`/api/events/${id}`);
	expect(found.body).toMatchObject({ title: 'Old market', description: 'A\nB' });
	expect((await market.visitor.get('/api/events?q=market')).body.items).toMatchObject([{ id }]);
	const [changed] = await database.select().from(businesses).where(eq(businesses.id, business.id));
	expect(changed).toMatchObject({
		name: 'Old bakery',
		description: '',
		version: business.version + 1
	});
	const many = await env.DB.prepare(
		`SELECT DISTINCT title, location_name FROM events WHERE slug LIKE 'many-%'`
	).all();
	// A place of which nothing can be seen would be that of a series.
	expect(many.results).toEqual([{ title: 'Many', location_name: '\u200b' }]);
	expect(await database.select({ kind: jobs.kind }).from(jobs)).not.toContainEqual({
		kind: 'normalize-texts'
	});
});
