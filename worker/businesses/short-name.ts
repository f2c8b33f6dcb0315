import { and, eq, exists, gt, isNull, ne, notExists, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses, formerNames } from '../database/schema.ts';
import { idOfBusiness } from '../database/sql/identify.ts';
import { invalid } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import { limits } from '../limits.ts';
import { retentionDays } from '../retention/periods.ts';
import { tooManyShortNames } from './errors.ts';
import { isVersion } from './listed.ts';
import type { BusinessRow } from './types.ts';

export const nameTaken = invalid({
	short_name: 'Another business has this short name, or had it until recently.'
});

/**
 * Matches if nobody else has a name, nor had it until recently.
 *
 * @param id of the business that wants it
 * @param now milliseconds since 1970, UTC
 */
const isFree = (database: Database, name: string, id: number | SQL, now: number) =>
	and(
		notExists(
			database
				.select({ id: businesses.id })
				.from(businesses)
				.where(and(eq(businesses.shortName, name), ne(businesses.id, id)))
		),
		notExists(
			database
				.select({ name: formerNames.name })
				.from(formerNames)
				.where(
					and(
						eq(formerNames.name, name),
						gt(formerNames.heldUntil, now),
						or(isNull(formerNames.businessId), ne(formerNames.businessId, id))
					)
				)
		)
	);

export interface NameLookUp {
	isFree: boolean;
	/** Other names that this business had until recently. */
	former: number;
}

/**
 * Looks up whether a business may have a name.
 *
 * @param now milliseconds since 1970, UTC
 */
export async function lookUpName(
	database: Database,
	idOrSlug: string,
	name: string | null | undefined,
	now: number
): Promise<NameLookUp> {
	if (name === undefined) return { isFree: true, former: 0 };
	const id = idOfBusiness(idOrSlug);
	const isWanted = name === null ? sql`TRUE` : isFree(database, name, id, now);
	const [found] = await database
		.select({
			isFree: sql<number>`(${isWanted})`.as('is_free'),
			former: sql<number>`(
				SELECT count(*) FROM ${formerNames} WHERE ${and(
					eq(formerNames.businessId, id),
					gt(formerNames.heldUntil, now),
					ne(formerNames.name, name ?? '')
				)}
			)`.as('former')
		})
		.from(sql`(SELECT 1)`);
	return { isFree: found?.isFree === 1, former: found?.former ?? 0 };
}

/** Why a business may not have another short name; null if it may. */
export function findNameProblem(
	row: BusinessRow,
	name: string | null | undefined,
	{ isFree, former }: NameLookUp
): Err | null {
	if (name === undefined || name === row.shortName) return null;
	if (!isFree) return nameTaken;
	return row.shortName !== null && former >= limits.formerNames ? tooManyShortNames : null;
}

/**
 * Statements that keep the name that a business gives up, in a batch before its update, and the
 * condition for both: the business is as it was read, and its new name still free.
 *
 * @param now milliseconds since 1970, UTC
 */
export function changeShortName(
	database: Database,
	row: BusinessRow,
	name: string | null | undefined,
	now: number
) {
	const isChanged = name !== undefined && name !== row.shortName;
	const mayChange = isChanged && name !== null ? isFree(database, name, row.id, now) : undefined;
	const isSaved = exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(and(isVersion(row), mayChange))
	);
	const given = row.shortName ?? '';
	return {
		isFree: mayChange,
		statements: [
			database
				.delete(formerNames)
				.where(and(eq(formerNames.name, name ?? ''), sql`${isChanged}`, isSaved)),
			database
				.insert(formerNames)
				.select(
					sql`SELECT ${given}, ${row.id}, ${heldUntil(now)} WHERE ${isChanged && given !== ''} AND ${isSaved}`
				)
				.onConflictDoNothing()
		] as const
	};
}

/**
 * Keeps the names of businesses that are deleted: somebody could pretend to be one of them.
 *
 * @param condition selects the businesses
 * @param now milliseconds since 1970, UTC
 */
export const keepNamesOfDeleted = (database: Database, condition: SQL | undefined, now: number) =>
	database
		.insert(formerNames)
		.select(
			sql`SELECT ${businesses.shortName}, NULL, ${heldUntil(now)} FROM ${businesses}
				WHERE ${condition} AND ${businesses.shortName} IS NOT NULL`
		)
		.onConflictDoNothing();

const heldUntil = (now: number) => now + retentionDays.formerName * 86_400_000;
