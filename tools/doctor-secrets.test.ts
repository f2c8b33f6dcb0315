import { randomBytes } from 'node:crypto';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localPool } from '../cognito/local-pool.ts';
import { createLocalCognito } from '../packages/local-cognito/src/local-cognito.ts';
import { bundleWorker } from './built-worker.ts';
import { createOutside } from './doctor/outside.ts';
import { send } from './doctor/send.ts';
import { checkSiteSecrets } from './doctor/site-secrets.ts';
import { testSettings } from './test-settings.ts';
import { withBindings } from './with-bindings.ts';

const cognito = createLocalCognito({ config: localPool });
const { APP_ORIGIN: origin } = testSettings;

/** Miniflare hands over a request of another make. */
async function toCognito({ url, method, headers, body }: Request): Promise<Response> {
	const text = body ? await new Response(body).text() : null;
	return cognito.fetch(new Request(url, { method, headers: [...headers], body: text }));
}

const running = new AsyncDisposableStack();

/** Starts the built Worker with these settings. @returns how a request gets there. */
async function serve(bundle: string, changes: Record<string, string>) {
	const SESSION_KEYS = `k1:${randomBytes(32).toString('base64url')}`;
	const settings = { ...testSettings, SESSION_KEYS, ...changes };
	const workers = [await withBindings('popmap', bundle, settings, { outboundService: toCognito })];
	const runtime = new Miniflare({
		...convertV4MiniflareOptions({ workers }),
		// What it logs belongs on no screen.
		handleStructuredLogs: () => {}
	});
	running.defer(() => runtime.dispose());
	const { origin: here } = await runtime.ready;
	return (request: Request) => send(new Request(request.url.replace(origin, here), request));
}

type Site = Awaited<ReturnType<typeof serve>>;

describe('the doctor, of a deployed site’s secrets', () => {
	let site: Site;
	let siteWithoutItsSecret: Site;
	let siteWithOtherKeys: Site;
	beforeAll(async () => {
		const bundle = await bundleWorker();
		site = await serve(bundle, {});
		siteWithoutItsSecret = await serve(bundle, { COGNITO_CLIENT_SECRET: '' });
		siteWithOtherKeys = await serve(bundle, {});
	}, 120_000);
	beforeEach(() => cognito.reset());
	afterAll(() => running.disposeAsync());

	const examine = async (reach: Site) =>
		(await checkSiteSecrets(createOutside(reach), origin)).map(({ check, verdict }) => [
			check,
			verdict
		]);
	const keysAreRight = ['session_keys', 'right'];

	it('finds nothing wrong with the right ones', async () => {
		expect(await examine(site)).toEqual([keysAreRight, ['client_secret', 'right']]);
	});

	it('finds a client secret that Cognito does not accept, and says what to do', async () => {
		const found = await checkSiteSecrets(createOutside(siteWithoutItsSecret), origin);
		expect(found).toMatchObject([
			{ check: 'session_keys' },
			{ verdict: 'wrong', cure: expect.stringContaining('the app client’s secret again') }
		]);
	});

	it('finds keys that do not open what was sealed a moment ago', async () => {
		const changed = (request: Request) =>
			(request.url.includes('/callback') ? siteWithOtherKeys : site)(request);
		expect(await examine(changed)).toEqual([['session_keys', 'wrong']]);
	});

	it('blames no secret when Cognito is broken, or the site is', async () => {
		await cognito.control('fault', { endpoint: 'token', status: 503, body: '', times: 9 });
		expect(await examine(site)).toEqual([keysAreRight, ['client_secret', 'unsure']]);
		const broken = () => Promise.resolve(new Response('', { status: 500 }));
		expect(await examine(broken)).toEqual([['client_secret', 'unsure']]);
	});
});
