import { brotliCompressSync } from 'node:zlib';
import type { BrowserContext, Response } from '@playwright/test';

/** What a first load of a page brings with it, in bytes. */
export interface PageWeight {
	/** Brotli-compressed, scripts in the page included. */
	script: number;
	/** Uncompressed, styles in the page included. */
	style: number;
	/** As they are: WOFF2 is compressed. */
	font: number;
}

const compressed = (text: Buffer | string) =>
	text.length > 0 ? brotliCompressSync(text).length : 0;

/** Opens a page in an empty cache and weighs all that it loads. */
export async function weigh(context: BrowserContext, url: string): Promise<PageWeight> {
	const page = await context.newPage();
	const loaded: Response[] = [];
	page.on('response', (response) => void loaded.push(response));
	await page.goto(url, { waitUntil: 'networkidle' });
	const weight: PageWeight = await inline(page);
	for (const response of loaded) {
		const kind = response.request().resourceType();
		if (kind === 'script') weight.script += compressed(await response.body());
		if (kind === 'stylesheet') weight.style += (await response.body()).length;
		if (kind === 'font') weight.font += (await response.body()).length;
	}
	await page.close();
	return weight;
}

async function inline(page: Awaited<ReturnType<BrowserContext['newPage']>>): Promise<PageWeight> {
	const [script = '', style = ''] = await page.evaluate(() =>
		['script:not([src]):not([type*=json])', 'style'].map((selector) =>
			[...document.querySelectorAll(selector)].map((one) => one.textContent).join('')
		)
	);
	return { script: compressed(script), style: Buffer.byteLength(style), font: 0 };
}
