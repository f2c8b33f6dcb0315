import type { Page } from '@playwright/test';
import { continueAs } from './sign-in.ts';
import { deleteWaitingBusinesses, examplesOfEmil } from './signed-in.ts';
import { origin } from './test-site.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'emil-owner' });
test.beforeEach(() => deleteWaitingBusinesses('emil-owner'));

const failure = 'That didn’t go through, but nothing is lost. Please try again in a moment.';
const isWrite = (method: string) => method === 'POST';

const emilsPage = async (kind: 'businesses' | 'events') =>
	`/${kind}/${(await examplesOfEmil())[kind]}`;

/** Drops every form submission from now on; other requests pass. */
const dropSubmissions = (page: Page) =>
	page.route('**/*', (route) =>
		isWrite(route.request().method()) ? route.abort() : route.fallback()
	);

test('shows a join at once and reverts it when the request fails', async ({ page }) => {
	await page.goto(`${await emilsPage('businesses')}/join`);
	const form = page.locator('form[id^=join-]').filter({ hasText: 'Join' }).first();
	const id = await form.getAttribute('id');
	const button = page.locator(`#${id} button`);
	await button.click();
	await expect(button).toContainText('Leave');
	await expect(button).toBeFocused();

	await dropSubmissions(page);
	await button.click();
	await expect(page.locator(`#${id}`).getByRole('status')).toHaveText(failure);
	await expect(button).toContainText('Leave');
	await page.unroute('**/*');
	await button.click();
	await expect(button).toContainText('Join');
	await page.reload();
	await expect(button).toContainText('Join');
});

test('moves the focus to the top when the response is another page', async ({ page, context }) => {
	await page.goto(`${await emilsPage('businesses')}/join`);
	const form = page.locator('form[id^=join-]').last();
	await form.scrollIntoViewIfNeeded();
	await context.clearCookies();
	await form.getByRole('button').click();
	await expect(page.getByRole('main')).toBeFocused();
	await expect(page.getByRole('alert').filter({ hasText: 'Sign in first' })).toBeInViewport();
	expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('shows that a button was pressed and ignores a second press', async ({ page }) => {
	await page.goto(`${await emilsPage('businesses')}/join`);
	let sent = 0;
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/*', async (route) => {
		if (!isWrite(route.request().method())) return route.fallback();
		sent++;
		await released;
		return route.fallback();
	});
	const form = page.locator('form[id^=join-]').filter({ hasText: 'Join' }).first();
	const button = page.locator(`#${await form.getAttribute('id')} button`);
	await button.click();
	await expect(button).toHaveText('Joined');
	// Forced, because Playwright would wait until the button is enabled.
	await button.click({ force: true });
	await button.press('Enter');
	release();
	await expect(button).toContainText('Leave');
	expect(sent).toBe(1);
});

test('keeps a form whose request failed so that it can be sent again', async ({ page }) => {
	await page.goto('/businesses/new');
	const name = `Tea Cart ${crypto.randomUUID().slice(0, 8)}`;
	await page.getByLabel('Business name').fill(name);
	await dropSubmissions(page);
	const button = page.getByRole('button', { name: 'Register' });
	await button.click();
	await expect(page.getByRole('main').getByText(failure)).toBeVisible();
	await expect(page.getByLabel('Business name')).toHaveValue(name);
	await page.unroute('**/*');
	await button.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('restores a draft until the person starts over', async ({ page }) => {
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill('Half a name');
	await page.getByRole('checkbox', { name: 'Music' }).check();
	await page.goto('/');
	await page.goto('/businesses/new');
	await expect(page.getByLabel('Business name')).toHaveValue('Half a name');
	await expect(page.getByRole('checkbox', { name: 'Music' })).toBeChecked();
	await page.getByRole('link', { name: 'Start over' }).click();
	await expect(page.getByLabel('Business name')).toHaveValue('');
	await expect(page.getByText('We’ve restored what you typed earlier.')).toBeHidden();
	await page.reload();
	await expect(page.getByLabel('Business name')).toHaveValue('');
});

test('keeps a draft across a sign-in in another tab', async ({ page, context }) => {
	const name = `Soup Stop ${crypto.randomUUID().slice(0, 8)}`;
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill(name);
	await context.clearCookies();
	await page.getByRole('button', { name: 'Register' }).click();
	await expect(page.getByRole('main')).toContainText('What you typed is still here');
	const opened = page.waitForEvent('popup');
	await page.getByRole('link', { name: 'sign in in a new tab' }).click();
	const tab = await opened;
	await continueAs(tab, 'emil-owner');
	await expect(tab.getByLabel('Business name')).toBeVisible();
	await tab.close();
	await expect(page.getByLabel('Business name')).toHaveValue(name);
	await page.getByRole('button', { name: 'Register' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await page.goto('/businesses/new');
	await expect(page.getByLabel('Business name')).toHaveValue('');
});

test('does not show a draft to another person in the same browser', async ({ page, context }) => {
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill('Known to Emil alone');
	await context.clearCookies();
	await page.goto('/login?return_to=/businesses/new');
	await continueAs(page, 'otto-other-owner');
	await expect(page).toHaveURL(/\/businesses\/new$/);
	await expect(page.getByLabel('Business name')).toHaveValue('');
});

test('shows both versions when a second tab saves, without losing its own', async ({
	page,
	context
}) => {
	const edit = `${await emilsPage('businesses')}/edit`;
	const other = await context.newPage();
	await page.goto(edit);
	await other.goto(edit);
	const words = 'What you do (optional)';
	const [first, second] = ['first', 'second'].map((tab) => `${tab} ${crypto.randomUUID()}`);
	await page.getByLabel(words).fill(first ?? '');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page).toHaveTitle(/^Saved: /);
	await other.getByLabel(words).fill(second ?? '');
	await other.getByRole('button', { name: 'Save changes' }).click();
	await expect(other.getByText('This was changed in the meantime')).toBeVisible();
	await expect(other.getByText(first ?? '')).toBeVisible();
	await expect(other.getByLabel(words)).toHaveValue(second ?? '');
	await other.getByRole('button', { name: 'Save my version' }).click();
	await expect(other).toHaveTitle(/^Saved: /);
	await expect(other.getByRole('main')).toContainText(second ?? '');
});

test('copies a link where the browser cannot share', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const event = await emilsPage('events');
	await page.goto(event);
	await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
	await page.getByRole('button', { name: 'Share or copy link' }).click();
	await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(origin + event);
});

test.describe('in another time zone', () => {
	test.use({ timezoneId: 'Asia/Kathmandu' });

	test('a new event whose place tells none has the time zone of its owner', async ({ page }) => {
		await page.goto('/events/new');
		await expect(page.getByLabel('Time zone')).toHaveValue('');
		await expect(page.locator('[name="zone_guess"]')).toHaveValue(/^Asia\/Kath?mandu$/);
	});
});
