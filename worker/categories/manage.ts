import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type * as v from 'valibot';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { audit } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import type { Conflict, Err } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { categoryNotFound, onlyModeratorsManageCategories } from './errors.ts';
import { listCategories, selectCategories } from './rows.ts';
import type { CategoryRow } from './rows.ts';
import type { ListedCategory } from './types.ts';

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

type ManagingOne<Input> = Managing & {
	input: Input;
	/** The category that there is with the slug. */
	category: ListedCategory;
};

/**
 * The same for somebody who changes one of them.
 *
 * @param raw what they sent: a conflict unless its `version` is that of the category
 */
export async function startManagingOne<
	TSchema extends v.GenericSchema<unknown, { version?: number | undefined }>
>(
	context: RequestContext,
	slug: string,
	schema: TSchema,
	raw: unknown,
	conflict: (current: ListedCategory) => Conflict<ListedCategory>
): Promise<ManagingOne<v.InferOutput<TSchema>> | Err | Conflict<ListedCategory>> {
	const managing = await startManaging(context);
	if (managing.kind === 'error') return managing;
	const parsed = parseInput(schema, raw);
	if (parsed.kind === 'error') return parsed;
	const category = listCategories(managing.rows).find((each) => each.slug === slug);
	if (!category) return categoryNotFound;
	const { version = category.version } = parsed.input;
	if (version !== category.version) return conflict(category);
	return { ...managing, input: parsed.input, category };
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
