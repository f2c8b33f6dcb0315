/**
 * `npm run bench`: how fast `GET /api/auth/me` is when signed in, as a share of the requests a
 * second of a Worker that answers a constant, both measured in turns within one run.
 */
import { signIn } from '../dev/sign-in-over-http.ts';
import { readConfig } from '../worker/config.ts';
import { createSealedBox } from '../worker/auth/sealed-box.ts';
import { createSessionCookie } from '../worker/auth/session-cookie.ts';
import { burst } from './load.ts';
import type { Burst, Target } from './load.ts';
import { ports, startWorkers } from './workers.ts';

const path = '/api/auth/me';
const constant: Target = { port: ports.constant, cookies: [] };
const rounds = 9;
const secondsEach = 1;

/**
 * Seconds of load on each Worker before anything counts. The runtime's heap grows to its working
 * size in about half a minute, that of the constant Worker like ours; only what comes after tells.
 */
const warmUpSeconds = 20;

/** More than the isolate remembers, so that each comes as if for the first time. */
const distinctCookies = 1_500;

interface Case {
	name: string;
	target: Target;
	/** The least share of the constant Worker's requests, by concurrency; none is only reported. */
	least: Partial<Record<number, number>>;
}

async function casesFor(settings: Record<string, string>): Promise<Case[]> {
	const person = { email: 'emil-owner@popmap.test', password: 'Popmap-2026!' };
	const { jar } = await signIn(settings['APP_ORIGIN'] ?? '', person);
	const value = jar.cookiesOf(`localhost:${ports.popmap}`).get('session') ?? '';
	const config = readConfig(settings);
	const cookie = createSessionCookie(config.origin, createSealedBox(config.session.keys));
	const session = await cookie.open(value);
	if (!session) throw new Error('The sign-in left no session cookie.');
	const sealed = Array.from({ length: distinctCookies }, () => cookie.seal(session));
	const many = (await Promise.all(sealed)).map((one) => `session=${one}`);
	const one = [`session=${value}`];
	return [
		{
			name: 'session remembered',
			target: { port: ports.popmap, cookies: one },
			least: { 1: 0.8, 16: 0.75 }
		},
		{
			name: 'cookie opened and verified again',
			target: { port: ports.popmap, cookies: many },
			least: { 1: 0.6, 16: 0.47 }
		},
		{ name: 'nothing remembered', target: { port: ports.nothing, cookies: one }, least: {} }
	];
}

const rate = ({ requests, seconds }: Burst) => requests / seconds;
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const percentile = ({ latencies }: Burst, share: number) =>
	latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN;

/** Takes turns, so that whatever else the machine does falls on both alike. */
async function compare({ name, target, least }: Case, concurrency: number): Promise<boolean> {
	const ratios: number[] = [];
	const p50: number[] = [];
	const p99: number[] = [];
	const rates: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const [base, ours] = [
			await burst(constant, path, concurrency, secondsEach),
			await burst(target, path, concurrency, secondsEach)
		];
		ratios.push(rate(ours) / rate(base));
		rates.push(rate(ours));
		p50.push(percentile(ours, 0.5));
		p99.push(percentile(ours, 0.99));
	}
	const ratio = median(ratios);
	const bound = least[concurrency];
	const verdict = bound === undefined ? '' : ratio >= bound ? `(bound ${bound})` : `BELOW ${bound}`;
	console.log(
		`${name.padEnd(34)} c=${String(concurrency).padEnd(3)} ratio ${ratio.toFixed(2)} ${verdict.padEnd(13)} ${Math.round(median(rates))}/s  p50 ${median(p50).toFixed(2)} ms  p99 ${median(p99).toFixed(2)} ms`
	);
	return bound === undefined || ratio >= bound;
}

async function bench(): Promise<boolean> {
	console.log('Building the Worker and signing in through the local Cognito …');
	await using workers = await startWorkers();
	const cases = await casesFor(workers.settings);
	for (const target of [constant, ...cases.map((one) => one.target)]) {
		await burst(target, path, 16, warmUpSeconds);
	}
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
