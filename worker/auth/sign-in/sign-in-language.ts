import type { Context } from 'hono';
import { splitLanguage } from '../../languages/address.ts';
import { chosenLanguage } from '../../languages/language-cookie.ts';
import { defaultLanguage, languagesOf, parseLanguage } from '../../languages/languages.ts';
import type { Language } from '../../languages/languages.ts';
import type { AuthEnv } from '../dependencies.ts';
import { hostedPagesLanguage } from './accept-language.ts';

/** The language of the page whose link starts a sign-in, which leads back to it. */
export const languageOfLink = (c: Context<AuthEnv>, origin: string): Language =>
	parseLanguage(c.req.query('lang'), languagesOf(origin)) ?? defaultLanguage;

/**
 * The language for Cognito's pages: that of the page that the sign-in leads back to, or else the one
 * that somebody has chosen, or else the one that their browser prefers.
 */
export function languageForCognito(
	c: Context<AuthEnv>,
	origin: string,
	returnTo: string
): string | null {
	const language = languageOfReturn(returnTo, origin);
	if (language !== defaultLanguage) return hostedPagesLanguage(language);
	const chosen = chosenLanguage(c, languagesOf(origin));
	return hostedPagesLanguage(chosen ?? c.req.header('accept-language'));
}

/** The language in which somebody is written to, who has just signed in. */
export const languageOfPerson = (c: Context<AuthEnv>, origin: string, returnTo: string): Language =>
	chosenLanguage(c, languagesOf(origin)) ?? languageOfReturn(returnTo, origin);

/** The language of the page that a sign-in leads back to. @param returnTo path and query */
export const languageOfReturn = (returnTo: string, origin: string): Language =>
	splitLanguage(new URL(returnTo, origin).pathname, languagesOf(origin)).language;
