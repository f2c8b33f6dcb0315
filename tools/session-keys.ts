import { randomBytes } from 'node:crypto';

/** Older keys than this many are left out: their sessions have long been sealed with a newer one. */
const mostKeys = 3;

/**
 * Puts a new key in front of those that there are: it seals from now on, and they still open.
 *
 * @param current the value of SESSION_KEYS as it is; empty where there is none yet.
 * @returns the value of SESSION_KEYS to set.
 */
export function rotateKeys(current: string): string {
	const pairs = current
		.split(',')
		.map((pair) => pair.trim())
		.filter(Boolean);
	const numbers = pairs.map((pair) => Number(/^k(\d+):/.exec(pair)?.[1] ?? 0));
	const id = `k${Math.max(0, ...numbers) + 1}`;
	const key = randomBytes(32).toString('base64url');
	return [`${id}:${key}`, ...pairs].slice(0, mostKeys).join(',');
}
