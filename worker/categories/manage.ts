import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { audit } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { onlyModeratorsManageCategories } from './errors.ts';
import { selectCategories } from './rows.ts';
import type { CategoryRow } from './rows.ts';

interface Managing {
	kind: 'managing';
	viewer: Viewer;
	/** Every category. */
	rows: CategoryRow[];
}

/** Reads every category for somebody who may manage them. */
export async function startManaging(context: RequestContext): Promise<Managing | Err> {
	const [viewer, rows] = await Promise.all([
		actingViewer(context),
		selectCategories(context.database)
	]);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'categories')) return onlyModeratorsManageCategories;
	return { kind: 'managing', viewer, rows };
}

const day = 86_400_000;

/** Whether a category can be changed once more today: the audit log keeps each change for ever. */
export const wasChangedSeldom = (id: number, now: number): SQL =>
	sql`(SELECT count(*) FROM (
		SELECT ${audit.at} AS changed_at FROM ${audit}
		WHERE ${audit.subjectKind} = 'category' AND ${audit.subjectId} = ${String(id)}
		ORDER BY ${audit.id} DESC LIMIT ${limits.changesOfCategory}
	) WHERE changed_at > ${now - day}) < ${limits.changesOfCategory}`;

/** The pages that show categories to choose from. */
export const purgeCategories = (database: Database, now: number) =>
	recordPurges(database, [tags.categories], now);
