import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { clientOf, createApiSite } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';

const dayMs = 86_400_000;
const market = createApiSite();
let owner = await market.as('olivia-owner');
const helper = await market.as('anna-attendee');
let moderator = await market.as('mona-moderator');
/** Access tokens end with their day. */
async function passDay(): Promise<void> {
	market.clock.now += dayMs;
	const as = async (person: string) =>
		clientOf(market, { authorization: `Bearer ${await market.accessToken(person)}` });
	owner = await as('olivia-owner');
	moderator = await as('mona-moderator');
}

const run = (query: string, ...values: unknown[]) =>
	env.DB.prepare(query)
		.bind(...values)
		.all();
const idOf = async (client: typeof owner) => String((await client.get('/api/auth/me')).body.id);

/** As if somebody had done so much within the hour; nothing of it can be removed again. */
const fill = (actor: string, action: string, count: number) =>
	run(
		`INSERT INTO audit (at, actor, action, subject_kind, subject_id, details)
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?4)
			SELECT ?1, ?2, ?3, 'person', 'x', '{}' FROM n`,
		market.clock.now,
		actor,
		action,
		count
	);
const entriesOf = async (actor: string) =>
	Number((await run('SELECT count(*) AS n FROM audit WHERE actor = ?', actor)).results[0]?.['n']);

let bakery: Json;
let member = '';
const ofMember = () => `/api/businesses/${bakery.id}/members/${member}`;
const invitations = () => `/api/businesses/${bakery.id}/invitations`;
const giveRole = (role: string) => owner.patch(ofMember(), { role });

beforeAll(async () => {
	bakery = await market.business('olivia-owner', { name: 'Bakery' });
	member = await idOf(helper);
});

async function addHelper(): Promise<void> {
	const { body } = await owner.post(invitations(), { role: 'helper' });
	const token = 'url' in body ? String(body.url).split('/').at(-1) : '';
	expect((await helper.post('/api/invitations/accept', { token })).status).toBe(200);
}

describe('the log, which is kept for ever', () => {
	it('takes so much a day of what a person can repeat, also at the same time', async () => {
		const id = await idOf(owner);
		await addHelper();
		await fill(id, 'team_role_given', limits.lastingChangesPerDay - 4);
		const before = await entriesOf(id);
		const answers = await Promise.all(
			Array.from({ length: 8 }, (_, n) => giveRole(n % 2 ? 'helper' : 'manager'))
		);
		const statuses = answers.map(({ status }) => status);
		expect(statuses.every((status) => [200, 422].includes(status))).toBe(true);
		expect(await entriesOf(id)).toBeLessThanOrEqual(before + 3);
		for (const role of ['manager', 'helper', 'manager', 'helper']) await giveRole(role);
		expect(await entriesOf(id)).toBe(before + 3);
		const roleNow = async () =>
			(await run('SELECT role FROM business_members WHERE person_id = ?', member)).results[0]?.[
				'role'
			];
		const role = await roleNow();
		const { status, body } = await giveRole(role === 'helper' ? 'manager' : 'helper');
		expect([status, body.code]).toEqual([422, 'limit_reached']);
		expect(await roleNow()).toBe(role);
		expect((await owner.post(invitations(), { role: 'helper' })).status).toBe(422);
		// Whatever somebody has begun, they can end.
		expect((await owner.remove(ofMember())).status).toBe(204);
		await passDay();
		expect((await owner.post(invitations(), { role: 'helper' })).status).toBe(201);
	});

	it('takes so much a day of what a moderator decides, apart from what they do themselves', async () => {
		const id = await idOf(moderator);
		const shed = (await owner.post('/api/businesses', { name: 'Shed' })).body;
		await fill(id, 'event_approved', limits.decisionsPerDay);
		const verify = () => moderator.post(`/api/businesses/${shed.id}/verify`);
		expect((await verify()).body.code).toBe('limit_reached');
		expect((await owner.get(`/api/businesses/${shed.id}`)).body.is_verified).toBe(false);
		await passDay();
		expect((await verify()).status).toBe(200);
	});

	it('has no entry for ending the sessions of somebody who has none', async () => {
		const id = await idOf(moderator);
		const end = () => moderator.post('/api/users/nobody-at-all/end-sessions');
		const before = await entriesOf(id);
		expect((await end()).status).toBe(200);
		expect(await entriesOf(id)).toBe(before);
	});
});
