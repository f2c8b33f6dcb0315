import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { limits } from '../limits.ts';
import { purge } from '../retention/purge.ts';
import { retentionDays } from '../retention/periods.ts';
import { createApiSite, clientOf } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';

const market = createApiSite({
	settings: {
		PERMISSIONS: JSON.stringify({
			admins: ['verify', 'audit'],
			'market-organisers': ['review', 'suspend']
		})
	}
});
const emil = await market.as('emil-owner');
const anna = await market.as('anna-attendee');
const owner = await market.as('olivia-owner');
const moderator = await market.as('mona-moderator');
const rows = async (query: string) => (await env.DB.prepare(query).all()).results;
const run = (statement: string) => env.DB.prepare(statement).run();
const idOf = async (client: Client) => (await client.get('/api/auth/me')).body.id;

let number = 0;
let orphan: Json;
let path = '';

/** A public business that nobody owns, as an import makes it. */
async function ownerless(): Promise<Json> {
	const made = await market.business('olivia-owner', { name: `Orphan ${++number}` });
	await run(`UPDATE businesses SET owner_id = NULL WHERE id = ${made.id}`);
	return made;
}

beforeEach(async () => {
	orphan = await ownerless();
	path = `/api/businesses/${orphan.id}`;
});
afterEach(async () => {
	await run('DELETE FROM claims');
	await run(`DELETE FROM businesses WHERE name LIKE 'Orphan%'`);
});

const said = { text: 'My name is on the shop sign.', link: 'https://orphan.example/about' };
const claim = (client: Client, at = path) => client.post(`${at}/claim`, said);
const waiting = async (client = moderator) => (await client.get('/api/review/claims')).body.items;
const ownerOf = async () =>
	(await rows(`SELECT owner_id FROM businesses WHERE id = ${orphan.id}`))[0]?.['owner_id'];

describe('a claim', () => {
	it('is about a public business without an owner', async () => {
		expect((await market.visitor.get(path)).body).toMatchObject({ claimable: true });
		const owned = await market.business('olivia-owner', { name: `Orphan ${++number}` });
		expect((await market.visitor.get(`/api/businesses/${owned.id}`)).body).toMatchObject({
			claimable: false
		});
		expect((await claim(market.visitor)).status).toBe(401);
		expect((await claim(emil, `/api/businesses/${owned.id}`)).body.code).toBe('already_owned');
		await run(`UPDATE businesses SET is_verified = 0 WHERE id = ${orphan.id}`);
		expect((await claim(emil)).status).toBe(404);
	});

	it('says why, needs a proven address, and is sent once by each person', async () => {
		expect((await emil.post(`${path}/claim`, { text: ' ' })).body.fields).toHaveProperty('text');
		const wrongLink = { ...said, link: 'javascript:alert(1)' };
		expect((await emil.post(`${path}/claim`, wrongLink)).body.fields).toHaveProperty('link');
		const nemo = await market.as('nemo-no-email');
		expect((await claim(nemo)).body.code).toBe('address_needed');
		const both = await Promise.all([claim(emil), claim(emil)]);
		expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
		expect((await claim(emil)).body.code).toBe('already_claimed');
		expect((await claim(anna)).status).toBe(204);
		expect(await waiting()).toMatchObject([
			{ ...said, business: { id: orphan.id }, person: { email: 'emil-owner@popmap.test' } },
			{ person: { id: await idOf(anna) } }
		]);
	});

	it('is one of five of a person, and of ten of a business, that wait', async () => {
		for (let index = 0; index < limits.openClaims; index++) {
			const { id } = await ownerless();
			expect((await claim(emil, `/api/businesses/${id}`)).status).toBe(204);
		}
		expect((await claim(emil)).body.code).toBe('limit_reached');
		await run(`DELETE FROM claims`);
		await run(
			`INSERT INTO claims (business_id, person_id, text, created_at)
			 SELECT ${orphan.id}, id, 'Mine', 1 FROM users WHERE id <> '${await idOf(emil)}' LIMIT ${limits.claimsOfBusiness}`
		);
		const missing = limits.claimsOfBusiness - (await rows('SELECT 1 FROM claims')).length;
		for (let index = 0; index < missing; index++) {
			await run(
				`INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at)
				 VALUES ('claimant-${index}', 'x', 'claimant-${index}', 'x', 0, 'Cognito', 1, 1)`
			);
			await run(
				`INSERT INTO claims (business_id, person_id, text, created_at) VALUES (${orphan.id}, 'claimant-${index}', 'Mine', 1)`
			);
		}
		expect((await claim(emil)).body.code).toBe('claimed_by_many');
		await run(`DELETE FROM users WHERE id LIKE 'claimant-%'`);
	});

	it('is withdrawn by its person while it waits', async () => {
		await claim(emil);
		expect((await anna.remove(`${path}/claim`)).status).toBe(404);
		expect((await emil.remove(`${path}/claim`)).status).toBe(204);
		expect((await emil.remove(`${path}/claim`)).status).toBe(404);
		expect(await waiting()).toEqual([]);
		expect((await claim(emil)).status).toBe(204);
	});

	it('is seen and decided by moderators who may verify, and by nobody else', async () => {
		await claim(emil);
		const [open] = await waiting();
		await market.cognito.control('person', {
			person: 'otto-other-owner',
			groups: ['market-organisers']
		});
		const token = await market.accessToken('otto-other-owner');
		const organiser = clientOf(market, { authorization: `Bearer ${token}` });
		for (const client of [emil, anna, owner, organiser]) {
			expect((await client.get('/api/review/claims')).status).toBe(403);
			expect((await client.post(`/api/review/claims/${open?.id}/accept`)).status).toBe(403);
			const declined = await client.post(`/api/review/claims/${open?.id}/decline`, {
				reason: 'No'
			});
			expect(declined.status).toBe(403);
		}
		expect((await market.visitor.get('/api/review/claims')).status).toBe(401);
		expect(await ownerOf()).toBeNull();
	});

	it('of somebody who was suspended meanwhile waits until they are restored', async () => {
		await claim(emil);
		const [waits] = await waiting();
		const person = await idOf(emil);
		await run(`INSERT INTO suspensions (person_id, reason, since) VALUES ('${person}', '', 0)`);
		expect(await waiting()).toEqual([]);
		expect((await moderator.post(`/api/review/claims/${waits?.id}/accept`)).status).toBe(404);
		expect(await ownerOf()).toBeNull();
		await run('DELETE FROM suspensions');
		expect(await waiting()).toHaveLength(1);
	});

	it('leaves nothing in the audit log however often it is made and withdrawn', async () => {
		const entries = () => rows('SELECT count(*) AS number FROM audit');
		const before = await entries();
		for (let time = 0; time < 3; time++) {
			expect((await claim(emil)).status).toBeLessThan(300);
			expect((await emil.remove(`${path}/claim`)).status).toBeLessThan(300);
		}
		expect(await entries()).toEqual(before);
	});

	it('makes the person the owner when it is accepted, and declines the others', async () => {
		await claim(emil);
		await claim(anna);
		const [ofEmil, ofAnna] = await waiting();
		const accept = (id = 0) => moderator.post(`/api/review/claims/${id}/accept`);
		const both = await Promise.all([accept(ofEmil?.id), accept(ofAnna?.id)]);
		expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
		const isOfEmil = both[0]?.status === 204;
		const [winner, loser] = isOfEmil ? [emil, anna] : [anna, emil];
		expect(await ownerOf()).toBe(await idOf(winner));
		expect((await winner.patch(path, { description: 'Ours.', version: 1 })).status).not.toBe(403);
		expect((await loser.patch(path, { description: 'Ours.' })).status).toBe(403);
		expect(await waiting()).toEqual([]);
		const told = await rows(`SELECT person_id, data FROM mails WHERE kind = 'claim_decided'
			AND key = '${(isOfEmil ? ofEmil : ofAnna)?.id}'`);
		expect(told).toHaveLength(2);
		const accepted = new Map(
			told.map(({ person_id, data }) => [person_id, JSON.parse(String(data)).outcome])
		);
		expect(accepted.get(await idOf(winner))).toBe('accepted');
		expect(accepted.get(await idOf(loser))).toBe('declined');
		const entries = await rows(`SELECT action, details FROM audit
			WHERE subject_kind = 'business' AND subject_id = '${orphan.id}' ORDER BY id DESC LIMIT 1`);
		expect(entries).toEqual([
			{ action: 'claim_accepted', details: JSON.stringify({ to: await idOf(winner) }) }
		]);
		expect((await market.visitor.get(path)).body).toMatchObject({ claimable: false });
	});

	it('is declined with a reason that the person is told, and cannot be repeated at once', async () => {
		await claim(emil);
		const [open] = await waiting();
		const address = `/api/review/claims/${open?.id}/decline`;
		expect((await moderator.post(address, { reason: ' ' })).status).toBe(422);
		const reason = { reason: 'The sign has another name.' };
		const both = await Promise.all([
			moderator.post(address, reason),
			moderator.post(address, reason)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
		expect(await ownerOf()).toBeNull();
		const [told] = await rows(
			`SELECT person_id, data FROM mails WHERE kind = 'claim_decided' AND key = '${open?.id}'`
		);
		expect(told?.['person_id']).toBe(await idOf(emil));
		expect(JSON.parse(String(told?.['data']))).toMatchObject({ outcome: 'declined', ...reason });
		expect((await claim(emil)).body.code).toBe('already_claimed');
	});

	it('is kept for 90 days after its decision, and goes with the account', async () => {
		await claim(emil);
		await claim(anna);
		const now = market.clock.now;
		const database = openDatabase(env.DB);
		const left = async () => {
			await purge({ database, now: () => now, log: () => {} });
			return (await rows('SELECT person_id FROM claims')).map(({ person_id }) => person_id);
		};
		const decidedAt = now - retentionDays.decidedClaim * 86_400_000;
		const ofEmil = `person_id = '${await idOf(emil)}'`;
		await run(`UPDATE claims SET decision = 'declined', decided_at = ${decidedAt} WHERE ${ofEmil}`);
		expect(await left()).toHaveLength(2);
		await run(`UPDATE claims SET decided_at = ${decidedAt - 1} WHERE ${ofEmil}`);
		expect(await left()).toEqual([await idOf(anna)]);
		await run(`INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at)
			VALUES ('leaves', 'x', 'leaves', 'x', 0, 'Cognito', 1, 1)`);
		await run(`UPDATE claims SET person_id = 'leaves'`);
		await run(`DELETE FROM users WHERE id = 'leaves'`);
		expect(await rows('SELECT 1 FROM claims')).toEqual([]);
	});
});
