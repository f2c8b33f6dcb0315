import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { limits } from '../limits.ts';
import { purge } from '../retention/purge.ts';
import { anEventInput } from '../testing/an-event.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { aPicture } from '../testing/picture-bytes.ts';
import { createSiteWithActions } from '../testing/page-actions.ts';
import { testPictures } from '../testing/pictures.ts';
import { readTestTexts } from '../testing/static-files.ts';
import { addMember } from '../testing/teams.ts';

const site = createApiSite();
const database = openDatabase(env.DB);
const context = {
	database,
	pictures: testPictures,
	publicPages: site.publicPages,
	now: () => site.clock.now,
	log: () => {},
	config: site.config,
	sendMail: null,
	readTexts: readTestTexts,
	fetch: (request: Request) => site.cognito.fetch(request)
};
const jpeg = await aPicture();
const asPicture = { 'content-type': 'image/jpeg' };
let owner: Client;
let host: Json;

const run = (query: string) => env.DB.prepare(query).run();
const rows = async (query: string) => (await env.DB.prepare(query).all()).results;
const stored = async () => (await env.PICTURES.list()).objects.map(({ key }) => key);

const open = async (path: string, person: string | null = 'olivia-owner') =>
	site.app.request(path, {
		headers: person ? { authorization: `Bearer ${await site.accessToken(person)}` } : {}
	});
const statusOf = async (path: string, person: string | null = 'olivia-owner') =>
	(await open(path, person)).status;

interface Files {
	id: string;
	small: string;
	medium: string;
	large: string;
	alt: string;
}

interface Illustrated {
	id: number;
	version: number;
	cover: Files;
	gallery: [Files];
}

const illustratedIn = (body: Json): Illustrated => JSON.parse(JSON.stringify(body));

/** A draft with a cover and one picture in its gallery. */
async function illustrated(input: object = {}) {
	const { body } = await owner.post('/api/events', {
		...anEventInput(),
		...{ draft: true, business_id: host.id, title: 'Night market' },
		...input
	});
	const path = `/api/drafts/${body.id}`;
	await owner.put(`${path}/cover?alt=Lights`, jpeg);
	const added = await owner.post(`${path}/gallery?alt=Stalls`, jpeg, asPicture);
	return { path, draft: illustratedIn(added.body), added };
}

/** Where a picture of a draft is once everybody may see it. */
const inPublic = (file: string) => file.replace(/^\/api\/drafts\/\d+/, '');

beforeAll(async () => {
	owner = await site.as('olivia-owner');
	host = await site.business('olivia-owner', { name: 'Bakery' });
	await addMember(owner, host, await site.as('emil-owner'), 'manager');
	await addMember(owner, host, await site.as('otto-other-owner'), 'helper');
});
beforeEach(async () => {
	for (const table of ['drafts', 'events', 'pictures', 'jobs']) await run(`DELETE FROM ${table}`);
	for (const key of await stored()) await env.PICTURES.delete(key);
});

describe('the pictures of a draft', () => {
	it('are a cover and a gallery, at addresses of the draft', async () => {
		const { path, draft, added } = await illustrated();
		expect(added.status).toBe(201);
		expect(draft).toMatchObject({ cover: { alt: 'Lights' }, gallery: [{ alt: 'Stalls' }] });
		expect((await owner.get(path)).body).toEqual(draft);
		const address = new RegExp(`^/api/drafts/${draft.id}/pictures/[0-9a-f]{32}-1200\\.webp$`);
		expect(draft.cover.large).toMatch(address);
		expect(added.headers.get('location')).toBe(draft.gallery[0].large);
		const file = await open(draft.cover.large);
		expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/webp']);
		expect(new Uint8Array(await file.arrayBuffer()).length).toBeGreaterThan(100);
	});

	it('are for those who manage its host, and kept by no cache', async () => {
		const { draft } = await illustrated();
		for (const file of [draft.cover.small, draft.gallery[0].large]) {
			for (const person of ['olivia-owner', 'emil-owner']) {
				const response = await open(file, person);
				expect([person, response.status]).toEqual([person, 200]);
				expect(response.headers.get('cache-control')).toBe('private, no-store');
			}
			for (const person of ['otto-other-owner', 'anna-attendee', 'mona-moderator']) {
				expect([person, await statusOf(file, person)]).toEqual([person, 404]);
			}
			expect(await statusOf(file, null)).toBe(401);
			expect(await statusOf(inPublic(file))).toBe(404);
			expect(await statusOf(inPublic(file), null)).toBe(404);
		}
		const shared = inPublic(draft.cover.large).replace('-1200.webp', '-share.jpg');
		expect(await statusOf(shared, null)).toBe(404);
	});

	it('are not those of another draft', async () => {
		const { draft } = await illustrated();
		const other = (await illustrated()).draft;
		const file = draft.cover.small.replace(`/${draft.id}/`, `/${other.id}/`);
		expect(await statusOf(file)).toBe(404);
		expect(await statusOf(draft.cover.small.replace('-320', '-321'))).toBe(404);
	});

	it('are changed by those who manage its host alone', async () => {
		const { path } = await illustrated();
		for (const [person, status] of [
			['otto-other-owner', 404],
			['mona-moderator', 404]
		] as const) {
			const client = await site.as(person);
			expect((await client.put(`${path}/cover`, jpeg)).status).toBe(status);
			expect((await client.post(`${path}/gallery`, jpeg, asPicture)).status).toBe(status);
			expect((await client.remove(`${path}/cover`)).status).toBe(status);
		}
		expect((await site.visitor.put(`${path}/cover`, jpeg)).status).toBe(401);
		const manager = await site.as('emil-owner');
		const changed = await manager.put(`${path}/cover?alt=New`, jpeg);
		expect(changed.body.cover).toMatchObject({ alt: 'New' });
		expect(await stored()).toHaveLength(4 * 3);
	});

	it('go with the draft to the event, and are public with it', async () => {
		const { path, draft } = await illustrated();
		const submitted = await owner.post(`${path}/submit`);
		expect(submitted.status).toBe(201);
		const { cover, gallery } = illustratedIn(submitted.body);
		expect(cover).toEqual({
			...draft.cover,
			small: inPublic(draft.cover.small),
			medium: inPublic(draft.cover.medium),
			large: inPublic(draft.cover.large)
		});
		expect(gallery).toMatchObject([{ id: draft.gallery[0].id, alt: 'Stalls' }]);
		expect(await statusOf(cover.small, null)).toBe(200);
		expect(await statusOf(draft.cover.small)).toBe(404);
		const place = 'event_id, series_id, draft_id, removed_at';
		expect(await rows(`SELECT DISTINCT ${place} FROM pictures`)).toEqual([
			{ event_id: submitted.body.id, series_id: null, draft_id: null, removed_at: null }
		]);
		expect((await owner.remove(`/api/events/${submitted.body.id}/cover`)).status).toBe(204);
		// The second time, the purge of its cached files is due.
		await runEveryMinute(context);
		await runEveryMinute(context);
		expect(await statusOf(cover.small, null)).toBe(404);
	});

	it('are shared by all dates of a series', async () => {
		const { path } = await illustrated({ repeat: { every: 'week', times: 3 } });
		await owner.post(`${path}/submit`);
		const shown = await rows(`SELECT DISTINCT cover, gallery FROM events`);
		expect(shown).toHaveLength(1);
		expect(
			await rows(`SELECT DISTINCT event_id, draft_id, series_id IS NULL AS free FROM pictures`)
		).toEqual([{ event_id: null, draft_id: null, free: 0 }]);
		expect(
			await rows('SELECT 1 FROM pictures WHERE series_id = (SELECT id FROM series)')
		).toHaveLength(2);
	});

	it('make a newer version of it, which is not announced unseen', async () => {
		const { path, draft } = await illustrated();
		const ifMatch = { 'if-match': String(Number(draft.version) - 1) };
		expect((await owner.post(`${path}/submit`, undefined, ifMatch)).status).toBe(409);
		expect((await owner.remove(path, ifMatch)).status).toBe(409);
		expect(await rows('SELECT 1 FROM pictures WHERE removed_at IS NULL')).toHaveLength(2);
	});

	it('are removed one by one, with their files', async () => {
		const { path, draft } = await illustrated();
		expect((await owner.remove(`${path}/gallery/${draft.gallery[0].id}`)).status).toBe(204);
		expect((await owner.remove(`${path}/cover`)).status).toBe(204);
		expect((await owner.get(path)).body).toMatchObject({ cover: null, gallery: [] });
		await runEveryMinute(context);
		expect(await stored()).toEqual([]);
	});

	it('are deleted with it', async () => {
		const { path } = await illustrated();
		expect((await owner.remove(path)).status).toBe(204);
		await runEveryMinute(context);
		expect(await stored()).toEqual([]);
	});

	it('are public at no time when it goes with its host, and are then deleted', async () => {
		const { draft } = await illustrated();
		await run('DELETE FROM drafts');
		expect(await statusOf(inPublic(draft.cover.small), null)).toBe(404);
		await purge(context);
		await runEveryMinute(context);
		expect(await stored()).toEqual([]);
	});

	it('stay when others are swept', async () => {
		const { draft } = await illustrated();
		await purge(context);
		await runEveryMinute(context);
		expect(await statusOf(draft.cover.small)).toBe(200);
	});

	it('count among those that a person may keep, and fill a gallery', async () => {
		const { path } = await illustrated();
		await run(`INSERT INTO pictures (id, uploaded_by, role, created_at)
			WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${limits.pictures - 2})
			SELECT 'x' || i, (SELECT owner_id FROM businesses WHERE id = ${host.id}), 'gallery', 0 FROM n`);
		const refused = await owner.put(`${path}/cover`, jpeg);
		expect([refused.status, refused.body.code]).toEqual([422, 'limit_reached']);
		await run(`DELETE FROM pictures WHERE id LIKE 'x%'`);
		for (let count = 1; count < limits.picturesOfGallery; count++) {
			expect((await owner.post(`${path}/gallery`, jpeg, asPicture)).status).toBe(201);
		}
		const full = await owner.post(`${path}/gallery`, jpeg, asPicture);
		expect([full.status, full.body.error]).toEqual([
			422,
			expect.stringMatching(/^It has \d pictures/)
		]);
	});

	it('are read with an API token that may read, and with no other', async () => {
		const { draft } = await illustrated();
		const pages = createSiteWithActions({ sharedWith: site });
		const browser = await pages.signIn('olivia-owner');
		const statusWith = async (scope: string) => {
			const made = await pages.act(browser, ({ apiTokens }) =>
				apiTokens.create({ name: 'Till', days: '30', [scope]: 'on' })
			);
			const token = made.kind === 'ok' ? made.value.token : '';
			const headers = { authorization: `Bearer ${token}` };
			return (await site.app.request(draft.cover.small, { headers })).status;
		};
		expect(await statusWith('scope_read')).toBe(200);
		expect(await statusWith('scope_events')).toBe(403);
		expect((await browser.visit(draft.cover.small)).status).toBe(200);
	});
});
