import { describe, expect, it } from 'vitest';
import { isComplete, isThere } from './install.js';

const hono = { version: '4.13.19' };
const wanted = { '': {}, 'node_modules/hono': hono };

describe('whether the packages are installed', () => {
	it('says so when every locked version is there', () => {
		expect(isComplete(wanted, { 'node_modules/hono': hono })).toBe(true);
	});

	it('misses a package that the lock file has gained', () => {
		expect(isComplete(wanted, {})).toBe(false);
	});

	it('misses a version that the lock file has moved on from', () => {
		expect(isComplete(wanted, { 'node_modules/hono': { version: '4.13.18' } })).toBe(false);
	});

	it("does not ask for another system's binaries", () => {
		const darwin = { version: '1.0.0', optional: true };
		expect(isComplete({ 'node_modules/workerd-darwin': darwin }, {})).toBe(true);
	});
});

describe('whether the packages are there', () => {
	it('misses one whose folder is gone, whatever the record says', () => {
		expect(isThere(wanted, () => true)).toBe(true);
		expect(isThere(wanted, (file) => !file.includes('hono'))).toBe(false);
	});

	it("does not look for another system's binaries", () => {
		const darwin = { version: '1.0.0', optional: true };
		expect(isThere({ 'node_modules/workerd-darwin': darwin }, () => false)).toBe(true);
	});
});
