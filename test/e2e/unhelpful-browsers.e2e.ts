import type { Page, Response } from '@playwright/test';
import { signIn } from '../../tools/sign-in-over-http.ts';
import { deleteWaitingBusinesses } from './signed-in.ts';
import { origin } from './test-site.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'emil-owner' });
test.beforeEach(() => deleteWaitingBusinesses('emil-owner'));

const failure = 'That didn’t go through, but nothing is lost. Please try again in a moment.';
const newName = () => `Tea Cart ${crypto.randomUUID().slice(0, 8)}`;
const register = (page: Page) => page.getByRole('button', { name: 'Register' });

/** How many of Emil's businesses have this name. */
async function countOf(name: string): Promise<number> {
	const browser = await signIn(origin, 'emil-owner');
	const { items }: { items: { name: string }[] } = await (
		await browser.visit('/api/businesses/mine')
	).json();
	return items.filter((business) => business.name === name).length;
}

/** What answers instead of the site, with a status below 500. */
const strangers = {
	'a challenge': { status: 403, contentType: 'text/html', body: '<h1>Are you human?</h1>' },
	'a captive portal': { status: 200, contentType: 'text/html', body: '<main>Buy Wi-Fi</main>' },
	'a gateway': { status: 413, contentType: 'text/plain', body: 'Too large' }
};

test('a form that something else answers keeps its values and can be sent again', async ({
	page
}) => {
	for (const [name, stranger] of Object.entries(strangers)) {
		await test.step(name, async () => {
			const business = newName();
			await page.goto('/businesses/new');
			await page.getByLabel('Business name').fill(business);
			await page.route(
				(url) => url.pathname === '/businesses/new',
				(route) => route.fulfill(stranger),
				{ times: 1 }
			);
			await register(page).click();
			await expect(page.getByRole('main').getByText(failure)).toBeVisible();
			await expect(page.getByLabel('Business name')).toHaveValue(business);
			// The browser sends it itself, so that a challenge could be seen and answered.
			const sent = page.waitForRequest((request) => request.isNavigationRequest());
			await register(page).click();
			expect((await sent).method()).toBe('POST');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(business);
		});
	}
});

/** Takes away or breaks what some browsers and apps lack. */
const limits: Record<string, () => void> = {
	'storage that throws': () =>
		Object.defineProperty(window, 'sessionStorage', {
			get: () => {
				throw new DOMException('Denied', 'SecurityError');
			}
		}),
	'no storage': () => Object.defineProperty(window, 'sessionStorage', { value: null }),
	'no channels': () => Reflect.deleteProperty(window, 'BroadcastChannel'),
	'fetch that throws': () =>
		Object.defineProperty(window, 'fetch', {
			value: () => {
				throw new TypeError('Blocked');
			}
		}),
	'no fetch': () => Reflect.deleteProperty(window, 'fetch')
};

for (const [limit, apply] of Object.entries(limits)) {
	test(`with ${limit}, a form is sent once and nothing breaks`, async ({ page }) => {
		const errors: string[] = [];
		page.on('pageerror', ({ message }) => errors.push(message));
		await page.addInitScript(apply);
		await page.goto('/businesses/new');
		const name = newName();
		await page.getByLabel('Business name').fill(name);
		await register(page).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		expect(await countOf(name)).toBe(1);
		expect(errors).toEqual([]);
	});
}

test('a tab that was duplicated sends its own form', async ({ page }) => {
	const names = [newName(), newName()];
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill(names[0] ?? '');
	const opened = page.waitForEvent('popup');
	// Like a duplicated tab, a window with an opener starts with a copy of the storage.
	await page.evaluate(() => void window.open(location.href));
	const duplicate = await opened;
	await expect(duplicate.getByLabel('Business name')).toHaveValue(names[0] ?? '');
	await duplicate.getByLabel('Business name').fill(names[1] ?? '');
	for (const [index, tab] of [page, duplicate].entries()) {
		await register(tab).click();
		await expect(tab.getByRole('heading', { level: 1 })).toHaveText(names[index] ?? '');
	}
});

test('a form whose answer was lost creates nothing new when it is sent after a reload', async ({
	page
}) => {
	const name = newName();
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill(name);
	await page.route(
		(url) => url.pathname === '/businesses/new',
		async (route) => {
			await route.fetch({ maxRedirects: 0 });
			await route.abort();
		},
		{ times: 1 }
	);
	await register(page).click();
	await expect(page.getByText(failure)).toBeVisible();
	await page.reload();
	await register(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	expect(await countOf(name)).toBe(1);
});

test('a page from the history can send its form again', async ({ page }) => {
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill(newName());
	await page.route(
		(url) => url.pathname === '/businesses/new',
		() => undefined,
		{ times: 1 }
	);
	await register(page).click();
	const busy = page.getByRole('button', { name: 'Sending…' });
	await expect(busy).toHaveAttribute('aria-disabled', 'true');
	// What WebKit reports when it shows the page again as it was left.
	await page.evaluate(() =>
		dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
	);
	await expect(register(page)).toHaveAttribute('aria-disabled', 'false');
});

test('limits are told while a form is filled in, as the server counts', async ({ page }) => {
	await page.goto('/businesses/new');
	const name = page.getByLabel('Business name');
	const id = crypto.randomUUID().slice(0, 8);
	// With a cart and its two spaces, 100 as stored; UTF-16 has twice as many.
	await name.fill(` ${'🛒'.repeat(91)}  ${id}`);
	const counter = page.locator('#field-name-count');
	await expect(counter).toHaveText('100/100');
	await expect(counter).not.toHaveClass(/bad/);
	await name.press('End');
	await name.press('x');
	await expect(counter).toHaveText('101/100');
	await expect(counter).toHaveClass(/bad/);
	await name.press('Backspace');
	const boxes = page.getByRole('checkbox');
	for (const index of [0, 1, 2]) await boxes.nth(index).check();
	await boxes.nth(3).click();
	await expect(boxes.nth(3)).not.toBeChecked();
	await expect(page.getByText('That’s three already. Untick one first.')).toBeVisible();
	await boxes.nth(0).uncheck();
	await boxes.nth(3).check();
	await register(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${'🛒'.repeat(91)} ${id}`);
});

test('a form without a place in the answer keeps its values and tells why', async ({ page }) => {
	await page.goto('/businesses/new');
	const description = page.getByLabel('What you do (optional)');
	await description.fill('x'.repeat(400_000));
	let answer: Response | undefined;
	page.on('response', (response) => {
		if (response.request().method() === 'POST') answer = response;
	});
	await register(page).click();
	await expect(page.getByRole('main').getByRole('status').last()).toHaveClass(/bad/);
	expect(answer?.status()).toBe(413);
	await expect(page.getByRole('main').getByRole('status').last()).not.toHaveText(failure);
	await expect(description).toHaveValue(/^x{400000}$/);
});
