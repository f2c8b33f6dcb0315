import { request as send, type Dispatcher } from 'undici';

/**
 * Sends a request with exactly its headers, and follows no redirect. `fetch` would add
 * `sec-fetch-mode: cors`, and a sign-in only starts with a navigation.
 *
 * @param dispatcher how to connect; by default to the request's host
 */
export async function sendExactly(request: Request, dispatcher?: Dispatcher): Promise<Response> {
	const { method, signal, url } = request;
	const body = Buffer.from(await request.arrayBuffer());
	const answer = await send(url, {
		method,
		signal,
		headers: Object.fromEntries(request.headers),
		body: body.length > 0 ? body : null,
		...(dispatcher && { dispatcher })
	});
	const headers = new Headers();
	for (const [name, values = []] of Object.entries(answer.headers)) {
		for (const value of [values].flat()) headers.append(name, value);
	}
	for (const name of ['connection', 'keep-alive', 'transfer-encoding']) headers.delete(name);
	// The Fetch standard allows no body with these.
	const isBodiless = [204, 205, 304].includes(answer.statusCode);
	const content = isBodiless ? null : await answer.body.arrayBuffer();
	return new Response(content, { status: answer.statusCode, headers });
}
