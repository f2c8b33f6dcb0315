import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePorts } from '../test/integration/ports.ts';
import { testSettings } from './test-settings.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'popmap-cognito-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the tool in a folder with these settings. */
function run(changes: Record<string, string>, ...args: string[]) {
	const lines = Object.entries({ ...testSettings, ...changes }).map((pair) => pair.join('='));
	writeFileSync(join(folder, '.dev.vars'), lines.join('\n'));
	const child = spawn(process.execPath, [resolve('tools', 'cognito.ts'), ...args], { cwd: folder });
	let said = '';
	for (const output of [child.stdout, child.stderr]) {
		output.on('data', (text: Buffer) => (said += text.toString()));
	}
	return { child, said: () => said, ended: once(child, 'exit') };
}

describe('npm run cognito', () => {
	it('serves the address in .dev.vars for the site in .dev.vars', async () => {
		const [port = 0, site = 0] = await freePorts(2);
		const cognito = `http://localhost:${port}`;
		const origin = `http://localhost:${site}`;
		const { child, said, ended } = run({
			APP_ORIGIN: origin,
			COGNITO_DOMAIN: cognito,
			COGNITO_API_URL: cognito,
			COGNITO_ISSUER: `${cognito}/${testSettings.COGNITO_USER_POOL_ID}`
		});
		try {
			await expect.poll(said, { timeout: 30_000 }).toContain(`Local Cognito  ${cognito}`);
			const asked = (redirect: string) =>
				fetch(
					`${cognito}/oauth2/authorize?${new URLSearchParams({
						client_id: testSettings.COGNITO_CLIENT_ID,
						response_type: 'code',
						redirect_uri: redirect,
						scope: 'openid',
						state: 'x'
					})}`,
					{ redirect: 'manual' }
				);
			expect((await asked(`${origin}/callback`)).headers.get('location')).toMatch(/\/login\?/);
			const elsewhere = await asked('http://localhost:1/callback');
			expect(elsewhere.headers.get('location') ?? '').not.toMatch(/\/login\?/);
		} finally {
			child.kill('SIGINT');
		}
		expect(await ended).toEqual([0, null]);
		await expect(fetch(cognito)).rejects.toThrow();
	});

	it('refuses options, which it would not follow', async () => {
		const { said, ended } = run({}, '--port', '1');
		expect((await ended)[0]).toBe(1);
		expect(said()).toContain('npm run cognito takes no options');
	});

	it('refuses to start when the settings name a real pool', async () => {
		const { said, ended } = run({ COGNITO_DOMAIN: 'popmap-auth' });
		expect((await ended)[0]).toBe(1);
		expect(said()).toContain(
			'people sign in at https://popmap-auth.auth.eu-west-1.amazoncognito.com'
		);
	});
});
