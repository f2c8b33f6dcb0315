import type { Browser, Page } from '@playwright/test';
import { withAndWithoutScripts } from './projects.ts';
import { signInAs } from './sign-in.ts';
import { examplesOfEmil, storageStateOf } from './signed-in.ts';
import { expect, test } from './test.ts';

/** Projects and runs share a database, so names must differ. */
const unique = () => crypto.randomUUID().slice(0, 8);

/** A page in another person's browser; null is a visitor. */
async function as(browser: Browser, id: string | null): Promise<Page> {
	const context = await browser.newContext(id ? { storageState: await storageStateOf(id) } : {});
	return context.newPage();
}

async function registerBusiness(page: Page, name: string): Promise<void> {
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill(name);
	await page.getByLabel('What you do').fill('Socks, knitted while you wait.');
	await page.getByRole('checkbox', { name: 'Fashion' }).check();
	await page.getByRole('button', { name: 'Register' }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Eight days from now at this hour, as a date field writes it. */
function soon(hour: string): string {
	const day = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 10);
	return `${day}T${hour}`;
}

async function announceEvent(page: Page, title: string): Promise<void> {
	await page.goto('/events/new');
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Starts').fill(soon('10:00'));
	await page.getByLabel('Ends').fill(soon('18:00'));
	await page.getByLabel('Time zone').selectOption('Europe/Berlin');
	await page.getByLabel('Place name').fill('Markthalle Süd');
	await page.getByRole('checkbox', { name: 'Fashion' }).check();
	await page.getByRole('button', { name: 'Announce' }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function decide(moderator: Page, button: string): Promise<void> {
	await moderator.goto('/review');
	const decision = moderator.getByRole('button', { name: button });
	while ((await decision.count()) === 0) {
		await moderator.getByRole('link', { name: 'More to review' }).click();
	}
	await decision.click();
	await expect(moderator.getByRole('status').first()).toBeVisible();
}

test(
	'an owner registers a business and joins an event, and the public sees it until she leaves',
	withAndWithoutScripts,
	async ({ page, browser }) => {
		test.setTimeout(180_000);
		const run = unique();
		const [host, guest, fair] = [`Wool House ${run}`, `Sock Stall ${run}`, `Wool Fair ${run}`];
		const moderator = await as(browser, 'mona-moderator');
		const neighbour = await as(browser, 'otto-other-owner');
		const visitor = await as(browser, null);

		await registerBusiness(neighbour, host);
		await decide(moderator, `Verify ${host}`);
		await announceEvent(neighbour, fair);
		const fairUrl = neighbour.url();
		expect((await visitor.goto(fairUrl))?.status()).toBe(404);
		await decide(moderator, `Approve ${fair}`);
		expect((await visitor.goto(fairUrl))?.status()).toBe(200);

		await signInAs(page, 'olivia-owner');
		await registerBusiness(page, guest);
		const guestUrl = page.url();
		expect((await visitor.goto(guestUrl))?.status()).toBe(404);
		await decide(moderator, `Verify ${guest}`);

		const find = `${new URL(guestUrl).pathname}/join?find=${encodeURIComponent(fair)}`;
		await page.goto(find);
		await page.getByRole('button', { name: `Join ${fair}` }).click();
		await expect(page.getByRole('button', { name: `Leave ${fair}` })).toBeVisible();
		await visitor.goto(fairUrl);
		await expect(visitor.getByRole('link', { name: guest })).toBeVisible();

		await neighbour.goto(guestUrl);
		await expect(neighbour.getByRole('link', { name: 'Join an event' })).toHaveCount(0);
		const edit = await neighbour.goto(`${new URL(guestUrl).pathname}/edit`);
		expect(edit?.status()).toBe(403);

		await page.goto(find);
		await page.getByRole('button', { name: `Leave ${fair}` }).click();
		await expect(page.getByRole('button', { name: `Join ${fair}` })).toBeVisible();
		await visitor.goto(fairUrl);
		await expect(visitor.getByRole('link', { name: guest })).toHaveCount(0);
	}
);

test.describe('an owner', () => {
	test.use({ signedInAs: 'emil-owner' });

	test(
		'gets a rejected form back with her input and an error next to the field',
		withAndWithoutScripts,
		async ({ page }) => {
			await page.goto('/businesses/new');
			await page.getByLabel('Business name').fill('Wrong in one place');
			const instagram = page.getByLabel('Instagram');
			await instagram.fill('https://example.com/me');
			await page.getByRole('button', { name: 'Register' }).click();
			await expect(instagram).toHaveAccessibleDescription(/your name on Instagram/);
			await expect(instagram).toHaveValue('https://example.com/me');
			await expect(page.getByLabel('Business name')).toHaveValue('Wrong in one place');
			await page.getByRole('alert').getByRole('link', { name: 'Instagram' }).click();
			await expect(instagram).toBeFocused();
			await expect(page.getByText('Instagram (optional)')).toBeInViewport();
		}
	);

	test(
		'still sees the control she used after searching or pressing a button on a long page',
		withAndWithoutScripts,
		async ({ page }) => {
			await page.goto(`/businesses/${(await examplesOfEmil()).businesses}/join`);
			const panel = page.getByRole('main');
			await panel.getByRole('button', { name: 'Search' }).click();
			await expect(page).toHaveURL(/\?find=#join$/);
			await expect(panel.getByRole('heading', { name: 'Join an event' })).toBeInViewport();
			const form = panel.locator('form[id^=join-]').last();
			const id = await form.getAttribute('id');
			const before = await form.getByRole('button').innerText();
			await form.getByRole('button').click();
			const button = page.locator(`#${id} button`);
			await expect(button).not.toHaveText(before);
			await expect(button).toBeInViewport();
			await button.click();
			await expect(button).toHaveText(before);
		}
	);
});
