import { and, eq, exists, gt, inArray, ne, notInArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { rejectUnknownCategories } from '../categories/service.ts';
import type { Database } from '../database/client.ts';
import {
	businessCategories,
	businesses,
	categories,
	eventBusinesses,
	events
} from '../database/schema.ts';
import { hasSlugIn } from '../database/sql/categories.ts';
import { isBusiness } from '../database/sql/identify.ts';
import { editConflict, invalid, notSignedIn, staleDecision } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Conflict, ConflictingResult, Err, Result } from '../http/result.ts';
import { decision } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import { searchableText } from '../listing/full-text.ts';
import { foldForSearch } from '../search/fold.ts';
import type { RequestContext } from '../request-context.ts';
import { actingModerator, actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { businessNotFound, notBusinessOwner, onlyModeratorsVerify } from './errors.ts';
import { isOwner, maySeeBusiness } from './permissions.ts';
import { presentBusiness } from './present.ts';
import { selectBusinesses } from './repository.ts';
import { businessChanges, removal, toColumns } from './schema.ts';
import type { BusinessChanges } from './schema.ts';
import type { Business, BusinessRow } from './types.ts';

type Owned = { kind: 'owned'; row: BusinessRow; viewer: Viewer };

/** Finds a business that the viewer may change. One that they may not see counts as not found. */
async function findOwned(context: RequestContext, idOrSlug: string): Promise<Owned | Err> {
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(context.database).where(isBusiness(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (!row || !maySeeBusiness(row, viewer)) return businessNotFound;
	return isOwner(row, viewer) ? { kind: 'owned', row, viewer } : notBusinessOwner;
}

/** Updates the fields in the input, unless another version has been saved in the meantime. */
export async function updateBusiness(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Business>> {
	const parsed = parseInput(businessChanges, raw);
	const slugs = parsed.kind === 'valid' ? (parsed.input.categories ?? []) : [];
	const [owned, unknownCategory] = await Promise.all([
		findOwned(context, idOrSlug),
		rejectUnknownCategories(context.database, slugs)
	]);
	if (owned.kind === 'error') return owned;
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = owned;
	const { version = row.version } = parsed.input;
	if (version !== row.version) return editConflict(presentBusiness(row, viewer));
	if (unknownCategory) return unknownCategory;
	const { isSaved, newest } = await save(context, row, parsed.input);
	if (!newest) return businessNotFound;
	const business = presentBusiness(newest, viewer);
	return isSaved ? ok(business) : editConflict(business);
}

/** Saves unless the version has changed. Categories come first, because the update changes it. */
async function save({ database, now }: RequestContext, row: BusinessRow, changes: BusinessChanges) {
	const isCurrent = and(eq(businesses.id, row.id), eq(businesses.version, row.version));
	const { name = row.name, description = row.description } = changes;
	const [, , updated, [newest]] = await database.batch([
		...replaceCategories(database, row.id, changes.categories, isCurrent),
		database
			.update(businesses)
			.set({
				...toColumns(changes),
				searchText: searchableText(name, description),
				version: sql`${businesses.version} + 1`,
				updatedAt: now()
			})
			.where(isCurrent),
		selectBusinesses(database).where(eq(businesses.id, row.id)).limit(1)
	]);
	return { isSaved: updated.meta.changes > 0, newest: newest ?? null };
}

/**
 * Replaces the categories of a business, if a condition on the business holds.
 *
 * @param slugs of the new categories; undefined keeps the current ones
 */
function replaceCategories(
	database: Database,
	businessId: number,
	slugs: readonly string[] | undefined,
	condition: SQL | undefined
) {
	const current = database
		.select({ id: businessCategories.categoryId })
		.from(businessCategories)
		.where(eq(businessCategories.businessId, businessId));
	const isChosen = slugs ? hasSlugIn(slugs) : inArray(categories.id, current);
	const chosen = database.select({ id: categories.id }).from(categories).where(isChosen);
	const business = database.select({ id: businesses.id }).from(businesses).where(condition);
	const removal = database
		.delete(businessCategories)
		.where(
			and(
				eq(businessCategories.businessId, businessId),
				notInArray(businessCategories.categoryId, chosen),
				exists(business)
			)
		);
	const addition = database
		.insert(businessCategories)
		.select((query) =>
			query
				.select({ businessId: businesses.id, categoryId: categories.id })
				.from(businesses)
				.innerJoin(categories, isChosen)
				.where(condition)
		)
		.onConflictDoNothing();
	return [removal, addition] as const;
}

/** Deletes a business and cancels the events that it hosts and that have not ended. */
export async function removeBusiness(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<null> | Conflict<Business>> {
	const owned = await findOwned(context, idOrSlug);
	if (owned.kind === 'error') return owned;
	const { row, viewer } = owned;
	const parsed = parseInput(removal, raw);
	if (parsed.kind === 'error') return parsed;
	const { name, version = row.version } = parsed.input;
	if (version !== row.version) return staleDecision(presentBusiness(row, viewer));
	if (foldName(name) !== foldName(row.name)) {
		return invalid({ name: `Please type the name of the business, ${row.name}, to delete it.` });
	}
	const newest = await deleteVersion(context, row.id, parsed.input.version);
	if (newest) return staleDecision(presentBusiness(newest, viewer));
	context.log('business_deleted', { business_id: row.id, by: viewer.id });
	return ok(null);
}

/**
 * @param version to delete; undefined deletes any
 * @returns the business if it was not deleted because its version is another
 */
async function deleteVersion(
	{ database, now }: RequestContext,
	id: number,
	version: number | undefined
): Promise<BusinessRow | null> {
	const isVersion = version === undefined ? undefined : eq(businesses.version, version);
	const business = sql`(SELECT ${businesses.id} FROM ${businesses} WHERE ${and(eq(businesses.id, id), isVersion)})`;
	const results = await database.batch([
		database
			.update(events)
			.set({ status: 'cancelled', version: sql`${events.version} + 1`, updatedAt: now() })
			.where(
				and(
					eq(events.hostBusinessId, business),
					gt(events.endAt, now()),
					ne(events.status, 'cancelled')
				)
			),
		database
			.update(events)
			.set({ hostBusinessId: null })
			.where(eq(events.hostBusinessId, business)),
		database.delete(eventBusinesses).where(eq(eventBusinesses.businessId, business)),
		database.delete(businessCategories).where(eq(businessCategories.businessId, business)),
		database.delete(businesses).where(eq(businesses.id, business)),
		selectBusinesses(database).where(eq(businesses.id, id)).limit(1)
	]);
	return results[5][0] ?? null;
}

/** Makes a business public. Verifying it twice has no further effect. */
export async function verifyBusiness(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Business>> {
	const { database, now, log } = context;
	const moderator = await actingModerator(context, onlyModeratorsVerify);
	if (moderator.kind === 'error') return moderator;
	const parsed = parseInput(decision, raw);
	if (parsed.kind === 'error') return parsed;
	const { value: viewer } = moderator;
	const { version } = parsed.input;
	const [updated, [newest]] = await database.batch([
		database
			.update(businesses)
			.set({
				isVerified: true,
				version: sql`${businesses.version} + 1`,
				updatedAt: now()
			})
			.where(
				and(
					isBusiness(idOrSlug),
					eq(businesses.isVerified, false),
					version === undefined ? undefined : eq(businesses.version, version)
				)
			),
		selectBusinesses(database).where(isBusiness(idOrSlug)).limit(1)
	]);
	if (!newest) return businessNotFound;
	if (updated.meta.changes > 0) {
		log('business_verified', { business_id: newest.id, by: viewer.id });
	}
	const business = presentBusiness(newest, viewer);
	return business.isVerified ? ok(business) : staleDecision(business);
}

/** People type the name from memory, perhaps on another keyboard. */
const foldName = (name: string) => foldForSearch(name).replace(/\s+/g, ' ').trim();
