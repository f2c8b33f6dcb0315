import { base64url } from 'jose';
import { getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';

const name = 'page-data';

/** Keeps the address for the next page, without putting it into a URL. */
export const rememberUsername = (c: Context, username: string) =>
	setCookie(c, name, base64url.encode(username), { path: '/', httpOnly: true, sameSite: 'Lax' });

/** The address from the page before; empty when the cookie is missing or unreadable. */
export function rememberedUsername(c: Context): string {
	try {
		return new TextDecoder().decode(base64url.decode(getCookie(c, name) ?? ''));
	} catch {
		return '';
	}
}
