import type { alertCounts } from '../database/schema.ts';
import type { LogFields } from '../observability/log.ts';

export type AlarmName = (typeof alertCounts.$inferSelect)['name'];

interface Alarm {
	/** How many in five minutes are still normal. */
	bound: number;
	/** What to say of them, after their number. */
	description: string;
	title: string;
}

/**
 * What is counted for alerts. A few names, so that the table of counts stays small. Mail that fails
 * is not among them: an alert by mail would cause the next one.
 */
export const alarms = {
	sign_in_failures: {
		bound: 10,
		description: 'sign-ins failed, and not because of the person',
		title: 'sign-ins fail'
	},
	server_errors: {
		bound: 10,
		description: 'responses had a status of 500 or more',
		title: 'errors on the site'
	},
	purge_failures: {
		bound: 3,
		description: 'purges of cached pages were refused',
		title: 'pages are not purged'
	}
} as const satisfies Record<AlarmName, Alarm>;

/** Reasons of `sign_in_failed` that are the site's or Cognito's: see docs/watch.md. */
const reasonsOfOurs = new Set<unknown>([
	'client_refused',
	'token_rejected',
	'tokens_too_large',
	'provider_failed',
	'cognito_unavailable',
	'database_unavailable'
]);

/** What a logged event counts for; null for nothing. */
export function alarmOf(event: string, { reason, status }: LogFields): AlarmName | null {
	if (event === 'sign_in_failed' && reasonsOfOurs.has(reason)) return 'sign_in_failures';
	if (event === 'request' && Number(status) >= 500) return 'server_errors';
	return event === 'page_purge_failed' ? 'purge_failures' : null;
}
