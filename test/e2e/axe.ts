import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
	interface Window {
		axe: typeof axe;
	}
}

/** Adds axe to every page from now on; adding it to each page takes twice as long. */
export const addAxe = (page: Page) => page.addInitScript(axe.source);

/** Runs every rule of axe, contrast at AAA. @returns one line for each violation */
export async function violationsOn(page: Page): Promise<string[]> {
	const { violations } = await page.evaluate(() =>
		window.axe.run(
			// The first items of a list represent the others.
			{ exclude: ['main li:nth-child(n + 4)'] },
			{
				rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
				resultTypes: ['violations'],
				// No enabled rule needs the style sheets.
				preload: { assets: ['media'] }
			}
		)
	);
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`)
	);
}
