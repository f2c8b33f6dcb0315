import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { fetchResponse } from '../fetch-response.ts';

/**
 * Sends a request as it is. `fetch` adds `sec-fetch-mode: cors`, and a sign-in begins only when
 * somebody follows a link.
 */
export async function send(request: Request): Promise<Response> {
	const { method, signal, url } = request;
	const body = Buffer.from(await request.arrayBuffer());
	const headers = Object.fromEntries(request.headers);
	if (body.length > 0) headers['content-length'] = String(body.length);
	const outgoing = (url.startsWith('https:') ? overHttps : overHttp)(url, {
		...{ method, headers, signal }
	});
	const answered = fetchResponse(outgoing);
	outgoing.end(body);
	return answered;
}
