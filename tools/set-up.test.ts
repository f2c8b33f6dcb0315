import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'popmap-set-up-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a script in an empty folder, where the machine is said to be another one. */
function run(script: string, { before, ...env }: Record<string, string> & { before: string }) {
	const args = ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
	const options = { cwd: folder, env: { HOME: folder, CI: 'true', ...env } };
	return new Promise<{ code: number; said: string }>((settle) => {
		const child = execFile(
			process.execPath,
			[...args, '--input-type=module', '--eval', script],
			options,
			(_, stdout, stderr) => settle({ code: child.exitCode ?? -1, said: stdout + stderr })
		);
	});
}
const scriptOf = (name: string) => JSON.stringify(resolve('tools', name));

describe('setting up on a Node that is too old', () => {
	const withNode = (node: string) =>
		run(`await import(${scriptOf('set-up.js')});`, {
			before: `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${node}' } });`
		});

	it.each(['18.20.8', '19.9.0', '8.17.0'])('%s says which one is needed', async (node) => {
		const { code, said } = await withNode(node);
		expect(said.trim()).toBe(
			`Popmap needs Node 20 or newer; this is ${node}. Get one from https://nodejs.org.`
		);
		expect(code).toBe(1);
	});
});

describe('where no Chromium can be had', () => {
	it('says what each way of installing it said, and how to test without', async () => {
		const install = `const { installChromium } = await import(${scriptOf('install-chromium.js')});
			const { runTool } = await import(${scriptOf('explained.js')});
			await runTool(installChromium);`;
		writeFileSync(join(folder, 'apt-get'), '#!/bin/sh\necho "E: $1: no network" >&2\nexit 100\n');
		chmodSync(join(folder, 'apt-get'), 0o755);
		symlinkSync('/bin/sh', join(folder, 'sh'));
		const { code, said } = await run(install, {
			// As root on Linux, where both ways are gone.
			before: `process.getuid = () => 0; Object.defineProperty(process, 'platform', { value: 'linux' });`,
			PATH: folder
		});
		expect(code).toBe(1);
		expect(said).toMatch(
			/apt-get could not install Chromium\.\nThe last lines of \S+debian\.log:\n +E: update: no network/
		);
		// Playwright is not installed in an empty folder.
		expect(said).toMatch(
			/Playwright could not download Chromium\.\nThe last lines of \S+playwright\.log:\n.*MODULE_NOT_FOUND/s
		);
		expect(said).toContain(
			'`npx node tools/test.ts worker cognito web tools integration` runs the rest'
		);
	});
});
