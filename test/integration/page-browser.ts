import { readPage } from '../browser/page-reader.ts';
import { expectSecureHeaders } from './expect-secure-headers.ts';
import type { Browser, Visit } from '../browser/browser.ts';
import type { Site } from './site.ts';

const bookmark = `${'00000000-'.repeat(3)}${'0'.repeat(32)}`;

/**
 * A browser without scripts, which checks the headers of every response.
 *
 * @param session the value of the session cookie, sent each time; null for a visitor
 */
export function pageBrowser(site: () => Site, session: () => string | null) {
	const newTab = () => site().browserAt('one', session());
	async function visit(browser: Browser, path: string, request: Visit) {
		const { form } = request;
		const response = await browser.visit(path, request);
		const { status, headers } = response;
		const html = await response.text();
		/** Where it redirects to; null for a page. */
		const location = headers.get('location');
		expectSecureHeaders({ status, headers, location, html }, `${form ? 'POST' : 'GET'} ${path}`);
		return { ...readPage(html), status, headers, location };
	}
	const openAt = (browser: () => Browser) => ({
		open: (path: string, headers?: Record<string, string>) => visit(browser(), path, { headers }),
		/** Submits a form with these fields. */
		send: (path: string, form: NonNullable<Visit['form']>, headers?: Record<string, string>) =>
			visit(browser(), path, { form, headers })
	});
	return {
		...openAt(newTab),
		/** Past the cache, as for somebody who has just written: a test's own queries purge nothing. */
		openUncached(path: string) {
			const browser = newTab();
			browser.cookies.set('popmap_bookmark', { value: bookmark });
			return visit(browser, path, {});
		},
		/** Keeps the cookies that it gets; the others forget them after each request. */
		tab() {
			const browser = newTab();
			return { ...openAt(() => browser), cookies: browser.cookies };
		}
	};
}

export type PageBrowser = ReturnType<typeof pageBrowser>;
export type PageResponse = Awaited<ReturnType<PageBrowser['open']>>;
