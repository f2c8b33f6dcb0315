import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import { sessions } from '../../database/schema.ts';
import { done } from '../../http/result.ts';
import type { Parts } from '../../parts.ts';
import { moderatorsOnly } from '../../http/refusal.ts';
import type { Viewer } from '../../users/viewer.ts';
import type { AccountSessions } from './session-summary.ts';
import type { Sessions } from './session.ts';
import type { EndReason } from './session-store.ts';

/** More than anybody has; a list that is longer is an attack on its owner, or a script. */
const mostShown = 100;

type Deps = Pick<Parts, 'database' | 'now' | 'config' | 'log'> & { sessions: Sessions };

export function accountSessions(deps: Deps) {
	const { database, now, config } = deps;

	/** Every statement is bound to one person's sessions that are still alive. */
	function aliveOf(userId: string) {
		const idleSince = now() - config.session.idleSeconds * 1000;
		return and(
			eq(sessions.userId, userId),
			isNull(sessions.endedAt),
			gt(sessions.expiresAt, now()),
			gt(sessions.lastSeenAt, idleSince)
		);
	}

	/** @param by whoever ends them: their id goes into the log */
	async function endWhere(
		condition: ReturnType<typeof aliveOf>,
		because: EndReason,
		by: Viewer
	): Promise<number> {
		const ended = await database
			.update(sessions)
			.set({ endedAt: now(), endedBecause: because, successor: null })
			.where(condition)
			.returning({ id: sessions.id });
		for (const { id } of ended) {
			deps.sessions.forget(id);
			deps.log('session_ended', { session: id, reason: because, by: by.id });
		}
		return ended.length;
	}

	/** @param currentId the session that asks; null for a Bearer token */
	function of(viewer: Viewer, currentId: string | null): AccountSessions {
		return {
			async list() {
				const rows = await database
					.select()
					.from(sessions)
					.where(aliveOf(viewer.id))
					.orderBy(desc(sessions.lastSeenAt))
					.limit(mostShown);
				return rows.map((row) => ({
					id: row.id,
					device: row.device,
					country: row.country,
					identityProvider: row.identityProvider,
					signedInAt: new Date(row.createdAt).toISOString(),
					lastSeenAt: new Date(row.lastSeenAt).toISOString(),
					current: row.id === currentId
				}));
			},
			async end(id) {
				const condition = and(aliveOf(viewer.id), eq(sessions.id, id));
				return (await endWhere(condition, 'ended_by_owner', viewer)) === 1;
			},
			endOthers: () =>
				endWhere(
					and(aliveOf(viewer.id), ne(sessions.id, currentId ?? '')),
					'ended_by_owner',
					viewer
				),
			async endAllOf(userId) {
				if (!viewer.isModerator) return moderatorsOnly;
				return done(await endWhere(aliveOf(userId), 'ended_by_moderator', viewer));
			}
		};
	}

	return { of };
}
