/** A browser without a window: it keeps cookies, sends forms and stops at every redirect. */
export interface Browser {
	get(url: string): Promise<Response>;
	/** Sends the page's form that has this button (or the only one), with the fields typed in. */
	submit(page: Response, fields?: Record<string, string>, action?: string): Promise<Response>;
	/** Follows redirects for as long as they stay on `origin`; gives the first answer that does not. */
	follow(response: Response): Promise<Response>;
	cookies: Map<string, string>;
}

type Fetch = (request: Request) => Promise<Response>;

export function createBrowser(origin: string, fetch: Fetch): Browser {
	const cookies = new Map<string, string>();
	const addresses = new WeakMap<Response, string>();

	const send = async (url: string, init: RequestInit = {}) => {
		const headers = new Headers(init.headers);
		headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
		const response = await fetch(new Request(url, { ...init, headers, redirect: 'manual' }));
		for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
		addresses.set(response, url);
		return response;
	};
	const get = (url: string) => send(new URL(url, origin).href);

	return {
		cookies,
		get,
		async submit(page, fields = {}, action) {
			const address = addresses.get(page) ?? origin;
			const form = formOf(await page.clone().text(), action);
			const body = new URLSearchParams({ ...form.hidden, ...fields });
			const target = new URL(form.action || address, address).href;
			return send(target, { method: 'POST', body });
		},
		async follow(response) {
			const location = response.headers.get('location');
			if (!location?.startsWith(origin)) return response;
			return this.follow(await get(location));
		}
	};
}

function keep(cookies: Map<string, string>, header: string): void {
	const [pair = ''] = header.split(';');
	const name = pair.slice(0, pair.indexOf('='));
	if (/max-age=0/i.test(header)) cookies.delete(name);
	else cookies.set(name, pair.slice(name.length + 1));
}

function formOf(page: string, action = '') {
	const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
	const form = forms.find((one) => one.includes(`action="${action}`)) ?? forms[0] ?? '';
	const hidden = [...form.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g)];
	return {
		action: plain(/<form[^>]* action="([^"]*)"/.exec(form)?.[1] ?? ''),
		hidden: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, plain(value)]))
	};
}

const plain = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
