import { sendExactly } from '../send-exactly.ts';
import { type Finding, unknown } from './finding.ts';

export type Send = (request: Request) => Promise<Response>;

/** A response that was read to its end, or the lack of one. Redirects are not followed. */
export interface ProbeResponse {
	/** 0 when there was no response. */
	status: number;
	/** The status in words, or why there was no response. */
	outcome: string;
	/** Whether the connection stood, but no response came in time. */
	isTimeout: boolean;
	headers: Headers;
	text: string;
	/** The target of a redirect; null when there is none. */
	location: URL | null;
	/** The body as a JSON object; null when it is something else. */
	json: Record<string, unknown> | null;
}

/** Sends the doctor's requests, and compares clocks. */
export interface HttpProbe {
	fetch: (url: string | URL, init?: RequestInit) => Promise<ProbeResponse>;
	/**
	 * How far this clock is ahead of a server's, in seconds, by the dates of its responses: the
	 * largest difference, 0 when the date lies between request and response, null without a date.
	 */
	clockSkew: (url: string) => number | null;
}

interface ProbeOptions {
	now?: () => Date;
	/** How long a response may take, in milliseconds. */
	timeout?: number;
}

export function createProbe(
	send: Send = sendExactly,
	{ now = () => new Date(), timeout = 10_000 }: ProbeOptions = {}
): HttpProbe {
	const skews = new Map<string, number>();

	function noteClock(origin: string, headers: Headers, sent: Date) {
		const date = Date.parse(headers.get('date') ?? '');
		if (Number.isNaN(date)) return;
		const skew = distance(date, sent.getTime(), now().getTime());
		const largest = skews.get(origin) ?? 0;
		skews.set(origin, Math.abs(skew) > Math.abs(largest) ? skew : largest);
	}

	return {
		clockSkew: (url) => skews.get(new URL(url).origin) ?? null,
		async fetch(url, init = {}) {
			const sent = now();
			const signal = AbortSignal.timeout(timeout);
			const request = new Request(url, { redirect: 'manual', signal, ...init });
			try {
				const response = await send(request);
				noteClock(new URL(url).origin, response.headers, sent);
				return await readResponse(url, response);
			} catch (error) {
				return noResponse(error, timeout);
			}
		}
	};
}

/** Seconds from a server's date to the time in which it was sent. A date has no fractions. */
function distance(date: number, sent: number, received: number): number {
	if (date > received) return Math.round((received - date) / 1000);
	const latest = date + 999;
	return latest < sent ? Math.round((sent - latest) / 1000) : 0;
}

async function readResponse(url: string | URL, response: Response): Promise<ProbeResponse> {
	const text = await response.text();
	const { status, headers } = response;
	const target = headers.get('location');
	const location = target && URL.canParse(target, url) ? new URL(target, url) : null;
	const outcome = `status ${status}`;
	return { status, outcome, isTimeout: false, headers, text, location, json: parseObject(text) };
}

function parseObject(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? { ...value } : null;
	} catch {
		return null;
	}
}

function noResponse(error: unknown, timeout: number): ProbeResponse {
	const isTimeout =
		error instanceof Error &&
		(error.name === 'TimeoutError' || error.cause instanceof DOMException);
	const outcome = isTimeout ? `no response within ${timeout / 1000} seconds` : reasonOf(error);
	const nothing = { headers: new Headers(), text: '', location: null, json: null };
	return { status: 0, outcome, isTimeout, ...nothing };
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return 'no response';
	// When several addresses fail, Node gives a code but no message.
	return error.message || ('code' in error ? String(error.code) : 'no response');
}

const retry = 'Try again in a minute.';

/** Cognito is throttling, broken or unreachable, which says nothing about a setting; null otherwise. */
export function unavailable(check: string, { status, outcome }: ProbeResponse): Finding | null {
	if (status === 0) return unknown(check, `Cognito does not respond: ${outcome}.`, retry);
	if (status !== 429 && status < 500) return null;
	return unknown(check, `Cognito responded with ${outcome}.`, retry);
}

/** A response that Cognito does not give, such as another server's page. */
export const unexpected = (check: string, url: string, { outcome }: ProbeResponse): Finding =>
	unknown(check, `${url} responded with ${outcome}, and not as Cognito does.`, retry);
