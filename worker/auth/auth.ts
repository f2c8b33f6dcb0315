import type { Parts } from '../parts.ts';
import { accountSessions } from './session/account-sessions.ts';
import { createBearer } from './tokens/bearer.ts';
import { connectCognito } from './cognito.ts';
import { createPendingSignIns } from './sign-in/pending-sign-in.ts';
import { createSealedBox } from './sealed-box.ts';
import { sessionRows } from './session/session-store.ts';
import { createSessionCookie } from './session/session-cookie.ts';
import { createSessions } from './session/session.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import { createSignOut } from './session/sign-out.ts';
import { createSuccessors } from './session/refreshed-tokens.ts';

/** Puts the parts of sign-in and sessions together. */
export function createAuth(parts: Parts) {
	const { config, database, now } = parts;
	const cognito = connectCognito(parts, config);
	const box = createSealedBox(config.session.keys);
	const cookie = createSessionCookie(config.origin, box);
	const rows = sessionRows(database);
	const successors = createSuccessors(box);
	const sessions = createSessions({ ...parts, cognito, successors, cookie, rows });
	return {
		account: accountSessions({ ...parts, sessions }),
		cognito,
		cookie,
		sessions,
		pending: createPendingSignIns(config.origin, box, now),
		completeSignIn: createSignIn({ ...parts, cognito, cookie }),
		signOut: createSignOut({ ...parts, cognito, successors, cookie, rows, sessions }),
		bearer: createBearer({ ...parts, cognito })
	};
}

export type Auth = ReturnType<typeof createAuth>;
