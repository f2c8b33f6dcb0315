import type { Context } from 'hono';
import type { SealedBox } from '../sealed-box.ts';
import type { SessionTokens } from '../session/session-tokens.ts';
import type { SignInConfig } from '../sign-in-config.ts';
import type { FindKey } from '../tokens/find-key.ts';
import type { PendingSignIns } from './pending-sign-in.ts';
import type { SignInSite } from './sign-in-site.ts';

/** The session cookie, which `open` reads only if this site has sealed it. */
interface SignInCookie {
	read: (c: Context) => string | null;
	open: (value: string) => Promise<SessionTokens | null>;
	seal: (tokens: SessionTokens) => Promise<string>;
	fits: (value: string) => boolean;
	apply: (c: Context, change: { write: string; maxAge: number }) => void;
	clear: (c: Context) => void;
}

/**
 * What signing in and out uses of `Auth`. Neither knows how sessions are cached or renewed:
 * they only say that one has ended.
 */
export interface SignInAuth extends SignInSite {
	config: SignInConfig;
	fetch: (request: Request) => Promise<Response>;
	now: () => number;
	log: (event: string, fields?: Record<string, string | number | null | undefined>) => void;
	waitUntil: (work: Promise<unknown>) => void;
	box: SealedBox;
	cookie: SignInCookie;
	keys: {
		findKeyOfIssuedToken: FindKey;
		metadata: () => Promise<{ issuerInResponses: boolean }>;
	};
	pendingSignIns: PendingSignIns;
	sessionCache: { forgetSession: (sessionId: string) => void };
}
