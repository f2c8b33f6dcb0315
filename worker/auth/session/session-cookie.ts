import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { rawCookie } from '../../fast-path/raw-cookie.ts';
import type { SealedBox } from '../sealed-box.ts';
import { siteCookie } from '../../http/site-cookie.ts';
import type { SiteCookie } from '../../http/site-cookie.ts';
import { decodeSession, encodeSession } from './session-tokens.ts';
import type { SessionTokens } from './session-tokens.ts';

/** What the response does with the session cookie. `maxAge` in seconds. */
export type CookieChange = 'keep' | 'clear' | { write: string; maxAge: number };

/** Browsers ignore a cookie whose name and value exceed this many bytes (RFC 6265bis, 5.6). */
const maxCookieBytes = 4096;
const maxParts = 4;

/** @returns the name of the session cookie at this origin */
export const sessionCookieName = (origin: string): string => siteCookie(origin, 'session').name;

/**
 * The session cookie of the site: one cookie, or up to four parts when its tokens outgrow one.
 * `read` returns null when the browser sent none, `open` when it was not sealed by this site.
 */
export class SessionCookie {
	readonly #cookie: SiteCookie;
	readonly #partNames: readonly string[];
	readonly #partLength: number;
	readonly #box: SealedBox;

	constructor(origin: string, box: SealedBox) {
		this.#cookie = siteCookie(origin, 'session');
		const { name } = this.#cookie;
		this.#partNames = Array.from({ length: maxParts }, (_, part) => `${name}.${part}`);
		this.#partLength = maxCookieBytes - name.length - 2;
		this.#box = box;
	}

	read(c: Pick<Context, 'req'>): string | null {
		const header = c.req.header('cookie');
		if (!header) return null;
		const whole = rawCookie(header, this.#cookie.name);
		if (whole) return whole;
		const parts = this.#partNames.map((part) => rawCookie(header, part) ?? '');
		return parts[0] ? parts.join('') : null;
	}

	fits(value: string): boolean {
		return value.length <= maxParts * this.#partLength;
	}

	seal(tokens: SessionTokens): Promise<string> {
		return this.#box.seal('session', encodeSession(tokens));
	}

	async open(value: string): Promise<(SessionTokens & { oldKey: boolean }) | null> {
		const opened = await this.#box.open('session', value);
		const tokens = opened && decodeSession(opened.content);
		return tokens ? { ...tokens, oldKey: opened.oldKey } : null;
	}

	/** Tokens that fit no cookie stay in the session row, where the next request finds them. */
	apply(c: Context, change: CookieChange): void {
		if (change === 'clear') this.clear(c);
		else if (change !== 'keep' && this.fits(change.write)) {
			this.#write(c, change.write, change.maxAge);
		}
	}

	clear(c: Context): void {
		for (const name of [this.#cookie.name, ...this.#partNames]) this.#delete(c, name);
	}

	#write(c: Context, value: string, maxAge: number): void {
		const { name, attributes } = this.#cookie;
		const isWhole = name.length + value.length <= maxCookieBytes;
		const values = new Map(isWhole ? [[name, value]] : this.#split(value));
		for (const each of [name, ...this.#partNames]) {
			const part = values.get(each);
			if (part) setCookie(c, each, part, { ...attributes, maxAge });
			else this.#delete(c, each);
		}
	}

	#split(value: string): [name: string, part: string][] {
		return this.#partNames.map((name, index) => [
			name,
			value.slice(index * this.#partLength, (index + 1) * this.#partLength)
		]);
	}

	#delete(c: Context, name: string): void {
		const isSent = rawCookie(c.req.header('cookie') ?? '', name) !== null;
		if (isSent) deleteCookie(c, name, this.#cookie.attributes);
	}
}
