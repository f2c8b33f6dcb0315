import { describe, expect, it } from 'vitest';
import { readConfig } from '../worker/config.ts';
import { rotateKeys } from './session-keys.ts';
import { testSettings } from './test-settings.ts';

describe('rotateKeys', () => {
	it('adds a new key in front of the old ones', () => {
		const rotated = rotateKeys(testSettings.SESSION_KEYS);
		const { keys } = readConfig({ ...testSettings, SESSION_KEYS: rotated }).session;
		expect(keys.map(({ id }) => id)).toEqual(['k2', 'k1']);
		expect(rotated).toContain(testSettings.SESSION_KEYS);
	});

	it('makes the first key when there is none', () => {
		const { keys } = readConfig({ ...testSettings, SESSION_KEYS: rotateKeys('') }).session;
		expect(keys).toHaveLength(1);
		expect(keys[0]?.secret).toHaveLength(32);
	});

	it('drops the oldest key when there would be more than three', () => {
		const fourth = rotateKeys(rotateKeys(rotateKeys(testSettings.SESSION_KEYS)));
		const { keys } = readConfig({ ...testSettings, SESSION_KEYS: fourth }).session;
		expect(keys.map(({ id }) => id)).toEqual(['k4', 'k3', 'k2']);
	});
});
