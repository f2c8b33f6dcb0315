interface Cookie {
	value: string;
	attributes: string;
}

type Answer = (request: Request) => Response | Promise<Response>;

/** How a page load or a form looks on the wire. */
interface Visit {
	method?: string;
	form?: Record<string, string>;
	headers?: Record<string, string>;
}

/** A browser, as far as HTTP goes: cookies for each host, redirects, and the headers it adds. */
export interface Browser {
	/** One exchange; redirects are not followed. A path is on the site. */
	visit: (url: string, visit?: Visit) => Promise<Response>;
	/** Follows redirects, across hosts, until something else is answered. */
	follow: (url: string, visit?: Visit) => Promise<{ response: Response; url: URL }>;
	/** Cookies of the site by name. */
	cookies: Map<string, Cookie>;
	/** A browser that holds the same cookies, as a thief of them would. */
	copy: () => Browser;
}

const mostRedirects = 12;

/** @param hosts who answers for which origin; the first is the site. */
export function createBrowser(
	hosts: Record<string, Answer>,
	jars: Record<string, Map<string, Cookie>> = {}
): Browser {
	const [site = ''] = Object.keys(hosts);
	const jarOf = (origin: string) => (jars[origin] ??= new Map<string, Cookie>());

	async function visit(address: string, { method, form, headers }: Visit = {}): Promise<Response> {
		const url = new URL(address, site);
		const answer = hosts[url.origin];
		if (!answer) throw new RangeError(`Nobody answers for ${url.origin}`);
		const jar = jarOf(url.origin);
		const request = new Request(url, {
			method: method ?? (form ? 'POST' : 'GET'),
			redirect: 'manual',
			headers: {
				accept: 'text/html',
				'sec-fetch-mode': 'navigate',
				'sec-fetch-dest': 'document',
				'sec-fetch-site': form ? 'same-origin' : 'none',
				...(form && {
					origin: url.origin,
					'content-type': 'application/x-www-form-urlencoded'
				}),
				...(jar.size > 0 && {
					cookie: [...jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
				}),
				...headers
			},
			...(form && { body: new URLSearchParams(form).toString() })
		});
		const response = await answer(request);
		for (const line of response.headers.getSetCookie()) keep(jar, line);
		return response;
	}

	async function follow(address: string, first: Visit = {}) {
		let url = new URL(address, site);
		let response = await visit(url.href, first);
		for (let redirects = 0; redirects < mostRedirects; redirects++) {
			const location = response.headers.get('location');
			if (response.status < 300 || response.status > 399 || !location) return { response, url };
			const next = new URL(location, url);
			const crossSite = next.origin !== url.origin;
			url = next;
			const from = crossSite ? 'cross-site' : 'same-origin';
			response = await visit(url.href, { headers: { 'sec-fetch-site': from } });
		}
		throw new RangeError(`More than ${mostRedirects} redirects, the last to ${url.href}`);
	}

	const copyJars = () =>
		Object.fromEntries(Object.entries(jars).map(([origin, jar]) => [origin, new Map(jar)]));

	return { visit, follow, cookies: jarOf(site), copy: () => createBrowser(hosts, copyJars()) };
}

/** Takes a Set-Cookie header as a browser would: Max-Age=0 removes the cookie. */
function keep(jar: Map<string, Cookie>, line: string): void {
	const [pair = '', ...attributes] = line.split('; ');
	const at = pair.indexOf('=');
	const name = pair.slice(0, at);
	if (attributes.includes('Max-Age=0')) jar.delete(name);
	else jar.set(name, { value: pair.slice(at + 1), attributes: attributes.join('; ') });
}
