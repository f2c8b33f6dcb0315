import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import type { Log } from '../observability/log.ts';

/** Answers of which one is a mistake and many are somebody trying the doors. */
const telling = new Set([403, 413, 414, 429, 431]);

/**
 * Logs that somebody was refused what they asked for, if that tells an operator anything.
 *
 * @param reason the problem's code
 */
export function noteRefusal(log: Log, c: Context<AppEnv>, status: number, reason: string): void {
	if (!telling.has(status)) return;
	// The door may have refused before it was settled who this is.
	const who = c.get('who') ?? { kind: 'visitor' };
	const user = who.kind === 'signed_in' ? who.viewer.id : null;
	log('request_refused', { reason, status, method: c.req.method, route: c.req.path, user });
}
