import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as looks from './looks.ts';
import { firefox, oldChromium } from './puppeteer-engines.ts';
import { origin, Visitor } from './visitor.ts';
import { webKit } from './webkit-engine.ts';

interface Item {
	slug: string;
	name: string;
	title: string;
}

/** The first thing of a list of the API. */
async function firstOf(path: string): Promise<Item> {
	const response = await fetch(origin + path);
	const { items } = await response.json();
	return items[0];
}

const business = await firstOf('/api/businesses?limit=1');
const event = await firstOf('/api/events?limit=1');

const pages = [
	'/',
	'/businesses',
	`/businesses/${business.slug}`,
	`/events/${event.slug}`,
	'/login',
	'/privacy',
	'/contact',
	'/no-such-page'
];
const ownPages = ['/dashboard', '/businesses/new', '/events/new', '/account'];

describe.each([webKit, firefox, oldChromium])('in $name', (engine) => {
	const running = new AsyncDisposableStack();
	let visitor: Visitor;
	beforeAll(async () => {
		visitor = new Visitor(engine.name, await engine.launch(running));
	});
	afterAll(() => running.disposeAsync());

	async function expectGoodLooks(): Promise<void> {
		const { tab } = visitor;
		expect.soft(await tab.run(looks.linksWithoutUnderline), 'links').toEqual([]);
		expect.soft(await tab.run(looks.fieldsWithoutBorder), 'fields').toEqual([]);
		expect.soft(await tab.run(looks.buttonsWithoutShape), 'buttons').toEqual([]);
		const { backgroundColor, color, skipLinkEnds } = await tab.run(looks.page);
		expect.soft(backgroundColor, 'background').not.toBe('rgba(0, 0, 0, 0)');
		expect.soft(backgroundColor, 'background').not.toBe(color);
		expect.soft(skipLinkEnds, 'end of the skip link').toBeLessThanOrEqual(0);
	}

	it.each(pages)('%s has links, fields and buttons that look like it', async (path) => {
		await visitor.visit(path);
		await expectGoodLooks();
	});

	it('the focus is visible at every stop of the keyboard', async () => {
		await visitor.visit('/');
		const stops: string[] = [];
		for (let press = 0; press < 12; press++) {
			await visitor.tab.pressTab();
			const { name, isVisible } = await visitor.tab.run(looks.focus);
			expect.soft(isVisible, `focus on ${name}`).toBe(true);
			stops.push(name);
		}
		expect(new Set(stops).size).toBeGreaterThan(6);
	});

	it('a person signs in and uses the menu of the account', async () => {
		await visitor.signInAs('emil-owner', '/dashboard');
		await visitor.waitFor('h1', 'Dashboard');
		await visitor.tab.click('.account button');
		const isShown = () =>
			(document.querySelector<HTMLElement>('.account form button')?.offsetHeight ?? 0) > 0;
		expect(await visitor.tab.run(isShown)).toBe(true);
	});

	it.each(ownPages)('%s has links, fields and buttons that look like it', async (path) => {
		await visitor.visit(path);
		await expectGoodLooks();
	});

	it('an owner registers a business', async () => {
		const name = `Stall in ${engine.name}`;
		await visitor.visit('/businesses/new');
		await visitor.fill('Business name', name);
		await visitor.fill('What you do', 'Socks, knitted while you wait.');
		await visitor.tab.click('input[type=checkbox]');
		await visitor.press('Register');
		await visitor.waitFor('h1', name);
		await expectGoodLooks();
	});

	it('an owner joins an event with a business, and leaves it', async () => {
		await visitor.visit('/dashboard');
		await visitor.press('Join an event');
		await visitor.waitFor('button', 'Join');
		await visitor.press('Join');
		await visitor.waitFor('button', 'Leave');
		await expectGoodLooks();
		await visitor.press('Leave');
		await visitor.waitFor('button', 'Join');
	});

	it('a person signs out', async () => {
		await visitor.visit('/account');
		await visitor.tab.click('.account button');
		await visitor.press('Sign out');
		await visitor.waitFor('header a', 'Sign in');
	});
});
