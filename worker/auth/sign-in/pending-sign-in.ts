import { base64url } from 'jose';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import type { SealedBox } from '../sealed-box.ts';
import { constantTimeEqual, randomToken, sha256 } from '../secrets.ts';
import { socialProviders } from '../sign-in-config.ts';
import { siteCookie } from '../../http/site-cookie.ts';
import type { SiteCookie } from '../../http/site-cookie.ts';

/** Seconds: Cognito ends a sign-in after five minutes, and its code after five more. */
const lifetimeSeconds = 600;

/** More cookies of abandoned sign-ins would make a browser's requests too large. */
const maxPending = 5;

const stored = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({
		state: v.string(),
		nonce: v.string(),
		verifier: v.string(),
		provider: v.nullable(v.picklist(socialProviders)),
		returnTo: v.string(),
		startedAt: v.number(),
		retries: v.number(),
		// Sign-ins that an earlier release started have none of these.
		otherAccount: v.optional(v.boolean(), false),
		confirms: v.optional(v.nullable(v.string()), null),
		links: v.optional(v.nullable(v.string()), null)
	})
);

/**
 * A sign-in whose callback has not arrived. `verifier` is the secret half of PKCE (RFC 7636),
 * `startedAt` in milliseconds since 1970, UTC, and `retries` counts automatic restarts.
 * `otherAccount`: Cognito must not continue with the account that it remembers. `confirms` is the
 * subject of the signed-in person who proves once more who they are; null for any other sign-in.
 * `links` is the id of the signed-in person who adds a way to sign in; else null.
 */
export type PendingSignIn = v.InferOutput<typeof stored>;

export type SignInStart = Pick<
	PendingSignIn,
	'provider' | 'returnTo' | 'retries' | 'otherAccount' | 'confirms' | 'links'
>;

/**
 * The sign-ins that a browser has started: one sealed cookie each, named after the `state`, so that
 * two tabs can sign in at once. The cookie binds the sign-in to the browser, which prevents login
 * CSRF (RFC 9700, 4.7).
 *
 * `start` removes the oldest when there would be more than five; `taken` is a sign-in that the
 * request has taken. `take` returns a sign-in once. `single` returns the browser's only one.
 */
export class PendingSignIns {
	readonly #cookie: SiteCookie;
	readonly #box: SealedBox;
	readonly #now: () => number;

	constructor(origin: string, box: SealedBox, now: () => number) {
		this.#cookie = siteCookie(origin, 'signin-');
		this.#box = box;
		this.#now = now;
	}

	async start(c: Context, start: SignInStart, taken: PendingSignIn | null): Promise<PendingSignIn> {
		const pending: PendingSignIn = {
			state: randomToken(32),
			nonce: randomToken(32),
			verifier: randomToken(32),
			provider: start.provider,
			returnTo: start.returnTo,
			startedAt: this.#now(),
			retries: start.retries,
			otherAccount: start.otherAccount,
			confirms: start.confirms,
			links: start.links
		};
		await this.#removeOldest(c, taken && (await this.#nameOf(taken.state)));
		const content = new TextEncoder().encode(JSON.stringify(pending));
		const value = await this.#box.seal('pending-sign-in', content);
		setCookie(c, await this.#nameOf(pending.state), value, {
			...this.#cookie.attributes,
			maxAge: lifetimeSeconds
		});
		return pending;
	}

	async take(c: Context, state: string): Promise<PendingSignIn | null> {
		const name = await this.#nameOf(state);
		const value = getCookie(c, name);
		if (value === undefined) return null;
		this.#remove(c, name);
		const pending = await this.#open(value);
		return pending && (await constantTimeEqual(pending.state, state)) ? pending : null;
	}

	async single(c: Context): Promise<PendingSignIn | null> {
		const all = (await this.#all(c)).flatMap(({ pending }) => pending ?? []);
		return all.length === 1 ? (all[0] ?? null) : null;
	}

	/**
	 * @param removed a cookie that the response already removes: RFC 6265, 4.1.1 forbids setting it
	 * twice
	 */
	async #removeOldest(c: Context, removed: string | null): Promise<void> {
		const others = (await this.#all(c)).filter(({ name }) => name !== removed);
		const startOf = ({ pending }: (typeof others)[number]) => pending?.startedAt ?? 0;
		const newestFirst = others.sort((a, b) => startOf(b) - startOf(a));
		for (const [index, { name, pending }] of newestFirst.entries()) {
			if (pending === null || index >= maxPending - 1) this.#remove(c, name);
		}
	}

	#all(c: Context): Promise<{ name: string; pending: PendingSignIn | null }[]> {
		const cookies = Object.entries(getCookie(c)).filter(([name]) =>
			name.startsWith(this.#cookie.name)
		);
		return Promise.all(
			cookies.map(async ([name, value]) => ({ name, pending: await this.#open(value) }))
		);
	}

	async #open(value: string): Promise<PendingSignIn | null> {
		const opened = await this.#box.open('pending-sign-in', value);
		if (!opened) return null;
		const parsed = v.safeParse(stored, new TextDecoder().decode(opened.content));
		if (!parsed.success) return null;
		const ageMs = this.#now() - parsed.output.startedAt;
		return ageMs < lifetimeSeconds * 1000 ? parsed.output : null;
	}

	#remove(c: Context, name: string): void {
		deleteCookie(c, name, this.#cookie.attributes);
	}

	/** Sixty-four bits are enough to tell cookies apart; the sealed state is what gets verified. */
	async #nameOf(state: string): Promise<string> {
		return this.#cookie.name + base64url.encode((await sha256(state)).subarray(0, 8));
	}
}

/** @returns the id of a sign-in in the session that it makes: 128 bits of a hash of its state */
export const transactionIdOf = async ({ state }: PendingSignIn): Promise<string> =>
	base64url.encode((await sha256(state)).subarray(0, 16));

/** @returns the S256 challenge of a PKCE verifier (RFC 7636, 4.2) */
export const codeChallenge = async (verifier: string): Promise<string> =>
	base64url.encode(await sha256(verifier));
