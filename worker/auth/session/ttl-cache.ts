import type { Clock } from '../../parts.ts';

/** What this isolate knows for a few seconds. */
export interface Memory<Value> {
	get: (key: string) => Value | null;
	set: (key: string, value: Value) => void;
	forget: (key: string) => void;
}

/**
 * @param milliseconds how long something is remembered; 0 remembers nothing.
 * @param most how many things are remembered: an isolate has 128 MB for everything.
 */
export function createMemory<Value>(milliseconds: number, now: Clock, most = 1_000): Memory<Value> {
	const entries = new Map<string, { value: Value; until: number }>();

	function get(key: string): Value | null {
		const entry = entries.get(key);
		if (!entry) return null;
		if (now() < entry.until) return entry.value;
		entries.delete(key);
		return null;
	}

	function set(key: string, value: Value): void {
		if (milliseconds === 0) return;
		// Deleted first, so that a Map's order of insertion is the order of age.
		entries.delete(key);
		entries.set(key, { value, until: now() + milliseconds });
		if (entries.size <= most) return;
		const [oldest] = entries.keys();
		if (oldest !== undefined) entries.delete(oldest);
	}

	return { get, set, forget: (key) => void entries.delete(key) };
}
