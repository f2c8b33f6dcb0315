import type { Browser, BrowserContext, Page } from '@playwright/test';
import { everywhere, onDesktopWithAndWithoutScripts, withAndWithoutScripts } from './projects.ts';
import { signInAs } from './sign-in.ts';
import { expect, test } from './test.ts';

const menuOf = (page: Page, name: string) =>
	page.getByRole('button', { name: `Account menu for ${name}` });

async function signOut(page: Page): Promise<void> {
	await menuOf(page, 'Emil Owner').click();
	await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
	await expectVisitor(page);
}

async function expectVisitor(page: Page): Promise<void> {
	await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
}

const expectSignInPage = (page: Page) =>
	expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();

test.use({ signedInAs: 'emil-owner' });

test.beforeEach(async ({ page }) => {
	await page.goto('/');
	await expect(menuOf(page, 'Emil Owner')).toBeVisible();
});

test(
	'signs out from the menu and returns to the home page as a visitor',
	everywhere,
	async ({ page, context }) => {
		await signOut(page);
		expect(new URL(page.url()).pathname).toBe('/');
		expect((await context.cookies()).map(({ name }) => name)).not.toContain('popmap_session');
		await page.goto('/account');
		await expectSignInPage(page);
	}
);

test(
	'opens the menu, closes it and signs out with the keyboard',
	onDesktopWithAndWithoutScripts,
	async ({ page }) => {
		const out = page.getByRole('banner').getByRole('button', { name: 'Sign out' });
		await menuOf(page, 'Emil Owner').focus();
		await page.keyboard.press('Enter');
		await expect(out).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(out).toBeHidden();
		await expect(menuOf(page, 'Emil Owner')).toBeFocused();
		await page.keyboard.press('Space');
		for (const name of [/^News/, 'Saved', 'Account']) {
			await page.keyboard.press('Tab');
			const link = page.getByRole('banner').getByRole('link', { name, exact: true });
			await expect(link).toBeFocused();
		}
		await page.keyboard.press('Tab');
		await expect(out).toBeFocused();
		await page.keyboard.press('Enter');
		await expectVisitor(page);
	}
);

test('signs out from the account page', withAndWithoutScripts, async ({ page }) => {
	await page.goto('/account');
	await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
	await expectVisitor(page);
});

test(
	'shows nothing of the person after the back button',
	withAndWithoutScripts,
	async ({ page }) => {
		await page.goto('/account');
		await signOut(page);
		await page.goBack();
		await expectSignInPage(page);
		await expect(page.getByText('Emil')).toHaveCount(0);
		await expect(page.getByText('emil-owner')).toHaveCount(0);
	}
);

/** Opens the account page in another browser with a copy of the session cookie. */
async function openWithCopy(browser: Browser, context: BrowserContext): Promise<Page> {
	const cookies = (await context.cookies()).filter(({ name }) => name === 'popmap_session');
	const copied = await browser.newContext({ storageState: { cookies, origins: [] } });
	const page = await copied.newPage();
	await page.goto('/account');
	await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
	return page;
}

test('ends the session at Cognito, which asks for the password again', async ({
	page,
	context
}) => {
	await context.clearCookies();
	await signInAs(page, 'emil-owner');
	await expect(menuOf(page, 'Emil Owner')).toBeVisible();
	await page.goto('/auth/login?return_to=/account');
	// Cognito still remembers this browser, and asks for nothing.
	await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
	await signOut(page);
	await page.goto('/auth/login?return_to=/account');
	await expect(page.getByLabel('Password')).toBeVisible();
});

test('signs another tab out on its next page load', async ({ page, context }) => {
	const other = await context.newPage();
	await other.goto('/account');
	await expect(other.getByRole('heading', { name: 'Your account' })).toBeVisible();
	await signOut(page);
	// The other tab may reload by itself during this step.
	await expect(async () => {
		await other.goto('/account');
		await expectSignInPage(other);
	}).toPass();
});

test('makes a copy of the session cookie useless', async ({ page, context, browser }) => {
	const thief = await openWithCopy(browser, context);
	await signOut(page);
	await thief.goto('/account');
	await expectSignInPage(thief);
	expect((await thief.request.get('/api/auth/me')).status()).toBe(401);
	expect((await thief.context().cookies()).map(({ name }) => name)).not.toContain('popmap_session');
	await thief.context().close();
});

test('signs out twice without an error', async ({ page, context, browser }) => {
	const other = await openWithCopy(browser, context);
	await signOut(page);
	await other.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
	await expectVisitor(other);
	await other.context().close();
});
