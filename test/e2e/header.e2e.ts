import type { Page } from '@playwright/test';
import { onDesktopWithAndWithoutScripts } from './projects.ts';
import { expect, test } from './test.ts';

/** Its height, what it holds, and whether any of its controls is on another row. */
const measureHeader = (page: Page) =>
	page.locator('body > div > header').evaluate((header) => {
		const controls = [...header.querySelectorAll('a, button')].filter((one) =>
			one.checkVisibility()
		);
		const middles = controls.map((one) => {
			const { top, bottom } = one.getBoundingClientRect();
			return Math.round((top + bottom) / 2);
		});
		const { top, height } = header.getBoundingClientRect();
		return { top, height, rows: new Set(middles).size };
	});

/** Scrolls far down, as a reader does, and back up by one control at a time with the keyboard. */
async function coveredOnTheWayUp(page: Page): Promise<string[]> {
	const covered: string[] = [];
	await page.locator('footer a').last().focus();
	for (let stop = 0; stop < 40; stop++) {
		await page.keyboard.press('Shift+Tab');
		const name = await page.evaluate(() => {
			const { activeElement: focused } = document;
			const header = document.querySelector('body > div > header');
			if (!focused || !header || header.contains(focused)) return null;
			const isCovered = focused.getBoundingClientRect().top < header.getBoundingClientRect().bottom;
			return isCovered ? (focused.textContent?.trim() ?? '') : null;
		});
		if (name !== null) covered.push(name);
	}
	return covered;
}

for (const signedInAs of [null, 'mona-moderator']) {
	test.describe(signedInAs ?? 'a visitor', () => {
		test.use({ signedInAs });

		test('has a header of one slim row in each language, at 320 pixels as well', async ({
			page
		}) => {
			for (const width of [320, 390]) {
				await page.setViewportSize({ width, height: 640 });
				for (const language of ['', '/de', '/es', '/xb']) {
					await page.goto(`${language}/businesses`);
					const { height, rows } = await measureHeader(page);
					expect.soft(height, `${language} at ${width}`).toBeLessThanOrEqual(64);
					expect.soft(rows, `${language} at ${width}`).toBe(1);
					const current = page.locator('header nav a[aria-current]');
					await expect.soft(current, `${language} at ${width}`).toBeInViewport({ ratio: 0.95 });
				}
			}
		});
	});
}

test(
	'the header stays in reach far down a page',
	onDesktopWithAndWithoutScripts,
	async ({ page }) => {
		await page.goto('/');
		await page.mouse.wheel(0, 1500);
		await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500);
		expect((await measureHeader(page)).top).toBe(0);
	}
);

test('the header leaves a low window to the page', async ({ page }) => {
	await page.setViewportSize({ width: 640, height: 320 });
	await page.goto('/');
	await page.evaluate(() => scrollTo(0, 1500));
	expect((await measureHeader(page)).top).toBeLessThan(0);
});

test('nothing with the focus is behind the header', async ({ page }) => {
	await page.goto('/');
	expect(await coveredOnTheWayUp(page)).toEqual([]);
});

test('the awning is smaller on other pages than on the home page', async ({ page }) => {
	const height = async (path: string) => {
		await page.goto(path);
		return (await page.locator('.awning').boundingBox())?.height ?? 0;
	};
	const onOthers = await height('/businesses');
	expect(onOthers).toBeGreaterThan(0);
	expect(onOthers).toBeLessThan((await height('/')) * 0.75);
});
