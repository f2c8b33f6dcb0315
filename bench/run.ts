/**
 * `npm run bench`: how fast `GET /api/auth/me` is when signed in, as a share of the requests a
 * second of a Worker that answers a constant to the same request, measured in turns in one run.
 */
import { base64url, compactDecrypt, CompactEncrypt } from 'jose';
import { signIn } from '../tools/sign-in-over-http.ts';
import { burst } from './load.ts';
import type { Burst, Target } from './load.ts';
import { ports, startWorkers } from './workers.ts';

const path = '/api/auth/me';
/** The Worker that does nothing, sent what ours is sent, cookie and all; or sent no cookie. */
const constant = (cookies: readonly string[]): Target => target(ports.constant, cookies);

/** A Worker that is sent these cookies in turn, from one burst of requests to the next. */
function target(port: number, cookies: readonly string[]): Target {
	let turn = 0;
	return { port, nextCookie: () => cookies[turn++ % cookies.length] ?? null };
}
const rounds = 15;
const secondsEach = 0.6;

/**
 * Seconds of load on each Worker before anything counts. The runtime's heap grows to its working
 * size in about half a minute, that of the constant Worker like ours; only what comes after tells.
 */
const warmUpSeconds = 20;

/** More than the isolate remembers, so that each is forgotten when its turn comes again. */
const distinctCookies = 1_500;

interface Case {
	name: string;
	port: number;
	cookies: readonly string[];
	/** The least share of the constant Worker's requests, by concurrency; none is only reported. */
	least: Partial<Record<number, number>>;
}

async function casesFor(settings: Record<string, string>): Promise<Case[]> {
	const person = { email: 'emil-owner@popmap.test', password: 'Popmap-2026!' };
	const { jar } = await signIn(settings['APP_ORIGIN'] ?? '', person);
	const value = jar.cookiesOf(`localhost:${ports.popmap}`).get('session') ?? '';
	const sealed = await sealAgain(value, settings['SESSION_KEYS'] ?? '');
	const many = sealed.map((one) => `session=${one}`);
	const one = [`session=${value}`];
	return [
		{
			name: 'session remembered',
			port: ports.popmap,
			cookies: one,
			least: { 1: 0.6, 16: 0.6 }
		},
		{
			name: 'cookie opened and verified again',
			port: ports.popmap,
			cookies: many,
			least: { 1: 0.3, 16: 0.2 }
		},
		{ name: 'least of opening and verifying', port: ports.least, cookies: many, least: {} },
		{ name: 'nothing remembered', port: ports.nothing, cookies: one, least: {} }
	];
}

/** The same session in boxes that are all different, as if many people sent theirs. */
async function sealAgain(box: string, sessionKeys: string): Promise<string[]> {
	const key = base64url.decode(sessionKeys.split(':')[1] ?? '');
	const { plaintext, protectedHeader } = await compactDecrypt(box, key);
	return Promise.all(
		Array.from({ length: distinctCookies }, () =>
			new CompactEncrypt(plaintext).setProtectedHeader(protectedHeader).encrypt(key)
		)
	);
}

const rate = ({ requests, seconds }: Burst) => requests / seconds;
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const percentile = ({ latencies }: Burst, share: number) =>
	latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN;

/** Takes turns, so that whatever else the machine does falls on all alike. */
async function compare(one: Case, concurrency: number): Promise<boolean> {
	const { name, least } = one;
	const ours = target(one.port, one.cookies);
	const same = constant(one.cookies);
	const bare = constant([]);
	const turns: { ours: Burst; same: Burst; bare: Burst }[] = [];
	for (let round = 0; round < rounds; round++) {
		turns.push({
			ours: await burst(ours, path, concurrency, secondsEach),
			same: await burst(same, path, concurrency, secondsEach),
			bare: await burst(bare, path, concurrency, secondsEach)
		});
	}
	const middle = (read: (turn: (typeof turns)[number]) => number) => median(turns.map(read));
	const ratio = middle(({ ours, same }) => rate(ours) / rate(same));
	const withoutCookie = middle(({ ours, bare }) => rate(ours) / rate(bare));
	const bound = least[concurrency];
	const isMet = bound === undefined || ratio >= bound;
	const verdict = bound === undefined ? '' : isMet ? `(bound ${bound})` : `BELOW ${bound}`;
	console.log(
		`${name.padEnd(34)} c=${String(concurrency).padEnd(3)} ratio ${ratio.toFixed(2)} ${verdict.padEnd(13)}`,
		`${withoutCookie.toFixed(2)} of one without the cookie  ${Math.round(middle(({ ours }) => rate(ours)))}/s `,
		`p50 ${middle(({ ours }) => percentile(ours, 0.5)).toFixed(2)} ms  p99 ${middle(({ ours }) => percentile(ours, 0.99)).toFixed(2)} ms`
	);
	return isMet;
}

async function bench(): Promise<boolean> {
	console.log('Building the Worker and signing in through the local Cognito …');
	await using workers = await startWorkers();
	const cases = await casesFor(workers.settings);
	const everyTarget = cases.map(({ port, cookies }) => target(port, cookies));
	for (const each of [constant([]), ...everyTarget]) await burst(each, path, 16, warmUpSeconds);
	const before = workers.memory();
	let allMet = true;
	for (const concurrency of [1, 16]) {
		for (const one of cases) allMet = (await compare(one, concurrency)) && allMet;
	}
	const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
	console.log(
		`memory of the runtime  ${megabytes(before)} before, ${megabytes(workers.memory())} after`
	);
	console.log(`bundle  ${workers.bundleBytes} bytes, ${workers.gzipBytes} gzipped`);
	return allMet;
}

process.exit((await bench()) ? 0 : 1);
