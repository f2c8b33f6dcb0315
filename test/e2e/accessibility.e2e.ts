import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { pagesToWeigh, type Examples } from '../../tools/pages-to-weigh.ts';
import { emilsThings } from './emils-things.ts';
import { signInAs } from './people.ts';
import { onDesktop, onPhoneAndDesktop } from './places.ts';
import { expect, test } from './test.ts';

declare global {
	interface Window {
		axe: typeof axe;
	}
}

type Visit = (page: Page) => Promise<unknown>;

/** Every page, as those see it who have the most to see there. */
const pagesOf = ({ businesses, events, people }: Examples): Record<string, string[]> => ({
	visitor: [
		...['/', '/login', '/businesses', `/businesses/${businesses}`, `/events/${events}`],
		`/events/${events}/businesses`,
		...['/no-such-page', '/auth/login?provider=Nobody']
	],
	'emil-owner': [
		...['/', '/login', '/account', '/account/sessions', '/dashboard', '/businesses/new'],
		...['', '/edit', '/delete'].map((page) => `/businesses/${businesses}${page}`),
		...['/events/new', ...['', '/edit', '/cancel'].map((page) => `/events/${events}${page}`)]
	],
	'mona-moderator': ['/review', `/people/${people}`]
});

/** Pages that are errors, and their statuses. */
const errors: Record<string, number> = { '/no-such-page': 404, '/auth/login?provider=Nobody': 400 };

const placeholders: Examples = { businesses: 'business', events: 'event', people: 'person' };
const viewers = Object.keys(pagesOf(placeholders));

/** What has no address of its own. */
const more: Record<string, Record<string, Visit>> = {
	visitor: {
		'a failed sign-in': (page) => signInAs(page, 'dana-declines'),
		'the account of a name from right to left': (page) =>
			signInAs(page, 'layla-right-to-left', '/account')
	},
	'emil-owner': { 'a form that is wrong': sendEmptyForm },
	'mona-moderator': { 'the open menu': openMenu }
};

async function openMenu(page: Page): Promise<void> {
	await page.goto('/account');
	await page.getByRole('button', { name: /^Account menu/ }).click();
}

async function sendEmptyForm(page: Page): Promise<void> {
	await page.goto('/events/new');
	await page.getByRole('button', { name: 'Announce' }).click();
	await expect(page.getByText('Please check what you entered')).toBeVisible();
}

async function visitsOf(viewer: string): Promise<Record<string, Visit>> {
	const paths = pagesOf(await emilsThings())[viewer] ?? [];
	const visits = paths.map((path): [string, Visit] => [path, (page) => visit(page, path)]);
	return { ...Object.fromEntries(visits), ...more[viewer] };
}

/** Opens a page that is there: axe would find as little in the one that says that nothing is. */
async function visit(page: Page, path: string): Promise<void> {
	expect((await page.goto(path))?.status(), path).toBe(errors[path] ?? 200);
}

/** Brings axe to every page from now on, in half the time that handing it to each one takes. */
const bringAxe = (page: Page) => page.addInitScript(axe.source);

/** What every rule of axe finds, with AAA for contrast, as short as it can be read in a failure. */
async function findings(page: Page): Promise<string[]> {
	const { violations } = await page.evaluate(() =>
		window.axe.run(
			// In a list, what follows looks like what came before.
			{ exclude: ['main li:nth-child(n + 4)'] },
			{
				rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
				resultTypes: ['violations'],
				// No rule that is on reads the style sheets a second time.
				preload: { assets: ['media'] }
			}
		)
	);
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`)
	);
}

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

/** What is too wide on a narrow screen, and on a phone with text of twice the size. */
async function tooWide(page: Page) {
	await page.setViewportSize({ width: 320, height: 640 });
	const narrow = await overflow(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	return { narrow, large: await overflow(page), misfits: await misfits(page) };
}

for (const viewer of viewers) {
	test.describe(viewer, () => {
		test.use({ signedInAs: viewer === 'visitor' ? null : viewer });

		test(
			'sees no page where axe finds anything, or that is too wide',
			onPhoneAndDesktop,
			async ({ page, isMobile }) => {
				test.slow();
				await bringAxe(page);
				for (const [name, visit] of Object.entries(await visitsOf(viewer))) {
					await test.step(name, async () => {
						await visit(page);
						await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
						expect.soft(await findings(page), name).toEqual([]);
						if (!isMobile) return;
						const fitting = { narrow: 0, large: 0, misfits: [] };
						expect.soft(await tooWide(page), name).toEqual(fitting);
					});
				}
			}
		);
	});
}

test('no page is forgotten', () => {
	const paths = pagesToWeigh(placeholders, true).map(({ path }) => path);
	// Nobody opens these: they show what the Worker refused, and a sign-in that failed.
	const routes = paths.filter((path) => !/^\/(problem|callback)/.test(path));
	expect(Object.values(pagesOf(placeholders)).flat()).toEqual(expect.arrayContaining(routes));
});

test.describe('with the keyboard', () => {
	test.use({ signedInAs: 'emil-owner' });

	test('every stop in the header is reached and is seen', onDesktop, async ({ page }) => {
		await page.goto('/account');
		const focused = page.locator(':focus');
		const menu = page.getByRole('button', { name: 'Account menu for Emil Owner' });
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

	test('skipping to the content leads past the header', onDesktop, async ({ page }) => {
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
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await page.goto('/');
	expect(await seconds()).toBeGreaterThan(0.05);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	expect(await seconds()).toBeLessThan(0.01);
});

test('buttons keep an edge where the system chooses the colours', onDesktop, async ({ page }) => {
	await bringAxe(page);
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto('/login');
	const button = page.getByRole('link', { name: 'Continue with Facebook' });
	await expect(button).toHaveCSS('border-style', 'solid');
	await expect(button).not.toHaveCSS('border-width', '0px');
	expect(await findings(page)).toEqual([]);
});
