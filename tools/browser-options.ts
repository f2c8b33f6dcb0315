import { findChromium } from './chromium.js';

/** How to start Chromium for tests: no sandbox for root, which it refuses, and no calls home. */
export function browserOptions(): { executablePath?: string; args: string[] } {
	const executablePath = findChromium();
	const isRoot = process.getuid?.() === 0;
	const hasAddressBar = executablePath !== null && !executablePath.includes('headless');
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
			// Its pages wait with each tab for someone to type: half a second of work for nobody. Chromium
			// hears the last of such lists alone, so Playwright's stands where this one is not needed.
			...(hasAddressBar ? ['--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup'] : [])
		]
	};
}
