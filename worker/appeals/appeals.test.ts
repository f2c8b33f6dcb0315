import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiSite, clientOf } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';

const market = createApiSite({
	settings: {
		PERMISSIONS: JSON.stringify({
			admins: ['verify', 'suspend'],
			editors: ['verify'],
			'market-organisers': ['review']
		})
	}
});
const owner = await market.as('olivia-owner');
const other = await market.as('emil-owner');
const moderator = await market.as('mona-moderator');
const rows = async (query: string) => (await env.DB.prepare(query).all()).results;

async function withGroup(group: string): Promise<Client> {
	await market.cognito.control('person', { person: 'anna-attendee', groups: [group] });
	const token = await market.accessToken('anna-attendee');
	return clientOf(market, { authorization: `Bearer ${token}` });
}

let number = 0;
let host: Json;
let path = '';
beforeEach(async () => {
	host = await market.business('olivia-owner', { name: `Stall ${++number}` });
	path = `/api/businesses/${host.id}`;
	await moderator.post(`${path}/suspend`, { reason: 'A copy.' });
});
afterEach(async () => void (await owner.remove(`${path}?name=${encodeURIComponent(host.name)}`)));

const said = { text: 'We took these pictures ourselves.' };
const send = (client = owner) => client.post(`${path}/appeal`, said);
const waiting = async (client = moderator) => (await client.get('/api/review/appeals')).body.items;
const answer = async (client = moderator) =>
	client.post(`/api/review/appeals/${(await waiting())[0]?.id ?? 0}/answer`, {
		answer: 'They are of another shop.'
	});

describe('an appeal', () => {
	it('is sent once against each decision, by those who manage the business', async () => {
		expect((await send(market.visitor)).status).toBe(401);
		expect((await send(other)).status).toBe(404);
		expect((await send(moderator)).status).toBe(403);
		expect((await owner.post(`${path}/appeal`, { text: ' ' })).status).toBe(422);
		const both = await Promise.all([send(), send()]);
		expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
		expect((await send()).body.code).toBe('already_appealed');
		expect(await waiting()).toMatchObject([said]);
		await moderator.post(`${path}/restore`, {});
		expect((await send()).body.code).toBe('nothing_to_appeal');
		expect(await waiting()).toEqual([]);
		market.pass(1);
		await moderator.post(`${path}/suspend`, { reason: 'Again a copy.' });
		expect((await send()).status).toBe(204);
	});

	it('is seen and answered by moderators who may decide so, and by nobody else', async () => {
		await send();
		for (const client of [owner, other, await withGroup('market-organisers')]) {
			expect((await client.get('/api/review/appeals')).status).toBe(403);
			expect((await answer(client)).status).toBe(403);
		}
		// They may decline, and this was suspended.
		const editor = await withGroup('editors');
		expect(await waiting(editor)).toEqual([]);
		expect((await answer(editor)).status).toBe(403);
		expect((await market.visitor.get('/api/review/appeals')).status).toBe(401);
		expect(await waiting()).toHaveLength(1);
	});

	it('is answered once, told to the owner, and leaves the decision as it is', async () => {
		await send();
		const [open] = await waiting();
		const address = `/api/review/appeals/${open?.id}/answer`;
		expect((await moderator.post(address, { answer: ' ' })).status).toBe(422);
		const body = { answer: 'They are of another shop.' };
		const both = await Promise.all([moderator.post(address, body), moderator.post(address, body)]);
		expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
		expect(await waiting()).toEqual([]);
		expect((await owner.get(path)).body.status).toBe('suspended');
		const told = await rows(
			`SELECT person_id FROM mails WHERE kind = 'appeal_answered' AND key = '${open?.id}'`
		);
		expect(told).toEqual([{ person_id: (await owner.get('/api/auth/me')).body.id }]);
		const entries = await rows(
			`SELECT action FROM audit WHERE subject_kind = 'business' AND subject_id = '${host.id}' ORDER BY id`
		);
		expect(entries.map(({ action }) => action).slice(-2)).toEqual([
			'business_appealed',
			'appeal_answered'
		]);
	});

	it('goes with its business', async () => {
		await send();
		await owner.remove(`${path}?name=${encodeURIComponent(host.name)}`);
		expect(await rows('SELECT 1 FROM appeals')).toEqual([]);
	});
});
