import type { Browser, BrowserContextOptions, Page, Response } from '@playwright/test';
import { brotliCompressSync } from 'node:zlib';
import { pagesToWeigh } from './pages-to-weigh.ts';
import { examplesOfEmil, storageStateOf } from './signed-in.ts';
import { origin } from './test-site.ts';
import { expect, test } from './test.ts';

/** In bytes: scripts and styles compressed with brotli, fonts as they are. */
const budget = { script: 5_000, style: 9_000, font: 30_000 };

interface Weight {
	script: number;
	style: number;
	font: number;
	stylesheets: number;
}

const compressedSize = (text: Buffer | string) =>
	text.length > 0 ? brotliCompressSync(text).length : 0;

async function inlineWeight(page: Page): Promise<Weight> {
	const [script = '', style = ''] = await page.evaluate(() =>
		['script:not([src]):not([type*=json])', 'style'].map((selector) =>
			[...document.querySelectorAll(selector)].map(({ textContent }) => textContent).join('')
		)
	);
	return { script: compressedSize(script), style: compressedSize(style), font: 0, stylesheets: 0 };
}

/** Loads a page with an empty cache and measures everything that it loads. */
async function weigh(
	browser: Browser,
	path: string,
	storageState: BrowserContextOptions['storageState']
): Promise<Weight> {
	await using context = await browser.newContext({ storageState });
	const page = await context.newPage();
	const responses: Response[] = [];
	page.on('response', (response) => responses.push(response));
	await page.goto(origin + path, { waitUntil: 'networkidle' });
	const weight = await inlineWeight(page);
	for (const response of responses) {
		const kind = response.request().resourceType();
		if (kind === 'script') weight.script += compressedSize(await response.body());
		if (kind === 'stylesheet') {
			weight.stylesheets++;
			weight.style += compressedSize(await response.body());
		}
		if (kind === 'font') weight.font += (await response.body()).length;
	}
	return weight;
}

for (const viewer of ['visitor', 'emil-owner', 'mona-moderator']) {
	test(`every page stays within its budget for ${viewer}`, async ({ browser }) => {
		test.setTimeout(300_000);
		const examples = await examplesOfEmil();
		const isVisitor = viewer === 'visitor';
		const storageState = isVisitor ? undefined : await storageStateOf(viewer);
		for (const { path, withoutScript } of pagesToWeigh(examples, isVisitor)) {
			const { script, style, font, stylesheets } = await weigh(browser, path, storageState);
			expect
				.soft(script, `JavaScript on ${path}`)
				.toBeLessThanOrEqual(withoutScript ? 0 : budget.script);
			expect.soft(style, `CSS on ${path}`).toBeLessThanOrEqual(budget.style);
			expect.soft(stylesheets, `stylesheets on ${path}`).toBe(1);
			expect.soft(font, `fonts on ${path}`).toBeLessThanOrEqual(budget.font);
		}
	});
}
