import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { base64url } from 'jose';
import { siteCookie } from '../../http/site-cookie.ts';
import { sha256 } from '../secrets.ts';
import type { PendingSignIn } from './pending-sign-in.ts';

/** As long as browsers keep a cookie. */
const lifetimeSeconds = 400 * 86_400;

const valid = /^[\w-]{22}$/;

/**
 * The random number by which a browser is known again after a sign-out. It proves nothing about a
 * person: only its absence is reported to them.
 *
 * @param origin the site's own origin
 * @param pending from its verifier, a browser without a number gets one: the same if it sends the
 * callback twice
 */
export async function deviceOf(
	c: Context,
	origin: string,
	{ verifier }: PendingSignIn
): Promise<string> {
	const device = getCookie(c, siteCookie(origin, 'device').name) ?? '';
	if (valid.test(device)) return device;
	return base64url.encode((await sha256(`device ${verifier}`)).subarray(0, 16));
}

/** @returns what is stored of the number in a device cookie */
export const deviceHashOf = async (device: string): Promise<string> =>
	base64url.encode(await sha256(device));

/** Keeps the number in the browser for another 400 days. */
export function keepDevice(c: Context, origin: string, device: string): void {
	const { name, attributes } = siteCookie(origin, 'device');
	setCookie(c, name, device, { ...attributes, maxAge: lifetimeSeconds });
}
