import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { businesses, events } from '../database/schema.ts';
import { createGazetteer } from '../places/gazetteer.ts';
import { createShardReader } from '../places/shard-reader.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { readSomeTowns } from '../testing/places.ts';
import { createSitemapService } from './service.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const sitemap = createSitemapService({ database, now: () => market.clock.now });
const { within } = createGazetteer(createShardReader(readSomeTowns));

// The sitemap is of everything, and other tests share the database.
beforeAll(() =>
	env.DB.batch(
		['event_businesses', 'event_categories', 'events', 'business_categories', 'businesses'].map(
			(table) => env.DB.prepare(`DELETE FROM ${table}`)
		)
	)
);

const pathsIn = async (file: string) =>
	(await sitemap.pages(file, within))?.map(({ path }) => path) ?? null;

const filesNow = async () => (await sitemap.files()).map(({ file }) => file);

/** Those of the files whose names begin so. */
async function pathsOf(kind: string): Promise<string[]> {
	const files = (await filesNow()).filter((file) => file.startsWith(`${kind}-`));
	return (await Promise.all(files.map(pathsIn))).flatMap((paths) => paths ?? []).sort();
}

const change = (sql: string) => env.DB.prepare(`UPDATE categories SET ${sql}`).run();

const berlin = { latitude: 52.52, longitude: 13.41 };

it('names the pages that are always there, and the categories', async () => {
	expect(await pathsIn('pages')).toEqual(
		expect.arrayContaining(['/', '/businesses', '/privacy', '/categories/music'])
	);
});

it('names no category that is retired, or that was merged into another one', async () => {
	const categoriesIn = async () =>
		(await pathsIn('pages'))?.filter((path) => path.startsWith('/categories/')) ?? [];
	const all = await categoriesIn();
	await change(`retired_at = 1 WHERE slug = 'music'`);
	await change(
		`merged_into_id = (SELECT id FROM categories WHERE slug = 'music') WHERE slug = 'pets'`
	);
	const gone = ['/categories/music', '/categories/pets'];
	expect(await categoriesIn()).toEqual(all.filter((path) => !gone.includes(path)));
	await change(`retired_at = NULL, merged_into_id = NULL`);
	expect(await categoriesIn()).toEqual(all);
});

it('names public events until they end, verified businesses, and towns with events', async () => {
	const bakery = await market.business('olivia-owner', { name: 'Bakery' });
	await market.business('olivia-owner', { name: 'Unverified' }, false);
	const kept = await market.event('olivia-owner', bakery, { title: 'Kept', ...berlin });
	await market.event('olivia-owner', bakery, { title: 'Pending' }, false);
	const off = await market.event('olivia-owner', bakery, { title: 'Called off' });
	await (await market.as('olivia-owner')).post(`/api/events/${off.id}/cancel`);
	expect(await pathsOf('businesses')).toEqual([`/businesses/${bakery.slug}`]);
	expect(await pathsOf('events')).toEqual([`/events/${kept.slug}`]);
	expect(await pathsOf('towns')).toEqual(['/in/berlin']);
	const file = `events-${Math.floor(kept.id / 10_000)}`;
	const [page] = (await sitemap.pages(file, within)) ?? [];
	expect(page?.changedAt).toBe(new Date(market.clock.now).toISOString());
	market.clock.now = Date.parse(kept.end_at);
	expect(await pathsOf('events')).toEqual([]);
	expect(await filesNow()).not.toContain(file);
});

it('has a file for each ten thousand ids in which something is coming up', async () => {
	const [row] = await database.select().from(events).limit(1);
	if (!row) throw new Error('There is no event');
	const copy = (id: number, changes: Partial<typeof row> = {}) => ({
		...row,
		...{ id, slug: `copy-${id}`, submissionId: `copy-${id}`, status: 'approved' as const },
		endAt: market.clock.now + 60_000,
		...changes
	});
	await database.insert(events).values(copy(30_000));
	await database.insert(events).values(copy(39_999));
	await database.insert(events).values(copy(50_000, { status: 'pending' }));
	const files = (await filesNow()).filter((file) => file.startsWith('events-'));
	expect(files).toEqual(['events-3']);
	expect(await pathsIn('events-3')).toEqual(['/events/copy-30000', '/events/copy-39999']);
	expect(await pathsIn('events-5')).toEqual([]);
});

it('says when something in a file was changed last, was cancelled, or is over', async () => {
	const change = async (id: number, changes: Partial<typeof events.$inferInsert>) =>
		void (await database.update(events).set(changes).where(eq(events.id, id)));
	const changedAt = async (name: string) =>
		Date.parse((await sitemap.files()).find(({ file }) => file === name)?.changedAt ?? '');
	const now = market.clock.now;
	const [first, second] = [30_000, 39_999];
	await change(first, { updatedAt: now - 5000, approvedAt: now - 9000 });
	await change(second, { updatedAt: now - 7000, approvedAt: now - 9000 });
	expect(await changedAt('events-3')).toBe(now - 5000);
	await change(first, { status: 'cancelled', updatedAt: now - 3000 });
	expect(await changedAt('events-3')).toBe(now - 3000);
	await change(first, { status: 'approved', endAt: now - 1000 });
	expect(await changedAt('events-3')).toBe(now - 1000);
	const [business] = await database
		.select()
		.from(businesses)
		.where(eq(businesses.isVerified, true));
	const name = `businesses-${Math.floor((business?.id ?? 0) / 10_000)}`;
	expect(await changedAt(name)).toBe(business?.updatedAt);
});

it.each(['', 'events', 'events-x', 'events--1', 'towns-32', 'people-1', 'events-1234567'])(
	'has no file “%s”',
	async (file) => {
		expect(await pathsIn(file)).toBeNull();
	}
);
