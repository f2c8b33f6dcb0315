import { randomBytes } from 'node:crypto';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localPool } from '../cognito/local-pool.ts';
import { createLocalCognito } from '../packages/local-cognito/src/local-cognito.ts';
import { applyMigrations } from './apply-migrations.ts';
import { bundleWorker } from './built-worker.ts';
import { createProbe } from './doctor/http-probe.ts';
import { checkSiteSecrets } from './doctor/site-secrets.ts';
import { sendExactly } from './send-exactly.ts';
import { testSettings } from './test-settings.ts';
import { withBindings } from './with-bindings.ts';

const cognito = createLocalCognito({ config: localPool });
const { APP_ORIGIN: origin } = testSettings;

/** Miniflare passes its own kind of request. */
async function toCognito({ url, method, headers, body }: Request): Promise<Response> {
	const text = body ? await new Response(body).text() : null;
	return cognito.fetch(new Request(url, { method, headers: [...headers], body: text }));
}

const running = new AsyncDisposableStack();

/** Starts the built Worker with these settings. @returns how to send it requests. */
async function serve(bundle: string, changes: Record<string, string>) {
	const SESSION_KEYS = `k1:${randomBytes(32).toString('base64url')}`;
	const settings = { ...testSettings, SESSION_KEYS, ...changes };
	const workers = [await withBindings('popmap', bundle, settings, { outboundService: toCognito })];
	const runtime = new Miniflare({
		...convertV4MiniflareOptions({ workers }),
		handleStructuredLogs: () => {}
	});
	running.defer(() => runtime.dispose());
	await applyMigrations(await runtime.getD1Database('DB'));
	const here = await runtime.ready;
	// By its name, because the site redirects 127.0.0.1 to the host of its origin.
	here.hostname = new URL(origin).hostname;
	return (request: Request) =>
		sendExactly(new Request(request.url.replace(origin, here.origin), request));
}

type Site = Awaited<ReturnType<typeof serve>>;

describe('checkSiteSecrets', () => {
	let site: Site;
	let siteWithoutSecret: Site;
	let siteWithOtherKeys: Site;
	beforeAll(async () => {
		const bundle = await bundleWorker();
		site = await serve(bundle, {});
		siteWithoutSecret = await serve(bundle, { COGNITO_CLIENT_SECRET: '' });
		siteWithOtherKeys = await serve(bundle, {});
	}, 120_000);
	beforeEach(() => cognito.reset());
	afterAll(() => running.disposeAsync());

	const check = async (site: Site) =>
		(await checkSiteSecrets(createProbe(site), origin)).map(({ check, verdict }) => [
			check,
			verdict
		]);
	const keysPass = ['session_keys', 'pass'];

	it('passes the right secrets', async () => {
		expect(await check(site)).toEqual([keysPass, ['client_secret', 'pass']]);
	});

	it('reports a client secret that Cognito does not accept, with a fix', async () => {
		const found = await checkSiteSecrets(createProbe(siteWithoutSecret), origin);
		expect(found).toMatchObject([
			{ check: 'session_keys' },
			{ verdict: 'fail', fix: expect.stringContaining('the app client’s secret again') }
		]);
	});

	it('reports session keys that do not open what was sealed a moment ago', async () => {
		const changed = (request: Request) =>
			(request.url.includes('/callback') ? siteWithOtherKeys : site)(request);
		expect(await check(changed)).toEqual([['session_keys', 'fail']]);
	});

	it('reports no failure when Cognito or the site is broken', async () => {
		await cognito.control('fault', { endpoint: 'token', status: 503, body: '', times: 9 });
		expect(await check(site)).toEqual([keysPass, ['client_secret', 'unknown']]);
		const broken = () => Promise.resolve(new Response('', { status: 500 }));
		expect(await check(broken)).toEqual([['client_secret', 'unknown']]);
	});
});
