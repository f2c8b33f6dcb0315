import { Hono } from 'hono';
import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { returnTo } from '../http/return-to.ts';
import { inLanguage, splitLanguage } from './address.ts';
import { rememberLanguage } from './language-cookie.ts';
import { defaultLanguage, languagesOf, parseLanguage } from './languages.ts';
import type { Language } from './languages.ts';

/** Stores the choice of somebody who is signed in. */
export type SaveChoice = (c: Context<AppEnv>, language: Language) => Promise<void>;

/**
 * `POST /language`, the form at the foot of every page: remembers the language and shows the same page
 * in it.
 *
 * @param origin the site's own origin
 */
export function languageChoice(origin: string, save: SaveChoice) {
	const offered = languagesOf(origin);
	return new Hono<AppEnv>().post('/', async (c) => {
		const form = await c.req.parseBody();
		const asked = typeof form['return_to'] === 'string' ? form['return_to'] : null;
		const code = typeof form['language'] === 'string' ? form['language'] : null;
		const language = parseLanguage(code, offered) ?? defaultLanguage;
		const page = new URL(returnTo(asked, origin), origin);
		const { path } = splitLanguage(page.pathname, offered);
		rememberLanguage(c, origin, language);
		await save(c, language);
		return c.redirect(inLanguage(language, path + page.search), 303);
	});
}
