import { readPage } from '../browser/page-reader.ts';
import { expectSecureHeaders } from './expect-secure-headers.ts';
import type { Site } from './site.ts';

/**
 * A browser without scripts, which checks the headers of every response.
 *
 * @param session the value of the session cookie, sent each time; null for a visitor
 */
export function pageBrowser(site: () => Site, session: () => string | null) {
	async function visit(path: string, form?: Record<string, string>) {
		const response = await site().browserAt('one', session()).visit(path, { form });
		const { status, headers } = response;
		const html = await response.text();
		/** Where it redirects to; null for a page. */
		const location = headers.get('location');
		expectSecureHeaders({ status, headers, location, html }, `${form ? 'POST' : 'GET'} ${path}`);
		return { ...readPage(html), status, headers, location };
	}
	return {
		open: (path: string) => visit(path),
		/** Submits a form with these fields. */
		send: (path: string, form: Record<string, string>) => visit(path, form)
	};
}

export type PageBrowser = ReturnType<typeof pageBrowser>;
export type PageResponse = Awaited<ReturnType<PageBrowser['open']>>;
