import { and, eq, lt, sql } from 'drizzle-orm';
import { findCategories } from '../categories/find.ts';
import { businessCategories, businesses, categories } from '../database/schema.ts';
import { lists } from '../database/postings/list-names.ts';
import { addToWords } from '../database/sql/add-words.ts';
import { hasSlugIn } from '../database/sql/categories.ts';
import { unverifiedBusinessesOf } from '../database/sql/count-pending.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { idempotencyKeyReused, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { submissionOf } from '../input/submission.ts';
import type { Submission } from '../input/submission.ts';
import { limits } from '../limits.ts';
import { toSlug, withSuffix } from '../listing/slug.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { tooManyUnverified } from './errors.ts';
import { nameWords } from './postings.ts';
import { presentBusiness } from './present.ts';
import { businessFields } from './repository.ts';
import { newBusiness, toColumns } from './schema.ts';
import type { NewBusiness } from './schema.ts';
import type { Business } from './types.ts';

/** How many slugs are tried if they are taken. */
const attempts = 3;

/** Registers a business for the viewer, once for each `submission_id`. */
export async function createBusiness(
	context: RequestContext,
	raw: unknown
): Promise<Result<Business>> {
	const parsed = parseInput(newBusiness, raw);
	const slugs = parsed.kind === 'valid' ? parsed.input.categories : [];
	const [viewer, chosen] = await Promise.all([
		actingViewer(context),
		findCategories(context.database, slugs)
	]);
	if (!viewer) return notSignedIn;
	if (parsed.kind === 'error') return parsed;
	if (chosen.kind === 'error') return chosen;
	const submission = await submissionOf(parsed.input);
	const slug = toSlug(parsed.input.name, 'business');
	for (let attempt = 0; attempt < attempts; attempt++) {
		const created = await insert(context, parsed.input, withSuffix(slug), viewer, submission);
		if (created) return created;
	}
	throw new Error('Every slug was taken');
}

/** @returns null when the slug is taken */
async function insert(
	{ database, now }: RequestContext,
	input: NewBusiness,
	slug: string,
	viewer: Viewer,
	submission: Submission
): Promise<Result<Business> | null> {
	const { submissionId, submissionDigest } = submission;
	const isThisSubmission = and(
		eq(businesses.ownerId, viewer.id),
		eq(businesses.submissionId, submissionId)
	);
	const unverified = unverifiedBusinessesOf(viewer.id);
	const values = {
		...toColumns(input),
		name: input.name,
		description: input.description,
		ownerId: viewer.id,
		...submission,
		slug,
		listedVersion: 1,
		createdAt: now(),
		updatedAt: now()
	};
	const [[counted], inserted, , [row]] = await database.batch([
		database.select({ unverified: unverified.as('unverified') }).from(sql`(SELECT 1)`),
		insertRowsIf(database, businesses, [values], lt(unverified, limits.unverifiedBusinesses)),
		database
			.insert(businessCategories)
			.select((query) =>
				query
					.select({ businessId: businesses.id, categoryId: categories.id })
					.from(businesses)
					.innerJoin(categories, hasSlugIn(input.categories))
					.where(and(isThisSubmission, sql`changes() = 1`))
			)
			.onConflictDoNothing(),
		database
			.select({ ...businessFields, digest: businesses.submissionDigest })
			.from(businesses)
			.where(isThisSubmission)
			.limit(1),
		...addToWords(
			database,
			lists.businessesNamed,
			nameWords(input.name),
			sql`${database.select({ id: businesses.id }).from(businesses).where(isThisSubmission)}`
		)
	]);
	if (!row) {
		const isFull = (counted?.unverified ?? 0) >= limits.unverifiedBusinesses;
		return isFull ? tooManyUnverified : null;
	}
	const { digest, ...business } = row;
	const isRepeated = inserted.meta.changes === 0;
	const isDifferent = isRepeated && digest !== null && digest !== submissionDigest;
	return isDifferent ? idempotencyKeyReused(row.name) : ok(presentBusiness(business, viewer));
}
