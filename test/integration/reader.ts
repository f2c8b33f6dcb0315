import { readPage } from './html-page.ts';
import type { Page } from './html-page.ts';
import { expectSafe } from './safe-answer.ts';
import type { Site } from './site.ts';

/** What came of opening a page or of sending its form. */
export interface Seen extends Page {
	status: number;
	headers: Headers;
	/** Where it leads on to; null when it is a page itself. */
	location: string | null;
}

/** Somebody with a browser, or without a session. Whatever they are answered is looked at for its headers. */
export interface Reader {
	open: (path: string) => Promise<Seen>;
	/** Sends a form of a page, without a script. */
	send: (path: string, fields: Record<string, string>) => Promise<Seen>;
}

/** @param session the cookie of one; null for a visitor */
export function readerOf(site: Site, session: string | null): Reader {
	const identity: Record<string, string> = session === null ? {} : { cookie: `session=${session}` };

	async function visit(
		path: string,
		method: string,
		fields?: Record<string, string>
	): Promise<Seen> {
		const sent = {
			origin: site.settings['APP_ORIGIN'] ?? '',
			'sec-fetch-site': 'same-origin',
			'content-type': 'application/x-www-form-urlencoded'
		};
		const answer = await site.visit('one', path, {
			method,
			headers: { accept: 'text/html', ...identity, ...(fields && sent) },
			...(fields && { body: new URLSearchParams(fields).toString() })
		});
		const { status, headers } = answer;
		const location = headers.get('location');
		const seen = { ...readPage(await answer.text()), status, headers, location };
		expectSafe(seen, `${method} ${path}`);
		return seen;
	}

	return {
		open: (path) => visit(path, 'GET'),
		send: (path, fields) => visit(path, 'POST', fields)
	};
}
