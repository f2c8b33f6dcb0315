import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../worker/config.ts';
import { writeDevVars } from './dev-vars.ts';

let folder = '';
let file = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'popmap-dev-vars-'));
	file = join(folder, '.dev.vars');
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = () => readFileSync(file, 'utf8');

describe('.dev.vars', () => {
	it('is written with settings that the Worker accepts', () => {
		expect(writeDevVars(file)).toBe(true);
		const config = readConfig(parseEnv(read()));
		expect(config.session.keys).toHaveLength(1);
		expect(config.origin).toBe('http://localhost:5173');
		expect(config.cognito.apiClientIds).toEqual(['popmaplocalpublic000000001']);
	});

	it('gets a new session key each time', () => {
		writeDevVars(file);
		const first = read();
		rmSync(file);
		writeDevVars(file);
		expect(read()).not.toBe(first);
	});

	it('is never overwritten', () => {
		writeFileSync(file, 'COGNITO_USER_POOL_ID=eu-west-1_Real00001\n');
		expect(writeDevVars(file)).toBe(false);
		expect(read()).toBe('COGNITO_USER_POOL_ID=eu-west-1_Real00001\n');
	});

	it('is readable only by its owner', () => {
		writeDevVars(file);
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});
});
