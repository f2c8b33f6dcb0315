import type {
	D1Database,
	D1DatabaseSession,
	D1Meta,
	D1PreparedStatement,
	D1Result
} from '@cloudflare/workers-types';
import { BatchingD1 } from './batching-d1.ts';
import { parseBookmark } from './bookmark.ts';
import type { Bookmark } from './bookmark.ts';
import { throughDrizzle } from './client.ts';
import type { Database } from './client.ts';

/** What the round trips of one request were. */
export interface RoundTrips {
	count: number;
	/** Where D1 answered, such as `WEUR primary` or `APAC replica`, without repetitions. */
	servedBy: string[];
	/** How new the primary was when it last answered: it knows what this request has written. */
	bookmark: Bookmark | null;
}

/** The database of one request. */
export interface Connections {
	/** For writes, sessions and permissions. Every round trip goes to the primary. */
	primary: Database;
	/**
	 * For what everyone may see: the nearest replica, as soon as it is as new as the bookmark. What
	 * fails there is read from the primary, which knows every migration and is not behind.
	 */
	nearest: Database;
	trips: Readonly<RoundTrips>;
}

/** Opens the database for one request. @param bookmark of what its sender has just written */
export type OpenConnections = (bookmark: Bookmark | null) => Connections;

/** Opens D1 for one request: https://developers.cloudflare.com/d1/best-practices/read-replication/ */
export function openConnections(d1: D1Database, bookmark: Bookmark | null): Connections {
	const trips: RoundTrips = { count: 0, servedBy: [], bookmark: null };
	async function toPrimary<T>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
		trips.count++;
		// Only the first query of a D1 session is certain to reach the primary.
		const session = d1.withSession('first-primary');
		const results = await session.batch<T>(statements);
		note(trips, results);
		trips.bookmark = parseBookmark(session.getBookmark() ?? undefined);
		return results;
	}
	let reading: D1DatabaseSession | null = null;
	async function toNearest<T>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
		trips.count++;
		reading ??= d1.withSession(bookmark ?? 'first-unconstrained');
		try {
			const results = await reading.batch<T>(statements);
			note(trips, results);
			return results;
		} catch {
			return toPrimary(statements);
		}
	}
	return {
		primary: throughDrizzle(new BatchingD1(d1, toPrimary)),
		nearest: throughDrizzle(new BatchingD1(d1, toNearest)),
		trips
	};
}

function note({ servedBy }: RoundTrips, [first]: readonly { meta: D1Meta }[]): void {
	if (!first) return;
	const { served_by_region: region = 'local', served_by_primary: isPrimary = true } = first.meta;
	const place = `${region} ${isPrimary ? 'primary' : 'replica'}`;
	if (!servedBy.includes(place)) servedBy.push(place);
}
