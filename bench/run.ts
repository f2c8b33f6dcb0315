/**
 * `npm run bench`: the speed of `GET /api/auth/me` for a signed-in user, and of a public page from the
 * cache, as shares of the requests per second of Workers that answer the same from memory, measured
 * alternately in one run.
 */
import { base64url, compactDecrypt, CompactEncrypt } from 'jose';
import { signIn } from '../tools/sign-in-over-http.ts';
import { generateLoad, type Load, type Target } from './load.ts';
import { median } from './median.ts';
import { copyPage } from './copy-page.ts';
import { ports, settings, startWorkers } from './workers.ts';

/** Empty of events, which its template shows as well. */
const publicPage = '/';

const rounds = 15;
const secondsPerRound = 0.6;

/** Until the runtime's heap has reached its working size; in seconds per Worker. */
const warmUpSeconds = 20;

/** More than the isolate caches, so that none is cached when its turn comes again. */
const distinctCookies = 1_500;

interface Case {
	name: string;
	path: string;
	port: number;
	cookies: readonly string[];
	/** The lowest accepted share of the baseline by concurrency; without one it is only reported. */
	bounds: Partial<Record<number, number>>;
}

async function createCases(): Promise<Case[]> {
	const browser = await signIn(settings.APP_ORIGIN, 'emil-owner');
	const value = browser.cookies.get('popmap_session')?.value ?? '';
	const one = [`popmap_session=${value}`];
	const many = (await resealed(value)).map((sealed) => `popmap_session=${sealed}`);
	const { popmap, uncached } = ports;
	const me = { path: '/api/auth/me' };
	return [
		{
			...me,
			name: 'session remembered',
			port: popmap,
			cookies: one,
			bounds: { 1: 0.35, 16: 0.35 }
		},
		{
			...me,
			name: 'cookie opened and verified again',
			port: popmap,
			cookies: many,
			bounds: { 1: 0.22, 16: 0.16 }
		},
		{ ...me, name: 'nothing remembered', port: uncached, cookies: one, bounds: {} },
		{
			name: 'public page from the cache',
			path: publicPage,
			port: popmap,
			cookies: [],
			bounds: { 16: 0.13 }
		}
	];
}

/** The same session in many different cookies, as if many people sent theirs. */
async function resealed(cookie: string): Promise<string[]> {
	const key = base64url.decode(settings.SESSION_KEYS.split(':')[1] ?? '');
	const { plaintext, protectedHeader } = await compactDecrypt(cookie, key);
	const seal = () => new CompactEncrypt(plaintext).setProtectedHeader(protectedHeader).encrypt(key);
	return Promise.all(Array.from({ length: distinctCookies }, seal));
}

/** A path of a Worker that is sent these cookies in turn. */
function target(port: number, path: string, cookies: readonly string[]): Target {
	let turn = 0;
	return { port, nextPath: () => path, nextCookie: () => cookies[turn++ % cookies.length] ?? null };
}

const percentile = ({ latencies }: Load, share: number) =>
	latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN;

/** Alternates between the Workers, so that other load on the machine affects both alike. */
async function compare(one: Case, concurrency: number) {
	const { name, path, cookies, bounds } = one;
	const [ours, baseline] = [target(one.port, path, cookies), target(ports.baseline, path, cookies)];
	const pairs: { ours: Load; baseline: Load }[] = [];
	for (let round = 0; round < rounds; round++) {
		pairs.push({
			ours: await generateLoad(ours, concurrency, secondsPerRound),
			baseline: await generateLoad(baseline, concurrency, secondsPerRound)
		});
	}
	const ratio = median(
		pairs.map(({ ours, baseline }) => ours.requestsPerSecond / baseline.requestsPerSecond)
	);
	const bound = bounds[concurrency] ?? 0;
	const middle = (read: (load: Load) => number) => median(pairs.map(({ ours }) => read(ours)));
	const milliseconds = (share: number) => middle((load) => percentile(load, share)).toFixed(2);
	console.log(
		`${name.padEnd(34)} c=${String(concurrency).padEnd(3)} ratio ${ratio.toFixed(2)}`,
		bound === 0 ? '' : ratio >= bound ? `(bound ${bound})` : `BELOW ${bound}`,
		`${Math.round(middle((load) => load.requestsPerSecond))}/s`,
		`p50 ${milliseconds(0.5)} ms  p99 ${milliseconds(0.99)} ms`
	);
	return ratio >= bound;
}

await using running = new AsyncDisposableStack();
console.log('Building the Worker and signing in through the local Cognito …');
const { residentMemory } = await startWorkers(running);
await copyPage(publicPage);
const cases = await createCases();
for (const { path, port, cookies } of cases) {
	await generateLoad(target(ports.baseline, path, []), 16, warmUpSeconds / 4);
	await generateLoad(target(port, path, cookies), 16, warmUpSeconds);
}
const memory = residentMemory();
for (const concurrency of [1, 16]) {
	for (const one of cases) {
		if (!(await compare(one, concurrency))) process.exitCode = 1;
	}
}
console.log(`memory of the runtime: ${memory} MiB before, ${residentMemory()} MiB after`);
