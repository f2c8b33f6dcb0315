import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { knownViewerOf } from '../http/viewer.ts';
import type { Log } from '../observability/log.ts';

/** A single one is a mistake; many are an attack. */
const loggedStatuses = new Set([403, 413, 414, 429, 431]);

/**
 * Logs a denied request if its status matters to an operator.
 *
 * @param reason the problem's code
 */
export function logDenied(log: Log, c: Context<AppEnv>, status: number, reason: string): void {
	if (!loggedStatuses.has(status)) return;
	const user = knownViewerOf(c)?.id ?? null;
	log('request_refused', { reason, status, method: c.req.method, route: c.req.path, user });
}
