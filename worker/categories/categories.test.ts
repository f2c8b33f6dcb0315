import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catchUp } from '../listing/catch-up.ts';
import { openDatabase } from '../database/client.ts';
import { limits } from '../limits.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { testPictures } from '../testing/pictures.ts';
import { mergeCategoryStep } from './merge-step.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const run = (sql: string) => env.DB.prepare(sql).run();
const rows = async <T>(sql: string) => (await env.DB.prepare(sql).all<T>()).results;

interface Managed {
	slug: string;
	name: string;
	name_de: string | null;
	name_es: string | null;
	is_retired: boolean;
	former_slugs: string[];
	version: number;
}

let [mona, emil]: Client[] = [];
let before: { id: number }[];

const moderator = () => mona ?? market.visitor;
const managed = async (): Promise<Managed[]> =>
	JSON.parse(JSON.stringify((await moderator().get('/api/review/categories')).body.items));
const offered = async () =>
	(await market.visitor.get('/api/categories')).body.items.map(({ slug }) => slug);
const add = (name: string, more: object = {}) =>
	moderator().post('/api/categories', { name, ...more });
const change = (slug: string, changes: object) =>
	moderator().patch(`/api/categories/${slug}`, changes);
const entries = async () =>
	(
		await rows<{ action: string }>(
			`SELECT action FROM audit WHERE subject_kind = 'category' ORDER BY id`
		)
	).map(({ action }) => action);

/** The translations and positions of a new site, and nothing else. */
async function reset() {
	const kept = before.map(({ id }) => id).join();
	await run(`DELETE FROM event_categories WHERE category_id NOT IN (${kept})`);
	await run(`DELETE FROM business_categories WHERE category_id NOT IN (${kept})`);
	await run(`DELETE FROM categories WHERE id NOT IN (${kept})`);
	await run(`UPDATE categories SET position = 0, retired_at = NULL, merged_into_id = NULL`);
	await run(`UPDATE categories SET name = 'Music', name_de = 'Musik' WHERE slug = 'music'`);
	await run(`DELETE FROM jobs WHERE kind = 'merge-category'`);
}

beforeAll(async () => {
	mona = await market.as('mona-moderator');
	emil = await market.as('emil-owner');
	before = await rows<{ id: number }>('SELECT id FROM categories');
});
beforeEach(reset);
afterAll(reset);

describe('a category', () => {
	it('is managed by those with the permission, and by nobody else', async () => {
		const writes = (client: Client) => [
			client.post('/api/categories', { name: 'Robots' }),
			client.patch('/api/categories/music', { name: 'Noise' }),
			client.post('/api/categories/music/merge', { into: 'pets' })
		];
		const statusesOf = async (client: Client) =>
			(await Promise.all([...writes(client), client.get('/api/review/categories')])).map(
				({ status, body }) => [status, body.code]
			);
		expect(await statusesOf(market.visitor)).toEqual(Array(4).fill([401, 'not_signed_in']));
		for (const person of ['emil-owner', 'anna-attendee', 'otto-other-owner']) {
			expect(await statusesOf(await market.as(person))).toEqual(
				Array(4).fill([403, 'moderators_only'])
			);
		}
		expect(await offered()).toContain('music');
		expect(await offered()).toHaveLength(before.length);
	});

	it('has the translations of a new site', async () => {
		const all = await managed();
		expect(all.map(({ name_de, name_es }) => Boolean(name_de && name_es))).not.toContain(false);
		expect(all.find(({ slug }) => slug === 'music')).toMatchObject({
			...{ name: 'Music', name_de: 'Musik', name_es: 'Música' }
		});
	});

	it('is added with a slug that stays when it is renamed', async () => {
		const added = await add('Board games', { name_de: 'Brettspiele' });
		expect(added.status).toBe(201);
		expect(added.headers.get('location')).toBe('/categories/board-games');
		expect(added.body).toMatchObject({
			slug: 'board-games',
			name_de: 'Brettspiele',
			name_es: null
		});
		const renamed = await change('board-games', { name: 'Games', name_es: 'Juegos', name_de: '' });
		expect(renamed.body).toMatchObject({
			...{ slug: 'board-games', name: 'Games', name_es: 'Juegos', name_de: null }
		});
		// A second one of the former name has another slug, and so has one in another script.
		expect((await add('Board games')).body.slug).toBe('board-games-2');
		expect((await add('音楽')).body.slug).toBe('category');
		expect((await entries()).slice(-4)).toEqual([
			...['category_added', 'category_renamed', 'category_added', 'category_added']
		]);
	});

	it('has a name of its own in every language', async () => {
		const fieldsOf = async (name: string, more: object = {}) => (await add(name, more)).body.fields;
		const taken = 'Another category has this name.';
		expect(await fieldsOf('MUSÍC')).toEqual({ name: taken });
		expect(await fieldsOf('Sounds', { name_de: 'musik' })).toEqual({ name_de: taken });
		// It would be called so in German.
		expect(await fieldsOf('Musik')).toEqual({ name_de: taken });
		expect(await fieldsOf(' ')).toHaveProperty('name');
		expect(await fieldsOf('x'.repeat(41))).toHaveProperty('name');
		expect(await fieldsOf('two\nlines')).toHaveProperty('name');
		expect((await change('pets', { name: 'Music' })).body.fields).toEqual({ name: taken });
		expect((await change('music', { name: 'Music' })).status).toBe(200);
		expect(await offered()).toHaveLength(before.length);
	});

	it('is moved to a place among the others', async () => {
		const slugs = await offered();
		await change('pets', { position: 1 });
		const rest = slugs.filter((slug) => slug !== 'pets');
		expect(await offered()).toEqual(['pets', ...rest]);
		await change('pets', { position: 3 });
		expect(await offered()).toEqual([...rest.slice(0, 2), 'pets', ...rest.slice(2)]);
		expect((await change('pets', { position: 0 })).status).toBe(422);
		expect((await add('Robots')).status).toBe(201);
		expect((await offered()).at(-1)).toBe('robots');
	});

	it('has its new name at once for strangers, whose pages are cached', async () => {
		const open = async () => {
			const response = await market.browse().visit('/api/categories');
			const { items } = await response.json<{ items: { name: string }[] }>();
			return {
				cacheStatus: response.headers.get('cache-status'),
				names: items.map(({ name }) => name)
			};
		};
		await market.settle();
		market.pass(120);
		await open();
		expect(await open()).toMatchObject({
			cacheStatus: 'popmap; hit',
			names: expect.arrayContaining(['Music'])
		});
		await change('music', { name: 'Sounds' });
		await market.settle();
		expect((await open()).names).toContain('Sounds');
	});

	it('is one of fifty', async () => {
		const values = Array.from(
			{ length: limits.categories - before.length },
			(_, n) => `('many-${n}', 'Many ${n}')`
		);
		await run(`INSERT INTO categories (slug, name) VALUES ${values.join()}`);
		expect((await add('One more')).body.code).toBe('limit_reached');
	});
});

describe('a retired category', () => {
	it('stays with what is in it, and cannot be chosen for anything new', async () => {
		const host = await market.business('emil-owner', { categories: ['music'] });
		const event = await market.event('emil-owner', host, { categories: ['music'] });
		expect((await change('music', { is_retired: true })).body).toMatchObject({ is_retired: true });
		expect(await offered()).not.toContain('music');
		const slugsOf = (thing: Json) => thing.categories.map(({ slug }) => slug);
		const path = `/api/events/${event.id}`;
		const owner = emil ?? market.visitor;
		expect(slugsOf((await owner.get(path)).body)).toEqual(['music']);
		const kept = await owner.patch(path, { categories: ['music', 'pets'] });
		expect(slugsOf(kept.body)).toEqual(['music', 'pets']);
		const ofHost = await owner.patch(`/api/businesses/${host.id}`, { categories: ['music'] });
		expect(ofHost.status).toBe(200);
		// Without a choice of its own, an event has the categories of its host that are offered.
		expect(slugsOf(await market.event('emil-owner', host))).toEqual([]);
		for (const refused of [
			await owner
				.patch(path, { categories: ['pets'] })
				.then(() => owner.patch(path, { categories: ['music'] })),
			await owner.post('/api/businesses', { name: 'Other', categories: ['music'] })
		]) {
			expect([refused.status, refused.body.fields]).toEqual([
				422,
				{ categories: 'Please choose categories from the list.' }
			]);
		}
		await change('music', { is_retired: false });
		expect(await offered()).toContain('music');
		expect((await entries()).slice(-2)).toEqual(['category_retired', 'category_restored']);
	});
});

describe('two moderators at once', () => {
	it('do not overwrite each other', async () => {
		const [music] = (await managed()).filter(({ slug }) => slug === 'music');
		const version = music?.version;
		expect((await change('music', { version, name: 'Sounds' })).status).toBe(200);
		const late = await change('music', { version, name: 'Noise' });
		expect([late.status, late.body.code]).toEqual([409, 'changed_meanwhile']);
		expect(late.body.current).toMatchObject({ name: 'Sounds' });
	});

	it('never add two of one name', async () => {
		const added = await Promise.all([add('Robots'), add('Robots'), add('robots')]);
		const statuses = added.map(({ status }) => status).sort();
		expect(statuses[0]).toBe(201);
		expect(statuses.slice(1).every((status) => status === 409 || status === 422)).toBe(true);
		const named = await rows(`SELECT 1 FROM categories WHERE lower(name) = 'robots'`);
		expect(named).toHaveLength(1);
		expect((await entries()).filter((action) => action === 'category_added').length).toBe(
			(await rows(`SELECT 1 FROM audit WHERE action = 'category_added'`)).length
		);
	});

	it('fill the audit log with so many changes a day and no more', async () => {
		/** As if it had been changed as often as is possible in one day. */
		const changeOften = (slug: string, at: number) =>
			run(`WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${limits.changesOfCategory})
				INSERT INTO audit (at, actor, action, subject_kind, subject_id, details)
				SELECT ${at}, 'x', 'category_moved', 'category', id, '{}' FROM categories, numbers WHERE slug = '${slug}'`);
		const now = market.clock.now;
		await changeOften('music', now);
		await changeOften('pets', now - 24 * 3_600_000);
		const refused = await change('music', { name: 'Sounds' });
		expect([refused.status, refused.body.code]).toEqual([422, 'limit_reached']);
		expect((await change('pets', { position: 2 })).status).toBe(200);
	});
});

describe('a merged category', () => {
	/** Runs the job to its end. @returns how many steps it took */
	async function runJob(id: number) {
		const context = { database, now: () => market.clock.now, log: () => {} };
		let [steps, progress]: [number, number | null] = [0, 0];
		while (progress !== null) {
			// The step needs no pictures.
			progress = await mergeCategoryStep(
				{ ...context, pictures: testPictures },
				String(id),
				progress
			);
			steps++;
		}
		await catchUp(database, market.clock.now, 20);
		return steps;
	}

	it('leads to the other one, which gets everything that is in it', async () => {
		const { body: source } = await add('Snacks');
		const host = await market.business('emil-owner', { categories: ['snacks'] });
		const one = await market.event('emil-owner', host, { categories: ['snacks'] });
		const both = await market.event('emil-owner', host, { categories: ['snacks', 'food-drink'] });
		const merged = await moderator().post('/api/categories/snacks/merge', { into: 'food-drink' });
		expect(merged.body).toMatchObject({ slug: 'food-drink', former_slugs: ['snacks'] });
		expect(await offered()).not.toContain('snacks');
		// What is written from now on is in the other one, even with the former slug.
		const owner = emil ?? market.visitor;
		const late = await market.event('emil-owner', host, { categories: ['snacks'] });
		expect(late.categories.map(({ slug }) => slug)).toEqual(['food-drink']);
		await runJob(source.id);
		for (const { id } of [one, both, late]) {
			const { body } = await owner.get(`/api/events/${id}`);
			expect(body.categories.map(({ slug }) => slug)).toEqual(['food-drink']);
		}
		const listed = async (slug: string) =>
			(await market.visitor.get(`/api/events?category=${slug}`)).body.items.map(({ id }) => id);
		const ids = [one.id, both.id, late.id].sort();
		expect((await listed('food-drink')).sort()).toEqual(expect.arrayContaining(ids));
		expect((await listed('snacks')).sort()).toEqual((await listed('food-drink')).sort());
		const businesses = (await market.visitor.get('/api/businesses?category=snacks')).body.items;
		expect(businesses.map(({ id }) => id)).toContain(host.id);
		const left = await rows(
			`SELECT 1 FROM postings JOIN terms ON terms.id = abs(term_id) WHERE name LIKE '%/category/${source.id}'`
		);
		expect(left).toEqual([]);
		expect((await entries()).at(-1)).toBe('category_merged');
	});

	it('leads on when the other one is merged as well', async () => {
		await add('Snacks');
		await add('Street food');
		await moderator().post('/api/categories/snacks/merge', { into: 'street-food' });
		await moderator().post('/api/categories/street-food/merge', { into: 'food-drink' });
		const food = (await managed()).find(({ slug }) => slug === 'food-drink');
		expect(food?.former_slugs.sort()).toEqual(['snacks', 'street-food']);
		expect((await change('snacks', { name: 'Bites' })).status).toBe(404);
	});

	it('is refused into itself, into a retired one and when it was changed', async () => {
		const merge = (slug: string, input: object) =>
			moderator().post(`/api/categories/${slug}/merge`, input);
		await change('pets', { is_retired: true });
		for (const into of ['music', 'pets', 'unknown', '', null]) {
			expect((await merge('music', { into })).body.fields).toHaveProperty('into');
		}
		const stale = await merge('music', { into: 'fashion', version: 0 });
		expect([stale.status, stale.body.code]).toEqual([409, 'changed_meanwhile']);
	});

	it('moves in steps of a bounded size', async () => {
		const { body: source } = await add('Snacks');
		const host = await market.business('emil-owner', {}, false);
		const count = 2_500;
		await run(`WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
			INSERT INTO businesses (submission_id, slug, name, description, search_text, listed_version, created_at, updated_at)
			SELECT 'many-' || n, 'many-' || n, 'Many', '', '', 1, 1, 1 FROM numbers`);
		await run(`INSERT INTO business_categories (business_id, category_id)
			SELECT id, ${source.id} FROM businesses WHERE submission_id LIKE 'many-%'`);
		await moderator().post('/api/categories/snacks/merge', { into: 'food-drink' });
		// Three steps at least for so many links, and one for the end of each table and list.
		expect(await runJob(source.id)).toBeGreaterThan(count / 1_000 + 3);
		const left = await rows(`SELECT 1 FROM business_categories WHERE category_id = ${source.id}`);
		expect(left).toEqual([]);
		await run(`DELETE FROM businesses WHERE submission_id LIKE 'many-%' OR id = ${host.id}`);
	});
});
