import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import { sessions } from '../../database/schema.ts';
import { goHome } from '../../http/problem.ts';
import { done } from '../../http/result.ts';
import type { Refused } from '../../http/result.ts';
import type { Viewer } from '../../users/viewer.ts';
import type { Auth } from '../auth.ts';
import type { EndedBecause } from './session-store.ts';
import type { AccountSessions, SessionSummary } from './session-summary.ts';

const maxListed = 100;

const onlyModeratorsEndSessions: Refused = {
	kind: 'refused',
	problem: {
		status: 403,
		code: 'moderators_only',
		title: 'This is for moderators',
		message:
			"Only moderators can end other people's sessions. If you should be one, ask to be added to the moderators.",
		actions: [goHome]
	}
};

type Dependencies = Pick<Auth, 'config' | 'log' | 'now' | 'sessionCache'>;

/** @param currentId the session of this request; null for a Bearer token */
export function accountSessions(
	auth: Dependencies,
	database: Database,
	viewer: Viewer,
	currentId: string | null
): AccountSessions {
	const end = (which: SQL | undefined, endedBecause: EndedBecause) =>
		endSessions(auth, database, { which, endedBecause, endedBy: viewer.id });
	const own = () => openSessionsOf(auth, viewer.id);
	return {
		list: () => listSessions(database, own(), currentId),
		end: async (id) => (await end(and(own(), eq(sessions.id, id)), 'ended_by_owner')) === 1,
		endOthers: () => end(and(own(), ne(sessions.id, currentId ?? '')), 'ended_by_owner'),
		async endAllOf(userId) {
			if (!viewer.isModerator) return onlyModeratorsEndSessions;
			return done(await end(openSessionsOf(auth, userId), 'ended_by_moderator'));
		}
	};
}

function openSessionsOf({ config, now }: Dependencies, userId: string): SQL | undefined {
	const idleSince = now() - config.session.idleSeconds * 1000;
	return and(
		eq(sessions.userId, userId),
		isNull(sessions.endedAt),
		gt(sessions.expiresAt, now()),
		gt(sessions.lastSeenAt, idleSince)
	);
}

async function listSessions(
	database: Database,
	which: SQL | undefined,
	currentId: string | null
): Promise<SessionSummary[]> {
	const rows = await database
		.select()
		.from(sessions)
		.where(which)
		.orderBy(desc(sessions.lastSeenAt))
		.limit(maxListed);
	return rows.map((row) => ({
		id: row.id,
		device: row.device,
		country: row.country,
		identityProvider: row.identityProvider,
		signedInAt: new Date(row.createdAt).toISOString(),
		lastSeenAt: new Date(row.lastSeenAt).toISOString(),
		current: row.id === currentId
	}));
}

async function endSessions(
	{ log, now, sessionCache }: Dependencies,
	database: Database,
	ending: { which: SQL | undefined; endedBecause: EndedBecause; endedBy: string }
): Promise<number> {
	const { which, endedBecause, endedBy } = ending;
	const ended = await database
		.update(sessions)
		.set({ endedAt: now(), endedBecause, successor: null })
		.where(which)
		.returning({ id: sessions.id });
	for (const { id } of ended) {
		sessionCache.forgetSession(id);
		log('session_ended', { session: id, reason: endedBecause, by: endedBy });
	}
	return ended.length;
}
