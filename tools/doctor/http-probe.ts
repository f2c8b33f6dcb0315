import { sendExactly } from '../send-exactly.ts';
import { type Finding, unknown } from './finding.ts';

/** How long a response may take, in milliseconds. */
const timeout = 10_000;

export type Send = (request: Request) => Promise<Response>;

/** A response that was read to its end, or the lack of one. Redirects are not followed. */
export interface ProbeResponse {
	/** 0 when there was no response. */
	status: number;
	/** The status in words, or why there was no response. */
	outcome: string;
	headers: Headers;
	text: string;
	/** The target of a redirect; null when there is none. */
	location: URL | null;
	/** The body as a JSON object; null when it is something else. */
	json: Record<string, unknown> | null;
}

/** Sends the doctor's requests, and knows the current time. */
export interface HttpProbe {
	fetch: (url: string | URL, init?: RequestInit) => Promise<ProbeResponse>;
	now: () => Date;
}

export function createProbe(send: Send = sendExactly, now = () => new Date()): HttpProbe {
	return {
		now,
		async fetch(url, init = {}) {
			const signal = AbortSignal.timeout(timeout);
			const request = new Request(url, { redirect: 'manual', signal, ...init });
			try {
				const response = await send(request);
				const text = await response.text();
				const { status, headers } = response;
				const target = headers.get('location');
				const location = target && URL.canParse(target, url) ? new URL(target, url) : null;
				const outcome = `status ${status}`;
				return { status, outcome, headers, text, location, json: parseObject(text) };
			} catch (error) {
				const none = { status: 0, headers: new Headers(), text: '', location: null, json: null };
				return { ...none, outcome: reasonOf(error) };
			}
		}
	};
}

function parseObject(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? { ...value } : null;
	} catch {
		return null;
	}
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return 'no response';
	if (error.name === 'TimeoutError' || error.cause instanceof DOMException) {
		return `no response within ${timeout / 1000} seconds`;
	}
	// When several addresses fail, Node gives a code but no message.
	return error.message || ('code' in error ? String(error.code) : 'no response');
}

/** Cognito is throttling, broken or unreachable, which says nothing about a setting; null otherwise. */
export function unavailable(check: string, { status, outcome }: ProbeResponse): Finding | null {
	if (status === 0) return unknown(check, `Cognito does not respond: ${outcome}.`);
	if (status !== 429 && status < 500) return null;
	return unknown(check, `Cognito responded with ${outcome}.`, 'Try again in a minute.');
}
