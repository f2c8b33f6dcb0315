import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProbe } from '../../tools/doctor/http-probe.ts';
import { checkSite } from '../../tools/doctor/site.ts';
import { fetchSettings } from '../../tools/doctor/site-settings.ts';
import { sendExactly } from '../../tools/send-exactly.ts';
import { testSettings } from '../../tools/test-settings.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

/** The Worker itself speaks plain http; in production Cloudflare terminates TLS in front of it. */
const origin = 'https://popmap.test';

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one'], settings: { APP_ORIGIN: origin } });
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

const toLocalWorker = (request: Request) =>
	new Request(
		request.url.replace(origin, `http://127.0.0.1:${processes.site.ports['one']}`),
		request
	);

type Change = (response: Response, request: Request) => Response | Promise<Response>;

/** The doctor's connection to the site, with changed responses. */
const through = (change: Change) =>
	createProbe(async (request) => {
		if (request.url.startsWith('http://popmap.test')) return Response.redirect(`${origin}/`, 301);
		const response = await sendExactly(toLocalWorker(request));
		return change(new Response(response.body, response), request);
	});
const unchanged = through((response) => response);

const without = (name: string) =>
	through((response) => {
		response.headers.delete(name);
		return response;
	});

async function failedChecks(outside: typeof unchanged, version: string | null = null) {
	const findings = await checkSite(outside, origin, version);
	return findings.filter(({ verdict }) => verdict !== 'pass').map(({ check }) => check);
}

describe('the doctor', () => {
	it('finds no problem with the built Worker', async () => {
		const findings = await checkSite(unchanged, origin, null);
		expect(findings.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
		expect(findings.map(({ check }) => check)).toEqual([
			'site',
			'site_database',
			'site_tables',
			'site_headers',
			'site_api',
			'site_sign_in',
			'site_cookie',
			'site_writes',
			'site_https'
		]);
	});

	it('reads the user pool from the configuration of the site', async () => {
		const config = await fetchSettings(unchanged, origin);
		expect(config?.cognito).toMatchObject({
			userPoolId: testSettings.COGNITO_USER_POOL_ID,
			issuer: processes.site.cognito.issuer,
			providers: ['Facebook', 'Google']
		});
	});

	it.each([
		'strict-transport-security',
		'content-security-policy',
		'x-content-type-options',
		'referrer-policy',
		'cache-control'
	])('reports that the header %s is missing', async (name) => {
		expect(await failedChecks(without(name))).toEqual(['site_headers']);
	});

	it('reports a cookie without HttpOnly', async () => {
		const readable = through((response) => {
			const cookies = response.headers.getSetCookie();
			response.headers.delete('set-cookie');
			for (const cookie of cookies) {
				response.headers.append('set-cookie', cookie.replace(/; httponly/i, ''));
			}
			return response;
		});
		expect(await failedChecks(readable)).toEqual(['site_cookie']);
	});

	it('reports an API that other sites may use with cookies', async () => {
		const open = through((response) => {
			response.headers.set('access-control-allow-origin', 'https://elsewhere.example');
			response.headers.set('access-control-allow-credentials', 'true');
			return response;
		});
		expect(await failedChecks(open)).toEqual(['site_api']);
	});

	it('reports an API that scripts of other sites cannot read', async () => {
		const closed = through((response) => {
			response.headers.delete('access-control-allow-origin');
			return response;
		});
		expect(await failedChecks(closed)).toEqual(['site_api']);
	});

	it('reports that a version other than the expected one is running', async () => {
		const [first] = await checkSite(unchanged, origin, 'the-new-version');
		expect(first).toMatchObject({ check: 'site', verdict: 'fail' });
		expect(first?.found).toContain('and not the-new-version');
	});

	it('reports missing tables', async () => {
		const withoutTables = through((response, request) =>
			request.url.includes('/api/events') ? new Response('{}', { status: 500 }) : response
		);
		expect(await failedChecks(withoutTables)).toEqual(['site_tables']);
	});

	it('reports an APP_ORIGIN that is not the origin of the site', async () => {
		const moved = 'https://www.popmap.test';
		const elsewhere = createProbe((request) =>
			request.url.startsWith('http:')
				? Promise.resolve(Response.redirect(`${moved}/`, 301))
				: sendExactly(toLocalWorker(new Request(request.url.replace(moved, origin), request)))
		);
		const found = await checkSite(elsewhere, moved, null);
		const wrong = found.filter(({ verdict }) => verdict === 'fail');
		expect(wrong).toMatchObject([
			{ check: 'site_sign_in', fix: `Set APP_ORIGIN to ${moved}, and deploy.` }
		]);
	});

	it('reports a site that does not respond', async () => {
		const unreachable = createProbe(() => Promise.reject(new Error('connect ECONNREFUSED')));
		expect(await checkSite(unreachable, origin, null)).toMatchObject([
			{ check: 'site', verdict: 'fail' }
		]);
	});
});
