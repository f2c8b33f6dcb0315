import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveLocalCognito } from '../cognito/local/serve.ts';
import { bundleWorker } from '../dev/built-worker.ts';
import { createOutside } from '../dev/doctor/outside.ts';
import { send } from '../dev/doctor/send.ts';
import { checkSite } from '../dev/doctor/site.ts';
import { askForSettings } from '../dev/doctor/site-settings.ts';
import { testSettings } from '../dev/test-settings.ts';
import type { Role } from './worker-process.ts';

const ports = { site: 28_821, cognito: 28_823 };
/** Served here in the clear; in production Cloudflare ends the encryption in front of the Worker. */
const origin = 'https://popmap.test';

const toThisMachine = (request: Request) =>
	new Request(request.url.replace(origin, `http://127.0.0.1:${ports.site}`), request);

type Change = (answer: Response, request: Request) => Response | Promise<Response>;

/** How the doctor reaches the site, with something in between that changes its answers. */
const through = (change: Change) =>
	createOutside(async (request) => {
		if (request.url.startsWith('http://popmap.test')) return Response.redirect(`${origin}/`, 301);
		const answer = await send(toThisMachine(request));
		return change(new Response(answer.body, answer), request);
	});
const untouched = through((answer) => answer);

const without = (name: string) =>
	through((answer) => {
		answer.headers.delete(name);
		return answer;
	});

async function wrongOnes(outside: typeof untouched, version: string | null = null) {
	const findings = await checkSite(outside, origin, version);
	return findings.filter(({ verdict }) => verdict !== 'right').map(({ check }) => check);
}

let stop = () => {};
beforeAll(async () => {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-doctor-'));
	const bundle = join(folder, 'worker.js');
	writeFileSync(bundle, await bundleWorker());
	const cognitoOrigin = `http://localhost:${ports.cognito}`;
	const cognito = await serveLocalCognito(ports.cognito);
	const settings = {
		...testSettings,
		APP_ORIGIN: origin,
		COGNITO_DOMAIN: cognitoOrigin,
		COGNITO_API_URL: cognitoOrigin,
		COGNITO_ISSUER: `${cognitoOrigin}/${testSettings.COGNITO_USER_POOL_ID}`,
		SESSION_KEYS: `k1:${randomBytes(32).toString('base64url')}`
	};
	const role: Role = { name: 'one', port: ports.site, folder, bundle, settings, first: true };
	const site = fork(resolve('processes/worker-process.ts'), [JSON.stringify(role)], {
		detached: true,
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	stop = () => {
		if (site.pid) process.kill(-site.pid, 'SIGKILL');
		void cognito.close();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	await once(site, 'message');
}, 120_000);
afterAll(() => stop());

describe('the doctor, of a deployed site', () => {
	it('finds nothing wrong with the Worker as it is built', async () => {
		const findings = await checkSite(untouched, origin, null);
		expect(findings.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
		expect(findings.map(({ check }) => check)).toEqual([
			...['site', 'site_database', 'site_tables', 'site_headers', 'site_api', 'site_sign_in'],
			...['site_cookie', 'site_writes', 'site_https']
		]);
	});

	it('learns from the site itself which pool to ask', async () => {
		const config = await askForSettings(untouched, origin);
		expect(config?.cognito).toMatchObject({
			userPoolId: testSettings.COGNITO_USER_POOL_ID,
			issuer: `http://localhost:${ports.cognito}/${testSettings.COGNITO_USER_POOL_ID}`,
			providers: ['Facebook', 'Google']
		});
	});

	it.each([
		'strict-transport-security',
		'content-security-policy',
		'x-content-type-options',
		'referrer-policy',
		'cache-control'
	])('misses the header %s', async (name) => {
		expect(await wrongOnes(without(name))).toEqual(['site_headers']);
	});

	it('misses a cookie that scripts cannot read', async () => {
		const readable = through((answer) => {
			const cookies = answer.headers.getSetCookie();
			answer.headers.delete('set-cookie');
			for (const cookie of cookies) {
				answer.headers.append('set-cookie', cookie.replace(/; httponly/i, ''));
			}
			return answer;
		});
		expect(await wrongOnes(readable)).toEqual(['site_cookie']);
	});

	it('finds an API that other sites may read', async () => {
		const open = through((answer) => {
			answer.headers.set('access-control-allow-origin', '*');
			return answer;
		});
		expect(await wrongOnes(open)).toEqual(['site_api']);
	});

	it('finds that another version answers than the one that was asked for', async () => {
		const [first] = await checkSite(untouched, origin, 'the-new-version');
		expect(first).toMatchObject({ check: 'site', verdict: 'wrong' });
		expect(first?.found).toContain('and not the-new-version');
	});

	it('finds missing tables, and says how to make them', async () => {
		const untabled = through((answer, request) =>
			request.url.includes('/api/events') ? new Response('{}', { status: 500 }) : answer
		);
		expect(await wrongOnes(untabled)).toEqual(['site_tables']);
	});

	it('finds an APP_ORIGIN that is not where the site is', async () => {
		const moved = 'https://www.popmap.test';
		const elsewhere = createOutside((request) =>
			request.url.startsWith('http:')
				? Promise.resolve(Response.redirect(`${moved}/`, 301))
				: send(toThisMachine(new Request(request.url.replace(moved, origin), request)))
		);
		const found = await checkSite(elsewhere, moved, null);
		const wrong = found.filter(({ verdict }) => verdict === 'wrong');
		expect(wrong).toMatchObject([
			{ check: 'site_sign_in', cure: `Set APP_ORIGIN to ${moved}, and deploy.` }
		]);
	});

	it('says who does not answer at all', async () => {
		const dead = createOutside(() => Promise.reject(new Error('connect ECONNREFUSED')));
		expect(await checkSite(dead, origin, null)).toMatchObject([
			{ check: 'site', verdict: 'wrong' }
		]);
	});
});
