import { request as send } from 'node:http';
import { fetchResponse } from './fetch-response.ts';

/** What a browser says when someone follows a link or sends a form; `fetch` cannot say it. */
const navigation = {
	accept: 'text/html',
	'sec-fetch-mode': 'navigate',
	'sec-fetch-dest': 'document',
	'sec-fetch-user': '?1'
};

/**
 * A browser for programs: keeps cookies for each host and follows nothing of itself. Enough for
 * walking through a sign-in, and no more; of a cookie's attributes it minds only when it ends.
 */
export class CookieJar {
	readonly #cookies = new Map<string, Map<string, string>>();

	/** Opens a page. */
	get(url: URL): Promise<Response> {
		return this.#send(url, 'GET', { ...navigation, 'sec-fetch-site': 'none' }, '');
	}

	/** Sends a form from a page of the same site. */
	post(url: URL, fields: Record<string, string>): Promise<Response> {
		const body = new URLSearchParams(fields).toString();
		const headers = {
			...navigation,
			origin: url.origin,
			'sec-fetch-site': 'same-origin',
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': String(body.length)
		};
		return this.#send(url, 'POST', headers, body);
	}

	async #send(
		url: URL,
		method: string,
		headers: Record<string, string>,
		body: string
	): Promise<Response> {
		const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
		this.#cookies.set(url.host, jar);
		const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
		const outgoing = send(url, { method, headers: cookie ? { ...headers, cookie } : headers });
		const answered = fetchResponse(outgoing);
		outgoing.end(body);
		const response = await answered;
		for (const line of response.headers.getSetCookie()) keep(jar, line);
		return response;
	}

	/** The cookies of a host such as `localhost:5173`, by name. */
	cookiesOf(host: string): ReadonlyMap<string, string> {
		return this.#cookies.get(host) ?? new Map();
	}
}

function keep(jar: Map<string, string>, line: string): void {
	const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
	const equals = pair.indexOf('=');
	const name = pair.slice(0, equals);
	if (attributes.some(isPast)) jar.delete(name);
	else jar.set(name, pair.slice(equals + 1));
}

function isPast(attribute: string): boolean {
	const [name = '', value = ''] = attribute.split('=');
	if (name.toLowerCase() === 'max-age') return Number(value) <= 0;
	return name.toLowerCase() === 'expires' && Date.parse(value) <= Date.now();
}
