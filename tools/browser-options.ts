import { findChromium } from './find-chromium.js';

/** How to launch Chromium for tests. */
export function browserOptions(): { executablePath?: string; args: string[] } {
	const executablePath = findChromium();
	const hasAddressBar = executablePath !== null && !executablePath.includes('headless');
	return {
		...(executablePath ? { executablePath } : {}),
		args: [
			// Chromium has no sandbox for root.
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
			// Drawing without a GPU process saves a tenth of the browser's work.
			'--disable-gpu',
			'--in-process-gpu',
			// The address bar's pages cost half a second per tab. This replaces Playwright's own list, because
			// Chromium only reads the last one.
			...(hasAddressBar ? ['--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup'] : [])
		]
	};
}
