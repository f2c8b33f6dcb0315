import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { signInAs } from './people.ts';
import { expect, test } from './test.ts';

test.skip(
	({ javaScriptEnabled }) => !javaScriptEnabled,
	'The pages are the same, and axe is a script'
);

interface Visit {
	name: string;
	as: string | null;
	open: (page: Page) => Promise<unknown>;
}

const visits: Visit[] = [
	{ name: 'the home page', as: null, open: (page) => page.goto('/') },
	{ name: "somebody's home page", as: 'emil-owner', open: (page) => page.goto('/') },
	{ name: 'the sign-in page', as: null, open: (page) => page.goto('/login') },
	{ name: 'the sign-in page of somebody', as: 'emil-owner', open: (page) => page.goto('/login') },
	{ name: 'an account', as: 'layla-right-to-left', open: (page) => page.goto('/account') },
	{ name: 'the open menu of a moderator', as: 'greta-three-groups', open: openMenu },
	{ name: 'a failed sign-in', as: null, open: (page) => signInAs(page, 'dana-declines') },
	{ name: 'a page that is not there', as: null, open: (page) => page.goto('/no-such-page') },
	{ name: 'a refusal', as: null, open: (page) => page.goto('/auth/login?provider=Friendster') }
];

async function openMenu(page: Page): Promise<void> {
	await page.goto('/account');
	await page.getByRole('button', { name: /^Account menu/ }).click();
}

/** What axe finds, as short as it can be read in a failure. */
async function findings(axe: AxeBuilder): Promise<string[]> {
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`)
	);
}

const contrast = ['color-contrast', 'color-contrast-enhanced'];

/** Every rule of axe, with AAA for contrast. */
const everything = (page: Page) =>
	new AxeBuilder({ page }).options({
		rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }
	});

/** How many pixels the page is wider than what shows it. */
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Links and buttons that stand beyond the edge, or whose words do not fit in them. */
const misfits = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('a, button')]
			.filter((one) => {
				const isBeyond = one.getBoundingClientRect().left < 0;
				const spills = one.clientWidth > 0 && one.scrollWidth > one.clientWidth;
				return one.checkVisibility() && (isBeyond || spills);
			})
			.map((one) => one.textContent?.trim())
	);

for (const { name, as, open } of visits) {
	test.describe(name, () => {
		test.use({ signedInAs: as });

		test('has nothing that axe finds, in light and in dark', async ({ page }) => {
			await open(page);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			expect(await findings(everything(page))).toEqual([]);
			await page.emulateMedia({ colorScheme: 'dark' });
			expect(await findings(new AxeBuilder({ page }).withRules(contrast))).toEqual([]);
		});

		test('fits a narrow screen, and text of twice the size fits a phone', async ({
			page,
			isMobile
		}) => {
			test.skip(!isMobile, 'Of the phone');
			await page.setViewportSize({ width: 320, height: 640 });
			await open(page);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			expect(await overflow(page)).toBe(0);
			await page.setViewportSize({ width: 390, height: 844 });
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			expect(await overflow(page)).toBe(0);
			expect(await misfits(page)).toEqual([]);
		});
	});
}

test.describe('with the keyboard', () => {
	test.use({ signedInAs: 'emil-owner' });
	test.skip(({ isMobile }) => isMobile, 'Of the desktop');

	test('every stop in the header is reached and is seen', async ({ page }) => {
		await page.goto('/account');
		const focused = page.locator(':focus');
		const menu = page.getByRole('button', { name: 'Account menu of Emil Owner' });
		await page.keyboard.press('Tab');
		await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
		await expect(focused).toBeInViewport();
		await page.keyboard.press('Tab');
		await expect(page.getByRole('link', { name: 'Popmap, home' })).toBeFocused();
		for (let stops = 0; stops < 8 && (await menu.and(focused).count()) === 0; stops++) {
			await expect(focused).toHaveCSS('outline-style', 'solid');
			await page.keyboard.press('Tab');
		}
		await expect(menu).toBeFocused();
		await expect(menu).toHaveCSS('outline-style', 'solid');
	});

	test('skipping to the content leads past the header', async ({ page }) => {
		await page.goto('/account');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await expect(page.getByRole('main').locator(':focus')).toBeVisible();
	});
});

test('nothing moves for people who asked for that', async ({ page }) => {
	const seconds = () =>
		page.evaluate(() =>
			[...document.querySelectorAll('*')]
				.flatMap((element) => {
					const { transitionDuration, animationDuration } = getComputedStyle(element);
					return [...transitionDuration.split(','), ...animationDuration.split(',')];
				})
				.reduce((longest, duration) => Math.max(longest, parseFloat(duration)), 0)
		);
	await page.goto('/');
	expect(await seconds()).toBeGreaterThan(0.05);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	expect(await seconds()).toBeLessThan(0.01);
});

test('buttons keep an edge where the system chooses the colours', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto('/login');
	const button = page.getByRole('link', { name: 'Continue with Facebook' });
	await expect(button).toHaveCSS('border-style', 'solid');
	await expect(button).not.toHaveCSS('border-width', '0px');
	expect(await findings(everything(page))).toEqual([]);
});
