import { base64url } from 'jose';
import { getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';

const name = 'page-data';

/** Tells the next page whose form this is, without putting an address into a URL. */
export const rememberUsername = (c: Context, username: string) =>
	setCookie(c, name, base64url.encode(username), { path: '/', httpOnly: true, sameSite: 'Lax' });

/** The address typed on the page before; empty when nothing, or nothing readable, is kept. */
export function rememberedUsername(c: Context): string {
	try {
		return new TextDecoder().decode(base64url.decode(getCookie(c, name) ?? ''));
	} catch {
		return '';
	}
}
