import type { Page } from '@playwright/test';
import { emilsThings } from './emils-things.ts';
import { continueAs } from './people.ts';
import { origin } from './site-under-test.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'emil-owner' });

const failure = 'That didn’t go through, but nothing is lost. Please try again in a moment.';
const isWrite = (method: string) => method === 'POST';

const emilsPage = async (kind: 'businesses' | 'events') =>
	`/${kind}/${(await emilsThings())[kind]}`;

/** From now on forms do not arrive, and everything else does. */
const cutTheLine = (page: Page) =>
	page.route('**/*', (route) =>
		isWrite(route.request().method()) ? route.abort() : route.fallback()
	);

test('joining answers at once, and is taken back when it does not arrive', async ({ page }) => {
	await page.goto(await emilsPage('businesses'));
	const form = page.locator('form[id^=join-]').filter({ hasText: 'Join' }).first();
	const id = await form.getAttribute('id');
	const button = page.locator(`#${id} button`);
	await button.click();
	await expect(button).toContainText('Leave');
	await expect(button).toBeFocused();

	await cutTheLine(page);
	await button.click();
	await expect(page.locator(`#${id}`).getByRole('status')).toHaveText(failure);
	await expect(button).toContainText('Leave');
	await page.unroute('**/*');
	await button.click();
	await expect(button).toContainText('Join');
	await page.reload();
	await expect(button).toContainText('Join');
});

test('an answer that is another page is read from its beginning', async ({ page, context }) => {
	await page.goto(await emilsPage('businesses'));
	const form = page.locator('form[id^=join-]').last();
	await form.scrollIntoViewIfNeeded();
	await context.clearCookies();
	await form.getByRole('button').click();
	await expect(page.getByRole('main')).toBeFocused();
	await expect(page.getByRole('alert').filter({ hasText: 'Sign in first' })).toBeInViewport();
	expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('a button says that it was pressed, and a second press sends nothing more', async ({
	page
}) => {
	await page.goto(await emilsPage('businesses'));
	let sent = 0;
	let arrive = () => {};
	const arrival = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/*', async (route) => {
		if (!isWrite(route.request().method())) return route.fallback();
		sent++;
		await arrival;
		return route.fallback();
	});
	const form = page.locator('form[id^=join-]').filter({ hasText: 'Join' }).first();
	const button = page.locator(`#${await form.getAttribute('id')} button`);
	await button.click();
	await expect(button).toHaveText('Joined');
	// Forced, because Playwright waits until a button may be pressed, and people do not.
	await button.click({ force: true });
	await button.press('Enter');
	arrive();
	await expect(button).toContainText('Leave');
	expect(sent).toBe(1);
});

test('a form that does not arrive stays as it is, and can be sent again', async ({ page }) => {
	await page.goto('/businesses/new');
	const name = `Tea Cart ${crypto.randomUUID().slice(0, 8)}`;
	await page.getByLabel('Business name').fill(name);
	await cutTheLine(page);
	const button = page.getByRole('button', { name: 'Register' });
	await button.click();
	await expect(page.getByRole('main').getByText(failure)).toBeVisible();
	await expect(page.getByLabel('Business name')).toHaveValue(name);
	await page.unroute('**/*');
	await button.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('what was typed is there again, until one starts over', async ({ page }) => {
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

test('a draft survives a sign-in that was needed half-way', async ({ page, context }) => {
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

test('a draft is for nobody else who signs in here', async ({ page, context }) => {
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill('Known to Emil alone');
	await context.clearCookies();
	await page.goto('/login?return_to=/businesses/new');
	await continueAs(page, 'otto-other-owner');
	await expect(page).toHaveURL(/\/businesses\/new$/);
	await expect(page.getByLabel('Business name')).toHaveValue('');
});

test('two tabs: the second sees both versions without losing its own', async ({
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
	await expect(page).toHaveURL(/\?done=changed$/);
	await other.getByLabel(words).fill(second ?? '');
	await other.getByRole('button', { name: 'Save changes' }).click();
	await expect(other.getByText('Somebody changed this in the meantime')).toBeVisible();
	await expect(other.getByText(first ?? '')).toBeVisible();
	await expect(other.getByLabel(words)).toHaveValue(second ?? '');
	await other.getByRole('button', { name: 'Save my version' }).click();
	await expect(other).toHaveURL(/\?done=changed$/);
	await expect(other.getByRole('main')).toContainText(second ?? '');
});

test('a link is copied where there is nothing to share with', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const event = await emilsPage('events');
	await page.goto(event);
	await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
	await page.getByRole('button', { name: 'Share or copy link' }).click();
	await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(origin + event);
});

test.describe('far away', () => {
	test.use({ timezoneId: 'Asia/Kathmandu' });

	test('an event begins in the time zone of its owner', async ({ page }) => {
		await page.goto('/events/new');
		await expect(page.getByLabel('Time zone')).toHaveValue(/^Asia\/Kath?mandu$/);
	});
});
