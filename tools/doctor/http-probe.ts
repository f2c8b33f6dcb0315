import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { fetchResponse } from '../fetch-response.ts';
import { type Finding, unknown } from './finding.ts';

/** How long a response may take, in milliseconds. */
const timeout = 10_000;

export type Send = (request: Request) => Promise<Response>;

/** A response that was read to its end. Redirects are not followed. */
export interface ProbeResponse {
	status: number;
	headers: Headers;
	text: string;
	/** The target of a redirect; null when there is none. */
	location: URL | null;
	/** The body as a JSON object; null when it is something else. */
	json: Record<string, unknown> | null;
}

/** Why there was no response. */
export interface NoResponse {
	reason: string;
}

export const isNoResponse = (result: ProbeResponse | NoResponse): result is NoResponse =>
	'reason' in result;

/** Sends the doctor's requests, and knows the current time. */
export interface HttpProbe {
	fetch: (url: string | URL, init?: RequestInit) => Promise<ProbeResponse | NoResponse>;
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
				return { status, headers, text, location, json: parseObject(text) };
			} catch (error) {
				return { reason: reasonOf(error) };
			}
		}
	};
}

/** `fetch` would add `sec-fetch-mode: cors`, and a sign-in only starts with a navigation. */
export async function sendExactly(request: Request): Promise<Response> {
	const { method, signal, url } = request;
	const body = Buffer.from(await request.arrayBuffer());
	const headers = Object.fromEntries(request.headers);
	if (body.length > 0) headers['content-length'] = String(body.length);
	const send = url.startsWith('https:') ? requestHttps : requestHttp;
	const outgoing = send(url, { method, headers, signal });
	const response = fetchResponse(outgoing);
	outgoing.end(body);
	return response;
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
export function unavailable(check: string, result: ProbeResponse | NoResponse): Finding | null {
	if (isNoResponse(result)) return unknown(check, `Cognito does not respond: ${result.reason}.`);
	const { status } = result;
	if (status !== 429 && status < 500) return null;
	return unknown(check, `Cognito responded with status ${status}.`, 'Try again in a minute.');
}
