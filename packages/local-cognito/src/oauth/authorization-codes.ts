import type { Clock } from '../directory/clock.ts';
import type { Grant } from '../tokens/grant.ts';

export interface IssuedCode {
	grant: Grant;
	redirectUri: string;
	codeChallenge: string | null;
}

export interface AuthorizationCodes {
	issue(issued: IssuedCode): string;
	/** What the code was issued for, once and within five minutes; null afterwards. */
	redeem(code: string): IssuedCode | null;
}

const lifetime = 300; // seconds

/** The authorization codes that have not been redeemed, in memory. */
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
