import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { Clock } from '../directory/clock.ts';
import type { Provider } from '../config/provider.ts';

/** A browser's session with the hosted UI: for an hour, the next sign-in is silent. */
export interface HostedSession {
	sub: string;
	clientId: string;
	provider: Provider;
	/** Seconds since 1970. */
	authTime: number;
}

export interface HostedSessions {
	start(c: Context, session: HostedSession): void;
	/** The browser's session with this client and provider; null for any provider. */
	find(c: Context, clientId: string, provider: Provider | null): HostedSession | null;
	end(c: Context): void;
}

const name = 'cognito';
const lifetime = 3600; // seconds; use does not extend it
const options = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;

/** The sessions of the hosted UI, in memory. */
export function createHostedSessions(clock: Clock): HostedSessions {
	const sessions = new Map<string, HostedSession>();
	return {
		start(c, session) {
			const id = crypto.randomUUID();
			sessions.set(id, session);
			setCookie(c, name, id, { ...options, maxAge: lifetime });
		},
		find(c, clientId, provider) {
			const session = sessions.get(getCookie(c, name) ?? '');
			if (!session || clock.seconds() >= session.authTime + lifetime) return null;
			if (session.clientId !== clientId) return null;
			return provider === null || provider === session.provider ? session : null;
		},
		end(c) {
			sessions.delete(getCookie(c, name) ?? '');
			deleteCookie(c, name, options);
		}
	};
}
