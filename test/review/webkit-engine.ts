import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, By, Capabilities, Key, type WebDriver } from 'selenium-webdriver';
import { type Engine, type Tab, viewport } from './engine.ts';

const port = 9610;
const server = `http://127.0.0.1:${port}`;
const startTimeoutMs = 20_000;

/** Debian and Ubuntu install it beside the library, whose version is part of the path. */
function findMiniBrowser(): string {
	const folders = ['4.1', '4.0', '6.0'].map(
		(version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}`
	);
	const found = folders.map((folder) => `${folder}/MiniBrowser`).find((file) => existsSync(file));
	if (!found) throw new Error('There is no MiniBrowser. Install webkit2gtk-driver.');
	return found;
}

async function startDriver(running: AsyncDisposableStack): Promise<void> {
	const child = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' });
	running.defer(() => stop(child));
	const failed = once(child, 'error').then(([error]) => {
		throw error;
	});
	await Promise.race([failed, untilListening()]);
	failed.catch(() => undefined);
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || !child.kill()) return;
	await once(child, 'exit');
}

async function untilListening(): Promise<void> {
	const deadline = Date.now() + startTimeoutMs;
	while (!(await fetch(`${server}/status`).catch(() => null))?.ok) {
		if (Date.now() > deadline) throw new Error(`WebKitWebDriver does not answer at ${server}.`);
		await sleep(100);
	}
}

async function openWindow(running: AsyncDisposableStack): Promise<WebDriver> {
	const capabilities = new Capabilities({
		browserName: 'MiniBrowser',
		'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] }
	});
	const driver = await new Builder().usingServer(server).withCapabilities(capabilities).build();
	running.defer(() => driver.quit());
	await driver
		.manage()
		.window()
		.setRect({ x: 0, y: 0, ...viewport });
	return driver;
}

/** WebKitGTK, the WebKit that Linux has: what it does not know, Safari of that time did not either. */
export const webKit: Engine = {
	name: 'WebKitGTK',
	async launch(running): Promise<Tab> {
		await startDriver(running);
		const driver = await openWindow(running);
		const element = (selector: string) => driver.findElement(By.css(selector));
		return {
			open: (url) => driver.get(url),
			run: (body, ...args) =>
				driver.executeScript(`return (${body}).apply(null, arguments)`, ...args),
			click: (selector) => element(selector).click(),
			type: (selector, text) => element(selector).sendKeys(text),
			pressTab: () => driver.actions().sendKeys(Key.TAB).perform(),
			screenshot: () => driver.takeScreenshot()
		};
	}
};
