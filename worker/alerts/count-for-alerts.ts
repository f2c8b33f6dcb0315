import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { alertCounts } from '../database/schema.ts';
import type { Log } from '../observability/log.ts';
import { alarmOf } from './bounds.ts';
import type { AlarmName } from './bounds.ts';

interface Dependencies {
	log: Log;
	openDatabase: () => Database;
	now: Clock;
	waitUntil: (work: Promise<unknown>) => void;
	/** Settles after so many milliseconds. */
	wait?: (ms: number) => Promise<unknown>;
}

/** Milliseconds for which an isolate collects counts: one write for all of them. */
const collectMs = 5_000;

/** Milliseconds after which a write that was broken off with its request is not waited for. */
const lostMs = 30_000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A log that also counts what an alert is about. Counts are kept in the isolate and written some
 * seconds later, after the response, so that no request waits for them.
 */
export function countForAlerts({ log, wait = sleep, ...dependencies }: Dependencies): Log {
	const { now, waitUntil } = dependencies;
	const counts = new Map<AlarmName, number>();
	let writeStartedAt: number | null = null;
	const add = (name: AlarmName, count: number) => counts.set(name, (counts.get(name) ?? 0) + count);

	async function writeLater(): Promise<void> {
		await wait(collectMs);
		const collected = [...counts];
		counts.clear();
		writeStartedAt = null;
		// While the database is down, the next write carries these along.
		await writeCounts(dependencies.openDatabase(), collected, now()).catch(() => {
			for (const [name, count] of collected) add(name, count);
		});
	}

	return (event, fields = {}) => {
		log(event, fields);
		const name = alarmOf(event, fields);
		if (name === null) return;
		add(name, 1);
		if (writeStartedAt !== null && now() - writeStartedAt < lostMs) return;
		writeStartedAt = now();
		waitUntil(writeLater());
	};
}

async function writeCounts(database: Database, counts: [AlarmName, number][], now: number) {
	const rows = counts.map(([name, count]) => ({ name, count, since: now }));
	if (rows.length === 0) return;
	await database
		.insert(alertCounts)
		.values(rows)
		.onConflictDoUpdate({
			target: alertCounts.name,
			set: { count: sql`${alertCounts.count} + excluded.count` }
		});
}
