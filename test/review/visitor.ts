import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { personById, sharedPassword } from '../../cognito/local-pool.ts';
import { testSettings } from '../../tools/test-settings.ts';
import type { Tab } from './engine.ts';

export const origin = testSettings.APP_ORIGIN;

/** How long a click may take to have its effect. Browsers in a container are slow. */
const timeoutMs = 20_000;

/** Does in one browser what a person does there, and finds things by what they read. */
export class Visitor {
	readonly tab: Tab;
	readonly #name: string;

	constructor(name: string, tab: Tab) {
		this.#name = name;
		this.tab = tab;
	}

	async visit(path: string): Promise<void> {
		await this.tab.open(origin + path);
		const file = `${this.#name} ${path}`.replace(/\W+/g, '-').toLowerCase();
		mkdirSync('.popmap/review', { recursive: true });
		writeFileSync(`.popmap/review/${file}.png`, await this.tab.screenshot(), 'base64');
	}

	/** Waits until the page contains this text in an element. */
	async waitFor(selector: string, text: string): Promise<void> {
		const isThere = (selector: string, text: string) =>
			[...document.querySelectorAll(selector)].some((one) => one.textContent?.includes(text));
		const deadline = Date.now() + timeoutMs;
		// While a page is being replaced, nothing can be asked about it.
		while (!(await this.tab.run(isThere, selector, text).catch(() => false))) {
			if (Date.now() > deadline) {
				const shown = await this.tab.run(() => `${location.href}: ${document.body.innerText}`);
				throw new Error(`No ${selector} says “${text}” on ${shown.slice(0, 2_000)}`);
			}
			await sleep(100);
		}
	}

	/** Presses the link or button that is named so, again if the page was just being replaced. */
	async press(name: string): Promise<void> {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			await this.waitFor('a, button', name);
			try {
				await this.tab.run(mark, 'a, button', name);
				return await this.tab.click('[data-marked]');
			} catch (error) {
				if (Date.now() > deadline) throw error;
				await sleep(100);
			}
		}
	}

	/** Types into the field with this label. */
	async fill(label: string, text: string): Promise<void> {
		await this.waitFor('label', label);
		await this.tab.run(mark, 'label', label);
		await this.tab.type('[data-marked]', text);
	}

	/** Signs in by e-mail, and comes back to a page. */
	async signInAs(id: string, path: string): Promise<void> {
		await this.visit(`/login?return_to=${encodeURIComponent(path)}`);
		await this.press('Continue with e-mail');
		await this.fill('E-mail', personById(id).email ?? '');
		await this.fill('Password', sharedPassword);
		await this.press('Sign in');
		await this.waitFor('.account', personById(id).name);
	}
}

/** Marks the element that is named so, or the control of that label. It runs in the browser. */
function mark(selector: string, name: string): void {
	document.querySelector('[data-marked]')?.removeAttribute('data-marked');
	const wanted = [...document.querySelectorAll<HTMLElement>(selector)].find(({ textContent }) =>
		textContent?.replace(/\s+/g, ' ').trim().startsWith(name)
	);
	const target = wanted instanceof HTMLLabelElement ? wanted.control : wanted;
	target?.setAttribute('data-marked', '');
	target?.scrollIntoView({ block: 'center' });
}
