import type { Config } from '../config.ts';
import type { Log } from '../observability/log.ts';

export interface AlertContext {
	config: Pick<Config, 'origin' | 'alertWebhook'>;
	fetch: (request: Request) => Promise<Response>;
	log: Log;
}

const timeoutMs = 5_000;

/**
 * Tells the operator something, by `ALERT_WEBHOOK`, and in the log in any case. The message has the
 * form that Slack, Mattermost and Google Chat take.
 *
 * @param message sentences without anything personal
 * @returns whether it arrived; true when there is no webhook
 */
export async function sendAlert(
	{ config, fetch, log }: AlertContext,
	message: string
): Promise<boolean> {
	log('alert', { reason: message });
	if (config.alertWebhook === null) return true;
	try {
		const request = new Request(config.alertWebhook, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ text: `${config.origin}: ${message}` }),
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs)
		});
		const { ok, status } = await fetch(request);
		if (!ok) log('alert_failed', { status });
		return ok;
	} catch (error) {
		log('alert_failed', { reason: error instanceof Error ? error.name : 'unknown' });
		return false;
	}
}
