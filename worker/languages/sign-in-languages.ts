import type { Context } from 'hono';
import { hostedPagesLanguage } from '../auth/sign-in/accept-language.ts';
import type { SignInLanguages } from '../auth/sign-in/sign-in-site.ts';
import { inLanguage, splitLanguage } from './address.ts';
import { chosenLanguage } from './language-cookie.ts';
import { defaultLanguage, languagesOf, parseLanguage } from './languages.ts';
import type { Language } from './languages.ts';

/**
 * The languages of a sign-in at this origin. Cognito's pages get the one of the page that it leads
 * back to, or else the one that somebody has chosen, or else the one that their browser prefers.
 */
export function signInLanguages(origin: string): SignInLanguages {
	const offered = languagesOf(origin);
	return {
		localAddress(c, href) {
			const language = parseLanguage(c.req.query('lang'), offered) ?? defaultLanguage;
			return inLanguage(language, href);
		},
		forCognito(c, returnTo) {
			const language = languageOfReturn(returnTo, origin);
			if (language !== defaultLanguage) return hostedPagesLanguage(language);
			return hostedPagesLanguage(chosenLanguage(c, offered) ?? c.req.header('accept-language'));
		},
		useThatOfReturn: (c, returnTo) => c.set('language', languageOfReturn(returnTo, origin))
	};
}

/** The language in which somebody is written to, who has just signed in. */
export const languageOfPerson = (c: Context, origin: string, returnTo: string): Language =>
	chosenLanguage(c, languagesOf(origin)) ?? languageOfReturn(returnTo, origin);

/** @param returnTo path and query */
const languageOfReturn = (returnTo: string, origin: string): Language =>
	splitLanguage(new URL(returnTo, origin).pathname, languagesOf(origin)).language;
