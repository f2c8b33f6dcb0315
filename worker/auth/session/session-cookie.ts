import { base64url } from 'jose';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { cookieNamed } from './cookie-header.ts';
import { concat, packTokens, unpackTokens } from './token-codec.ts';
import type { SealedBox } from '../sealed-box.ts';

/** What Cognito gave for a sign-in and gives again at each renewal. */
export interface Tokens {
	accessToken: string;
	refreshToken: string;
}

/** What the cookie carries: which session this is, and its tokens. */
export interface CookieSession extends Tokens {
	sessionId: string;
}

export interface SessionCookie {
	/** The cookie as the browser sent it; null when it sent none. */
	read: (c: Context) => string | null;
	/** Whether browsers keep a cookie of that size, in parts if need be. */
	fits: (value: string) => boolean;
	open: (value: string) => Promise<(CookieSession & { oldKey: boolean }) | null>;
	seal: (session: CookieSession) => Promise<string>;
	apply: (c: Context, change: CookieChange) => void;
	clear: (c: Context) => void;
}

/** What becomes of the cookie with an answer. `maxAge` in seconds. */
export type CookieChange = 'keep' | 'clear' | { write: string; maxAge: number };

const version = 1;
const idBytes = 16;

/** Browsers ignore a cookie whose name and value exceed this many bytes (RFC 6265bis, 5.6). */
const cookieLimit = 4096;
const mostParts = 4;

/** With a prefix that neither a script nor a sibling host can set, where there is https. */
export const sessionCookieName = (origin: string): string =>
	origin.startsWith('https:') ? '__Host-Http-session' : 'session';

/** @returns the bytes to seal. */
export function encodeSession({ sessionId, accessToken, refreshToken }: CookieSession): Uint8Array {
	const id = base64url.decode(sessionId);
	if (id.length !== idBytes) throw new TypeError('A session id has 16 bytes');
	return concat([Uint8Array.of(version), id, packTokens([accessToken, refreshToken])]);
}

/** The reverse of {@link encodeSession}; null for bytes of another version or shape. */
export function decodeSession(bytes: Uint8Array): CookieSession | null {
	if (bytes[0] !== version) return null;
	const [accessToken, refreshToken] = unpackTokens(bytes.subarray(1 + idBytes), 2) ?? [];
	if (!accessToken || !refreshToken) return null;
	return { sessionId: base64url.encode(bytes.subarray(1, 1 + idBytes)), accessToken, refreshToken };
}

/**
 * The session cookie: HttpOnly, SameSite=Lax (Strict would not be sent on the way back from
 * Cognito) and, over https, Secure with the `__Host-Http-` prefix of RFC 10017, so that neither a
 * script nor a sibling host can plant one. One cookie, unless a token outgrows it.
 */
export function createSessionCookie(origin: string, box: SealedBox): SessionCookie {
	const secure = origin.startsWith('https:');
	const name = sessionCookieName(origin);
	const attributes = { path: '/', secure, httpOnly: true, sameSite: 'Lax' } as const;
	const partNames = Array.from({ length: mostParts }, (_, part) => `${name}.${part}`);
	const partLength = cookieLimit - name.length - 2;

	function read(c: Context): string | null {
		const header = c.req.header('cookie');
		if (!header) return null;
		const whole = cookieNamed(header, name);
		if (whole) return whole;
		const parts = partNames.map((part) => cookieNamed(header, part) ?? '');
		return parts[0] ? parts.join('') : null;
	}

	/** As {@link read} finds it: Hono's parser does not see a value with letters that none of ours has. */
	const isPresent = (c: Context, name: string) =>
		cookieNamed(c.req.header('cookie') ?? '', name) !== null;

	async function open(value: string) {
		const opened = await box.open('session', value);
		const session = opened && decodeSession(opened.content);
		return session ? { ...session, oldKey: opened.oldKey } : null;
	}

	function write(c: Context, value: string, maxAge: number): void {
		const isOne = name.length + value.length <= cookieLimit;
		const parts = isOne ? [] : (value.match(new RegExp(`.{1,${partLength}}`, 'g')) ?? []);
		if (isOne) setCookie(c, name, value, { ...attributes, maxAge });
		else if (isPresent(c, name)) deleteCookie(c, name, attributes);
		for (const [index, part] of partNames.entries()) {
			const piece = parts[index];
			if (piece) setCookie(c, part, piece, { ...attributes, maxAge });
			else if (isPresent(c, part)) deleteCookie(c, part, attributes);
		}
	}

	function clear(c: Context): void {
		for (const each of [name, ...partNames]) {
			if (isPresent(c, each)) deleteCookie(c, each, attributes);
		}
	}

	const seal = (session: CookieSession) => box.seal('session', encodeSession(session));

	const fits = (value: string) => value.length <= mostParts * partLength;

	/** Tokens that outgrew every cookie stay in the row, where the next request finds them. */
	function apply(c: Context, change: CookieChange): void {
		if (change === 'clear') clear(c);
		else if (change !== 'keep' && fits(change.write)) write(c, change.write, change.maxAge);
	}

	return { read, open, seal, fits, apply, clear };
}
