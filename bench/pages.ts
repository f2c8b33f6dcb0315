/**
 * `npm run bench:pages`: requests per second for the home page and the page of an event, rendered each
 * time, and for a Worker that answers the same bytes from a constant, measured alternately in one run.
 */
import { applyMigrations } from '../tools/apply-migrations.ts';
import { bundleWorker } from '../tools/built-worker.ts';
import { fillDatabase } from '../worker/testing/fill-database.ts';
import { generateLoad } from './load.ts';
import { median } from './median.ts';
import { baselineCode, startRuntime } from './runtime.ts';
import { ports, settings } from './workers.ts';

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
const popmap = await startRuntime(running, [
	['popmap', await bundleWorker(), settings, ports.popmap]
]);
const database = await popmap.miniflare.getD1Database('DB', 'popmap');
await applyMigrations(database);
await fillDatabase(database, amounts, Date.now());
const rendered = await Promise.all(pages.map(({ path }) => renderedPage(path)));
const baseline = await startRuntime(running, [
	['baseline', await baselineCode(), { PAGES: JSON.stringify(rendered) }, ports.baseline]
]);

async function renderedPage(path: string) {
	const response = await fetch(settings.APP_ORIGIN + path);
	const headers = new Headers(response.headers);
	for (const ofConnection of ['connection', 'content-length', 'transfer-encoding']) {
		headers.delete(ofConnection);
	}
	return { path, body: await response.text(), headers: Object.fromEntries(headers) };
}

async function measure(
	{ cpuTime }: typeof popmap,
	port: number,
	path: string,
	seconds = secondsPerRound
) {
	const before = cpuTime();
	const target = { port, nextCookie: () => null };
	const { requestsPerSecond, latencies } = await generateLoad(target, path, concurrency, seconds);
	return { requestsPerSecond, cpuMs: (cpuTime() - before) / latencies.length };
}

async function compare(path: string) {
	const ofPage = (seconds?: number) => measure(popmap, ports.popmap, path, seconds);
	const ofConstant = (seconds?: number) => measure(baseline, ports.baseline, path, seconds);
	await ofPage(warmUpSeconds);
	await ofConstant(warmUpSeconds / 4);
	const pairs: { page: Figures; constant: Figures }[] = [];
	for (let round = 0; round < rounds; round++) {
		pairs.push({ page: await ofPage(), constant: await ofConstant() });
	}
	return pairs;
}

type Figures = Awaited<ReturnType<typeof measure>>;

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
