/** `npm run screenshots`: takes the two pictures of README.md again, of the site with its sample. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { browserOptions } from './browser-options.ts';
import { runCli } from './cli-error.ts';
import { startTemporarySite } from './dev-server/temporary-site.ts';
import { step } from './step.ts';

const folder = join('docs', 'screenshots');

/** `viewport` is in pixels of CSS, and `width` in those of the file: sharp where the README shows it. */
const screens = [
	{ name: 'phone', path: '/', viewport: { width: 390, height: 844 }, width: 520 },
	{ name: 'desktop', path: '/in/berlin', viewport: { width: 1280, height: 844 }, width: 1600 }
];

await runCli(async () => {
	await using running = new AsyncDisposableStack();
	const { origin } = await startTemporarySite('screenshots', running);
	const browser = await chromium.launch(browserOptions());
	running.defer(() => browser.close());
	await mkdir(folder, { recursive: true });
	for (const { name, path, viewport, width } of screens) {
		const file = join(folder, `${name}.webp`);
		await step(file, async () => {
			const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
			await page.goto(origin + path, { waitUntil: 'networkidle' });
			const picture = sharp(await page.screenshot());
			await picture.resize({ width }).webp({ quality: 82 }).toFile(file);
		});
	}
});
