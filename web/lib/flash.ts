import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';

/** What a page tells once, after something was done. */
export interface Flash {
	/** In the title of the page: screen readers read it first. */
	title: string;
	/** From the catalogue. */
	text: string;
	/** Names that people typed, by their placeholder in the text. */
	values?: Record<string, string>;
	/** Where `<link>` in the text leads. */
	href?: string;
	kind?: 'success' | 'info';
}

type Event = Pick<RequestEvent, 'cookies' | 'locals'>;

/** Long enough for a slow connection; the state is compared as well. */
const maxAge = 120;

/** Only the page that shows it gets the cookie, so that two tabs do not take each other's. */
function flashCookie({ locals: { language, origin } }: Event, pathname: string) {
	const path = language.addressOf(pathname);
	const secure = origin.startsWith('https:');
	return {
		name: secure ? '__Http-flash' : 'popmap_flash',
		attributes: { path, secure, httpOnly: true, sameSite: 'lax' as const }
	};
}

/**
 * Redirects to a page that tells once what was done.
 *
 * @param location path and query of the page
 * @param words what was done, and the state that it led to: see `takeFlash`
 */
export function redirectWithFlash(event: Event, location: string, ...words: string[]): never {
	const { pathname } = new URL(location, event.locals.origin);
	const { name, attributes } = flashCookie(event, pathname);
	event.cookies.set(name, words.join(' '), { ...attributes, maxAge });
	redirect(303, location);
}

/**
 * What was done just before this page was opened, once.
 *
 * @returns the words of `redirectWithFlash`; empty when there is nothing to tell
 */
export function takeFlash(event: Event & Pick<RequestEvent, 'url'>): string[] {
	const { name, attributes } = flashCookie(event, event.url.pathname);
	const words = event.cookies.get(name);
	if (words === undefined) return [];
	event.cookies.delete(name, attributes);
	return words.split(' ');
}

/**
 * The notice about something with versions. None once it has changed again, or for anybody else.
 *
 * @param flashes by the word for what was done
 */
export function flashOf(
	[done = '', version]: readonly string[],
	thing: { isMine: boolean; version: number },
	flashes: Record<string, Flash>
): Flash | null {
	const isCurrent = thing.isMine && String(thing.version) === version;
	return isCurrent && Object.hasOwn(flashes, done) ? (flashes[done] ?? null) : null;
}
