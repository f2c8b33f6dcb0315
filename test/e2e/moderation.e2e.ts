import type { Browser, Page } from '@playwright/test';
import { addAxe, violationsOn } from './axe.ts';
import { onDesktop } from './projects.ts';
import { clientOf, deleteWaitingBusinesses, storageStateOf } from './signed-in.ts';
import { expect, test } from './test.ts';

/** Only this story suspends somebody. */
const suspect = 'sue-suspended';

/** A page of somebody who has just signed in. */
async function pageOf(browser: Browser, person: string, javaScriptEnabled: boolean) {
	const storageState = await storageStateOf(person);
	const context = await browser.newContext({ javaScriptEnabled, storageState });
	const page = await context.newPage();
	await addAxe(page);
	return page;
}

async function moderate(browser: Browser, hasScripts: boolean) {
	const check = async (shown: Page) => {
		if (hasScripts) expect(await violationsOn(shown)).toEqual([]);
	};
	const name = `Quince ${crypto.randomUUID().slice(0, 8)}`;
	const moderator = await clientOf(browser, 'mona-moderator');
	const owner = await clientOf(browser, suspect);
	const { id } = await (await owner.post('/api/businesses', { data: { name } })).json();
	await moderator.post(`/api/businesses/${id}/verify`, { data: {} });
	await owner.patch(`/api/businesses/${id}`, { data: { description: 'Not what it was' } });

	const page = await pageOf(browser, 'mona-moderator', hasScripts);
	await page.goto('/review');
	const pages = page.getByRole('navigation', { name: 'Moderation' });
	await pages.getByRole('link', { name: 'Edited' }).click();
	const card = page.getByRole('article').filter({ hasText: name });
	await expect(card).toContainText('Not what it was');
	await check(page);
	await card.getByRole('button', { name: 'Mark as seen' }).click();
	await expect(card).toHaveCount(0);

	await pages.getByRole('link', { name: 'Search' }).click();
	await page.getByLabel('What are you looking for?').fill(name);
	await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
	await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
	expect(page.url()).not.toContain('Quince');
	await check(page);
	await page.getByRole('link', { name: 'Sue Suspended' }).first().click();

	await page.getByText('Suspend this person').click();
	await page.getByLabel('Reason').fill('These are not your quinces.');
	await page.getByRole('button', { name: 'Suspend with this reason' }).click();
	await expect(page.getByText('These are not your quinces.')).toBeVisible();
	await check(page);

	const theirs = await pageOf(browser, suspect, hasScripts);
	await theirs.goto('/dashboard');
	await expect(theirs.getByRole('heading', { name: 'Your account is suspended' })).toBeVisible();
	await check(theirs);
	await theirs.getByLabel('Why is it wrong?').fill('They grow in my garden.');
	await theirs.getByRole('button', { name: 'Send appeal' }).click();
	await expect(theirs.getByText('A moderator will read it and answer.')).toBeVisible();

	await page.goto('/review/appeals');
	await expect(page.getByText('They grow in my garden.')).toBeVisible();
	await check(page);
	await page.getByRole('link', { name: 'Decide about Sue Suspended' }).click();
	await page.getByRole('button', { name: 'Restore this person' }).click();
	await expect(page.getByText('This person is back.')).toBeVisible();
	await theirs.goto('/suspended');
	expect(new URL(theirs.url()).pathname).toBe('/');
	await Promise.all([page.context().close(), theirs.context().close()]);
	await Promise.all([moderator.dispose(), owner.dispose()]);
	await deleteWaitingBusinesses(suspect);
}

test(
	'a moderator looks at an edit, finds its owner, suspends and restores them',
	onDesktop,
	async ({ browser }) => {
		await moderate(browser, true);
		await moderate(browser, false);
	}
);
