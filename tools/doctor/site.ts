import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSilence } from './outside.ts';
import type { Answer, Outside } from './outside.ts';

const redeploy =
	'Deploy again; if it stays so, something in front of the Worker changes its answers.';

/** Whether a site that is served somewhere answers as it should. */
export async function checkSite(
	outside: Outside,
	origin: string,
	version: string | null
): Promise<Finding[]> {
	const health = await checkHealth(outside, origin, version);
	if (health.some(({ verdict, check }) => check === 'site' && verdict === 'wrong')) return health;
	return [
		...health,
		await checkTables(outside, origin),
		await checkHeaders(outside, origin),
		await checkApi(outside, origin),
		...(await checkSignInStart(outside, origin)),
		await checkCrossSite(outside, origin),
		...(origin.startsWith('https:') ? [await checkHttps(outside, origin)] : [])
	];
}

async function checkHealth(
	outside: Outside,
	origin: string,
	version: string | null
): Promise<Finding[]> {
	const answer = await outside.ask(`${origin}/health`);
	const state = isSilence(answer) ? null : answer.json;
	if (isSilence(answer) || !state || !('database' in state)) {
		const why = isSilence(answer) ? answer.silence : `status ${answer.status}, and not Popmap`;
		const cure =
			'Look at the address, at DNS and at the deployment’s log: a Worker with a wrong setting does not start.';
		return [wrong('site', `${origin} does not answer: ${why}.`, cure)];
	}
	const answering = String(state['version']);
	if (version !== null && version !== answering) {
		const cure = 'It takes some seconds until a deployment is everywhere; ask again.';
		return [wrong('site', `Version ${answering} answers, and not ${version}.`, cure)];
	}
	const database =
		state['database'] === 'ok'
			? right('site_database', 'The site reaches its database.')
			: wrong(
					'site_database',
					'The site does not reach its database.',
					'Compare database_id in wrangler.toml with npx wrangler d1 list.'
				);
	return [right('site', `${origin} answers with version ${answering}.`), database];
}

/** A list that is open to everybody needs the tables, and nothing else. */
async function checkTables(outside: Outside, origin: string): Promise<Finding> {
	const answer = await outside.ask(`${origin}/api/events?limit=1`);
	if (!isSilence(answer) && answer.status === 200) {
		return right(
			'site_tables',
			'The database has its tables; people get their row when they sign in.'
		);
	}
	const status = isSilence(answer) ? answer.silence : `status ${answer.status}`;
	return wrong(
		'site_tables',
		`Events cannot be read (${status}), so nobody can be created on signing in either.`,
		'Apply the migrations: npm run deploy does, npm run migrate on this machine.'
	);
}

async function checkHeaders(outside: Outside, origin: string): Promise<Finding> {
	const answer = await outside.ask(`${origin}/login`);
	if (isSilence(answer)) return unsure('site_headers', `No answer: ${answer.silence}.`);
	const secure: [name: string, pattern: RegExp][] = [
		['strict-transport-security', /max-age=\d{8}/],
		['content-security-policy', /frame-ancestors 'none'/],
		['x-content-type-options', /nosniff/],
		['referrer-policy', /same-origin/],
		['cache-control', /no-store/]
	];
	const asked = origin.startsWith('https:') ? secure : secure.slice(1);
	const missing = asked.filter(([name, pattern]) => !pattern.test(answer.headers.get(name) ?? ''));
	if (missing.length === 0) return right('site_headers', 'Pages carry their security headers.');
	const names = missing.map(([name]) => name).join(', ');
	return wrong('site_headers', `Missing or changed on /login: ${names}.`, redeploy);
}

/** An API says 401 and never redirects; and it needs no CORS, because nobody else may call it. */
async function checkApi(outside: Outside, origin: string): Promise<Finding> {
	const headers = { origin: 'https://elsewhere.example' };
	const answer = await outside.ask(`${origin}/api/auth/me`, { headers });
	if (isSilence(answer)) return unsure('site_api', `No answer: ${answer.silence}.`);
	if (answer.status !== 401 || !answer.headers.has('www-authenticate') || !answer.json) {
		const found = `/api/auth/me answers a stranger with ${answer.status}.`;
		return wrong('site_api', found, redeploy);
	}
	if (answer.headers.has('access-control-allow-origin')) {
		const found = 'Something lets other sites read the API (access-control-allow-origin).';
		return wrong('site_api', found, 'Take that header out of the zone’s transform rules.');
	}
	return right('site_api', 'The API refuses strangers, and needs no CORS: pages share its origin.');
}

async function checkSignInStart(outside: Outside, origin: string): Promise<Finding[]> {
	const answer = await outside.ask(`${origin}/auth/login`);
	if (isSilence(answer)) return [unsure('site_sign_in', `No answer: ${answer.silence}.`)];
	return [judgeRedirect(origin, answer), judgeCookie(origin, answer)];
}

function judgeRedirect(origin: string, { status, location }: Answer): Finding {
	const asked = location?.searchParams.get('redirect_uri');
	if (status === 303 && asked === `${origin}/callback`) {
		return right('site_sign_in', `Signing in starts at ${location?.origin}.`);
	}
	if (asked) {
		const found = `The site sends people back to ${asked}, and not to ${origin}/callback.`;
		return wrong('site_sign_in', found, `Set APP_ORIGIN to ${origin}, and deploy.`);
	}
	return wrong('site_sign_in', `/auth/login answers ${status} and leads nowhere.`, redeploy);
}

function judgeCookie(origin: string, { headers }: Answer): Finding {
	const isSecure = origin.startsWith('https:');
	const prefix = isSecure ? '__Host-Http-' : '';
	const attributes = ['HttpOnly', 'SameSite=Lax', 'Path=/', ...(isSecure ? ['Secure'] : [])];
	const cookies = headers.getSetCookie();
	const isSafe = (cookie: string) =>
		cookie.startsWith(prefix) &&
		!/; ?domain=/i.test(cookie) &&
		attributes.every((one) => new RegExp(`; ?${one}(;|$)`, 'i').test(cookie));
	if (!cookies.some((cookie) => cookie.startsWith(`${prefix}signin-`))) {
		return wrong('site_cookie', 'Starting to sign in sets no cookie.', redeploy);
	}
	const unsafe = cookies.find((cookie) => !isSafe(cookie));
	if (unsafe === undefined) return right('site_cookie', `Cookies are ${attributes.join(', ')}.`);
	const [name] = unsafe.split('=');
	return wrong('site_cookie', `The cookie ${name} is not ${attributes.join(', ')}.`, redeploy);
}

async function checkCrossSite(outside: Outside, origin: string): Promise<Finding> {
	const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
	const answer = await outside.ask(`${origin}/auth/logout`, { method: 'POST', headers });
	if (isSilence(answer)) return unsure('site_writes', `No answer: ${answer.silence}.`);
	return answer.status === 403
		? right('site_writes', 'Writes that another site starts are refused.')
		: wrong(
				'site_writes',
				`A write from another site is answered with ${answer.status}.`,
				redeploy
			);
}

async function checkHttps(outside: Outside, origin: string): Promise<Finding> {
	const answer = await outside.ask(`${origin.replace('https:', 'http:')}/`);
	if (isSilence(answer) || answer.location?.protocol === 'https:') {
		return right('site_https', 'Nothing is served over http.');
	}
	return wrong(
		'site_https',
		'The site answers over http as well.',
		'In the Cloudflare dashboard under SSL/TLS, Edge Certificates, turn on Always Use HTTPS.'
	);
}
