import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { facebookAppSecret } from '../../tools/test-settings.ts';
import { addAxe, violationsOn } from './axe.ts';
import { everywhere, withAndWithoutScripts } from './projects.ts';
import { decide, signInAs } from './sign-in.ts';
import { clientOf } from './signed-in.ts';
import { origin, runCron } from './test-site.ts';
import { expect, test } from './test.ts';

// The people of these tests own none of the sample data.
const giver = 'layla-right-to-left';
const taker = 'greta-three-groups';
const linked = 'bobby-markup';

async function registerBusiness(browser: Browser, owner: string): Promise<string> {
	const name = `Stall ${crypto.randomUUID().slice(0, 8)}`;
	const client = await clientOf(browser, owner);
	const answer = await client.post('/api/businesses', { data: { name } });
	expect(answer.status()).toBe(201);
	return name;
}

/** axe is a script, so a browser without scripts is not asked. */
async function expectAccessible(page: Page, hasScripts: boolean | undefined): Promise<void> {
	if (hasScripts !== false) expect(await violationsOn(page)).toEqual([]);
}

test(
	'businesses are handed over by a link, and go with the account that is deleted',
	everywhere,
	async ({ page, browser, javaScriptEnabled }) => {
		await addAxe(page);
		const name = await registerBusiness(browser, giver);
		await signInAs(page, giver, '/account/data');
		await page.getByRole('button', { name: /^Make a (new )?link$/ }).click();
		const link = await page.getByLabel('The link').inputValue();
		await expectAccessible(page, javaScriptEnabled);

		await page.context().clearCookies();
		await signInAs(page, taker, new URL(link).pathname);
		await expect(page.getByRole('heading', { name: 'Businesses for you' })).toBeVisible();
		await expectAccessible(page, javaScriptEnabled);
		await page.getByRole('button', { name: 'Accept' }).click();
		await runCron();
		await page.goto('/dashboard');
		await expect(page.getByRole('link', { name, exact: true }).first()).toBeVisible();
		// It works once.
		expect((await page.goto(link))?.status()).toBe(404);

		await page.goto('/account/data');
		await page.getByRole('link', { name: 'Delete your account …' }).click();
		const confirmation = page.getByRole('checkbox', { name: /remove my \d+ business/ });
		await confirmation.evaluate((box) => box.removeAttribute('required'));
		await page.getByRole('button', { name: 'Delete my account' }).click();
		await expect(page.getByRole('alert')).toContainText('Please tick the box');
		await expectAccessible(page, javaScriptEnabled);
		await confirmation.check();
		await page.getByRole('button', { name: 'Delete my account' }).click();
		await expect(page).toHaveURL('/goodbye');
		await expectAccessible(page, javaScriptEnabled);
		await runCron();
		await page.goto('/account');
		await expect(page).toHaveURL(/\/login\?/);
		await signInAs(page, taker, '/dashboard');
		await expect(page.getByText(name)).toHaveCount(0);
	}
);

test('the file has what is held about the person', withAndWithoutScripts, async ({ page }) => {
	await signInAs(page, 'anna-attendee', '/account/data');
	const started = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download your data' }).click();
	const file = await started;
	expect(file.suggestedFilename()).toMatch(/^popmap-\d{4}-\d\d-\d\d\.json$/);
	const text = await readFile(await file.path(), 'utf8');
	expect(JSON.parse(text)).toEqual(expect.any(Object));
	expect(text).toContain('anna-attendee@popmap.test');
	expect(text).not.toContain('emil-owner@popmap.test');
});

test(
	'a second way to sign in is proven, leads to the same account, and is removed',
	withAndWithoutScripts,
	async ({ page }) => {
		await signInAs(page, 'anna-attendee', '/account/sign-in-methods');
		await expect(page.getByText('It’s your only way to sign in')).toBeVisible();
		await page.getByRole('link', { name: 'Add Google' }).click();
		await decide(page, linked, 'Continue');
		await expect(page.getByText('From now on, that way leads to this account too.')).toBeVisible();

		await page.context().clearCookies();
		await signInAs(page, linked, '/account/sign-in-methods');
		await page.goto('/account');
		await expect(page.getByRole('heading', { name: 'Anna Attendee' })).toBeVisible();
		await page.goto('/account/security');
		await expect(page.getByText('Another way to sign in added').first()).toBeVisible();

		await page.goto('/account/sign-in-methods');
		await page.getByRole('button', { name: 'Remove Google' }).click();
		// The session was begun with it, and ends with it.
		await expect(page).toHaveURL(/\/login|\/account\/sign-in-methods/);
		await page.context().clearCookies();
		await signInAs(page, 'anna-attendee', '/account/sign-in-methods');
		await expect(page.getByText('It’s your only way to sign in')).toBeVisible();
		await page.goto('/account/security');
		await expect(page.getByText('A way to sign in removed').first()).toBeVisible();
	}
);

/** A request as Facebook signs it. */
function signedRequest(userId: string): string {
	const content = {
		algorithm: 'HMAC-SHA256',
		user_id: userId,
		issued_at: Math.ceil(Date.now() / 1000)
	};
	const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
	const signature = createHmac('sha256', facebookAppSecret).update(payload);
	return `${signature.digest('base64url')}.${payload}`;
}

test(
	'whoever asks Facebook to delete their data sees what became of it',
	withAndWithoutScripts,
	async ({ page, javaScriptEnabled }) => {
		await addAxe(page);
		await signInAs(page, taker, '/account');
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
		const answer = await page.request.post('/auth/facebook/data-deletion', {
			headers: { cookie: '' },
			form: { signed_request: signedRequest('10223456789012346') }
		});
		const { url } = await answer.json();
		expect(new URL(url).origin).toBe(origin);
		await page.goto(url);
		await expect(page.getByRole('heading', { name: 'Deletion of your data' })).toBeVisible();
		await expectAccessible(page, javaScriptEnabled);
		await runCron();
		await page.reload();
		await expect(page.getByText('We hold no data for this request any more.')).toBeVisible();
		// A read may use what was read of the session in the last five seconds.
		await expect(async () => {
			await page.goto('/account');
			expect(new URL(page.url()).pathname).toBe('/login');
		}).toPass({ timeout: 20_000 });
	}
);
