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
			'--disable-gpu'
		]
	};
}
