import { and, asc, eq, exists, inArray, notExists, sql } from 'drizzle-orm';
import { businessNotFound, notBusinessOwner } from '../businesses/errors.ts';
import { isOwner, maySeeBusiness } from '../businesses/permissions.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { rejectUnknownCategories } from '../categories/service.ts';
import {
	businessCategories,
	businesses,
	categories,
	eventCategories,
	events
} from '../database/schema.ts';
import type { Database } from '../database/client.ts';
import { hasSlugIn } from '../database/sql/categories.ts';
import { insertEventsIf } from '../database/sql/insert-events.ts';
import { idempotencyKeyReused, invalid, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { splitCoordinates } from '../input/coordinates.ts';
import { parseInput } from '../input/parse.ts';
import { submissionOf } from '../input/submission.ts';
import type { Submission } from '../input/submission.ts';
import { toSlug, withSuffix } from '../listing/slug.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { toLocalTime } from './local-time.ts';
import { presentEvent } from './present.ts';
import { eventFields, host, isHostOfEvent } from './repository.ts';
import { missingCoordinate, newEvent, toColumns } from './schema.ts';
import type { NewEvent } from './schema.ts';
import { schedule, weekly } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { searchTextOf } from './search-text.ts';
import type { Event } from './types.ts';

/** How many sets of slugs are tried if they are taken. */
const attempts = 3;

/** Announces an event, or a weekly series, once for each `submission_id`. */
export async function createEvents(
	context: RequestContext,
	raw: unknown
): Promise<Result<Event[]>> {
	const parsed = parseInput(newEvent, splitCoordinates(raw));
	const [viewer, rejectedHost] = await Promise.all([
		actingViewer(context),
		parsed.kind === 'valid' ? findHostProblem(context, parsed.input) : null
	]);
	if (!viewer) return notSignedIn;
	if (parsed.kind === 'error') return parsed;
	const { input } = parsed;
	const time = schedule(
		{ start: input.start_at, end: input.end_at },
		input.time_zone,
		context.now()
	);
	if (time.kind === 'error') return time;
	const missing = missingCoordinate(input);
	if (missing) return invalid(missing);
	if (rejectedHost) return rejectedHost;
	const times = weekly(time, input.time_zone, input.repeat?.times ?? 1);
	return insertWithFreeSlugs(context, input, times, viewer);
}

/** Only its owner may announce events that a business hosts. */
async function findHostProblem(
	context: RequestContext,
	{ business_id: businessId, categories: slugs }: NewEvent
): Promise<Err | null> {
	const [viewer, [business], unknownCategory] = await Promise.all([
		actingViewer(context),
		selectBusinesses(context.database).where(eq(businesses.id, businessId)).limit(1),
		rejectUnknownCategories(context.database, slugs)
	]);
	if (!business || !maySeeBusiness(business, viewer)) return businessNotFound;
	return isOwner(business, viewer) ? unknownCategory : notBusinessOwner;
}

async function insertWithFreeSlugs(
	context: RequestContext,
	input: NewEvent,
	times: readonly Schedule[],
	viewer: Viewer
): Promise<Result<Event[]>> {
	const slugs = slugsFor(input, times);
	const submission = await submissionOf(input);
	for (let attempt = 0; attempt < attempts; attempt++) {
		const tried = attempt === 0 ? slugs : slugs.map(withSuffix);
		const occurrences = times.map((time, index) => ({ ...time, slug: tried[index] ?? '' }));
		const created = await insert(context, { input, occurrences, viewer, submission });
		if (created) return created;
		// The business may have been deleted since it was looked up.
		const rejectedHost = await findHostProblem(context, input);
		if (rejectedHost) return rejectedHost;
	}
	throw new Error('Every slug was taken');
}

interface Insertion {
	input: NewEvent;
	occurrences: readonly (Schedule & { slug: string })[];
	viewer: Viewer;
	submission: Submission;
}

/**
 * Inserts all occurrences or none. Those that the same submission has already created are not
 * changed.
 *
 * @returns null when a slug is taken or the business no longer belongs to the viewer
 */
async function insert(
	{ database, now }: RequestContext,
	{ input, occurrences, viewer, submission }: Insertion
): Promise<Result<Event[]> | null> {
	const isThisSubmission = and(
		eq(events.createdBy, viewer.id),
		eq(events.submissionId, submission.submissionId)
	);
	const selectId = database.select({ id: events.id }).from(events);
	const rows = occurrences.map((occurrence, index) => ({
		...toColumns(input),
		...occurrence,
		...submission,
		title: input.title,
		description: input.description,
		locationName: input.location_name,
		address: input.address,
		timeZone: input.time_zone,
		hostBusinessId: input.business_id,
		createdBy: viewer.id,
		occurrence: index,
		searchText: searchTextOf(input),
		createdAt: now(),
		updatedAt: now()
	}));
	const [inserted, , found] = await database.batch([
		insertEventsIf(
			database,
			rows,
			and(
				notExists(selectId.where(isThisSubmission)),
				notExists(selectTakenSlug(database, occurrences)),
				exists(selectOwned(database, input.business_id, viewer))
			)
		),
		database
			.insert(eventCategories)
			.select((query) =>
				query
					.select({ eventId: events.id, categoryId: categories.id })
					.from(events)
					.innerJoin(categories, chosenCategories(database, input))
					.where(and(isThisSubmission, sql`changes() > 0`))
			)
			.onConflictDoNothing(),
		database
			.select({ ...eventFields, digest: events.submissionDigest })
			.from(events)
			.leftJoin(host, isHostOfEvent)
			.where(isThisSubmission)
			.orderBy(asc(events.occurrence))
	]);
	const [first] = found;
	if (!first) return null;
	const isDifferent = ({ digest }: { digest: string | null }) =>
		digest !== null && digest !== submission.submissionDigest;
	if (inserted.meta.changes === 0 && found.some(isDifferent))
		return idempotencyKeyReused(first.title);
	return ok(found.map(({ digest, ...row }) => presentEvent(row, viewer, now())));
}

const selectTakenSlug = (database: Database, occurrences: Insertion['occurrences']) => {
	const slugs = JSON.stringify(occurrences.map(({ slug }) => slug));
	return database
		.select({ id: events.id })
		.from(events)
		.where(inArray(events.slug, sql`(SELECT value FROM json_each(${slugs}))`));
};

const selectOwned = (database: Database, businessId: number, viewer: Viewer) =>
	database
		.select({ id: businesses.id })
		.from(businesses)
		.where(and(eq(businesses.id, businessId), eq(businesses.ownerId, viewer.id)));

/** The chosen categories, or else those of the business. */
const chosenCategories = (database: Database, input: NewEvent) =>
	input.categories.length > 0
		? hasSlugIn(input.categories)
		: inArray(
				categories.id,
				database
					.select({ id: businessCategories.categoryId })
					.from(businessCategories)
					.where(eq(businessCategories.businessId, input.business_id))
			);

/** With the date, because titles recur: `night-market-2027-06-05`. */
const slugsFor = ({ title, time_zone }: NewEvent, times: readonly Schedule[]): string[] =>
	times.map(
		({ startAt }) => `${toSlug(title, 'event')}-${toLocalTime(startAt, time_zone).slice(0, 10)}`
	);
