import { readPage, type Page } from '../browser/page-reader.ts';
import { expectSecureHeaders } from './expect-secure-headers.ts';
import type { Site } from './site.ts';

/** The answer to opening a page or to submitting its form. */
export interface PageAnswer extends Page {
	status: number;
	headers: Headers;
	/** Where it redirects to; null for a page. */
	location: string | null;
}

/** A browser without scripts. The headers of everything that it is answered are checked. */
export interface PageBrowser {
	open: (path: string) => Promise<PageAnswer>;
	/** Submits a form with these fields. */
	send: (path: string, form: Record<string, string>) => Promise<PageAnswer>;
}

/** @param session the value of the session cookie, sent each time; null for a visitor */
export function pageBrowser(site: () => Site, session: () => string | null): PageBrowser {
	async function visit(path: string, form?: Record<string, string>): Promise<PageAnswer> {
		const response = await site().browserAt('one', session()).visit(path, { form });
		const page = {
			...readPage(await response.text()),
			status: response.status,
			headers: response.headers,
			location: response.headers.get('location')
		};
		expectSecureHeaders(page, `${form ? 'POST' : 'GET'} ${path}`);
		return page;
	}
	return { open: (path) => visit(path), send: visit };
}
