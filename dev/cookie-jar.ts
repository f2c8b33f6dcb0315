/**
 * A browser for programs: keeps cookies for each host and follows nothing of itself. Enough for
 * walking through a sign-in, and no more; paths and expiry dates other than the past are ignored.
 */
export class CookieJar {
	readonly #cookies = new Map<string, Map<string, string>>();

	async fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
		const { host } = new URL(url);
		const jar = this.#cookies.get(host) ?? new Map<string, string>();
		this.#cookies.set(host, jar);
		const headers = new Headers(init.headers);
		if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '));
		const response = await fetch(url, { ...init, headers, redirect: 'manual' });
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
