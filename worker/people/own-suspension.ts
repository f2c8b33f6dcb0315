import { and, eq, isNull, sql } from 'drizzle-orm';
import type { InferSelectModel } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { newAppeal } from '../appeals/schema.ts';
import { suspensions } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import type { RequestContext } from '../request-context.ts';
import { leavingViewer } from '../users/current-viewer.ts';
import { alreadyAppealed, notSuspended } from './errors.ts';
import type { Suspension } from './types.ts';

const toTime = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export const presentSuspension = (row: InferSelectModel<typeof suspensions>): Suspension => ({
	since: new Date(row.since).toISOString(),
	reason: row.reason,
	appeal: row.appeal,
	appealedAt: toTime(row.appealedAt),
	answer: row.answer
});

/** Why the viewer is suspended. */
export async function findOwnSuspension(
	context: RequestContext
): Promise<Result<Suspension | null>> {
	const viewer = await leavingViewer(context);
	if (!viewer) return notSignedIn;
	if (!viewer.isSuspended) return ok(null);
	const [row] = await context.database
		.select()
		.from(suspensions)
		.where(eq(suspensions.personId, viewer.id));
	return ok(row ? presentSuspension(row) : null);
}

/** What the viewer says against it, once. */
export async function appealOwnSuspension(
	context: RequestContext,
	raw: unknown
): Promise<Result<null>> {
	const { database, now } = context;
	const viewer = await leavingViewer(context);
	if (!viewer) return notSignedIn;
	if (!viewer.isSuspended) return notSuspended;
	const parsed = parseInput(newAppeal, raw);
	if (parsed.kind === 'error') return parsed;
	const at = now();
	const [{ meta }] = await database.batch([
		database
			.update(suspensions)
			.set({ appeal: parsed.input.text, appealedAt: at })
			.where(and(eq(suspensions.personId, viewer.id), isNull(suspensions.appealedAt))),
		recordAudit(
			database,
			{
				action: 'suspension_appealed',
				actor: viewer.id,
				subject: { kind: 'person', id: viewer.id },
				details: {}
			},
			at,
			sql`changes() > 0`
		)
	]);
	if (meta.changes === 0) return alreadyAppealed;
	context.log('suspension_appealed', { user: viewer.id });
	return ok(null);
}
