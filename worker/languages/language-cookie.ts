import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { rawCookie } from '../fast-path/raw-cookie.ts';
import { parseLanguage } from './languages.ts';
import type { Language, LanguageFacts } from './languages.ts';

const name = 'language';

/** As long as browsers keep a cookie. */
const lifetimeSeconds = 400 * 86_400;

/** The language that somebody chose in this browser; null before they chose one. */
export const chosenLanguage = (c: Context, offered: readonly LanguageFacts[]): Language | null =>
	parseLanguage(rawCookie(c.req.header('cookie') ?? '', name), offered);

/** Remembers the choice. It is no secret, and a forged one changes nothing but the language. */
export const rememberLanguage = (c: Context, origin: string, language: Language): void =>
	setCookie(c, name, language, {
		path: '/',
		secure: origin.startsWith('https:'),
		httpOnly: true,
		sameSite: 'Lax',
		maxAge: lifetimeSeconds
	});
