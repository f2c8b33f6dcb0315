import { once } from 'node:events';
import { createServer, IncomingMessage, request as send, type RequestListener } from 'node:http';
import { duplexPair } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { handover } from './handover.js';

type Pages = (request: Request, platform: App.Platform) => Promise<Response>;

/** Statuses that the Fetch standard allows no body with. */
const bodiless = [204, 205, 304];

/**
 * Makes SvelteKit's development server what the built one is to the Worker: a function from a
 * request to a response. They speak HTTP to each other over a pair of streams, without a port.
 */
export function asFunction(svelteKit: RequestListener): Pages {
	const server = (platform: App.Platform) =>
		createServer((request, response) => {
			Object.assign(request, { originalUrl: request.url });
			handover.run(platform, () => svelteKit(request, response));
		});

	return async (request, platform) => {
		const [near, far] = duplexPair();
		server(platform).emit('connection', Object.assign(far, { remoteAddress: '127.0.0.1' }));
		const { host, pathname, search } = new URL(request.url);
		const outgoing = send({
			createConnection: () => near,
			method: request.method,
			path: pathname + search,
			headers: { ...Object.fromEntries(request.headers), host }
		});
		const answered = once(outgoing, 'response');
		await pipeline(request.body ?? [], outgoing);
		const [answer] = await answered;
		if (!(answer instanceof IncomingMessage)) throw new TypeError('SvelteKit gave no answer.');
		return toResponse(answer);
	};
}

function toResponse(answer: IncomingMessage): Response {
	const headers = new Headers();
	for (const [name, values] of Object.entries(answer.headersDistinct)) {
		for (const value of values ?? []) headers.append(name, value);
	}
	for (const name of ['connection', 'keep-alive', 'transfer-encoding']) headers.delete(name);
	const status = answer.statusCode ?? 500;
	const body = bodiless.includes(status) ? null : toWebStream(answer);
	return new Response(body, { status, headers });
}

function toWebStream(answer: IncomingMessage): ReadableStream<Uint8Array> {
	const chunks = answer[Symbol.asyncIterator]();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		}
	});
}
