/**
 * `npm run bench:world`: the built Worker as readers in six places would find it, with a distant
 * primary, replicas that are behind, and the cache. Counts must be right; times are reported, and
 * written to docs/latency.md and docs/latency.svg.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser } from '../test/browser/browser.ts';
import { sendExactly } from '../tools/send-exactly.ts';
import { signIn } from '../tools/sign-in-over-http.ts';
import { anEventInput } from '../worker/testing/an-event.ts';
import { cases } from './world/cases.ts';
import type { Scene } from './world/cases.ts';
import { lagMs, readerCodes } from './world/readers.ts';
import { problemsOf, toChart, toMarkdown } from './world/report.ts';
import type { Measured } from './world/report.ts';
import { startWorld } from './world/start-world.ts';
import { browserIn } from './world/travel.ts';
import { settings } from './workers.ts';

const { values } = parseArgs({ options: { samples: { type: 'string', default: '5' } } });
const samples = Number(values.samples);

const sessionOf = ({ cookies }: Browser) => cookies.get('popmap_session')?.value ?? '';

/** A business and an event, both public. */
async function createContent() {
	const emil = await signIn(settings.APP_ORIGIN, 'emil-owner');
	const mona = await signIn(settings.APP_ORIGIN, 'mona-moderator');
	const post = async (by: typeof emil, path: string, json: object = {}) =>
		(await by.visit(path, { json })).json();
	const business = await post(emil, '/api/businesses', {
		name: 'World bakery',
		categories: ['food-drink']
	});
	await post(mona, `/api/businesses/${business.id}/verify`);
	const aMonthAhead = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
	const input = { ...anEventInput(aMonthAhead), business_id: business.id };
	const event = await post(emil, '/api/events', input);
	await post(mona, `/api/events/${event.id}/approve`);
	await post(emil, `/api/events/${event.id}/join`, { business_id: business.id });
	const anna = await signIn(settings.APP_ORIGIN, 'anna-attendee');
	return { business, event, sessions: { anna: sessionOf(anna), emil: sessionOf(emil) } };
}

await using running = new AsyncDisposableStack();
console.log('Building the Worker and filling its database …');
const { primary } = await startWorld(running);
const { business, event, sessions } = await createContent();

/** Purges every page, as changes of everything would. */
async function forgetPages(): Promise<void> {
	const now = Date.now();
	await primary
		.prepare(
			`INSERT OR REPLACE INTO purges (tag, requested_at, due_at, remaining)
			SELECT prefix.value || events.id, ?1, ?1, 1 FROM events, json_each('["event-", "listed-event-"]') AS prefix
			UNION ALL SELECT 'business-' || id, ?1, ?1, 1 FROM businesses`
		)
		.bind(now)
		.run();
	for (;;) {
		await sendExactly(new Request(`${settings.APP_ORIGIN}/health`));
		const left = await primary.prepare('SELECT 1 FROM purges WHERE due_at IS NOT NULL').all();
		if (left.results.length === 0) return;
		await sleep(20);
	}
}

const results: Measured[] = [];
for (const reader of readerCodes) {
	// So that no request notes, as one does every five minutes, that the session is in use.
	await primary.prepare('UPDATE sessions SET last_seen_at = ?1').bind(Date.now()).run();
	const signedIn = (session: string) => {
		const traveller = browserIn(reader);
		traveller.browser.cookies.set('popmap_session', { value: session });
		return traveller;
	};
	const people = { anna: signedIn(sessions.anna), emil: signedIn(sessions.emil) };
	const { emil } = people;
	const scene: Scene = {
		reader,
		visitor: browserIn(reader),
		...people,
		event,
		business,
		forgetPages
	};
	for (const one of cases) {
		const measured: Measured = { one, reader, trips: [] };
		const trips = [];
		// The first is thrown away: keys are fetched, and the replica catches up.
		for (let sample = -1; sample < samples; sample++) {
			emil.browser.cookies.delete('popmap_bookmark');
			const trip = await one.measure(scene);
			if (sample >= 0) trips.push(trip);
			if (sample === -1) await sleep(lagMs);
		}
		results.push({ ...measured, trips });
	}
	console.log(`Measured in ${reader}.`);
}

const report = toMarkdown(results);
console.log(`\n${report}\n`);
const file = 'docs/latency.md';
const [before = '', rest = ''] = readFileSync(file, 'utf8').split('<!-- measured -->\n');
const after = rest.split('<!-- end -->')[1] ?? '\n';
const chart = `![The first byte of an event's page: as a miss, as a hit, and signed in](latency.svg)`;
writeFileSync(file, `${before}<!-- measured -->\n\n${chart}\n\n${report}\n\n<!-- end -->${after}`);
writeFileSync('docs/latency.svg', toChart(results));
const problems = results.flatMap(problemsOf);
for (const problem of problems) console.error(`WRONG: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
