import { readForm } from './form-reader.ts';
import { SiteCookies } from './site-cookies.ts';

export type Send = (request: Request) => Response | Promise<Response>;

/** How a request differs from a plain GET. */
export interface Visit {
	method?: string;
	form?: Record<string, string> | URLSearchParams;
	/** A body for the API, as a script of the page would send it. */
	json?: object;
	headers?: Record<string, string>;
}

/** The response at the end of a chain of redirects. */
export interface Landing {
	response: Response;
	url: URL;
}

/** What browsers send when someone follows a link or submits a form. */
const navigation = {
	accept: 'text/html',
	'sec-fetch-mode': 'navigate',
	'sec-fetch-dest': 'document',
	'sec-fetch-user': '?1'
};

const maxRedirects = 12;

/** A browser, as far as HTTP goes: cookies, redirects, forms, and the headers that browsers add. */
export class Browser {
	readonly home: string;
	readonly #serverAt: (origin: string) => Send | undefined;
	readonly #jars: Map<string, SiteCookies>;
	readonly #addresses = new WeakMap<Response, URL>();

	/**
	 * @param home the origin that paths belong to
	 * @param serverAt returns the server of an origin; undefined if it is out of reach
	 */
	constructor(
		home: string,
		serverAt: (origin: string) => Send | undefined,
		jars = new Map<string, SiteCookies>()
	) {
		this.home = home;
		this.#serverAt = serverAt;
		this.#jars = jars;
	}

	/** The cookies of the home origin. */
	get cookies(): SiteCookies {
		return this.#cookiesOf(this.home);
	}

	/** Sends one request; redirects are not followed. */
	async visit(address: string, { method, form, json, headers }: Visit = {}): Promise<Response> {
		const url = new URL(address, this.home);
		const send = this.#serverAt(url.origin);
		if (!send) throw new RangeError(`No server for ${url.origin}`);
		const cookies = this.#cookiesOf(url.origin);
		const sent = new Headers({
			...navigation,
			'sec-fetch-site': form || json ? 'same-origin' : 'none'
		});
		if (form || json) sent.set('origin', url.origin);
		if (json) sent.set('content-type', 'application/json');
		if (form) sent.set('content-type', 'application/x-www-form-urlencoded');
		const cookie = cookies.headerFor(url);
		if (cookie) sent.set('cookie', cookie);
		for (const [name, value] of Object.entries(headers ?? {})) sent.set(name, value);
		const response = await send(
			new Request(url, {
				method: method ?? (form || json ? 'POST' : 'GET'),
				redirect: 'manual',
				headers: sent,
				...(form && { body: new URLSearchParams(form).toString() }),
				...(json && { body: JSON.stringify(json) })
			})
		);
		for (const header of response.headers.getSetCookie()) cookies.receive(header);
		this.#addresses.set(response, url);
		return response;
	}

	/** Follows redirects to a page, or until one leads to an origin that is out of reach. */
	async follow(start: string | Response, first: Visit = {}): Promise<Landing> {
		let response = typeof start === 'string' ? await this.visit(start, first) : start;
		for (let redirects = 0; redirects <= maxRedirects; redirects++) {
			const url = this.#addressOf(response);
			const location = response.headers.get('location');
			const isRedirect = response.status >= 300 && response.status < 400;
			if (!isRedirect || !location) return { response, url };
			const next = new URL(location, url);
			if (!this.#serverAt(next.origin)) return { response, url };
			const from = next.origin === url.origin ? 'same-origin' : 'cross-site';
			response = await this.visit(next.href, { headers: { 'sec-fetch-site': from } });
		}
		throw new RangeError(`More than ${maxRedirects} redirects, the last to ${response.url}`);
	}

	/**
	 * Submits a form of a page: its fields as they are, except for the given ones.
	 *
	 * @param selector which form, when the page has several
	 */
	async submit(page: Response, changes: Record<string, string> = {}, selector = 'form') {
		const html = await page.clone().text();
		const { action, fields } = readForm(html, this.#addressOf(page), selector);
		return this.visit(action.href, { form: { ...fields, ...changes } });
	}

	/** Another browser with the same cookies, such as that of a thief. */
	copy(): Browser {
		const jars = [...this.#jars].map(([origin, cookies]) => [origin, cookies.copy()] as const);
		return new Browser(this.home, this.#serverAt, new Map(jars));
	}

	#cookiesOf(origin: string): SiteCookies {
		const cookies = this.#jars.get(origin) ?? new SiteCookies(origin);
		this.#jars.set(origin, cookies);
		return cookies;
	}

	#addressOf(response: Response): URL {
		return this.#addresses.get(response) ?? new URL(this.home);
	}
}
