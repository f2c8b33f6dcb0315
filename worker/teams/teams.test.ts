import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { deleteAccount } from '../account-data/delete-account.ts';
import { limits } from '../limits.ts';
import { sendDueMail } from '../mail/send-due.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client } from '../testing/api-clients.ts';
import { createMailbox } from '../testing/mailbox.ts';
import { testPictures } from '../testing/pictures.ts';

const market = createApiSite();
const [owner, manager, helper, stranger, moderator] = await Promise.all(
	['olivia-owner', 'emil-owner', 'anna-attendee', 'otto-other-owner', 'mona-moderator'].map(
		market.as
	)
);
const clients = { owner, manager, helper, stranger, moderator, visitor: market.visitor };
type Who = keyof typeof clients;
const everybody: Who[] = ['owner', 'manager', 'helper', 'stranger', 'moderator', 'visitor'];

const as = (who: Who): Client => clients[who] ?? market.visitor;

const all = async (query: string, ...values: unknown[]) =>
	(
		await env.DB.prepare(query)
			.bind(...values)
			.all()
	).results;

const idOf = async (who: Who): Promise<string> =>
	String((await as(who).get('/api/auth/me')).body.id);

let bakery: { id: number; slug: string };

const team = () => `/api/businesses/${bakery.id}/members`;
const invitations = () => `/api/businesses/${bakery.id}/invitations`;

const deletionContext = {
	config: market.config,
	database: openDatabase(env.DB),
	fetch: (request: Request) => market.cognito.fetch(request),
	now: () => market.clock.now,
	pictures: testPictures,
	log: () => {}
};

/** Makes a link. @returns its token */
async function invite(input: object = { role: 'helper' }): Promise<string> {
	const { status, body } = await as('owner').post(invitations(), input);
	expect(status, JSON.stringify(body)).toBe(201);
	return tokenOf(body);
}

const tokenOf = (body: object): string =>
	('url' in body ? String(body.url) : '').split('/').at(-1) ?? '';

const accept = (who: Who, token: string) => as(who).post('/api/invitations/accept', { token });

async function add(who: Who, role: string): Promise<void> {
	// So that they came one after the other.
	market.pass(1);
	const { status } = await accept(who, await invite({ role }));
	expect(status).toBe(200);
}

/** Tells which statuses everybody gets. */
async function statuses(ask: (client: Client) => Promise<{ status: number }>) {
	const found: Partial<Record<Who, number>> = {};
	for (const who of everybody) found[who] = (await ask(as(who))).status;
	return found;
}

const rolesOfTeam = async () =>
	(await as('owner').get(team())).body.items.map((member) => Object.values(member)[2]);

beforeEach(async () => {
	for (const table of ['mails', 'business_invitations', 'events', 'businesses']) {
		await all(`DELETE FROM ${table}`);
	}
	bakery = await market.business('olivia-owner');
});

describe('a team', () => {
	beforeEach(async () => {
		await add('manager', 'manager');
		await add('helper', 'helper');
	});

	it('is seen by those who are in it, the owner first', async () => {
		expect(await statuses((client) => client.get(team()))).toEqual({
			...{ owner: 200, manager: 200, helper: 200, stranger: 403, moderator: 403, visitor: 401 }
		});
		const { body } = await as('helper').get(team());
		expect(body.items).toMatchObject([
			{ name: 'Olivia Owner', role: 'owner', since: null },
			{ name: 'Emil Owner', role: 'manager', since: expect.stringMatching(/^2027-03-01T09:/) },
			{ name: 'Anna Attendee', role: 'helper' }
		]);
		expect(JSON.stringify(body)).not.toContain('@popmap.test');
	});

	it('changes the business as owner or manager, and deletes it as owner', async () => {
		const path = `/api/businesses/${bakery.id}`;
		expect(await statuses((client) => client.patch(path, { description: 'Bread' }))).toEqual({
			...{ owner: 200, manager: 200, helper: 403, stranger: 403, moderator: 403, visitor: 401 }
		});
		expect((await as('manager').remove(`${path}?name=Bakery`)).status).toBe(403);
		expect((await as('owner').remove(`${path}?name=Bakery`)).status).toBe(204);
	});

	it('announces, changes and cancels events as owner or manager', async () => {
		const input = { business_id: bakery.id };
		const event = await market.event('emil-owner', { ...(await found()), ...bakery }, input);
		const path = `/api/events/${event.id}`;
		expect(await statuses((client) => client.patch(path, { address: 'Mill Lane' }))).toEqual({
			...{ owner: 200, manager: 200, helper: 403, stranger: 403, moderator: 403, visitor: 401 }
		});
		const join = { business_id: bakery.id };
		expect(await statuses((client) => client.post(`${path}/join`, join))).toEqual({
			...{ owner: 200, manager: 200, helper: 403, stranger: 403, moderator: 403, visitor: 401 }
		});
		expect((await as('helper').post(`${path}/cancel`)).status).toBe(403);
		expect((await as('manager').post(`${path}/cancel`)).status).toBe(200);
	});

	it('sees the business before it is verified', async () => {
		await all('UPDATE businesses SET is_verified = 0');
		expect(await statuses((client) => client.get(`/api/businesses/${bakery.id}`))).toEqual({
			...{ owner: 200, manager: 200, helper: 200, stranger: 404, moderator: 200, visitor: 404 }
		});
	});

	it('has the business among its own', async () => {
		for (const who of ['owner', 'manager', 'helper'] as const) {
			const { body } = await as(who).get('/api/businesses/mine');
			expect(body.items.map(({ id }) => id)).toEqual([bakery.id]);
		}
		expect((await as('stranger').get('/api/businesses/mine')).body.items).toEqual([]);
	});

	it('is managed by the owner alone', async () => {
		const path = `${team()}/${await idOf('helper')}`;
		const promote = (client: Client) => client.patch(path, { role: 'manager' });
		expect(await statuses(promote)).toEqual({
			...{ owner: 200, manager: 403, helper: 403, stranger: 403, moderator: 403, visitor: 401 }
		});
		expect(await rolesOfTeam()).toEqual(['owner', 'manager', 'manager']);
		expect((await as('owner').patch(path, { role: 'owner' })).status).toBe(422);
		expect((await as('manager').remove(path)).status).toBe(403);
		expect((await as('owner').remove(path)).status).toBe(204);
		expect((await as('owner').remove(path)).body.code).toBe('member_not_found');
		expect(await rolesOfTeam()).toEqual(['owner', 'manager']);
		expect((await as('helper').get(team())).status).toBe(403);
	});

	it('is left by members, and not by the owner', async () => {
		const { body } = await as('owner').remove(`${team()}/${await idOf('owner')}`);
		expect(body.code).toBe('last_owner');
		expect((await as('helper').remove(`${team()}/${await idOf('helper')}`)).status).toBe(204);
		expect(await rolesOfTeam()).toEqual(['owner', 'manager']);
	});

	it('tells the others of every change, once, and records it', async () => {
		const ids = await Promise.all((['owner', 'manager', 'helper'] as const).map(idOf));
		await all('DELETE FROM mails');
		const last = await all('SELECT max(id) AS id FROM audit');
		await as('helper').remove(`${team()}/${ids[2]}`);
		const mails = await all('SELECT kind, person_id, data FROM mails ORDER BY person_id');
		expect(mails.map(({ person_id }) => person_id)).toEqual([ids[0], ids[1]].toSorted());
		expect(mails[0]).toMatchObject({
			kind: 'team_changed',
			data: `{"business":"Bakery","slug":"${bakery.slug}","who":"Anna Attendee","change":"left"}`
		});
		const entries = 'SELECT actor, action, subject_id, details FROM audit WHERE id > ?';
		expect(await all(entries, last[0]?.['id'])).toEqual([
			{
				...{ actor: ids[2], action: 'team_left', subject_id: ids[2] },
				details: `{"business":${bakery.id}}`
			}
		]);
		await as('owner').remove(`${team()}/${ids[1]}`);
		const about = await all('SELECT person_id FROM mails WHERE data LIKE ?', '%removed%');
		expect(about).toEqual([{ person_id: ids[1] }]);
	});

	it('is told when the business is deleted', async () => {
		await all('DELETE FROM mails');
		await as('owner').remove(`/api/businesses/${bakery.id}?name=Bakery`);
		const told = await all(`SELECT person_id FROM mails WHERE data LIKE '%deleted%'`);
		const expected = [await idOf('manager'), await idOf('helper')];
		expect(told.map(({ person_id }) => person_id).toSorted()).toEqual(expected.toSorted());
	});
});

const found = async () => (await as('owner').get(`/api/businesses/${bakery.id}`)).body;

describe('an invitation', () => {
	it('is made, seen and withdrawn by the owner alone', async () => {
		await add('manager', 'manager');
		await add('helper', 'helper');
		const expected = { manager: 403, helper: 403, stranger: 403, moderator: 403, visitor: 401 };
		const make = (client: Client) => client.post(invitations(), { role: 'helper' });
		expect(await statuses(make)).toEqual({ owner: 201, ...expected });
		expect(await statuses((client) => client.get(invitations()))).toEqual({
			...expected,
			owner: 200
		});
		const [open] = (await as('owner').get(invitations())).body.items;
		const withdraw = (client: Client) => client.remove(`${invitations()}/${open?.id}`);
		expect(await statuses(withdraw)).toEqual({ owner: 204, ...expected });
		expect((await as('owner').get(invitations())).body.items).toEqual([]);
	});

	it('is stored as a hash, and nowhere else', async () => {
		const token = await invite();
		expect(token).toMatch(/^[\w-]{22}$/);
		expect(JSON.stringify(await all('SELECT * FROM business_invitations'))).not.toContain(token);
		expect(JSON.stringify(market.logged)).not.toContain(token);
		expect(JSON.stringify((await as('owner').get(invitations())).body)).not.toContain(token);
	});

	it('works once, even for two people at the same time', async () => {
		const token = await invite();
		const answers = await Promise.all([accept('helper', token), accept('stranger', token)]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
		expect(await rolesOfTeam()).toEqual(['owner', 'helper']);
		expect((await accept('moderator', token)).body.code).toBe('invitation_not_found');
	});

	it('works for seven days', async () => {
		const token = await invite();
		const week = 7 * 86_400_000;
		await all('UPDATE business_invitations SET expires_at = expires_at - ?', week);
		expect((await accept('helper', token)).status).toBe(404);
		await all('UPDATE business_invitations SET expires_at = expires_at + 1');
		expect((await accept('helper', token)).status).toBe(200);
	});

	it('does not work once it is withdrawn', async () => {
		const token = await invite();
		const [open] = (await as('owner').get(invitations())).body.items;
		expect((await as('owner').remove(`${invitations()}/${open?.id}`)).status).toBe(204);
		expect((await accept('helper', token)).status).toBe(404);
		expect((await as('owner').remove(`${invitations()}/${open?.id}`)).status).toBe(404);
	});

	it('needs somebody who is signed in and not in the team', async () => {
		const token = await invite();
		expect((await accept('visitor', token)).status).toBe(401);
		expect((await accept('owner', token)).body.code).toBe('already_member');
		expect((await accept('helper', 'unknown')).status).toBe(404);
		expect((await accept('helper', token)).status).toBe(200);
	});

	it('is sent to an address, which is forgotten when it ends', async () => {
		await invite({ role: 'manager', email: 'new@popmap.test' });
		const [mail] = await all(
			`SELECT kind, address, person_id, data FROM mails WHERE kind = 'team_invitation'`
		);
		expect(mail).toMatchObject({
			...{ kind: 'team_invitation', address: 'new@popmap.test', person_id: null }
		});
		const [open] = (await as('owner').get(invitations())).body.items;
		expect(open).toMatchObject({ role: 'manager', email: 'new@popmap.test' });
		await as('owner').remove(`${invitations()}/${open?.id}`);
		expect(await all('SELECT address FROM business_invitations')).toEqual([{ address: null }]);
	});

	it('is sent to an address that somebody here has proven, and to no other', async () => {
		await all('DELETE FROM mails');
		await all(
			`UPDATE users SET email = 'Known@popmap.test', email_verified = 1 WHERE id = ?`,
			await idOf('stranger')
		);
		const addresses = ['known@popmap.test', 'nobody-here@popmap.test'];
		for (const email of addresses) await invite({ role: 'helper', email });
		const mailbox = createMailbox(market.clock.now + 60_000);
		await sendDueMail(mailbox.context);
		expect(mailbox.received.map(({ to }) => to)).toEqual(addresses.slice(0, 1));
		const states = await all(`SELECT state FROM mails WHERE kind = 'team_invitation' ORDER BY id`);
		expect(states).toEqual([{ state: 'sent' }, { state: 'unproven' }]);
		const open = (await as('owner').get(invitations())).body.items;
		expect(JSON.stringify(open)).not.toContain('proven');
	});

	it('is sent for verified businesses alone', async () => {
		await all('UPDATE businesses SET is_verified = 0');
		const input = { role: 'helper', email: 'new@popmap.test' };
		expect((await as('owner').post(invitations(), input)).body.code).toBe('not_verified');
		expect((await as('owner').post(invitations(), { ...input, email: '' })).status).toBe(201);
	});

	it('is one of twenty of a business, and of forty that a person makes in a day', async () => {
		const make = () => as('owner').post(invitations(), { role: 'helper' });
		for (let count = 0; count < limits.invitations; count++)
			expect((await make()).status).toBe(201);
		expect((await make()).body.code).toBe('limit_reached');
		await all('UPDATE business_invitations SET expires_at = 0');
		for (let count = 0; count < limits.invitations; count++)
			expect((await make()).status).toBe(201);
		await all('UPDATE business_invitations SET expires_at = 0');
		expect((await make()).body.code).toBe('limit_reached');
	});

	it('does not work for a team that is full', async () => {
		const token = await invite();
		await fillTeam(limits.members);
		expect((await accept('helper', token)).body.code).toBe('limit_reached');
		await all(`DELETE FROM business_members WHERE person_id = 'person-1'`);
		expect((await accept('helper', token)).status).toBe(200);
	});

	it('hands the business over, and makes the former owner a manager', async () => {
		await add('helper', 'helper');
		const before = [await idOf('owner'), await idOf('helper')];
		const others = await invite();
		const token = await invite({ role: 'owner' });
		const answers = await Promise.all([accept('helper', token), accept('stranger', token)]);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		const [{ owner_id: newOwner } = {}] = await all('SELECT owner_id FROM businesses');
		const members = await all(
			`SELECT person_id, role FROM business_members WHERE role = 'manager'`
		);
		expect(members).toEqual([{ person_id: before[0], role: 'manager' }]);
		expect(await all('SELECT * FROM business_members WHERE person_id = ?', newOwner)).toEqual([]);
		expect((await accept('manager', others)).status).toBe(404);
		const told = await all(`SELECT person_id FROM mails WHERE data LIKE '%"change":"owner"%'`);
		expect(told).toContainEqual({ person_id: before[0] });
		const [entry] = await all(`SELECT details FROM audit ORDER BY id DESC LIMIT 1`);
		expect(entry).toEqual({ details: `{"from":"${before[0]}","to":"${newOwner}"}` });
	});

	it('gives nobody more businesses that wait than they may register', async () => {
		for (let own = 0; own < limits.unverifiedBusinesses; own++) {
			await market.business('otto-other-owner', { name: `Stall ${own}` }, false);
		}
		bakery = await market.business('olivia-owner', { name: 'Waiting' }, false);
		await add('stranger', 'manager');
		const token = await invite({ role: 'owner' });
		expect(await accept('stranger', token)).toMatchObject({
			status: 422,
			body: { code: 'limit_reached' }
		});
		expect(await rolesOfTeam()).toEqual(['owner', 'manager']);
		expect((await accept('helper', token)).status).toBe(200);
	});

	it('ends when its maker does not own the business any more', async () => {
		const token = await invite({ role: 'owner' });
		await all('UPDATE businesses SET owner_id = ?', await idOf('stranger'));
		expect((await accept('helper', token)).status).toBe(404);
	});
});

/** Adds people to the team of the bakery. */
async function fillTeam(count: number): Promise<void> {
	const people = JSON.stringify(Array.from({ length: count }, (_, index) => `person-${index + 1}`));
	await all(
		`INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at)
			SELECT value, 'test', value, value, 0, '', 0, 0 FROM json_each(?) WHERE TRUE ON CONFLICT DO NOTHING`,
		people
	);
	await all(
		`INSERT INTO business_members SELECT ?, value, 'helper', 0 FROM json_each(?)`,
		bakery.id,
		people
	);
}

describe('a membership', () => {
	it('ends with the account of a member, and the others are told', async () => {
		await add('stranger', 'helper');
		await all('DELETE FROM mails');
		const id = await idOf('stranger');
		await all(
			`INSERT INTO account_deletions (user_id, requested_by, requested_at) VALUES (?, 'person', 0)`,
			id
		);
		await deleteAccount(deletionContext, id, 0);
		expect(await rolesOfTeam()).toEqual(['owner']);
		expect(await all('SELECT person_id, data FROM mails WHERE person_id IS NOT NULL')).toEqual([
			{
				person_id: await idOf('owner'),
				data: `{"business":"Bakery","slug":"${bakery.slug}","who":"Otto Other-Owner","change":"left"}`
			}
		]);
	});

	it.each([
		['first', 'gina-owner'],
		['last', 'emil-owner'],
		['at the same time', 'olivia-owner']
	])(
		'has one owner or is gone when its owner hands it over and deletes their account %s',
		async (deletion, person) => {
			const leaving = await market.as(person);
			const id = String((await leaving.get('/api/auth/me')).body.id);
			await all('DELETE FROM businesses');
			bakery = await market.business(person, { name: 'Kiosk' });
			const { body } = await leaving.post(invitations(), { role: 'owner' });
			await all(
				`INSERT OR REPLACE INTO account_deletions (user_id, requested_by, requested_at) VALUES (?, 'person', 0)`,
				id
			);
			const end = async () => {
				let progress: number | null = 0;
				while (progress !== null) progress = await deleteAccount(deletionContext, id, progress);
			};
			const take = () => accept('helper', tokenOf(body));
			if (deletion === 'first') await end();
			const [answer] = await Promise.all([
				take(),
				...(deletion === 'at the same time' ? [end()] : [])
			]);
			if (deletion === 'last') await end();
			const left = await all('SELECT owner_id FROM businesses');
			expect(left).toEqual(answer.status === 200 ? [{ owner_id: await idOf('helper') }] : []);
			if (deletion !== 'at the same time')
				expect(answer.status).toBe(deletion === 'last' ? 200 : 404);
			expect(await all('SELECT * FROM business_members WHERE person_id = ?', id)).toEqual([]);
		}
	);
});
