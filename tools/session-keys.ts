import { randomBytes } from 'node:crypto';

/** Older keys are dropped: no session that they sealed is still open. */
const maxKeys = 3;

/**
 * Adds a new session key in front of the existing ones: it seals, and all of them open.
 *
 * @param current the value of SESSION_KEYS; empty when there is none
 * @returns the new value of SESSION_KEYS
 */
export function rotateKeys(current: string): string {
	const pairs = current
		.split(',')
		.map((pair) => pair.trim())
		.filter(Boolean);
	const numbers = pairs.map((pair) => Number(/^k(\d+):/.exec(pair)?.[1] ?? 0));
	const id = `k${Math.max(0, ...numbers) + 1}`;
	const key = randomBytes(32).toString('base64url');
	return [`${id}:${key}`, ...pairs].slice(0, maxKeys).join(',');
}
