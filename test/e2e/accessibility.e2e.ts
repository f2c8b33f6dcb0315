import type { Page } from '@playwright/test';
import { addAxe, violationsOn } from './axe.ts';
import { pagesToWeigh, type Examples } from './pages-to-weigh.ts';
import { onDesktop, onPhoneAndDesktop } from './projects.ts';
import { signInAs } from './sign-in.ts';
import { examplesOfEmil } from './signed-in.ts';
import { expect, test } from './test.ts';

type Visit = (page: Page) => Promise<unknown>;

/** Every page, by the viewer who sees most of it. */
const pagesOf = (examples: Examples): Record<string, string[]> => ({
	visitor: [
		'/',
		`/in/${examples.in}`,
		`/categories/${examples.categories}`,
		'/?view=map',
		'/?when=nonsense',
		'/?in=Nowhere-at-all',
		'/login',
		'/businesses',
		`/businesses/${examples.businesses}`,
		`/@${examples.name}`,
		`/events/${examples.events}`,
		`/events/${examples.events}/businesses`,
		'/privacy',
		'/terms',
		'/help',
		'/contact',
		'/goodbye',
		'/saved',
		`/report?event=${examples.events}`,
		'/contact?reference=ABCD-EFGH-2345',
		'/no-such-page',
		'/auth/login?provider=Nobody'
	],
	'emil-owner': [
		'/',
		'/login',
		'/account',
		'/account/sessions',
		'/account/data',
		'/account/data/delete',
		'/account/sign-in-methods',
		'/account/name',
		'/account/email',
		'/account/mail-address',
		'/account/mail',
		'/account/notifications',
		'/saved',
		'/account/security',
		'/account/security/password',
		'/account/security/authenticator',
		'/account/security/passkeys',
		'/account/tokens',
		'/account/security/passkeys/new',
		'/login?confirm=1&return_to=/account',
		'/dashboard',
		'/dashboard?show=drafts',
		`/drafts/${examples.drafts}`,
		`/drafts/${examples.drafts}/delete`,
		`/drafts/${examples.drafts}/pictures`,
		'/businesses/new',
		`/businesses/${examples.businesses}`,
		`/businesses/${examples.businesses}/edit`,
		`/businesses/${examples.businesses}/pictures`,
		`/businesses/${examples.businesses}/join`,
		`/businesses/${examples.businesses}/team`,
		`/businesses/${examples.businesses}/poster`,
		`/businesses/${examples.businesses}/delete`,
		'/events/new',
		`/businesses/${examples.businesses}/appeal`,
		`/businesses/${examples.ownerless}/claim`,
		'/venues',
		`/history?business=${examples.businesses}`,
		`/events/${examples.events}`,
		`/events/${examples.events}/edit`,
		`/events/${examples.events}/pictures`,
		`/events/${examples.events}/poster`,
		`/events/${examples.events}/join`,
		`/events/${examples.events}/requests`,
		`/events/${examples.events}/questions`,
		`/events/${examples.events}/cancel`
	],
	'mona-moderator': [
		'/review',
		'/review/reports',
		'/review/appeals',
		'/review/search',
		'/review/edits',
		'/review/claims',
		'/suspended',
		'/review/categories',
		`/review/categories/${examples.categories}`,
		'/review/log',
		`/people/${examples.people}`
	]
});

/** The statuses of error pages. */
const errors: Record<string, number> = { '/no-such-page': 404, '/auth/login?provider=Nobody': 400 };

const placeholders: Examples = {
	businesses: 'business',
	events: 'event',
	people: 'person',
	drafts: 'draft',
	in: 'town',
	categories: 'category',
	name: 'name',
	ownerless: 'ownerless'
};
const viewers = Object.keys(pagesOf(placeholders));

/** States of pages that have no URL of their own. */
const states: Record<string, Record<string, Visit>> = {
	visitor: {
		'a failed sign-in': (page) => signInAs(page, 'dana-declines'),
		'the account of a person with a right-to-left name': (page) =>
			signInAs(page, 'layla-right-to-left', '/account')
	},
	'emil-owner': { 'a form with errors': sendEmptyForm },
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
	const paths = pagesOf(await examplesOfEmil())[viewer] ?? [];
	const visits = paths.map((path): [string, Visit] => [path, (page) => visit(page, path)]);
	return { ...Object.fromEntries(visits), ...states[viewer] };
}

/** Opens a page and checks its status: axe would find no fault in a 404 page either. */
async function visit(page: Page, path: string): Promise<void> {
	expect((await page.goto(path))?.status(), path).toBe(errors[path] ?? 200);
}

/** How many pixels the page is wider than the viewport. */
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * Links and buttons that are cut off at the left edge or whose text overflows them. Those of a row
 * that scrolls sideways come back.
 */
const overflowingControls = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('a, button')]
			.filter((one) => {
				const scrolls =
					one.parentElement && getComputedStyle(one.parentElement).overflowX === 'auto';
				const isOffScreen = !scrolls && one.getBoundingClientRect().left < 0;
				const overflows = one.clientWidth > 0 && one.scrollWidth > one.clientWidth;
				return one.checkVisibility() && (isOffScreen || overflows);
			})
			.map((one) => one.textContent?.trim())
	);

/** Measures overflow at 80 and 320 pixels, and on a phone with text of twice the size. */
async function measureOverflow(page: Page) {
	await page.setViewportSize({ width: 80, height: 160 });
	const tiny = await overflow(page);
	await page.setViewportSize({ width: 320, height: 640 });
	const narrow = await overflow(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	return { tiny, narrow, large: await overflow(page), controls: await overflowingControls(page) };
}

/** The beginnings of cards that are too narrow for their words: a card is a container. */
const collapsedCards = (page: Page) =>
	page
		.locator('.card')
		.evaluateAll((cards) =>
			cards
				.filter((card) => card.clientWidth > 0 && card.clientWidth < 200)
				.map((card) => card.textContent?.trim().slice(0, 40))
		);

/**
 * Controls that thumbs miss: smaller than 44 pixels, and not a part of a sentence, whose line height they
 * have (WCAG 2.5.8). The dots of a map without a script are where their places are.
 */
const smallTargets = (page: Page) =>
	page.evaluate(() => {
		const size = 44;
		const controls = 'a[href], button, select, textarea, summary, input:not([type=hidden])';
		const hasLetters = (node: Node) =>
			/^(?:#text|BDI)$/.test(node.nodeName) && /\p{L}/u.test(node.textContent ?? '');
		function isInSentence(control: Element): boolean {
			for (let one: Element | null = control; one; one = one.parentElement) {
				if (getComputedStyle(one).display !== 'inline') return false;
				if ([...(one.parentElement?.childNodes ?? [])].some(hasLetters)) return true;
			}
			return false;
		}
		/** A label is a part of what its box does. */
		const targetOf = (control: Element) =>
			control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type)
				? (control.labels?.[0] ?? control)
				: control;
		return [...document.querySelectorAll(controls)]
			.filter((control) => control.checkVisibility() && !control.closest('svg'))
			.filter((control) => !isInSentence(control))
			.map((control) => ({ control, box: targetOf(control).getBoundingClientRect() }))
			.filter(({ box }) => box.right > 1 && box.bottom > 0 && box.width > 1)
			.filter(({ box }) => Math.round(box.height) < size || Math.round(box.width) < size)
			.map(({ control, box }) => {
				const name = control.textContent?.trim() || control.getAttribute('name') || control.tagName;
				return `${name.replace(/\s+/g, ' ').slice(0, 40)}: ${Math.round(box.width)} × ${Math.round(box.height)}`;
			});
	});

for (const viewer of viewers) {
	test.describe(viewer, () => {
		test.use({ signedInAs: viewer === 'visitor' ? null : viewer });

		test(
			'gets pages without accessibility violations and without horizontal overflow',
			onPhoneAndDesktop,
			async ({ page, isMobile }) => {
				test.slow();
				await addAxe(page);
				for (const [name, visit] of Object.entries(await visitsOf(viewer))) {
					await test.step(name, async () => {
						await visit(page);
						await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
						expect.soft(await violationsOn(page), name).toEqual([]);
						expect.soft(await collapsedCards(page), name).toEqual([]);
						if (!isMobile) return;
						expect.soft(await smallTargets(page), name).toEqual([]);
						const none = { tiny: 0, narrow: 0, large: 0, controls: [] };
						expect.soft(await measureOverflow(page), name).toEqual(none);
					});
				}
			}
		);
	});
}

test('covers every page', () => {
	const paths = pagesToWeigh(placeholders, true).map(({ path }) => path);
	// Only the Worker opens these: errors, failed sign-ins, and what is a viewer's on cached pages.
	const routes = paths.filter((path) => !/^\/(problem|callback|viewer-parts)/.test(path));
	expect(Object.values(pagesOf(placeholders)).flat()).toEqual(expect.arrayContaining(routes));
});

test.describe('with the keyboard', () => {
	test.use({ signedInAs: 'emil-owner' });

	test(
		'every control of the header is reachable and shows its focus',
		onDesktop,
		async ({ page }) => {
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
		}
	);

	test('“Skip to content” moves the focus past the header', onDesktop, async ({ page }) => {
		await page.goto('/account');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await expect(page.getByRole('main').locator(':focus')).toBeVisible();
	});
});

test('has no motion for people who prefer reduced motion', async ({ page }) => {
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

test('buttons keep a border in forced colours', onDesktop, async ({ page }) => {
	await addAxe(page);
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto('/login');
	const button = page.getByRole('link', { name: 'Continue with Facebook' });
	await expect(button).toHaveCSS('border-style', 'solid');
	await expect(button).not.toHaveCSS('border-width', '0px');
	expect(await violationsOn(page)).toEqual([]);
});
