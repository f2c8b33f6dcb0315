import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { sharedPassword } from '../../cognito/local-pool.ts';
import { totpCode } from '../../packages/local-cognito/src/directory/totp.ts';
import type { Browser } from '../../test/browser/browser.ts';
import type { PageContext } from '../page-context.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { createSiteWithActions } from '../testing/page-actions.ts';
import { maxActivities } from '../users/activity.ts';

const first = createSiteWithActions();
const { cognito } = first;
const open = (options = {}) => createSiteWithActions({ sharedWith: first, ...options });
type Site = ReturnType<typeof open>;

beforeEach(async () => {
	await cognito.reset();
	await env.DB.exec('DELETE FROM sessions; DELETE FROM activities; DELETE FROM mails;');
});

const newPassword = 'Another-Day-2';
const change = (changes = {}) => ({
	current_password: sharedPassword,
	password: newPassword,
	...changes
});

const statusOf = async (browser: Browser) => (await browser.visit('/api/auth/me')).status;

/** Anna, signed in on two devices. */
async function anna(site: Site) {
	const laptop = await site.signIn('anna-attendee');
	const phone = await site.signIn('anna-attendee');
	return { laptop, phone };
}

const rowsOf = async (table: 'activities' | 'mails') =>
	(await env.DB.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all()).results;

/** The code of the result, `ok`, or the message of each field. */
async function outcomeOf(result: ReturnType<PageContext['security']['changePassword']>) {
	const settled = await result;
	if (settled.kind === 'ok') return settled.value;
	return settled.fields ?? settled.problem.code;
}

describe('a change of password', () => {
	it('ends the other sessions, is noted, and is told by mail, in one batch', async () => {
		const site = open();
		const { laptop, phone } = await anna(site);
		const changed = await site.act(laptop, ({ security }) =>
			outcomeOf(security.changePassword(change()))
		);
		expect(changed).toEqual({ ended: 1 });
		expect(await statusOf(laptop)).toBe(200);
		expect(await statusOf(phone)).toBe(401);
		expect((await rowsOf('activities')).at(-1)).toMatchObject({ kind: 'password' });
		const mail = (await rowsOf('mails')).at(-1);
		expect(mail).toMatchObject({ kind: 'security_changed' });
		expect(String(mail?.['data'])).toContain('"change":"password"');
		const again = await site.act(laptop, ({ security }) =>
			outcomeOf(security.changePassword(change()))
		);
		expect(again).toEqual({ current_password: "That isn't your current password." });
	});

	it('leaves the other sessions where the person wants that', async () => {
		const site = open();
		const { laptop, phone } = await anna(site);
		const changed = await site.act(laptop, ({ security }) =>
			outcomeOf(security.changePassword(change({ keep_sessions: 'on' })))
		);
		expect(changed).toEqual({ ended: 0 });
		expect(await statusOf(phone)).toBe(200);
	});

	it.each([
		[{ current_password: 'Not-mine-1' }, { current_password: /isn't your current/ }],
		[{ password: 'short' }, { password: /stronger password/ }],
		[{ password: sharedPassword }, { password: /a new password/ }],
		[{ password: undefined }, { password: /fill this in/ }],
		[{ password: 'x'.repeat(257) }, { password: /at most 256/ }]
	])('is refused at its field: %o', async (changes, expected) => {
		const site = open();
		const { laptop, phone } = await anna(site);
		const outcome = await site.act(laptop, ({ security }) =>
			outcomeOf(security.changePassword(change(changes)))
		);
		const [[field = '', message] = []] = Object.entries(expected);
		expect(outcome).toEqual({ [field]: expect.stringMatching(message ?? '') });
		expect(await statusOf(phone)).toBe(200);
	});

	it('takes a password exactly as it was typed', async () => {
		const site = open();
		const { laptop } = await anna(site);
		const password = ' Ａ-wide-Password-1 ';
		await site.act(laptop, ({ security }) => security.changePassword(change({ password })));
		const tried = (current: string) =>
			site.act(laptop, ({ security }) =>
				outcomeOf(security.changePassword({ current_password: current, password: newPassword }))
			);
		for (const other of [password.trim(), password.normalize('NFKC')]) {
			expect(await tried(other)).toMatchObject({ current_password: expect.any(String) });
		}
		expect(await tried(password)).toMatchObject({ ended: 0 });
	});

	it('needs a sign-in of the last ten minutes', async () => {
		const site = open();
		const { laptop } = await anna(site);
		site.pass(601);
		const outcome = await site.act(laptop, ({ security }) =>
			outcomeOf(security.changePassword(change()))
		);
		expect(outcome).toBe('recent_sign_in_needed');
	});

	it('is a matter of the provider for those who sign in with one', async () => {
		const site = open();
		const gina = await site.signIn('gina-owner');
		const outcome = await site.act(gina, ({ security }) =>
			outcomeOf(security.changePassword(change()))
		);
		expect(outcome).toBe('managed_by_provider');
	});

	it.each([
		[{ status: 500 }, 'cognito_unavailable'],
		[{ status: 429 }, 'cognito_unavailable']
	])(
		'during an outage of Cognito changes nothing and signs nobody out: %o',
		async (fault, code) => {
			const site = open();
			const { laptop, phone } = await anna(site);
			await cognito.control('fault', { endpoint: 'user_api', ...fault });
			const outcome = await site.act(laptop, ({ security }) =>
				outcomeOf(security.changePassword(change()))
			);
			expect(outcome).toBe(code);
			expect(await statusOf(laptop)).toBe(200);
			expect(await statusOf(phone)).toBe(200);
		}
	);

	it('that the database cannot note says what is left to do', async () => {
		const { database, fail } = instrumentDatabase();
		const broken = open({ dependencies: { database } });
		const { laptop } = await anna(broken);
		const outcome = await broken.act(laptop, async ({ identity, security }) => {
			await identity();
			fail();
			return outcomeOf(security.changePassword(change()));
		});
		expect(outcome).toBe('changed_but_unfinished');
	});
});

describe('an authenticator app', () => {
	it('is set up with a key and a code, and turned off again', async () => {
		const site = open();
		const { laptop, phone } = await anna(site);
		const setup = await site.act(laptop, ({ security }) => security.startAuthenticator());
		if (setup.kind === 'error') throw new TypeError(setup.problem.code);
		const { secret, uri, spelled } = setup.value;
		expect(uri).toBe(
			`otpauth://totp/Popmap%3Aanna-attendee%40popmap.test?secret=${secret}&issuer=Popmap&algorithm=SHA1&digits=6&period=30`
		);
		expect(spelled.replaceAll(' ', '')).toBe(secret);
		const confirm = (code: string) =>
			site.act(laptop, ({ security }) =>
				outcomeOf(security.confirmAuthenticator({ code, name: 'My phone' }))
			);
		expect(await confirm('12345')).toEqual({ code: 'The code has six digits.' });
		const code = await totpCode(secret, site.clock.now / 1000);
		const wrong = code === '000000' ? '111111' : '000000';
		expect(await confirm(wrong)).toMatchObject({ code: expect.stringMatching(/isn't right/) });
		expect(await confirm(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({ ended: 1 });
		expect(await statusOf(phone)).toBe(401);
		const found = await site.act(laptop, ({ security }) => security.find());
		expect(found).toMatchObject({
			value: { authenticatorName: 'My phone', factors: { hasAuthenticator: true } }
		});
		expect(
			await site.act(laptop, ({ security }) => outcomeOf(security.removeAuthenticator({})))
		).toEqual({ ended: 0 });
		expect(await site.act(laptop, ({ security }) => security.find())).toMatchObject({
			value: { authenticatorName: null, factors: { hasAuthenticator: false } }
		});
		expect((await rowsOf('activities')).map(({ kind }) => kind)).toEqual([
			'signed_in',
			'signed_in',
			'authenticator_added',
			'authenticator_removed'
		]);
	});
});

describe('the security page', () => {
	it('takes two round trips and one call to Cognito', async () => {
		const { database, count } = instrumentDatabase();
		const counting = open({ dependencies: { database } });
		const { laptop } = await anna(counting);
		const before = (await counting.calls())['user_api'];
		let found: unknown;
		const trips = await count(async () => {
			found = await counting.act(laptop, ({ security }) => security.find());
		});
		expect(found).toMatchObject({
			value: {
				identityProvider: 'Cognito',
				offersPasskeys: true,
				factors: { hasAuthenticator: false, hasPasskey: false },
				activities: [{ kind: 'signed_in' }, { kind: 'signed_in' }]
			}
		});
		expect(trips).toBe(2);
		expect(await counting.calls()).toMatchObject({ user_api: (before ?? 0) + 1 });
	});

	it('is shown without what Cognito does not answer', async () => {
		const site = open();
		const { laptop } = await anna(site);
		await cognito.control('fault', { endpoint: 'user_api', status: 503 });
		const found = await site.act(laptop, ({ security }) => security.find());
		expect(found).toMatchObject({
			value: { factors: null, problem: expect.stringContaining('still signed in') }
		});
	});

	it('lists the newest fifty activities, and no more are stored', async () => {
		const site = open();
		const { laptop } = await anna(site);
		for (let count = 0; count < 3; count++) await site.signIn('anna-attendee', laptop);
		const user = await env.DB.prepare('SELECT user_id FROM activities').first('user_id');
		await env.DB.prepare(
			`INSERT INTO activities (user_id, kind, identity_provider, device, at)
			 SELECT ?, 'name', 'Cognito', 'x', value FROM json_each(?)`
		)
			.bind(user, JSON.stringify(Array.from({ length: 60 }, (_, index) => index)))
			.run();
		await site.signIn('anna-attendee', laptop);
		expect(await rowsOf('activities')).toHaveLength(maxActivities);
		const found = await site.act(laptop, ({ security }) => security.find());
		if (found.kind === 'error') throw new TypeError(found.problem.code);
		expect(found.value.activities).toHaveLength(maxActivities);
		expect(found.value.activities[0]).toMatchObject({ kind: 'signed_in' });
	});
});
