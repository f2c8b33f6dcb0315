import { and, eq, exists, isNotNull, ne, sql } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import { replaceCategories } from '../categories/replace.ts';
import { chooseCategories, lookUpCategories } from '../categories/find.ts';
import type { Category } from '../categories/types.ts';
import type { Database } from '../database/client.ts';
import { businessCategories, businesses } from '../database/schema.ts';
import { teamOf } from '../database/sql/members.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
import { alignEvents } from '../events/align.ts';
import { fieldsOfBusiness, whatChanged } from '../edits/fields.ts';
import { flagEdit } from '../edits/flag-edit.ts';
import { editConflict, invalid, staleDecision } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Conflict, ConflictingResult, Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { enqueueJob } from '../jobs/queue.ts';
import { notify } from '../notifications/notify.ts';
import type { RequestContext } from '../request-context.ts';
import { foldForSearch } from '../search/fold.ts';
import { memberRoles } from '../users/team-roles.ts';
import { deletionStep } from './deletion.ts';
import { businessNotFound } from './errors.ts';
import { findOwned } from './find-owned.ts';
import { changeBusinessPostings, isVersion, nextListedVersion } from './listed.ts';
import { presentBusiness } from './present.ts';
import { selectBusinesses } from './repository.ts';
import { businessChanges, removal, toColumns } from './schema.ts';
import { changeShortName, findNameProblem, lookUpName, nameTaken } from './short-name.ts';
import type { BusinessChanges } from './schema.ts';
import type { Business, BusinessRow } from './types.ts';

/**
 * Updates the fields in the input, unless another version has been saved in the meantime. A declined
 * business waits for review again.
 */
export async function updateBusiness(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Business>> {
	const parsed = parseInput(businessChanges, raw);
	const { categories: slugs = [], short_name: name } = parsed.kind === 'valid' ? parsed.input : {};
	const [owned, found, lookUp] = await Promise.all([
		findOwned(context, idOrSlug),
		lookUpCategories(context.database, slugs),
		lookUpName(context.database, idOrSlug, name, context.now())
	]);
	if (owned.kind === 'error') return owned;
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = owned;
	const { version = row.version } = parsed.input;
	if (version !== row.version) return editConflict(presentBusiness(row, viewer));
	const chosen = chooseCategories(found, row.categories);
	if (chosen.kind === 'error') return chosen;
	const nameProblem = findNameProblem(row, name, lookUp);
	if (nameProblem) return nameProblem;
	const categories = parsed.input.categories ? chosen.value : row.categories;
	const { isSaved, newest } = await save(context, row, parsed.input, categories);
	if (!newest) return businessNotFound;
	if (!isSaved && newest.version === row.version) return nameTaken;
	const business = presentBusiness(newest, viewer);
	return isSaved ? ok(business) : editConflict(business);
}

/** No moderator has decided about it. */
const undecided = { decision: null, reviewNote: null, decidedAt: null, isHeld: false } as const;

const givenColumns = (changes: BusinessChanges) =>
	Object.fromEntries(Object.entries(toColumns(changes)).filter(([, value]) => value !== undefined));

const links = { table: businessCategories, item: businessCategories.businessId };

/** Saves unless the version has changed. Everything else comes before the update, which changes it. */
async function save(
	{ database, now }: RequestContext,
	row: BusinessRow,
	changes: BusinessChanges,
	chosen: Category[]
) {
	const naming = changeShortName(database, row, changes.short_name, now());
	const isCurrent = and(isVersion(row), naming.isFree);
	const isStillCurrent = exists(
		database.select({ id: businesses.id }).from(businesses).where(isCurrent)
	);
	const { name = row.name, description = row.description } = changes;
	const changed = { ...row, name, description, categories: chosen };
	const isResubmitted = row.decision === 'declined';
	const { categories: slugs } = changes;
	const [, , , , , , , updated, [newest]] = await database.batch([
		...replaceCategories(database, links, slugs ? [row.id] : [], slugs ?? [], isStillCurrent),
		...changeBusinessPostings(database, row, changed),
		...naming.statements,
		database
			.update(businesses)
			.set({
				...toColumns(changes),
				...(isResubmitted && undecided),
				version: sql`${businesses.version} + 1`,
				listedVersion: nextListedVersion,
				updatedAt: now()
			})
			.where(isCurrent),
		selectBusinesses(database).where(isBusinessWithId(row.id)).limit(1),
		recordPurges(database, row.isVerified ? [tags.business(row.id)] : [], now()),
		...(isResubmitted ? alignEvents(database, row.id, now()) : []),
		...flagEdit(
			database,
			'business',
			row.id,
			row.isVerified
				? whatChanged(
						fieldsOfBusiness(row),
						fieldsOfBusiness({ ...changed, ...givenColumns(changes) })
					)
				: {},
			now(),
			sql`EXISTS (SELECT 1 FROM ${businesses} WHERE ${isVersion({ ...row, version: row.version + 1 })})`
		)
	]);
	return { isSaved: updated.meta.changes > 0, newest: newest ?? null };
}

/** Deletes a business and cancels the events that it hosts and that have not ended. */
export async function removeBusiness(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<null> | Conflict<Business>> {
	const owned = await findOwned(context, idOrSlug, 'delete_business');
	if (owned.kind === 'error') return owned;
	const { row, viewer } = owned;
	const parsed = parseInput(removal, raw);
	if (parsed.kind === 'error') return parsed;
	const { name, version = row.version } = parsed.input;
	if (version !== row.version) return staleDecision(presentBusiness(row, viewer));
	if (foldName(name) !== foldName(row.name)) {
		return invalid({ name: `Please type the name of the business, ${row.name}, to delete it.` });
	}
	const newest = await deleteVersion(context, row);
	if (newest) return staleDecision(presentBusiness(newest, viewer));
	context.log('business_deleted', { business_id: row.id, by: viewer.id });
	return ok(null);
}

/**
 * Marks a business as deleted, and deletes it at once unless it has hundreds of events: a job does
 * the rest.
 *
 * @returns the business if it was not deleted because it has changed
 */
async function deleteVersion(
	{ database, now }: RequestContext,
	row: BusinessRow
): Promise<BusinessRow | null> {
	const results = await database.batch([
		selectBusinesses(database)
			.where(and(isBusinessWithId(row.id), ne(businesses.version, row.version)))
			.limit(1),
		...deletionOf(database, row, now()),
		enqueueJob(
			database,
			{ kind: 'delete-business', key: String(row.id) },
			now(),
			isMarked(database, row.id)
		)
	]);
	return results[0][0] ?? null;
}

const isMarked = (database: Database, id: number) =>
	exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(and(eq(businesses.id, id), isNotNull(businesses.deletedAt)))
	);

/**
 * Statements that mark a business as deleted, unless it has changed, and begin with what it hosts.
 *
 * @param now milliseconds since 1970, UTC
 */
export const deletionOf = (database: Database, row: BusinessRow, now: number) =>
	[
		...changeBusinessPostings(database, row, null),
		database.update(businesses).set({ deletedAt: now }).where(isVersion(row)),
		tellTeamOfDeletion(database, row, now),
		...deletionStep(database, row.id, now)
	] as const;

/** Tells those who work for a business that it is gone: once, however often it is tried. */
const tellTeamOfDeletion = (
	database: Database,
	{ id, name, slug, ownerId }: BusinessRow,
	now: number
) =>
	notify(
		database,
		{
			kind: 'team_changed',
			key: `deleted-${id}`,
			data: { business: name, slug, who: '', change: 'deleted' }
		},
		teamOf(id, memberRoles, ownerId),
		now,
		isMarked(database, id)
	);

/** People type the name from memory, perhaps on another keyboard. */
const foldName = (name: string) => foldForSearch(name).replace(/\s+/g, ' ').trim();
