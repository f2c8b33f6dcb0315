import { once } from 'node:events';
import { type ClientRequest, IncomingMessage } from 'node:http';

/** Statuses that the Fetch standard allows no body with. */
const bodiless = [204, 205, 304];

/** The answer to a request of node:http, as fetch would have given it. */
export async function fetchResponse(outgoing: ClientRequest): Promise<Response> {
	const [answer] = await once(outgoing, 'response');
	if (!(answer instanceof IncomingMessage)) throw new TypeError('There was no answer.');
	return toResponse(answer);
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
