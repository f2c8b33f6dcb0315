import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import puppeteer from 'puppeteer-core';
import type { LaunchOptions } from 'puppeteer-core';
import { type Engine, type Tab, viewport } from './engine.ts';

async function launch(options: LaunchOptions, running: AsyncDisposableStack): Promise<Tab> {
	const browser = await puppeteer.launch({ ...options, defaultViewport: viewport });
	running.defer(() => browser.close());
	const page = await browser.newPage();
	return {
		open: async (url) => void (await page.goto(url)),
		run: (body, ...args) => page.evaluate(body, ...args),
		click: (selector) => page.click(selector),
		type: (selector, text) => page.type(selector, text),
		pressTab: () => page.keyboard.press('Tab'),
		screenshot: () => page.screenshot({ encoding: 'base64' })
	};
}

/** Debian's Firefox ESR, through WebDriver BiDi, which needs no driver of its own. */
export const firefox: Engine = {
	name: 'Firefox ESR',
	launch: (running) =>
		launch(
			{
				browser: 'firefox',
				executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr'
			},
			running
		)
};

/** The oldest Chromium that npm ships: it knows neither light-dark() nor all of nesting. */
export const oldChromium: Engine = {
	name: 'Chromium 119',
	async launch(running) {
		// The package unpacks to a path that any other version of it would share.
		const folder = mkdtempSync(join(tmpdir(), 'popmap-chromium-'));
		running.defer(() => rmSync(folder, { recursive: true, force: true }));
		const executablePath = join(folder, 'chromium');
		const unpacked = await sparticuz.executablePath();
		copyFileSync(unpacked, executablePath);
		rmSync(unpacked);
		chmodSync(executablePath, 0o700);
		const args = ['--no-sandbox', '--no-zygote', '--disable-gpu'];
		return launch({ executablePath, headless: 'shell', args }, running);
	}
};
