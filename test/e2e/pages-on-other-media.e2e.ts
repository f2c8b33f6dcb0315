import type { Page } from '@playwright/test';
import { examplesOfEmil } from './signed-in.ts';
import { onDesktop } from './projects.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'emil-owner' });

/** The elements that print shows although they can only be used on a screen. */
const screenOnly = (page: Page) =>
	page
		.locator('nav, form, search, input, button, [data-share], .skip')
		.filter({ visible: true })
		.evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML.slice(0, 80)));

test('pages are printed without what only a screen can do', onDesktop, async ({ page }) => {
	const { businesses, events } = await examplesOfEmil();
	await page.emulateMedia({ media: 'print' });
	for (const path of ['/', '/dashboard', `/businesses/${businesses}`, `/events/${events}`]) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect.soft(await screenOnly(page), path).toEqual([]);
		await expect(page.getByRole('heading', { name: 'Join an event' })).toHaveCount(0);
	}
});

test('a copied card has its time once, and header links are apart', async ({ page }) => {
	await page.goto('/');
	const copied = await page.evaluate(() => {
		const copyOf = (element: Element | null) => {
			getSelection()?.selectAllChildren(element ?? document.body);
			return String(getSelection());
		};
		return {
			card: copyOf(document.querySelector('article.pictured')),
			header: document.querySelector('header nav')?.textContent?.trim()
		};
	});
	expect(copied.card.match(/\d\d:\d\d to /g)).toHaveLength(1);
	expect(copied.card).toMatch(/\w+day \d+ \w+ \d{4}, \d\d:\d\d to /);
	expect(copied.header).toMatch(/^Events\s+Businesses\s+Dashboard$/);
});

test('each line of a text has its own direction', async ({ page }) => {
	await page.goto('/businesses/new');
	const name = `Qahwa ${crypto.randomUUID().slice(0, 8)}`;
	await page.getByLabel('Business name').fill(name);
	await page
		.getByLabel('What you do (optional)')
		.fill('قهوة عربية كل يوم سبت.\nArabic coffee, every Saturday.');
	await page.getByRole('button', { name: 'Register' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	/** Where the full stop of each line is painted, relative to the words. */
	const stops = () =>
		page
			.locator('main .typed')
			.first()
			.evaluate((paragraph) => {
				const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
				const content = text?.textContent ?? '';
				const leftOf = (index: number) => {
					const range = document.createRange();
					if (!text) return NaN;
					range.setStart(text, index);
					range.setEnd(text, index + 1);
					return range.getBoundingClientRect().left;
				};
				const end = content.indexOf('\n');
				return [
					leftOf(end - 1) < leftOf(0) ? 'left' : 'right',
					leftOf(content.length - 1) < leftOf(end + 1) ? 'left' : 'right'
				];
			});
	expect(await stops()).toEqual(['left', 'right']);
	await page.goto('/dashboard');
	await expect(page.locator('.typed').first()).toHaveText(/Saturday\./);
	expect(await stops()).toEqual(['left', 'right']);
});

test('pictures beside links may be shown by other sites', async ({ request }) => {
	const policyOf = async (path: string) =>
		(await request.get(path)).headers()['cross-origin-resource-policy'];
	expect(await policyOf('/social-card.png')).toBe('cross-origin');
	expect(await policyOf('/icon-512.png')).toBe('same-origin');
});

test('a link to an event without a picture has one with its title', onDesktop, async ({ page }) => {
	const { events } = await examplesOfEmil();
	const pictureAt = async (path: string) => {
		const response = await page.request.get(path);
		expect(response.headers()).toMatchObject({
			'content-type': 'image/png',
			'cross-origin-resource-policy': 'cross-origin'
		});
		return response.body();
	};
	const addressOn = async (path: string) => {
		await page.goto(path);
		const content = await page.locator('meta[property="og:image"]').getAttribute('content');
		return content ?? '';
	};
	const english = await addressOn(`/events/${events}`);
	expect(english).toMatch(/\/events\/[^/]+\/share\.png\?version=\d+$/);
	const german = await addressOn(`/de/events/${events}`);
	expect(german).toContain('/de/events/');
	const picture = await pictureAt(english);
	// The width and height of a PNG: https://www.w3.org/TR/png-3/#11IHDR
	expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
	expect(picture.equals(await pictureAt(german))).toBe(false);
	const drawing = (await page.request.get('/share/0-0.png')).status();
	expect(drawing).toBe(200);
	expect((await page.request.get('/events/no-such-event/share.png')).status()).toBe(404);
});
