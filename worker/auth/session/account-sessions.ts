import type { Context } from 'hono';
import { recordAudit } from '../../audit/record-audit.ts';
import type { AuditEntry } from '../../audit/record-audit.ts';
import { and, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import { sessions } from '../../database/schema.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { accountSuspended } from '../../http/account-suspended.ts';
import { err, ok } from '../../http/result.ts';
import { identityOf, requireViewer } from '../../http/viewer.ts';
import { can } from '../../users/can.ts';
import { sessionIdOf } from '../../users/identity.ts';
import { requireRecentSignIn } from '../../users/recent-sign-in.ts';
import type { Viewer } from '../../users/viewer.ts';
import type { Auth } from '../auth.ts';
import { maxEndedAtOnce, maxOpenSessions } from './session-store.ts';
import type { EndedBecause } from './session-store.ts';
import type { AccountSessions, SessionSummary } from './session-summary.ts';

/** Statements of one request: sessions of before there was a limit may be many. */
const maxBatches = 20;

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
export function sessionsOf(auth: Dependencies, c: Pick<Context<AppEnv>, 'get'>): AccountSessions {
	const database = c.get('database');
	/** One log line, however many they are. */
	async function endMany(which: SQL | undefined, reason: EndedBecause, user: string, by: Viewer) {
		const count = await endSessions(auth, database, which, reason, entryFor(reason, user, by));
		auth.log('sessions_ended', { reason, user, by: by.id, count });
		return count;
	}
	const currentId = async () => sessionIdOf(await identityOf(c));
	return {
		async list() {
			const viewer = await requireViewer(c);
			return listSessions(database, openSessionsOf(auth, viewer.id), await currentId());
		},
		async end(id) {
			const viewer = await requireViewer(c);
			const which = and(openSessionsOf(auth, viewer.id), eq(sessions.id, id));
			const reason = 'ended_by_owner';
			const isEnded = (await endSessions(auth, database, which, reason)) === 1;
			if (isEnded) auth.log('session_ended', { session: id, reason, by: viewer.id });
			return isEnded;
		},
		async endOthers() {
			const viewer = await requireViewer(c);
			const isOther = ne(sessions.id, (await currentId()) ?? '');
			const which = and(openSessionsOf(auth, viewer.id), isOther);
			return endMany(which, 'ended_by_owner', viewer.id, viewer);
		},
		async endAllOf(userId) {
			const viewer = await requireViewer(c);
			if (viewer.isSuspended) throw accountSuspended;
			if (!can(viewer, 'sessions')) return onlyModeratorsEndSessions;
			const recent = await requireRecentSignIn({ identity: () => identityOf(c), now: auth.now });
			if (recent.kind === 'error') return recent;
			const which = openSessionsOf(auth, userId);
			return ok(await endMany(which, 'ended_by_moderator', userId, viewer));
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
		.limit(maxOpenSessions);
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

/** What people end themselves is in the list of what they did to their account. */
const entryFor = (reason: EndedBecause, user: string, by: Viewer): AuditEntry | null =>
	reason === 'ended_by_moderator'
		? {
				action: 'sessions_ended',
				actor: by.id,
				subject: { kind: 'person', id: user },
				details: {}
			}
		: null;

async function endSessions(
	{ now, sessionCache }: Dependencies,
	database: Database,
	which: SQL | undefined,
	endedBecause: EndedBecause,
	entry: AuditEntry | null = null
): Promise<number> {
	let count = 0;
	for (let batch = 0; batch < maxBatches; batch++) {
		const some = database
			.select({ id: sessions.id })
			.from(sessions)
			.where(which)
			.limit(maxEndedAtOnce);
		const [ended] = await database.batch([
			database
				.update(sessions)
				.set({ endedAt: now(), endedBecause, successor: null })
				.where(inArray(sessions.id, some))
				.returning({ id: sessions.id }),
			...(entry && batch === 0 ? [recordAudit(database, entry, now(), sql`changes() > 0`)] : [])
		]);
		for (const { id } of ended) sessionCache.forgetSession(id);
		count += ended.length;
		if (ended.length < maxEndedAtOnce) break;
	}
	return count;
}
