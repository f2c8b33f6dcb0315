import type { Clock } from '../../directory/clock.ts';
import type { SrpExchange } from '../../directory/srp.ts';

/** What a sign-in waits for, by the name of its challenge. */
export type Challenge =
	| { name: 'SELECT_CHALLENGE' }
	| { name: 'PASSWORD' }
	| { name: 'PASSWORD_SRP' }
	| { name: 'PASSWORD_VERIFIER'; exchange: SrpExchange; secretBlock: string }
	| { name: 'WEB_AUTHN'; challenge: string }
	/** As the first factor, or as the second after a password. */
	| { name: 'EMAIL_OTP'; factor: 'first' | 'second' }
	| { name: 'SOFTWARE_TOKEN_MFA' }
	| { name: 'SELECT_MFA_TYPE' }
	/** `verified`: the new authenticator app has shown a right code. */
	| { name: 'MFA_SETUP'; verified: boolean }
	| { name: 'NEW_PASSWORD_REQUIRED' }
	/** The account was confirmed just now: its session signs in once. */
	| { name: 'CONFIRMED_SIGN_UP' };

/** A sign-in that has begun. */
export interface SignInSession {
	clientId: string;
	/** null for an account that does not exist: its sign-in goes on until the first proof. */
	sub: string | null;
	challenge: Challenge;
}

export type SessionProblem = 'unknown' | 'expired' | 'used';

export interface ChallengeSessions {
	/** Returns the text that names the session in the next request. */
	start(session: SignInSession, minutes: number): string;
	find(id: string): SignInSession | SessionProblem;
	/** The session whose SRP exchange has this secret block. */
	findBySecretBlock(secretBlock: string): string | null;
	/** A session answers one challenge. */
	use(id: string): void;
	/** Counts a wrong answer; after a few, the session is used up. */
	fail(id: string): void;
}

/** Bytes; sessions of a real pool are about as long. */
const idBytes = 720;
/** Seconds for which a used or expired session still gets an error of its own. */
const memory = 900;

const allowedAnswers = 5;

interface Entry {
	session: SignInSession;
	expires: number;
	used: boolean;
	wrongAnswers: number;
}

/** The sign-ins that have begun, in memory. */
export function createChallengeSessions(clock: Clock): ChallengeSessions {
	const entries = new Map<string, Entry>();
	const bySecretBlock = new Map<string, string>();

	const forgetOld = () => {
		// A map is in the order of insertion: the oldest come first.
		for (const [id, { expires, session }] of entries) {
			if (clock.seconds() < expires + memory) return;
			entries.delete(id);
			if ('secretBlock' in session.challenge) bySecretBlock.delete(session.challenge.secretBlock);
		}
	};

	return {
		start(session, minutes) {
			forgetOld();
			const id = randomText(idBytes);
			const expires = clock.seconds() + minutes * 60;
			entries.set(id, { session, expires, used: false, wrongAnswers: 0 });
			if ('secretBlock' in session.challenge) {
				bySecretBlock.set(session.challenge.secretBlock, id);
			}
			return id;
		},
		find(id) {
			const found = entries.get(id);
			if (!found) return 'unknown';
			if (found.used) return 'used';
			return clock.seconds() < found.expires ? found.session : 'expired';
		},
		findBySecretBlock: (secretBlock) => bySecretBlock.get(secretBlock) ?? null,
		use(id) {
			const found = entries.get(id);
			if (found) found.used = true;
		},
		fail(id) {
			const found = entries.get(id);
			if (!found) return;
			found.wrongAnswers += 1;
			found.used = found.wrongAnswers >= allowedAnswers;
		}
	};
}

/** Random bytes as base64. */
export const randomText = (bytes: number): string =>
	btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))));
