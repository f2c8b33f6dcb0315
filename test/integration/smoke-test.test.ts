import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProbe } from '../../tools/doctor/http-probe.ts';
import { purgeStatement } from '../../tools/smoke/request-purge.ts';
import { smokeTest } from '../../tools/smoke/smoke-test.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
let origin = '';
beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
	origin = processes.site.settings['APP_ORIGIN'] ?? '';
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** Sends what is meant for the site's own origin to its process. */
const toProcess = (request: Request) => {
	const { pathname, search } = new URL(request.url);
	return processes.site.visit('one', pathname + search);
};

function run(change: (response: Response, path: string) => Response = (response) => response) {
	const probe = createProbe(async (request) =>
		change(await toProcess(request), new URL(request.url).pathname)
	);
	return smokeTest({
		probe,
		origin,
		version: null,
		requestPurge: async (tag) => void (await processes.query(purgeStatement(tag, Date.now()))),
		sleep: async () => {}
	});
}

const failed = (findings: Awaited<ReturnType<typeof run>>) =>
	findings.filter(({ verdict }) => verdict !== 'pass').map(({ check }) => check);

const withHeader = (response: Response, name: string, value: string) => {
	const headers = new Headers(response.headers);
	headers.set(name, value);
	return new Response(response.body, { status: response.status, headers });
};

describe('the smoke test of a deployment', () => {
	it('passes the built Worker: pages, sign-in, a miss, a hit, and a miss after a purge', async () => {
		const findings = await run();
		expect(failed(findings)).toEqual([]);
		expect(findings.map(({ check }) => check)).toEqual([
			'smoke_version',
			'smoke_pages',
			'smoke_sign_in',
			'smoke_cache',
			'smoke_purge'
		]);
	});

	it('fails a page that is an error', async () => {
		const found = await run((response, path) =>
			path === '/businesses' ? new Response('', { status: 500 }) : response
		);
		expect(failed(found)).toEqual(['smoke_pages']);
	});

	it('fails a site that starts no sign-in', async () => {
		const found = await run((response, path) =>
			path === '/auth/login' ? new Response('', { status: 503 }) : response
		);
		expect(failed(found)).toEqual(['smoke_sign_in']);
	});

	it('fails a cache that never hits', async () => {
		const found = await run((response) =>
			withHeader(response, 'cache-status', 'popmap; fwd=uri-miss')
		);
		expect(failed(found)).toEqual(['smoke_cache']);
	});

	it('fails a cache that is not purged', async () => {
		let requests = 0;
		const found = await run((response, path) => {
			if (path !== '/terms') return response;
			const status = requests++ === 0 ? 'popmap; fwd=uri-miss' : 'popmap; hit';
			return withHeader(response, 'cache-status', status);
		});
		expect(failed(found)).toEqual(['smoke_purge']);
	});
});
