import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

function bootstrapOnNode(version: string) {
	const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
	const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
	const args = ['--import', preload, resolve('tools/bootstrap.js')];
	return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

describe('the bootstrap', () => {
	it.each(['18.20.8', '19.9.0', '8.17.0'])(
		'names the version that is needed on Node %s',
		(version) => {
			const { status, stderr } = bootstrapOnNode(version);
			expect(stderr.trim()).toBe(
				`Popmap needs Node 20 or newer; this is ${version}. Get one from https://nodejs.org.`
			);
			expect(status).toBe(1);
		}
	);
});
