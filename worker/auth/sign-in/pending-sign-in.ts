import { base64url } from 'jose';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { socialProviders } from '../../config.ts';
import type { Clock } from '../../parts.ts';
import { randomToken } from '../random.ts';
import { isSameSecret } from '../constant-time-equal.ts';
import type { SealedBox } from '../sealed-box.ts';

/** A sign-in that was started and has not come back yet. */
export interface PendingSignIn {
	state: string;
	nonce: string;
	/** PKCE's secret half (RFC 7636). */
	verifier: string;
	provider: (typeof socialProviders)[number] | null;
	returnTo: string;
	/** Milliseconds since 1970, UTC. */
	startedAt: number;
	/** How many times it was started again without the person doing anything. */
	retries: number;
}

export interface PendingSignIns {
	/**
	 * Starts one, and forgets the oldest where there would be more than five.
	 *
	 * @param instead one that this request took: it is forgotten already
	 */
	start: (
		c: Context,
		start: Pick<PendingSignIn, 'provider' | 'returnTo' | 'retries'>,
		instead: PendingSignIn | null
	) => Promise<PendingSignIn>;
	/** Takes the one that `state` belongs to: it cannot be taken again. null when there is none. */
	take: (c: Context, state: string) => Promise<PendingSignIn | null>;
	/** The only one in this browser, which stays; null when there are several, or none. */
	single: (c: Context) => Promise<PendingSignIn | null>;
}

/** Seconds: Cognito itself gives up a sign-in after five minutes, a code after five more. */
const lifetime = 600;

/** A cookie for every abandoned attempt would in time make requests too large to be accepted. */
const mostAtOnce = 5;

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
		retries: v.number()
	})
);

/**
 * One sealed cookie for each sign-in, named after its `state`, so that two tabs can sign in at
 * once. It binds the sign-in to this browser, which is what stops login CSRF (RFC 9700, 4.7).
 */
export function createPendingSignIns(origin: string, box: SealedBox, now: Clock): PendingSignIns {
	const secure = origin.startsWith('https:');
	const prefix = secure ? '__Host-Http-signin-' : 'signin-';
	// Lax, because the way back from Cognito is a navigation from another site.
	const attributes = { path: '/', secure, httpOnly: true, sameSite: 'Lax' } as const;

	const nameOf = async (state: string) => prefix + (await digest(state));
	const forget = (c: Context, name: string) => deleteCookie(c, name, attributes);

	async function start(
		c: Context,
		{ provider, returnTo, retries }: Pick<PendingSignIn, 'provider' | 'returnTo' | 'retries'>,
		instead: PendingSignIn | null
	): Promise<PendingSignIn> {
		const pending: PendingSignIn = {
			state: randomToken(32),
			nonce: randomToken(32),
			verifier: randomToken(32),
			provider,
			returnTo,
			startedAt: now(),
			retries
		};
		await makeRoom(c, instead && (await nameOf(instead.state)));
		const content = new TextEncoder().encode(JSON.stringify(pending));
		const value = await box.seal('pending-sign-in', content);
		setCookie(c, await nameOf(pending.state), value, { ...attributes, maxAge: lifetime });
		return pending;
	}

	/** @param gone a cookie that the answer takes away already: no name may be in it twice (RFC 6265, 4.1.1) */
	async function makeRoom(c: Context, gone: string | null): Promise<void> {
		const others = (await presentIn(c)).filter(({ name }) => name !== gone);
		const startOf = ({ pending }: (typeof others)[number]) => pending?.startedAt ?? 0;
		const newestFirst = others.sort((one, other) => startOf(other) - startOf(one));
		for (const [place, { name, pending }] of newestFirst.entries()) {
			if (pending === null || place >= mostAtOnce - 1) forget(c, name);
		}
	}

	async function take(c: Context, state: string): Promise<PendingSignIn | null> {
		const name = await nameOf(state);
		const value = getCookie(c, name);
		if (value === undefined) return null;
		forget(c, name);
		const pending = await open(value);
		return pending && (await isSameSecret(pending.state, state)) ? pending : null;
	}

	async function single(c: Context): Promise<PendingSignIn | null> {
		const present = (await presentIn(c)).flatMap(({ pending }) => pending ?? []);
		return present.length === 1 ? (present[0] ?? null) : null;
	}

	const presentIn = (c: Context) =>
		Promise.all(
			Object.entries(getCookie(c))
				.filter(([name]) => name.startsWith(prefix))
				.map(async ([name, value]) => ({ name, pending: await open(value) }))
		);

	async function open(value: string): Promise<PendingSignIn | null> {
		const opened = await box.open('pending-sign-in', value);
		if (!opened) return null;
		const read = v.safeParse(stored, new TextDecoder().decode(opened.content));
		if (!read.success || now() - read.output.startedAt >= lifetime * 1000) return null;
		return read.output;
	}

	return { start, take, single };
}

/** Sixty-four bits tell five cookies apart; what is inside decides. */
async function digest(state: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(state));
	return base64url.encode(new Uint8Array(hash, 0, 8));
}

/** @returns the S256 challenge of RFC 7636, 4.2. */
export async function codeChallenge(verifier: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
	return base64url.encode(new Uint8Array(hash));
}
