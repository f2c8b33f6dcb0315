import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localPorts, readSettings } from './settings.ts';
import { testSettings } from './test-settings.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'popmap-settings-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function settings(changes: Record<string, string | null>): string {
	const file = join(folder, 'settings');
	const lines = Object.entries({ ...testSettings, ...changes }).map(([name, value]) =>
		value === null ? '' : `${name}=${value}\n`
	);
	writeFileSync(file, lines.join(''));
	return file;
}

describe('the settings of a local Popmap', () => {
	it('name the ports of the site and the local Cognito', () => {
		expect(localPorts(readSettings(settings({})))).toEqual({ site: 5173, cognito: 9229 });
	});

	it("need no local Cognito when they name a real pool's domain", () => {
		const file = settings({ COGNITO_DOMAIN: 'popmap-auth' });
		expect(localPorts(readSettings(file)).cognito).toBeNull();
	});

	it('cause an error that names a missing setting and the file', () => {
		const file = settings({ COGNITO_CLIENT_ID: null });
		expect(() => readSettings(file)).toThrow('COGNITO_CLIENT_ID is missing');
		expect(() => readSettings(file)).toThrow(file);
	});

	it('cause an error that says how to write them when there is no file', () => {
		expect(() => readSettings(join(folder, '.dev.vars'))).toThrow('“npm run migrate” writes');
	});

	it('are rejected when the site is not on this machine', () => {
		const config = readSettings(settings({ APP_ORIGIN: 'https://popmap.example' }));
		expect(() => localPorts(config)).toThrow('Set it to http://localhost:5173');
	});

	it('cause an error about an invalid key without showing the key', () => {
		const file = settings({ SESSION_KEYS: 'k1:c2hvcnQta2V5' });
		expect(() => readSettings(file)).toThrow(/^(?!.*c2hvcnQta2V5).*SESSION_KEYS/s);
	});
});
