import { readTestTexts } from '../testing/static-files.ts';
import { env } from 'cloudflare:workers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { limits } from '../limits.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { testPictures } from '../testing/pictures.ts';
import { addMember } from '../testing/teams.ts';

const market = createApiSite();
const owner = await market.as('olivia-owner');
const manager = await market.as('gina-owner');
const helper = await market.as('anna-attendee');
const guest = await market.as('emil-owner');
const other = await market.as('otto-other-owner');
const moderator = await market.as('mona-moderator');

const host = await market.business('olivia-owner', { name: 'Host' });
const bakery = await market.business('emil-owner', { name: 'Bakery' });
const studio = await market.business('otto-other-owner', { name: 'Studio' });
await addMember(owner, host, manager, 'manager');
await addMember(owner, host, helper, 'helper');

const event = (input: object) => market.event('olivia-owner', host, input);
const path = ({ id }: Json) => `/api/events/${id}`;
const join = (client: Client, where: Json, { id }: Json) =>
	client.post(`${path(where)}/join`, { business_id: id });
const leave = (client: Client, where: Json, { id }: Json) =>
	client.post(`${path(where)}/leave`, { business_id: id });
const decide = (client: Client, where: Json, { id }: Json, how: string, body?: object) =>
	client.post(`${path(where)}/requests/${id}/${how}`, body);
const remove = (client: Client, where: Json, { id }: Json) =>
	client.remove(`${path(where)}/businesses/${id}`);

/** The states that the team of the host reads, by business. */
async function requests(where: Json, query = '') {
	const { body } = await owner.get(`${path(where)}/requests?${query}`);
	return body.items.map((item) => [item.business.name, Object(item).state]);
}

const participants = async (where: Json) =>
	(await market.visitor.get(`${path(where)}/businesses?limit=50`)).body.items.map(
		({ name }) => name
	);

const joinedCount = async (where: Json) =>
	Object((await market.visitor.get(path(where))).body).joined_count;

const database = openDatabase(env.DB);

/** What the cron does with the places that are free. */
const everyMinute = () =>
	runEveryMinute({
		...{
			database,
			pictures: testPictures,
			publicPages: market.publicPages,
			sendMail: null,
			readTexts: readTestTexts
		},
		...{ now: () => market.clock.now, log: () => {}, config: market.config },
		fetch: (request) => market.cognito.fetch(request)
	});

/** Who was told what since the last time, in the order of what happened: `kind: names`. */
async function told(): Promise<string[]> {
	const { results } = await env.DB.prepare(
		`SELECT mails.kind || ': ' || group_concat(coalesce(users.name, users.username), ', ' ORDER BY users.name) AS line
		FROM mails JOIN users ON users.id = mails.person_id
		WHERE mails.kind LIKE 'join%' OR mails.kind LIKE 'business_%' OR mails.kind = 'place_free'
		GROUP BY mails.kind, mails.key ORDER BY min(mails.id)`
	).all<{ line: string }>();
	await env.DB.prepare('DELETE FROM mails').run();
	return results.map(({ line }) => line).filter((line) => !line.startsWith('business_decided'));
}

beforeEach(async () => void (await told()));
afterAll(async () => void (await env.DB.prepare('DELETE FROM jobs').run()));

describe('joining an event', () => {
	it('asks the host, who says yes or no with a reason', async () => {
		const fair = await event({ title: 'By request', joining: 'on_request' });
		const asked = await join(guest, fair, bakery);
		expect([asked.status, asked.body]).toEqual([
			202,
			{ event_id: fair.id, business_id: bakery.id, joined: false, state: 'requested' }
		]);
		expect((await join(guest, fair, bakery)).body).toEqual(asked.body);
		await join(other, fair, studio);
		expect(await requests(fair)).toEqual([
			['Bakery', 'requested'],
			['Studio', 'requested']
		]);
		const accepted = await decide(manager, fair, bakery, 'accept');
		expect([accepted.status, accepted.body]).toEqual([
			200,
			{ event_id: fair.id, business_id: bakery.id, joined: true, already_joined: false }
		]);
		expect((await decide(owner, fair, studio, 'decline', {})).status).toBe(422);
		const declined = await decide(owner, fair, studio, 'decline', { reason: 'No studios.' });
		expect([declined.status, Object(declined.body).state]).toEqual([200, 'declined']);
		expect(await participants(fair)).toEqual(['Bakery']);
		expect((await join(other, fair, studio)).body.code).toBe('request_declined');
		expect(await told()).toEqual([
			'join_requested: Gina Owner, Olivia Owner',
			'join_requested: Gina Owner, Olivia Owner',
			'join_accepted: Emil Owner',
			'join_declined: Otto Other-Owner'
		]);
	});

	it('by invitation is refused to others, and open to those that the host invites', async () => {
		const fair = await event({ title: 'By invitation', joining: 'invitation' });
		const refused = await join(guest, fair, bakery);
		expect([refused.status, refused.body.code]).toEqual([403, 'invitation_needed']);
		expect((await decide(owner, fair, bakery, 'invite')).status).toBe(202);
		expect(await requests(fair)).toEqual([['Bakery', 'invited']]);
		expect((await join(guest, fair, bakery)).body).toMatchObject({ joined: true });
		expect(await requests(fair)).toEqual([]);
		await decide(owner, fair, studio, 'invite');
		expect((await leave(other, fair, studio)).body).toMatchObject({ already_left: false });
		expect((await join(other, fair, studio)).status).toBe(403);
		expect(await told()).toEqual([
			'business_invited: Emil Owner',
			'business_joined: Gina Owner, Olivia Owner',
			'business_invited: Otto Other-Owner'
		]);
	});

	it('needs no permission of those who manage the event', async () => {
		const fair = await event({ title: 'Own', joining: 'invitation' });
		expect((await join(owner, fair, host)).body).toMatchObject({ joined: true });
	});

	it('invites those at once that have asked', async () => {
		const fair = await event({ title: 'Both agree', joining: 'on_request' });
		await join(guest, fair, bakery);
		expect((await decide(owner, fair, bakery, 'invite')).body).toMatchObject({ joined: true });
	});

	it('is over for a business that the host removes, until it is invited', async () => {
		const fair = await event({ title: 'Removed' });
		await join(guest, fair, bakery);
		await told();
		expect((await remove(owner, fair, bakery)).status).toBe(204);
		expect((await remove(owner, fair, bakery)).body.code).toBe('not_taking_part');
		const ofBakery = await market.visitor.get(`/api/events?business=${bakery.id}&limit=50`);
		expect(ofBakery.body.items.map(({ title }) => title)).not.toContain('Removed');
		expect((await join(guest, fair, bakery)).body.code).toBe('request_declined');
		expect((await decide(owner, fair, bakery, 'accept')).body.code).toBe('request_declined');
		await decide(owner, fair, bakery, 'invite');
		expect((await join(guest, fair, bakery)).body).toMatchObject({ joined: true });
		expect(await told()).toEqual([
			'business_removed: Emil Owner',
			'business_invited: Emil Owner',
			'business_joined: Gina Owner, Olivia Owner'
		]);
	});

	it('ends a request that is withdrawn, and an invitation that is taken back', async () => {
		const fair = await event({ title: 'Withdrawn', joining: 'on_request' });
		await join(guest, fair, bakery);
		expect((await leave(guest, fair, bakery)).body).toMatchObject({ already_left: false });
		expect((await leave(guest, fair, bakery)).body).toMatchObject({ already_left: true });
		expect((await decide(owner, fair, bakery, 'accept')).body.code).toBe('request_not_found');
		await decide(owner, fair, studio, 'invite');
		expect((await remove(owner, fair, studio)).status).toBe(204);
		expect((await join(other, fair, studio)).body).toMatchObject({ state: 'requested' });
	});

	it('tells nobody twice a day about the same, however often a business comes and goes', async () => {
		const fair = await event({ title: 'Undecided' });
		for (let time = 0; time < 3; time++) {
			await join(guest, fair, bakery);
			await leave(guest, fair, bakery);
		}
		expect(await told()).toEqual([
			'business_joined: Gina Owner, Olivia Owner',
			'business_left: Gina Owner, Olivia Owner'
		]);
	});

	it('has no more open invitations than the limit', async () => {
		const fair = await event({ title: 'Too many invited', joining: 'invitation' });
		await env.DB.prepare(
			`INSERT INTO businesses (id, submission_id, slug, name, description, is_verified, search_text, created_at, updated_at)
			SELECT 7000 + value, 'i' || value, 'i' || value, 'B', '', 1, '', 0, 0 FROM json_each(?)`
		)
			.bind(JSON.stringify(Array.from({ length: limits.eventInvitations }, (_, index) => index)))
			.run();
		await env.DB.prepare(
			`INSERT INTO join_requests (event_id, business_id, state, since, event_end_at)
			SELECT CAST(? AS INTEGER), id, 'invited', 0, 0 FROM businesses WHERE id >= 7000`
		)
			.bind(fair.id)
			.run();
		const refused = await decide(owner, fair, bakery, 'invite');
		expect([refused.status, refused.body.code]).toEqual([422, 'limit_reached']);
		await env.DB.prepare('DELETE FROM businesses WHERE id >= 7000').run();
	});

	it('has no more open requests of one business than the limit', async () => {
		const fair = await event({ title: 'Too many', joining: 'on_request' });
		await env.DB.prepare(
			`INSERT INTO events (id, submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, search_text, created_at, updated_at)
			SELECT 7000 + value, 'l' || value, 'l' || value, '', '', '', '', 0, 0, 'UTC', '', 0, 0 FROM json_each(?)`
		)
			.bind(JSON.stringify(Array.from({ length: limits.joinRequests }, (_, index) => index)))
			.run();
		await env.DB.prepare(
			`INSERT INTO join_requests (event_id, business_id, state, since, event_end_at)
			SELECT id, CAST(? AS INTEGER), 'requested', 0, 0 FROM events WHERE id >= 7000`
		)
			.bind(bakery.id)
			.run();
		const refused = await join(guest, fair, bakery);
		expect([refused.status, refused.body.code]).toEqual([422, 'limit_reached']);
		await env.DB.prepare('DELETE FROM events WHERE id >= 7000').run();
		expect((await join(guest, fair, bakery)).status).toBe(202);
	});
});

describe('an event with limited places', () => {
	it('gives the last one to one of two that join at once, and the other waits for it', async () => {
		const fair = await event({ title: 'One place', capacity: 1 });
		const both = await Promise.all([join(guest, fair, bakery), join(other, fair, studio)]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 202]);
		expect(await joinedCount(fair)).toBe(1);
		expect((await requests(fair)).map(([, state]) => state)).toEqual(['waiting']);
	});

	it('gives the last one to one of two that the host accepts at once', async () => {
		const fair = await event({ title: 'One yes', capacity: 1, joining: 'on_request' });
		await join(guest, fair, bakery);
		await join(other, fair, studio);
		const both = await Promise.all([
			decide(owner, fair, bakery, 'accept'),
			decide(manager, fair, studio, 'accept')
		]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 202]);
		expect(await joinedCount(fair)).toBe(1);
	});

	it('gives a place that becomes free to whoever has waited longest, not to who comes then', async () => {
		const fair = await event({ title: 'Queue', capacity: 1 });
		const third = await market.business('otto-other-owner', { name: 'Third' });
		await join(owner, fair, host);
		await join(guest, fair, bakery);
		market.pass(1);
		await join(other, fair, studio);
		await told();
		await leave(owner, fair, host);
		expect((await join(other, fair, third)).body).toMatchObject({ state: 'waiting' });
		await everyMinute();
		expect(await participants(fair)).toEqual(['Bakery']);
		expect(await requests(fair)).toEqual([
			['Studio', 'waiting'],
			['Third', 'waiting']
		]);
		const mails = await told();
		expect(mails.filter((line) => line.startsWith('place_free'))).toEqual([
			'place_free: Emil Owner'
		]);
		await everyMinute();
		expect(await told()).toEqual([]);
	});

	it('has room for all that wait once the host says so', async () => {
		const fair = await event({ title: 'Grows', capacity: 1 });
		await join(owner, fair, host);
		await join(guest, fair, bakery);
		await join(other, fair, studio);
		await owner.patch(path(fair), { capacity: null });
		await everyMinute();
		expect(await participants(fair)).toEqual(['Host', 'Bakery', 'Studio']);
		expect(await joinedCount(fair)).toBe(3);
	});

	it('gives the place of a business that is deleted to the next', async () => {
		const fair = await event({ title: 'Deleted', capacity: 1 });
		const doomed = await market.business('otto-other-owner', { name: 'Doomed' });
		await join(other, fair, doomed);
		await join(guest, fair, bakery);
		expect((await other.remove(`/api/businesses/${doomed.id}?name=Doomed`)).status).toBe(204);
		await everyMinute();
		expect(await participants(fair)).toEqual(['Bakery']);
		expect(await joinedCount(fair)).toBe(1);
	});
});

describe('the requests of an event', () => {
	it('are read page by page, and by state', async () => {
		const fair = await event({ title: 'Pages', joining: 'on_request' });
		await join(guest, fair, bakery);
		await decide(owner, fair, studio, 'invite');
		const first = await owner.get(`${path(fair)}/requests?limit=1`);
		expect(first.body.items).toMatchObject([{ business: { name: 'Bakery' }, reason: null }]);
		const next = await owner.get(`${path(fair)}/requests?limit=1&cursor=${first.body.next_cursor}`);
		expect(next.body).toMatchObject({
			items: [{ business: { name: 'Studio' } }],
			next_cursor: null
		});
		expect(await requests(fair, 'state=invited')).toEqual([['Studio', 'invited']]);
		expect((await owner.get(`${path(fair)}/requests?state=x`)).status).toBe(400);
		expect((await owner.get(`${path(fair)}/requests?cursor=x`)).status).toBe(400);
	});
});

const roles = { owner, manager, helper, guest, other, moderator, visitor: market.visitor };
type Role = keyof typeof roles;

/** What each role gets for what it does to an event by request, in which the bakery has asked. */
const rules: Record<
	string,
	{ act: (client: Client, fair: Json) => Promise<{ status: number }> } & Record<Role, number>
> = {
	'read the requests': {
		act: (client, fair) => client.get(`${path(fair)}/requests`),
		...{ owner: 200, manager: 200, helper: 200 },
		...{ guest: 403, other: 403, moderator: 403, visitor: 401 }
	},
	accept: {
		act: (client, fair) => decide(client, fair, bakery, 'accept'),
		...{ owner: 200, manager: 200, helper: 403 },
		...{ guest: 403, other: 403, moderator: 403, visitor: 401 }
	},
	decline: {
		act: (client, fair) => decide(client, fair, bakery, 'decline', { reason: 'No.' }),
		...{ owner: 200, manager: 200, helper: 403 },
		...{ guest: 403, other: 403, moderator: 403, visitor: 401 }
	},
	invite: {
		act: (client, fair) => decide(client, fair, studio, 'invite'),
		...{ owner: 202, manager: 202, helper: 403 },
		...{ guest: 403, other: 403, moderator: 403, visitor: 401 }
	},
	remove: {
		act: async (client, fair) => {
			await decide(owner, fair, bakery, 'accept');
			return remove(client, fair, bakery);
		},
		...{ owner: 204, manager: 204, helper: 403 },
		...{ guest: 403, other: 403, moderator: 403, visitor: 401 }
	},
	'ask with the bakery': {
		act: (client, fair) => join(client, fair, bakery),
		...{ owner: 403, manager: 403, helper: 403 },
		...{ guest: 202, other: 403, moderator: 403, visitor: 401 }
	},
	'withdraw the request': {
		act: (client, fair) => leave(client, fair, bakery),
		...{ owner: 403, manager: 403, helper: 403 },
		...{ guest: 200, other: 403, moderator: 403, visitor: 401 }
	}
};

describe('who may', () => {
	const table = Object.entries(rules).flatMap(([name, { act, ...allowed }]) =>
		(Object.keys(roles) as Role[]).map((role) => ({ name, role, act, status: allowed[role] }))
	);

	it.each(table)('$name: $role gets $status', async ({ act, role, status }) => {
		const fair = await event({ title: 'Rules', joining: 'on_request' });
		await join(guest, fair, bakery);
		const before = await requests(fair);
		expect((await act(roles[role], fair)).status).toBe(status);
		if (status >= 400 && !act.toString().includes('remove(')) {
			expect(await requests(fair)).toEqual(before);
		}
	});
});
