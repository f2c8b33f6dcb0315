import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from './find-chromium.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'popmap-chromium-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function install(name: string, script: string): string {
	const file = join(folder, name);
	writeFileSync(file, `#!/bin/sh\n${script}\n`);
	chmodSync(file, 0o755);
	return file;
}

describe('findChromium', () => {
	it('takes CHROMIUM_PATH before any other browser', () => {
		install('chromium', 'echo Chromium 140.0');
		expect(findChromium({ CHROMIUM_PATH: '/opt/mine', PATH: folder })).toBe('/opt/mine');
	});

	it('prefers Chromium to Chrome', () => {
		install('google-chrome', 'echo Google Chrome 140.0');
		const chromium = install('chromium', 'echo Chromium 140.0');
		expect(findChromium({ PATH: folder })).toBe(chromium);
	});

	it('prefers the headless build to all others', () => {
		install('chromium', 'echo Chromium 140.0');
		const shell = install('chromium-headless-shell', 'echo Chromium 140.0');
		expect(findChromium({ PATH: folder })).toBe(shell);
	});

	it('skips a stub that only says how to install a browser', () => {
		install('chromium-browser', 'echo "install the chromium snap" >&2; exit 1');
		const chrome = install('google-chrome', 'echo Google Chrome 140.0');
		expect(findChromium({ PATH: folder })).toBe(chrome);
	});

	it('skips a file that is not executable', () => {
		chmodSync(install('chromium', 'echo Chromium 140.0'), 0o644);
		expect(findChromium({ PATH: folder })).toBeNull();
	});
});
