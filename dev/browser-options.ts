import { findChromium } from './chromium.js';

/** How to start Chromium for tests: no sandbox for root, which it refuses, and no calls home. */
export function browserOptions(): { executablePath?: string; args: string[] } {
	const executablePath = findChromium();
	const isRoot = process.getuid?.() === 0;
	return {
		...(executablePath ? { executablePath } : {}),
		args: [
			...(isRoot ? ['--no-sandbox'] : []),
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
			// Drawn without a graphics card, and in no process of its own: a tenth of the browser's work.
			'--disable-gpu',
			'--in-process-gpu',
			// Without a window there is an address bar too, and pages of its own that wait for someone to
			// type there: with each tab, half a second of work for nobody.
			'--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup'
		]
	};
}
