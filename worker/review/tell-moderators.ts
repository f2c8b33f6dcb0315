import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm';
import { mails, moderators, users } from '../database/schema.ts';
import type { JobStep } from '../jobs/run.ts';
import { notify } from '../notifications/notify.ts';
import { retentionDays } from '../retention/periods.ts';
import { permissions as allPermissions } from '../users/permissions.ts';
import { selectWaiting, waitingFor } from './count-waiting.ts';

const millisecondsPerDay = 86_400_000;

/** Moderators of one step: the others are told in the next one. */
const batchSize = 50;

/** When moderators are told what waits: milliseconds after midnight, UTC. */
const timeOfDay = 7 * 3_600_000;

/** The next time at which moderators are told. @param now milliseconds since 1970, UTC */
export function nextTelling(now: number): number {
	const today = Math.floor(now / millisecondsPerDay) * millisecondsPerDay + timeOfDay;
	return today >= now ? today : today + millisecondsPerDay;
}

/**
 * Tells moderators once a day that something waits, if it does. Whoever has not got the message of
 * another day yet, because of an outage, gets no second one.
 *
 * @param progress how many moderators were told
 */
export const tellModerators: JobStep = async ({ database, now }, _key, progress) => {
	const at = now();
	const since = at - retentionDays.moderator * millisecondsPerDay;
	const [[counts], found] = await Promise.all([
		selectWaiting(database),
		database
			.select({ personId: moderators.personId, permissions: moderators.permissions })
			.from(moderators)
			.innerJoin(users, eq(users.id, moderators.personId))
			.where(and(gte(moderators.signedInAt, since), isNull(users.suspendedAt)))
			.orderBy(asc(moderators.personId))
			.limit(batchSize)
			.offset(progress)
	]);
	if (!counts) return null;
	const day = new Date(at).toISOString().slice(0, 10);
	const [first, ...rest] = found.flatMap(({ personId, permissions }) => {
		const may = allPermissions.filter((permission) => permissions.includes(permission));
		const waiting = waitingFor(counts, may);
		if (Object.values(waiting).every((count) => count === 0)) return [];
		const isTold = sql`EXISTS (SELECT 1 FROM ${mails} WHERE ${and(
			eq(mails.personId, personId),
			eq(mails.kind, 'review_waiting'),
			isNull(mails.finishedAt)
		)})`;
		const data = { slug: '', ...waiting };
		return [
			notify(database, { kind: 'review_waiting', key: day, data }, personId, at, sql`NOT ${isTold}`)
		];
	});
	if (first) await database.batch([first, ...rest]);
	return found.length === batchSize ? progress + batchSize : null;
};
