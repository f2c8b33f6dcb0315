import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { getPathNoStrict } from 'hono/utils/url';
import type { AppEnv } from '../http/app-env.ts';
import { isSafe } from '../http/safe-methods.ts';
import { acceptedLanguages } from '../languages/accept-language.ts';
import {
	hasNoLanguage,
	inLanguage,
	isFeed,
	pathOfDefaultLanguage,
	splitLanguage
} from '../languages/address.ts';
import { chosenLanguage, rememberLanguage } from '../languages/language-cookie.ts';
import { defaultLanguage, languagesOf, parseLanguage } from '../languages/languages.ts';
import type { Language, LanguageFacts } from '../languages/languages.ts';

/** The path that routes match: without its language. A trailing slash is the same path. */
export function pathWithoutLanguage(origin: string): (request: Request) => string {
	const offered = languagesOf(origin);
	return (request) => splitLanguage(getPathNoStrict(request), offered).path;
}

/** Headers with which a response leads elsewhere: the second one is for the script of forms. */
const redirectHeaders = ['location', 'x-location'];

/**
 * Takes the language off the address of a request, and puts it on where the response leads. Only
 * whoever has chosen a language is led from the home page to it.
 *
 * @param origin the site's own origin
 */
export function chooseLanguage(origin: string) {
	const offered = languagesOf(origin);
	return createMiddleware<AppEnv>(async (c, next): Promise<Response | void> => {
		const url = new URL(c.req.url);
		const unprefixed = isSafe(c.req.method) ? pathOfDefaultLanguage(url.pathname) : null;
		if (unprefixed !== null) return c.redirect(unprefixed + url.search, 308);
		const { language, path } = splitLanguage(url.pathname, offered);
		const chosen = chosenLanguage(c, offered);
		if (isHome(c, url.pathname) && chosen !== null && chosen !== defaultLanguage) {
			return c.redirect(inLanguage(chosen, '/') + url.search, 302);
		}
		if (hasNoLanguage(path)) {
			const asked = parseLanguage(url.searchParams.get('lang'), offered);
			c.set('language', isSignIn(path) ? (asked ?? chosen ?? defaultLanguage) : defaultLanguage);
			c.set('suggestedLanguage', null);
			await next();
			// Whoever signs in or out on pages in a language is led back to them.
			if (isSignIn(path) && asked !== null && chosen === null) rememberLanguage(c, origin, asked);
			return;
		}
		c.set('language', language);
		const mayChoose = chosen === null && !isFeed(path);
		c.set('suggestedLanguage', mayChoose ? suggestionFor(c, language, offered) : null);
		if (language !== defaultLanguage) {
			url.pathname = path;
			c.req.raw = new Request(url, c.req.raw);
		}
		await next();
		leadToLanguage(c, language, origin);
	});
}

/** The sign-in explains on pages what went wrong. */
const isSignIn = (path: string) => /^\/(?:auth|callback)(?:\/|$)/.test(path);

const isHome = (c: Context<AppEnv>, path: string) => path === '/' && isSafe(c.req.method);

/** The language that a browser prefers, if pages have it and this one is in another. */
function suggestionFor(
	c: Context<AppEnv>,
	language: Language,
	offered: readonly LanguageFacts[]
): Language | null {
	for (const tag of acceptedLanguages(c.req.header('accept-language'))) {
		const accepted = parseLanguage(tag.split('-')[0], offered);
		if (accepted !== null) return accepted === language ? null : accepted;
	}
	return null;
}

/** Redirects of pages, and those to this site's own address, stay in the language. */
function leadToLanguage(c: Context<AppEnv>, language: Language, origin: string): void {
	if (language === defaultLanguage) return;
	for (const name of redirectHeaders) {
		const target = c.res.headers.get(name);
		if (target === null) continue;
		const isAbsolute = target.startsWith(`${origin}/`);
		const path = isAbsolute ? target.slice(origin.length) : target;
		c.res.headers.set(name, (isAbsolute ? origin : '') + inLanguage(language, path));
	}
}
