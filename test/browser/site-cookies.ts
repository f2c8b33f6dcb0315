import { CookieJar, type Cookie } from 'tough-cookie';

export interface SiteCookie {
	value: string;
	/** As in a Set-Cookie header, e.g. `Path=/; HttpOnly`. */
	attributes?: string;
}

/**
 * The cookies that a browser keeps for one origin, by name. A jar for each origin, port included:
 * on localhost, cookies would otherwise reach both the site and Cognito, which in production have
 * hosts of their own.
 */
export class SiteCookies implements Iterable<[string, Required<SiteCookie>]> {
	readonly #origin: string;
	readonly #jar: CookieJar;

	constructor(origin: string, jar = new CookieJar()) {
		this.#origin = origin;
		this.#jar = jar;
	}

	/** Stores the cookie of a Set-Cookie header, or ignores it as a browser would. */
	receive(header: string): void {
		this.#jar.setCookieSync(header, this.#origin, { ignoreError: true });
	}

	/** The Cookie header of a request; empty when there are no cookies for it. */
	headerFor = (url: URL): string => this.#jar.getCookieStringSync(url.href);

	get(name: string): Required<SiteCookie> | undefined {
		return new Map(this).get(name);
	}

	set(name: string, { value, attributes = '' }: SiteCookie): void {
		this.receive(`${name}=${value}; ${attributes}`);
	}

	delete(name: string): void {
		const { attributes = '' } = this.get(name) ?? {};
		this.set(name, { value: '', attributes: `${attributes}; Max-Age=0` });
	}

	has = (name: string): boolean => new Map(this).has(name);
	keys = () => new Map(this).keys();
	values = () => new Map(this).values();
	clear = (): void => this.#jar.removeAllCookiesSync();
	copy = () => new SiteCookies(this.#origin, this.#jar.cloneSync());

	*[Symbol.iterator](): Generator<[string, Required<SiteCookie>]> {
		for (const cookie of this.#jar.getCookiesSync(this.#origin, { allPaths: true })) {
			yield [cookie.key, { value: cookie.value, attributes: attributesOf(cookie) }];
		}
	}
}

const attributesOf = (cookie: Cookie) => cookie.toString().split('; ').slice(1).join('; ');
