import { connect, type Socket } from 'node:net';

/** The result of some seconds of load. Latencies are in milliseconds, sorted. */
export interface Load {
	requestsPerSecond: number;
	latencies: number[];
}

/** A Worker on a local port, and its next request: the Cookie header is null for none. */
export interface Target {
	port: number;
	nextPath: () => string;
	nextCookie: () => string | null;
}

/**
 * Sends GET requests over kept-alive connections for some seconds. It writes to sockets directly,
 * because a complete HTTP client would take more CPU than the Worker under test.
 *
 * @throws when a response is not 200
 */
export async function generateLoad(
	{ port, nextPath, nextCookie }: Target,
	concurrency: number,
	seconds: number
): Promise<Load> {
	const latencies: number[] = [];
	const start = performance.now();
	const nextRequest = () => {
		const cookie = nextCookie();
		const header = cookie === null ? '' : `Cookie: ${cookie}\r\n`;
		return `GET ${nextPath()} HTTP/1.1\r\nHost: localhost:${port}\r\n${header}\r\n`;
	};
	const connections = Array.from({ length: concurrency }, () =>
		useConnection(port, nextRequest, start + seconds * 1000, latencies)
	);
	await Promise.all(connections);
	const elapsed = (performance.now() - start) / 1000;
	latencies.sort((one, other) => one - other);
	return { requestsPerSecond: latencies.length / elapsed, latencies };
}

function useConnection(
	port: number,
	nextRequest: () => string,
	deadline: number,
	latencies: number[]
): Promise<void> {
	const socket = connect({ port, host: '127.0.0.1', noDelay: true });
	return new Promise((resolve, reject) => {
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
			const state = responseState(received);
			if (state === 'incomplete') return;
			latencies.push(performance.now() - sentAt);
			if (state === 'failed') reject(new Error(received.slice(0, 400)));
			else if (performance.now() < deadline) return send();
			else resolve();
			close(socket);
		});
	});
}

function close(socket: Socket): void {
	socket.removeAllListeners('data');
	socket.destroy();
}

function responseState(received: string): 'incomplete' | 'ok' | 'failed' {
	const end = received.indexOf('\r\n\r\n');
	if (end < 0) return 'incomplete';
	if (!received.startsWith('HTTP/1.1 200')) return 'failed';
	const length = /content-length: *(\d+)/i.exec(received.slice(0, end))?.[1];
	if (length === undefined) return received.endsWith('0\r\n\r\n') ? 'ok' : 'incomplete';
	return received.length >= end + 4 + Number(length) ? 'ok' : 'incomplete';
}
