/**
 * `npm run bench:pages`: requests per second for the home page and the page of an event, rendered each
 * time, and for a Worker that answers the same bytes from a constant, measured alternately in one run.
 * Then how long the home page takes while others search and write.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { signIn } from '../tools/sign-in-over-http.ts';
import { fillDatabase } from '../worker/testing/fill-database.ts';
import { wordOf } from '../worker/testing/vocabulary.ts';
import { generateLoad } from './load.ts';
import { median } from './median.ts';
import { ports, settings, startWorkers } from './workers.ts';

/** Pages, and how many times as many requests the constant Worker may answer. */
const pages = [
	{ path: '/', maxRatio: 20 },
	{ path: '/events/bench-17', maxRatio: 10 }
];
const { values } = parseArgs({ options: { events: { type: 'string', default: '1000' } } });
const events = Number(values.events);
const amounts = {
	events,
	businesses: events / 10,
	participationsPerEvent: 2,
	descriptionLength: 300
};

/** How many common words of each of five languages are searched for: primes, so that no search comes twice. */
const commonWords = [83, 89, 97, 101, 103];
/** Words that many events have, but none together. No answer is in the cache. */
const hostileSearch = (search: number) => {
	const words = commonWords.map((count, language) => wordOf(language, search % count));
	return `/api/events?q=${words.map(encodeURIComponent).join('+')}`;
};
const searchers = 2;
/** As many changes as the site accepts from one person: see WRITE_LIMIT in wrangler.toml. */
const changesPerSecond = 2;
const changedEvent = { slug: 'bench-7', hostId: 8 };
/** How many times as long the home page may take beside them. */
const maxSlowdown = 3;

const concurrency = 8;
const rounds = 15;
const secondsPerRound = 0.8;
/** Until the runtime has compiled what it runs often. */
const warmUpSeconds = 8;

await using running = new AsyncDisposableStack();
const { miniflare, cpuTime } = await startWorkers(running, (database) =>
	fillDatabase(database, amounts, Date.now())
);
const d1 = await miniflare.getD1Database('DB', 'popmap');
const owner = await signIn(settings.APP_ORIGIN, 'emil-owner');
// With the cookie of a notice, a page is rendered instead of read from the cache. This notice has no text.
const cookie = `popmap_session=${owner.cookies.get('popmap_session')?.value}; popmap_flash=nothing`;

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
	const target = { port, nextPath: () => path, nextCookie: () => cookie };
	const { requestsPerSecond, latencies } = await generateLoad(target, concurrency, seconds);
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

let searches = 0;
const searcher = {
	port: ports.popmap,
	nextPath: () => hostileSearch(searches++),
	nextCookie: () => null
};
const visitor = { port: ports.popmap, nextPath: () => '/', nextCookie: () => cookie };

/** The time that half of the requests for the home page take, in milliseconds. */
const homeP50 = async (seconds: number) =>
	median((await generateLoad(visitor, 1, seconds)).latencies);

/** Changes the title of a public event again and again, through the site. */
async function write(seconds: number): Promise<void> {
	for (let change = 0; change < seconds * changesPerSecond; change++) {
		const pause = setTimeout(1000 / changesPerSecond);
		const json = { title: `Changed ${change}` };
		const response = await owner.visit(`/api/events/${changedEvent.slug}`, {
			method: 'PATCH',
			json
		});
		if (!response.ok) throw new Error(await response.text());
		await pause;
	}
}

await d1
	.prepare(
		`UPDATE businesses SET owner_id = (SELECT id FROM users WHERE issuer = ?1) WHERE id = ?2`
	)
	.bind(settings.COGNITO_ISSUER, changedEvent.hostId)
	.run();
const seconds = 5;
const slowdowns: { idle: number; busy: number }[] = [];
for (let round = 0; round < 3; round++) {
	const idle = await homeP50(seconds);
	const [busy] = await Promise.all([
		homeP50(seconds),
		generateLoad(searcher, searchers, seconds),
		write(seconds)
	]);
	slowdowns.push({ idle, busy });
}
const slowdown = median(slowdowns.map(({ idle, busy }) => busy / idle));
const isSlowed = slowdown > maxSlowdown;
if (isSlowed) process.exitCode = 1;
console.log(
	`home beside ${searchers} hostile searchers and a writer, at ${events} events: p50 ${slowdown.toFixed(1)} times that alone (${isSlowed ? 'OVER' : 'bound'} ${maxSlowdown});`,
	...(['busy', 'idle'] as const).map(
		(name) => `${name} ${median(slowdowns.map((times) => times[name])).toFixed(1)} ms`
	)
);
