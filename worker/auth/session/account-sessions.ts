import type { Context } from 'hono';
import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import { sessions } from '../../database/schema.ts';
import { err, ok } from '../../http/result.ts';
import { identityOf, requireViewer } from '../../http/viewer.ts';
import { sessionIdOf } from '../../users/identity.ts';
import type { Viewer } from '../../users/viewer.ts';
import type { Auth } from '../auth.ts';
import type { AuthEnv } from '../dependencies.ts';
import type { EndedBecause } from './session-store.ts';
import type { AccountSessions, SessionSummary } from './session-summary.ts';

const maxListed = 100;

const onlyModeratorsEndSessions = err(
	403,
	'moderators_only',
	'Only for moderators',
	"Only moderators can end other people's sessions. Ask to be added if you should be one."
);

type Dependencies = Pick<Auth, 'config' | 'log' | 'now' | 'sessionCache'>;

/**
 * The sessions that the sender of a request may see and end. Every method throws 401 for an
 * anonymous request, and 503 while the session cannot be looked up.
 */
export function sessionsOf(auth: Dependencies, c: Context<AuthEnv>): AccountSessions {
	const { database } = c.var;
	const end = (viewer: Viewer, which: SQL | undefined, endedBecause: EndedBecause) =>
		endSessions(auth, database, { which, endedBecause, endedBy: viewer.id });
	const currentId = async () => sessionIdOf(await identityOf(c));
	return {
		async list() {
			const viewer = await requireViewer(c);
			return listSessions(database, openSessionsOf(auth, viewer.id), await currentId());
		},
		async end(id) {
			const viewer = await requireViewer(c);
			const which = and(openSessionsOf(auth, viewer.id), eq(sessions.id, id));
			return (await end(viewer, which, 'ended_by_owner')) === 1;
		},
		async endOthers() {
			const viewer = await requireViewer(c);
			const isOther = ne(sessions.id, (await currentId()) ?? '');
			return end(viewer, and(openSessionsOf(auth, viewer.id), isOther), 'ended_by_owner');
		},
		async endAllOf(userId) {
			const viewer = await requireViewer(c);
			if (!viewer.isModerator) return onlyModeratorsEndSessions;
			return ok(await end(viewer, openSessionsOf(auth, userId), 'ended_by_moderator'));
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
