import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../../test/browser/browser.ts';
import type { Result } from '../http/result.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { createSiteWithActions } from '../testing/page-actions.ts';

const first = createSiteWithActions();
const { cognito } = first;
const open = (options = {}) => createSiteWithActions({ sharedWith: first, ...options });
type Site = ReturnType<typeof open>;

beforeEach(async () => {
	await cognito.reset();
	await env.DB.exec(
		'DELETE FROM sessions; DELETE FROM activities; DELETE FROM mails; DELETE FROM address_proofs; UPDATE users SET mail_address = NULL, pending_email = NULL;'
	);
});

/** `ok`, the code of the problem, or the message of each field. */
async function outcomeOf(result: Promise<Result<unknown>>): Promise<unknown> {
	const settled = await result;
	if (settled.kind === 'ok') return 'ok';
	return settled.fields ?? settled.problem.code;
}

const profileOf = async (site: Site, browser: Browser) => {
	const found = await site.act(browser, ({ profile }) => profile.find());
	if (found.kind === 'error') throw new TypeError(found.problem.code);
	return found.value;
};

const mails = async () =>
	(await env.DB.prepare('SELECT kind, address, data FROM mails ORDER BY id').all()).results;

/** The code in the local Cognito's newest message. */
async function cognitoCode(): Promise<string> {
	const page = await cognito.fetch(new Request(`${cognito.origin}/outbox`));
	const text = (await page.text()).replace(/<[^>]*>/g, ' ');
	return /verification code is\s+(\d{6})/.exec(text)?.[1] ?? '';
}

/** The code in our newest message. */
async function ownCode(): Promise<string> {
	const code = (await mails()).findLast(({ kind }) => kind === 'address_code');
	return String(JSON.parse(String(code?.['data'] ?? '{}')).code);
}

describe('a name', () => {
	it('is changed at Cognito and here at once', async () => {
		const site = open();
		const emil = await site.signIn('emil-owner');
		const names = { name: '  Emil  the Owner ', given_name: 'Emil', family_name: '' };
		expect(await site.act(emil, ({ profile }) => outcomeOf(profile.changeNames(names)))).toBe('ok');
		expect(await (await emil.visit('/api/auth/me')).json()).toMatchObject({
			name: 'Emil the Owner',
			first_name: 'Emil',
			last_name: null
		});
		// The next sign-in brings the same names from Cognito.
		await site.signIn('emil-owner', emil);
		expect(await profileOf(site, emil)).toMatchObject({
			name: 'Emil the Owner',
			givenName: 'Emil',
			familyName: null
		});
	});

	it.each([
		[{ name: ' ' }, { name: 'Please enter your name.' }],
		[{ name: 'x'.repeat(101) }, { name: expect.stringContaining('100 characters') }]
	])('is refused at its field: %o', async (names, outcome) => {
		const site = open();
		const emil = await site.signIn('emil-owner');
		expect(await site.act(emil, ({ profile }) => outcomeOf(profile.changeNames(names)))).toEqual(
			outcome
		);
	});

	it('comes from the provider for those who sign in with one', async () => {
		const site = open();
		const gina = await site.signIn('gina-owner');
		expect(
			await site.act(gina, ({ profile }) => outcomeOf(profile.changeNames({ name: 'G' })))
		).toBe('managed_by_provider');
	});
});

describe('an e-mail address to sign in with', () => {
	const change = (site: Site, browser: Browser, email: string) =>
		site.act(browser, ({ profile }) => outcomeOf(profile.changeEmail({ email })));
	const confirm = (site: Site, browser: Browser, code: string) =>
		site.act(browser, ({ profile }) => outcomeOf(profile.confirmEmail({ code })));

	it('stays active until the code of the new one is entered, and is told', async () => {
		const site = open();
		const anna = await site.signIn('anna-attendee');
		const phone = await site.signIn('anna-attendee');
		expect(await change(site, anna, 'anna.new@popmap.test')).toBe('ok');
		expect(await profileOf(site, anna)).toMatchObject({
			email: 'anna-attendee@popmap.test',
			pendingEmail: 'anna.new@popmap.test'
		});
		const code = await cognitoCode();
		expect(await confirm(site, anna, code === '000000' ? '111111' : '000000')).toMatchObject({
			code: expect.stringContaining("isn't right")
		});
		expect(await confirm(site, anna, code)).toBe('ok');
		expect(await profileOf(site, anna)).toMatchObject({
			email: 'anna.new@popmap.test',
			emailVerified: true,
			pendingEmail: null
		});
		expect((await phone.visit('/api/auth/me')).status).toBe(401);
		const afterwards = (await mails()).filter(({ kind }) => kind !== 'new_device');
		expect(afterwards).toMatchObject([
			{ kind: 'security_changed' },
			{ kind: 'address_changed', address: 'anna-attendee@popmap.test' }
		]);
	});

	it.each([
		['emil-owner@popmap.test', { email: expect.stringContaining('Another account') }],
		['ANNA-attendee@popmap.test', { email: 'That is your address already.' }],
		['nobody', { email: expect.stringContaining('hello@example.org') }]
	])('is refused at its field: %s', async (email, outcome) => {
		const site = open();
		const anna = await site.signIn('anna-attendee');
		expect(await change(site, anna, email)).toEqual(outcome);
	});

	it('is changed only after a recent sign-in', async () => {
		const site = open();
		const anna = await site.signIn('anna-attendee');
		site.pass(601);
		expect(await change(site, anna, 'anna.new@popmap.test')).toBe('recent_sign_in_needed');
	});
});

describe('an address for mail', () => {
	const send = (site: Site, browser: Browser, email: string) =>
		site.act(browser, ({ profile }) => outcomeOf(profile.sendMailCode({ email })));
	const confirm = (site: Site, browser: Browser, code: string) =>
		site.act(browser, ({ profile }) => outcomeOf(profile.confirmMailAddress({ code })));

	it('is proven with a code, used, and removed again', async () => {
		const site = open();
		const olivia = await site.signIn('olivia-owner');
		expect(await profileOf(site, olivia)).toMatchObject({ emailVerified: false });
		expect(await send(site, olivia, 'olivia@stall.test')).toBe('ok');
		expect(await profileOf(site, olivia)).toMatchObject({
			mailAddress: null,
			unprovenMailAddress: 'olivia@stall.test'
		});
		expect(await mails()).toMatchObject([{ kind: 'address_code', address: 'olivia@stall.test' }]);
		expect(await confirm(site, olivia, await ownCode())).toBe('ok');
		expect(await profileOf(site, olivia)).toMatchObject({
			mailAddress: 'olivia@stall.test',
			unprovenMailAddress: null
		});
		// A code works once.
		expect(await confirm(site, olivia, await ownCode())).toMatchObject({
			code: expect.stringContaining('valid any more')
		});
		expect(await site.act(olivia, ({ profile }) => outcomeOf(profile.removeMailAddress()))).toBe(
			'ok'
		);
		expect(await profileOf(site, olivia)).toMatchObject({ mailAddress: null });
	});

	it("has a code of six digits from the runtime's random number generator", async () => {
		const site = open();
		const olivia = await site.signIn('olivia-owner');
		const generate = vi.spyOn(crypto, 'getRandomValues');
		await send(site, olivia, 'olivia@stall.test');
		const numbers = generate.mock.results.flatMap(({ value }) =>
			value instanceof Uint32Array ? [...value] : []
		);
		generate.mockRestore();
		const [number = NaN] = numbers;
		expect(await ownCode()).toBe(String(number % 1_000_000).padStart(6, '0'));
	});

	it('is not proven by a sixth guess, nor after ten minutes, nor by another person', async () => {
		const site = open();
		const olivia = await site.signIn('olivia-owner');
		const gina = await site.signIn('gina-owner');
		await send(site, olivia, 'olivia@stall.test');
		const code = await ownCode();
		expect(await confirm(site, gina, code)).toMatchObject({ code: expect.any(String) });
		const wrong = code === '000000' ? '111111' : '000000';
		for (let guess = 0; guess < 5; guess++) {
			expect(await confirm(site, olivia, wrong)).toMatchObject({
				code: expect.stringContaining("isn't right")
			});
		}
		expect(await confirm(site, olivia, code)).toMatchObject({
			code: expect.stringContaining('valid any more')
		});
		site.pass(60);
		await send(site, olivia, 'olivia@stall.test');
		site.pass(600);
		expect(await confirm(site, olivia, await ownCode())).toMatchObject({
			code: expect.stringContaining('valid any more')
		});
		const again = await site.signIn('olivia-owner');
		expect(await send(site, again, 'olivia@stall.test')).toBe('ok');
		site.pass(599);
		expect(await confirm(site, again, await ownCode())).toBe('ok');
	});

	it('gets one code a minute and five a day', async () => {
		const site = open();
		const olivia = await site.signIn('olivia-owner');
		const outcomes: unknown[] = [];
		for (let count = 0; count < 6; count++) {
			outcomes.push(await send(site, olivia, 'olivia@stall.test'));
			site.pass(60);
		}
		expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'code_sent_lately']);
		expect((await mails()).filter(({ kind }) => kind === 'address_code')).toHaveLength(5);
		site.pass(86_400);
		await site.signIn('olivia-owner', olivia);
		expect(await send(site, olivia, 'olivia@stall.test')).toBe('ok');
		expect(await send(site, olivia, 'olivia@stall.test')).toBe('code_sent_lately');
	});
});

describe('a change of the profile', () => {
	it.each(['changeNames', 'changeEmail', 'sendMailCode'] as const)(
		'takes two round trips: %s',
		async (method) => {
			const { database, count } = instrumentDatabase();
			const site = open({ dependencies: { database } });
			const anna = await site.signIn('anna-attendee');
			const input = { name: 'Anna', email: `anna-${method}@popmap.test` };
			let outcome: unknown;
			const trips = await count(async () => {
				outcome = await site.act(anna, ({ profile }) => outcomeOf(profile[method](input)));
			});
			expect(outcome).toBe('ok');
			expect(trips).toBeLessThanOrEqual(2);
		}
	);
});
