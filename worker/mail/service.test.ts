import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { suppressions, unwantedMail, users } from '../database/schema.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import type { Identity } from '../users/identity.ts';
import { anonymous } from '../users/identity.ts';
import { addressHash } from './address-hash.ts';
import { notificationKinds } from '../database/notification-kinds.ts';
import { mailKinds } from './kinds.ts';
import { createMailService } from './service.ts';
import type { MailSettings } from './types.ts';

const database = openDatabase(env.DB);
const now = 1_000_000;

const anna = {
	id: 'anna',
	issuer: 'https://issuer.test',
	sub: 'anna',
	username: 'anna',
	email: 'anna@popmap.test',
	emailVerified: true,
	identityProvider: 'Cognito',
	createdAt: 0,
	updatedAt: 0
};

const signedIn = (id: string): Identity => ({
	kind: 'signed_in',
	sessionId: 'session',
	endsAt: null,
	authenticatedAt: null,
	sub: id,
	scopes: null,
	viewer: {
		id,
		username: id,
		email: anna.email,
		emailVerified: true,
		name: id,
		firstName: null,
		lastName: null,
		identityProvider: 'Cognito',
		groups: [],
		permissions: [],
		isSuspended: false,
		signedInAt: null
	}
});

const serviceOf = (identity: Identity, content = database) =>
	createMailService({
		database: content,
		identity: async () => identity,
		now: () => now,
		log: () => {}
	});

async function settingsOf(id: string): Promise<MailSettings> {
	const settings = await serviceOf(signedIn(id)).settings();
	if (settings.kind !== 'ok') throw new TypeError('Somebody signed in has settings');
	return settings.value;
}

beforeEach(async () => {
	for (const table of [suppressions, unwantedMail, users]) await database.delete(table);
	await database.insert(users).values([anna, { ...anna, id: 'emil', sub: 'emil' }]);
});

describe('what somebody is sent', () => {
	it('is everything, until they choose', async () => {
		expect(await settingsOf('anna')).toEqual({
			address: 'anna@popmap.test',
			isProven: true,
			isSuppressed: false,
			subscriptions: notificationKinds.map((kind) => ({
				...{ kind, isWanted: true },
				group: expect.stringMatching(/^(?:visitor|business|moderator)$/)
			}))
		});
	});

	it('is what they choose, and nothing changes for others', async () => {
		const { choose } = serviceOf(signedIn('anna'));
		await choose([]);
		await choose([]);
		const wantedBy = async (id: string) =>
			(await settingsOf(id)).subscriptions.flatMap(({ kind, isWanted }) =>
				isWanted ? [kind] : []
			);
		expect(await wantedBy('anna')).toEqual([]);
		expect(await wantedBy('emil')).toEqual(notificationKinds);
		await choose(['event_cancelled', 'event_cancelled']);
		expect(await wantedBy('anna')).toEqual(['event_cancelled']);
		await choose([...notificationKinds, 'new_device', 'no such kind']);
		expect(await database.select().from(unwantedMail)).toEqual([]);
	});

	it('says whether mail can reach them', async () => {
		await database.update(users).set({ emailVerified: false });
		await database
			.insert(suppressions)
			.values({ addressHash: await addressHash(anna.email), createdAt: 0, until: now + 1 });
		expect(await settingsOf('anna')).toMatchObject({ isProven: false, isSuppressed: true });
	});

	it('is not for anonymous visitors', async () => {
		const service = serviceOf(anonymous);
		expect(await service.settings()).toMatchObject({ problem: { status: 401 } });
		expect(await service.choose([])).toMatchObject({ problem: { status: 401 } });
	});

	it('takes one round trip to read, and one to change', async () => {
		const instrumented = instrumentDatabase();
		const service = serviceOf(signedIn('anna'), instrumented.database);
		expect(await instrumented.count(service.settings)).toBe(1);
		expect(await instrumented.count(() => service.choose([]))).toBe(1);
	});
});

it('offers every kind that is not about security, and goes to people with an account', () => {
	const optional = Object.entries(mailKinds)
		.filter(([kind, { isSecurity }]) => !isSecurity && kind !== 'team_invitation')
		.map(([kind]) => kind);
	expect([...notificationKinds].sort()).toEqual(optional.toSorted());
});
