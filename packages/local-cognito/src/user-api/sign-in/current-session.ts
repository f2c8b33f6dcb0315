import type { User } from '../../directory/user.ts';
import type { Pool } from '../../pool.ts';
import { notAuthorized } from '../api-error.ts';
import type { Challenge, SessionProblem, SignInSession } from './challenge-sessions.ts';

const problems: Record<SessionProblem, string> = {
	unknown: 'Invalid session for the user.',
	expired: 'Invalid session for the user, session is expired.',
	used: 'Invalid session for the user, session can only be used once.'
};

/** The session of a sign-in that waits for this challenge. @throws {ApiError} */
export function findSession<Name extends Challenge['name']>(
	pool: Pool,
	id: string,
	name: Name
): SignInSession & { challenge: Extract<Challenge, { name: Name }> } {
	const session = pool.challengeSessions.find(id);
	if (typeof session === 'string') throw notAuthorized(problems[session]);
	const { challenge } = session;
	if (!isNamed(challenge, name)) throw notAuthorized(problems.unknown);
	return { ...session, challenge };
}

const isNamed = <Name extends Challenge['name']>(
	challenge: Challenge,
	name: Name
): challenge is Extract<Challenge, { name: Name }> => challenge.name === name;

/** The same, with its user. @throws {ApiError} when there is none */
export function requiredSession<Name extends Challenge['name']>(
	pool: Pool,
	id: string,
	name: Name
) {
	const session = findSession(pool, id, name);
	const user = session.sub === null ? null : pool.directory.bySub(session.sub);
	if (!user) throw notAuthorized(problems.unknown);
	return { ...session, user };
}

/** Uses up a session, and returns one that waits for another challenge. */
export function restartSession(pool: Pool, id: string, challenge: Challenge): string {
	const session = pool.challengeSessions.find(id);
	if (typeof session === 'string') throw notAuthorized(problems[session]);
	pool.challengeSessions.use(id);
	return startSession(pool, session.clientId, session.sub, challenge);
}

/** Starts a session that waits for a challenge, for as long as the client's setting says. */
export function startSession(
	pool: Pool,
	clientId: string,
	user: User | string | null,
	challenge: Challenge
): string {
	const minutes = pool.clients.get(clientId)?.auth_session_minutes ?? 3;
	const sub = typeof user === 'object' ? (user?.sub ?? null) : user;
	return pool.challengeSessions.start({ clientId, sub, challenge }, minutes);
}
