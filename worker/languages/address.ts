import { defaultLanguage, parseLanguage } from './languages.ts';
import type { Language, LanguageFacts } from './languages.ts';

// The prefix of a language is taken off where a request enters, and put on where a response leaves:
// between the two, routes, cache keys and pages know one address of each page.

/** What has one address for all languages: what programs ask for, the sign-in, */
const withoutLanguage =
	/^\/(?:api|auth|callback|health|language|pictures|_app|\.well-known)(?:\/|$)/i;
/** and files, */
const file = /\/[^/]*\.[a-z0-9]+$/i;
/** except those that people read in a program of theirs, or see beside a link. */
const feed = /\/(?:(?:calendar|saved)\.ics|feed\.(?:atom|json)|share\.png)$/;

/** Whether a path is that of a calendar, a feed or a picture with a title: in a language, and read by a program. */
export const isFeed = (path: string): boolean => feed.test(path);

/** Whether a path has no language of its own. */
export const hasNoLanguage = (path: string): boolean =>
	withoutLanguage.test(path) || (file.test(path) && !isFeed(path));

interface Split {
	language: Language;
	path: string;
}

/**
 * Takes the language off a path. What only looks like one stays as it is, and leads to no page:
 * `/de//host` would become the address of another site.
 */
export function splitLanguage(path: string, offered: readonly LanguageFacts[]): Split {
	const whole: Split = { language: defaultLanguage, path };
	const [, code, rest = ''] = /^\/([a-z]{2})(\/.*)?$/s.exec(path) ?? [];
	const language = parseLanguage(code, offered);
	if (language === null || language === defaultLanguage) return whole;
	if (/^\/[/\\]/.test(rest) || hasNoLanguage(rest)) return whole;
	return { language, path: rest || '/' };
}

/** The path of a page whose address names the default language, which has no prefix; else null. */
export function pathOfDefaultLanguage(path: string): string | null {
	const [, code, rest = ''] = /^\/([a-z]{2})(\/.*)?$/s.exec(path) ?? [];
	if (code !== defaultLanguage || /^\/[/\\]/.test(rest) || hasNoLanguage(rest)) return null;
	return rest || '/';
}

/**
 * The address of a page in a language, from its address without one. The sign-in, which has one
 * address, gets the language as a parameter, so that it leads back to it. Any other address stays as
 * it is.
 *
 * @param href of this site, with query and fragment
 * @param and what separates parameters: `&amp;` in HTML
 */
export function inLanguage(language: Language, href: string, and = '&'): string {
	if (language === defaultLanguage || !/^\/(?![/\\])/.test(href)) return href;
	const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
	if (path.startsWith('/auth/log')) {
		const query = rest.startsWith('?') ? and + rest.slice(1) : rest;
		return `${path}?lang=${language}${query}`;
	}
	const isThere = path === `/${language}` || path.startsWith(`/${language}/`);
	if (isThere || hasNoLanguage(path)) return href;
	return `/${language}${path === '/' ? '' : path}${rest}`;
}
