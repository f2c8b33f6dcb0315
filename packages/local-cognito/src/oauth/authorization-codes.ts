import type { Clock } from '../directory/clock.ts';
import type { Provider } from '../config/people.ts';

/** What someone agreed to by signing in: everything their tokens are made from. */
export interface Grant {
	clientId: string;
	sub: string;
	provider: Provider;
	scopes: readonly string[];
	nonce: string | null;
	/** RFC 8707: the access token's audience. */
	resource: string | null;
	/** Seconds since 1970; stays the same through every renewal. */
	authTime: number;
	/** Names the sign-in in every token that descends from it. */
	originJti: string;
	eventId: string;
}

export interface IssuedCode {
	grant: Grant;
	redirectUri: string;
	codeChallenge: string | null;
}

export interface AuthorizationCodes {
	issue(issued: IssuedCode): string;
	/** The code's grant, once and within five minutes; null afterwards. */
	redeem(code: string): IssuedCode | null;
}

const lifetime = 300; // seconds

export function createAuthorizationCodes(clock: Clock): AuthorizationCodes {
	const codes = new Map<string, IssuedCode & { expires: number }>();
	return {
		issue(issued) {
			const code = crypto.randomUUID();
			codes.set(code, { ...issued, expires: clock.seconds() + lifetime });
			return code;
		},
		redeem(code) {
			const issued = codes.get(code);
			codes.delete(code);
			return issued && clock.seconds() < issued.expires ? issued : null;
		}
	};
}
