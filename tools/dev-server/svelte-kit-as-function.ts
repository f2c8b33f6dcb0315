import { createServer, request as send, type RequestListener } from 'node:http';
import { duplexPair } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fetchResponse } from '../fetch-response.ts';
import { handover } from './handover.js';

type Pages = (request: Request, platform: App.Platform) => Promise<Response>;

/**
 * Turns SvelteKit's development server into a function from a request to a response, as the built
 * one is. They speak HTTP over a pair of streams, without a port.
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
		const answered = fetchResponse(outgoing);
		await pipeline(request.body ?? [], outgoing);
		return answered;
	};
}
