import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'popmap-chromium-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function install(name: string, script: string): string {
	const file = join(folder, name);
	writeFileSync(file, `#!/bin/sh\n${script}\n`);
	chmodSync(file, 0o755);
	return file;
}

describe('which Chromium the tests use', () => {
	it('is the one that CHROMIUM_PATH names, wherever others are', () => {
		install('chromium', 'echo Chromium 140.0');
		expect(findChromium({ CHROMIUM_PATH: '/opt/mine', PATH: folder }, 'linux')).toBe('/opt/mine');
	});

	it('is Chromium before Chrome, both on PATH', () => {
		install('google-chrome', 'echo Google Chrome 140.0');
		const chromium = install('chromium', 'echo Chromium 140.0');
		expect(findChromium({ PATH: folder }, 'linux')).toBe(chromium);
	});

	it('is the one without windows before all others', () => {
		install('chromium', 'echo Chromium 140.0');
		const shell = install('chromium-headless-shell', 'echo Chromium 140.0');
		expect(findChromium({ PATH: folder }, 'linux')).toBe(shell);
	});

	it('is not a stub that only tells how to install one', () => {
		install('chromium-browser', 'echo "install the chromium snap" >&2; exit 1');
		const chrome = install('google-chrome', 'echo Google Chrome 140.0');
		expect(findChromium({ PATH: folder }, 'linux')).toBe(chrome);
	});

	it('is not a file that cannot be run', () => {
		chmodSync(install('chromium', 'echo Chromium 140.0'), 0o644);
		expect(findChromium({ PATH: folder }, 'linux')).toBeNull();
	});
});
