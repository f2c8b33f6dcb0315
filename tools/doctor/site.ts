import { fail, type Finding, pass, unknown } from './finding.ts';
import type { HttpProbe, ProbeResponse } from './http-probe.ts';

const redeploy =
	'Deploy again. If that does not help, something in front of the Worker changes its responses.';

/**
 * Checks that a site responds as it should.
 *
 * @param version the version of the Worker that must respond; null for any
 */
export async function checkSite(
	probe: HttpProbe,
	origin: string,
	version: string | null
): Promise<Finding[]> {
	const health = await checkHealth(probe, origin, version);
	if (health.some(({ verdict, check }) => check === 'site' && verdict === 'fail')) return health;
	return [
		...health,
		await checkTables(probe, origin),
		await checkHeaders(probe, origin),
		await checkApi(probe, origin),
		...(await checkSignInStart(probe, origin)),
		await checkCrossSite(probe, origin),
		...(origin.startsWith('https:') ? [await checkHttps(probe, origin)] : [])
	];
}

async function checkHealth(
	probe: HttpProbe,
	origin: string,
	version: string | null
): Promise<Finding[]> {
	const { status, outcome, json: state } = await probe.fetch(`${origin}/health`);
	if (!state || !('database' in state)) {
		const reason = status === 0 ? outcome : `${outcome}, not Popmap`;
		const fix =
			'Check the address, DNS and the deployment’s log: a Worker with a wrong setting does not start.';
		return [fail('site', `${origin} does not respond: ${reason}.`, fix)];
	}
	const current = String(state['version']);
	if (version !== null && version !== current) {
		const fix = 'A deployment takes some seconds to be available everywhere; try again.';
		return [fail('site', `Version ${current} responds, and not ${version}.`, fix)];
	}
	const database =
		state['database'] === 'ok'
			? pass('site_database', 'The site reaches its database.')
			: fail(
					'site_database',
					'The site does not reach its database.',
					'Compare database_id in wrangler.toml with npx wrangler d1 list.'
				);
	return [pass('site', `${origin} responds with version ${current}.`), database];
}

const noResponse = (check: string, { outcome }: ProbeResponse): Finding =>
	unknown(check, `No response: ${outcome}.`);

/** A public list needs the tables and nothing else. */
async function checkTables(probe: HttpProbe, origin: string): Promise<Finding> {
	const { status, outcome } = await probe.fetch(`${origin}/api/events?limit=1`);
	if (status === 200) return pass('site_tables', 'The database has its tables.');
	return fail(
		'site_tables',
		`Events cannot be read (${outcome}), so no account can be created either.`,
		'Apply the migrations with npm run deploy, or with npm run migrate on this machine.'
	);
}

async function checkHeaders(probe: HttpProbe, origin: string): Promise<Finding> {
	const result = await probe.fetch(`${origin}/login`);
	if (result.status === 0) return noResponse('site_headers', result);
	const headers: [name: string, pattern: RegExp][] = [
		['content-security-policy', /frame-ancestors 'none'/],
		['x-content-type-options', /nosniff/],
		['referrer-policy', /same-origin/],
		['cache-control', /no-store/]
	];
	if (origin.startsWith('https:')) headers.push(['strict-transport-security', /max-age=\d{8}/]);
	const isMissing = ([name, pattern]: [string, RegExp]) =>
		!pattern.test(result.headers.get(name) ?? '');
	const missing = headers.filter(isMissing).map(([name]) => name);
	if (missing.length === 0) return pass('site_headers', 'Pages have their security headers.');
	return fail('site_headers', `Missing or changed on /login: ${missing.join(', ')}.`, redeploy);
}

/** The API answers 401 instead of redirecting. Other sites may read it, but not as the visitor. */
async function checkApi(probe: HttpProbe, origin: string): Promise<Finding> {
	const headers = { origin: 'https://elsewhere.example' };
	const result = await probe.fetch(`${origin}/api/auth/me`, { headers });
	if (result.status === 0) return noResponse('site_api', result);
	if (result.status !== 401 || !result.headers.has('www-authenticate') || !result.json) {
		const found = `/api/auth/me responds to an anonymous request with status ${result.status}.`;
		return fail('site_api', found, redeploy);
	}
	if (result.headers.has('access-control-allow-credentials')) {
		const found = 'Other sites may use the cookies of visitors (access-control-allow-credentials).';
		return fail('site_api', found, 'Remove that header from the zone’s transform rules.');
	}
	if (result.headers.get('access-control-allow-origin') !== '*') {
		const found =
			'Scripts of other sites cannot read the API (access-control-allow-origin is not *).';
		return fail('site_api', found, redeploy);
	}
	return pass(
		'site_api',
		'The API requires authentication, and other sites may read it, but not with cookies.'
	);
}

async function checkSignInStart(probe: HttpProbe, origin: string): Promise<Finding[]> {
	const result = await probe.fetch(`${origin}/auth/login`);
	if (result.status === 0) return [noResponse('site_sign_in', result)];
	return [judgeRedirect(origin, result), judgeCookie(origin, result)];
}

function judgeRedirect(origin: string, { status, location }: ProbeResponse): Finding {
	const redirectUri = location?.searchParams.get('redirect_uri');
	if (status === 303 && redirectUri === `${origin}/callback`) {
		return pass('site_sign_in', `Signing in starts at ${location?.origin}.`);
	}
	if (redirectUri) {
		const found = `The site sends people back to ${redirectUri}, and not to ${origin}/callback.`;
		return fail('site_sign_in', found, `Set APP_ORIGIN to ${origin}, and deploy.`);
	}
	const found = `/auth/login responds with status ${status} and starts no sign-in.`;
	return fail('site_sign_in', found, redeploy);
}

function judgeCookie(origin: string, { headers }: ProbeResponse): Finding {
	const isSecure = origin.startsWith('https:');
	const prefix = isSecure ? '__Host-Http-' : 'popmap_';
	const attributes = ['HttpOnly', 'SameSite=Lax', 'Path=/', ...(isSecure ? ['Secure'] : [])];
	const cookies = headers.getSetCookie();
	const isSafe = (cookie: string) =>
		cookie.startsWith(prefix) &&
		!/; ?domain=/i.test(cookie) &&
		attributes.every((attribute) => new RegExp(`; ?${attribute}(;|$)`, 'i').test(cookie));
	if (!cookies.some((cookie) => cookie.startsWith(`${prefix}signin-`))) {
		return fail('site_cookie', 'Starting to sign in sets no cookie.', redeploy);
	}
	const unsafe = cookies.find((cookie) => !isSafe(cookie));
	const list = attributes.join(', ');
	if (unsafe === undefined) return pass('site_cookie', `Cookies are ${list}.`);
	return fail('site_cookie', `The cookie ${unsafe.split('=')[0]} is not ${list}.`, redeploy);
}

async function checkCrossSite(probe: HttpProbe, origin: string): Promise<Finding> {
	const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
	const result = await probe.fetch(`${origin}/auth/logout`, { method: 'POST', headers });
	if (result.status === 0) return noResponse('site_writes', result);
	if (result.status === 403) return pass('site_writes', 'Writes from other sites are rejected.');
	const found = `A write from another site is answered with status ${result.status}.`;
	return fail('site_writes', found, redeploy);
}

async function checkHttps(probe: HttpProbe, origin: string): Promise<Finding> {
	const result = await probe.fetch(`${origin.replace('https:', 'http:')}/`);
	if (result.isTimeout) return noResponse('site_https', result);
	if (result.status === 0 || result.location?.protocol === 'https:') {
		return pass('site_https', 'Nothing is served over http.');
	}
	return fail(
		'site_https',
		'The site responds over http as well.',
		'In the Cloudflare dashboard under SSL/TLS, Edge Certificates, turn on Always Use HTTPS.'
	);
}
