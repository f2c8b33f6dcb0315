/**
 * `npm run bench:pages`: requests per second for the home page and the page of an event, rendered each
 * time, and for a Worker that answers the same bytes from a constant, measured alternately in one run.
 */
import { signIn } from '../tools/sign-in-over-http.ts';
import { fillDatabase } from '../worker/testing/fill-database.ts';
import { generateLoad } from './load.ts';
import { median } from './median.ts';
import { ports, settings, startWorkers } from './workers.ts';

/** Pages, and how many times as many requests the constant Worker may answer. */
const pages = [
	{ path: '/', maxRatio: 20 },
	{ path: '/events/bench-17', maxRatio: 10 }
];
const amounts = {
	events: 1000,
	businesses: 100,
	participationsPerEvent: 2,
	descriptionLength: 300
};

const concurrency = 8;
const rounds = 15;
const secondsPerRound = 0.8;
/** Until the runtime has compiled what it runs often. */
const warmUpSeconds = 8;

await using running = new AsyncDisposableStack();
const { miniflare, cpuTime } = await startWorkers(running);
await fillDatabase(await miniflare.getD1Database('DB', 'popmap'), amounts, Date.now());
// Anonymous visitors get a page from the cache, and people who are signed in their own.
const { cookies } = await signIn(settings.APP_ORIGIN, 'emil-owner');
const cookie = `popmap_session=${cookies.get('popmap_session')?.value}`;

/** Hands what the Worker renders to the one that answers constants. */
async function copyPage(path: string): Promise<void> {
	const response = await fetch(settings.APP_ORIGIN + path, { headers: { cookie } });
	if (/hit/.test(response.headers.get('cache-status') ?? '')) throw new Error(`${path} is cached`);
	const headers = new Headers(response.headers);
	for (const ofConnection of ['connection', 'content-length', 'transfer-encoding']) {
		headers.delete(ofConnection);
	}
	const page = { body: await response.text(), headers: Object.fromEntries(headers) };
	await fetch(`http://localhost:${ports.baseline}${path}`, {
		method: 'PUT',
		body: JSON.stringify(page)
	});
}

async function measure(port: number, path: string, seconds = secondsPerRound) {
	const before = cpuTime();
	const target = { port, nextCookie: () => cookie };
	const { requestsPerSecond, latencies } = await generateLoad(target, path, concurrency, seconds);
	return { requestsPerSecond, cpuMs: (cpuTime() - before) / latencies.length };
}

async function compare(path: string) {
	await copyPage(path);
	await measure(ports.popmap, path, warmUpSeconds);
	await measure(ports.baseline, path, warmUpSeconds / 4);
	const pairs: Record<'page' | 'constant', Awaited<ReturnType<typeof measure>>>[] = [];
	for (let round = 0; round < rounds; round++) {
		pairs.push({
			page: await measure(ports.popmap, path),
			constant: await measure(ports.baseline, path)
		});
	}
	return pairs;
}

console.log(
	`Load: bench/load.ts over ${concurrency} kept-alive connections; medians of ${rounds} rounds of ${secondsPerRound} s each`
);
for (const { path, maxRatio } of pages) {
	const pairs = await compare(path);
	const middle = (read: (pair: (typeof pairs)[number]) => number) => median(pairs.map(read));
	const ratio = middle(({ page, constant }) => constant.requestsPerSecond / page.requestsPerSecond);
	const ofCpu = middle(({ page, constant }) => page.cpuMs / constant.cpuMs);
	const isSlow = ratio > maxRatio;
	if (isSlow) process.exitCode = 1;
	console.log(
		path.padEnd(18),
		`1/${ratio.toFixed(1)} of the constant (${isSlow ? 'BELOW' : 'bound'} 1/${maxRatio}), 1/${ofCpu.toFixed(1)} by CPU time;`,
		...(['page', 'constant'] as const).map(
			(name) =>
				`${name} ${middle((pair) => pair[name].requestsPerSecond).toFixed(0)}/s ${middle((pair) => pair[name].cpuMs).toFixed(2)} ms`
		)
	);
}
