import { readShard } from './shard.ts';
import type { Shard } from './shard.ts';

/** Reads a static file. @returns null if there is none */
export type ReadAsset = (path: string) => Promise<string | null>;

/** Reads a file of towns. @returns null if there is none */
export type ReadShard = (path: string) => Promise<Shard | null>;

/** Files that an isolate keeps, each of at most 42 kB. */
const maxKept = 64;

/**
 * Reads files of towns, and keeps those that were used last: reading one anew takes a tenth of the time
 * in which a page with a map is rendered. Files never change while a version of the Worker runs.
 */
export function createShardReader(readAsset: ReadAsset): ReadShard {
	const kept = new Map<string, Shard | null>();
	return async (path) => {
		const known = kept.get(path);
		const text = known === undefined ? await readAsset(path) : null;
		const shard = known ?? (text === null ? null : readShard(text));
		// The first ones of a Map are those that were used longest ago.
		kept.delete(path);
		kept.set(path, shard);
		for (const oldest of kept.keys()) {
			if (kept.size <= maxKept) break;
			kept.delete(oldest);
		}
		return shard;
	};
}
