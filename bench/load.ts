import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What one burst of requests showed. Latencies in milliseconds, sorted. */
export interface Burst {
	requests: number;
	seconds: number;
	latencies: number[];
}

export interface Target {
	port: number;
	/** The Cookie header of the next request; null for none. */
	nextCookie: () => string | null;
}

/**
 * Sends `GET path` over `concurrency` kept-alive connections for some seconds. It speaks to the
 * socket itself: an HTTP client that does everything would take more of a small machine than the
 * Worker that it measures.
 *
 * @throws when any answer is not 200.
 */
export async function burst(
	{ port, nextCookie }: Target,
	path: string,
	concurrency: number,
	seconds: number
): Promise<Burst> {
	const latencies: number[] = [];
	const startedAt = performance.now();
	const until = startedAt + seconds * 1000;
	const nextRequest = () => {
		const value = nextCookie();
		const cookie = value === null ? '' : `Cookie: ${value}\r\n`;
		return `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${cookie}\r\n`;
	};
	await Promise.all(
		Array.from({ length: concurrency }, () => oneConnection(port, nextRequest, until, latencies))
	);
	const took = (performance.now() - startedAt) / 1000;
	return { requests: latencies.length, seconds: took, latencies: latencies.sort((a, b) => a - b) };
}

async function oneConnection(
	port: number,
	nextRequest: () => string,
	until: number,
	latencies: number[]
): Promise<void> {
	const socket = connect({ port, host: '127.0.0.1', noDelay: true });
	await new Promise<void>((resolve, reject) => {
		let sentAt = 0;
		let received = '';
		const send = () => {
			received = '';
			sentAt = performance.now();
			socket.write(nextRequest());
		};
		socket.once('error', reject);
		socket.once('connect', send);
		socket.setEncoding('latin1').on('data', (chunk: string) => {
			received += chunk;
			const state = answerState(received);
			if (state === 'incomplete') return;
			if (state !== 'ok') return finish(socket, () => reject(new Error(received.slice(0, 400))));
			latencies.push(performance.now() - sentAt);
			if (performance.now() >= until) finish(socket, resolve);
			else send();
		});
	});
}

function finish(socket: Socket, then: () => void): void {
	socket.removeAllListeners('data');
	socket.destroy();
	then();
}

function answerState(received: string): 'incomplete' | 'ok' | 'failed' {
	const end = received.indexOf('\r\n\r\n');
	if (end < 0) return 'incomplete';
	if (!received.startsWith('HTTP/1.1 200')) return 'failed';
	const length = /content-length: *(\d+)/i.exec(received.slice(0, end))?.[1];
	if (length === undefined) return received.endsWith('0\r\n\r\n') ? 'ok' : 'incomplete';
	return received.length >= end + 4 + Number(length) ? 'ok' : 'incomplete';
}
