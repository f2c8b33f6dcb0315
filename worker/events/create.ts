import { and, asc, eq, exists, inArray, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { InferSelectModel } from 'drizzle-orm';
import {
	businessDeclined,
	businessNotFound,
	businessSuspended,
	notBusinessOwner
} from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { findCategories } from '../categories/find.ts';
import {
	businessCategories,
	businesses,
	categories,
	drafts,
	eventCategories,
	events,
	pictures,
	series
} from '../database/schema.ts';
import type { Database } from '../database/client.ts';
import { lists } from '../database/postings/list-names.ts';
import { addToWords } from '../database/sql/add-words.ts';
import { hasSlugIn } from '../database/sql/categories.ts';
import { pendingAnnouncementsOf } from '../database/sql/count-pending.ts';
import { hasRole } from '../database/sql/members.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
import { insertRowsIf, newestSeries } from '../database/sql/insert-rows.ts';
import { idempotencyKeyReused, invalid, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { splitCoordinates } from '../input/coordinates.ts';
import { parseInput } from '../input/parse.ts';
import { submissionOf } from '../input/submission.ts';
import type { Submission } from '../input/submission.ts';
import { limits } from '../limits.ts';
import { toSlug, withSuffix } from '../listing/slug.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import type { Viewer } from '../users/viewer.ts';
import { tooManyPending } from './errors.ts';
import { toLocalTime, utcOffsetAt } from './local-time.ts';
import { titleWords } from './postings.ts';
import { presentEvent } from './present.ts';
import { changeFacts, missingCurrency } from './facts.ts';
import { host, isHostOfEvent, isSeriesOfEvent, ownEventFields } from './repository.ts';
import { missingCoordinate, newEvent, toColumns } from './schema.ts';
import type { NewEvent } from './schema.ts';
import { lastsTooLong, repeated, schedule, tooLong } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import type { Event } from './types.ts';

/** How many sets of slugs are tried if they are taken. */
const attempts = 3;

/** Announces an event, or a series, once for each `submission_id`. */
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
	const times = timesOf(parsed.input, context.now());
	if (times.kind === 'error') return times;
	if (rejectedHost) return rejectedHost;
	const created = await insertWithFreeSlugs(context, parsed.input, times.value, viewer);
	if (!created) throw new Error('Every slug was taken');
	return created;
}

/** The draft that an event is made of, in the version that was read. */
export type AnnouncedDraft = Pick<
	InferSelectModel<typeof drafts>,
	'id' | 'version' | 'cover' | 'gallery'
>;

/** The submission that announces a draft: announcing it again creates nothing new. */
export const submissionOfDraft = (id: number): string => `announced-draft-${id}`;

/**
 * Announces a draft, which is deleted with that. The viewer may announce for its host.
 *
 * @returns null if the draft is not as it was read any more
 */
export async function announceDraft(
	context: RequestContext,
	raw: object,
	draft: AnnouncedDraft,
	viewer: Viewer
): Promise<Result<Event[]> | null> {
	const submission_id = submissionOfDraft(draft.id);
	const parsed = parseInput(newEvent, splitCoordinates({ ...raw, submission_id }));
	if (parsed.kind === 'error') return parsed;
	const times = timesOf(parsed.input, context.now());
	if (times.kind === 'error') return times;
	return insertWithFreeSlugs(context, parsed.input, times.value, viewer, draft);
}

/** When it takes place, on all of its dates, or what is wrong with that and with what depends on each other. */
function timesOf(input: NewEvent, now: number): Result<Schedule[]> {
	const time = schedule({ start: input.start_at, end: input.end_at }, input.time_zone, now);
	if (time.kind === 'error') return time;
	const missing = missingCoordinate(input) ?? missingCurrency(changeFacts(null, input));
	if (missing) return invalid(missing);
	const { startAt, endAt } = time;
	const first = { startAt, endAt };
	const times = input.repeat ? repeated(first, input.time_zone, input.repeat) : [first];
	if (times === null) return invalid({ repeat: notItsDates });
	return lastsTooLong(times) ? invalid({ repeat: tooLong }) : ok(times);
}

const notItsDates = 'Please leave out only dates that the series has, and not its first one.';

/** Only those who manage a business may announce events that it hosts. */
async function findHostProblem(
	context: RequestContext,
	{ business_id: businessId, categories: slugs }: NewEvent
): Promise<Err | null> {
	const [viewer, [business], chosen] = await Promise.all([
		actingViewer(context),
		selectBusinesses(context.database).where(isBusinessWithId(businessId)).limit(1),
		findCategories(context.database, slugs)
	]);
	if (!business || !can(viewer, 'see_business', business)) return businessNotFound;
	if (!can(viewer, 'manage_business', business)) return notBusinessOwner;
	if (business.decision !== null) {
		return business.decision === 'suspended' ? businessSuspended : businessDeclined;
	}
	return chosen.kind === 'error' ? chosen : null;
}

/** @returns null if every slug is taken, or if the draft is not as it was read */
async function insertWithFreeSlugs(
	context: RequestContext,
	input: NewEvent,
	times: readonly Schedule[],
	viewer: Viewer,
	draft: AnnouncedDraft | null = null
): Promise<Result<Event[]> | null> {
	const slugs = slugsFor(input, times);
	const submission = await submissionOf(input);
	for (let attempt = 0; attempt < attempts; attempt++) {
		const occurrences = times.map((time, index) => ({
			...time,
			slug: withSuffix(slugs[index] ?? '')
		}));
		const created = await insert(context, { input, occurrences, viewer, submission, draft });
		if (created) return created;
		// The business may have been deleted since it was looked up.
		const rejectedHost = await findHostProblem(context, input);
		if (rejectedHost) return rejectedHost;
	}
	return null;
}

interface Insertion {
	input: NewEvent;
	occurrences: readonly (Schedule & { slug: string })[];
	viewer: Viewer;
	submission: Submission;
	draft: AnnouncedDraft | null;
}

/**
 * Inserts all occurrences or none. Those that the same submission has already created are not
 * changed.
 *
 * @returns null when a slug is taken or the viewer can no longer announce for the business
 */
async function insert(
	{ database, now }: RequestContext,
	insertion: Insertion
): Promise<Result<Event[]> | null> {
	const { input, occurrences, viewer, submission, draft } = insertion;
	const isThisSubmission = and(
		eq(events.createdBy, viewer.id),
		eq(events.submissionId, submission.submissionId)
	);
	const selectId = database.select({ id: events.id }).from(events);
	const { rows, texts } = rowsOf(insertion, now());
	const isSeries = rows.length > 1;
	const pending = pendingAnnouncementsOf(viewer.id, now());
	const isAllowed = and(
		notExists(selectId.where(isThisSubmission)),
		notExists(selectTakenSlug(database, occurrences)),
		exists(selectOwned(database, input.business_id, viewer)),
		draft
			? exists(database.select({ id: drafts.id }).from(drafts).where(isDraft(draft)))
			: undefined,
		lt(pending, limits.pendingAnnouncements)
	);
	const [[counted], , inserted, , found] = await database.batch([
		database.select({ pending: pending.as('pending') }).from(sql`(SELECT 1)`),
		insertRowsIf(database, series, isSeries ? [texts] : [], isAllowed),
		insertRowsIf(database, events, rows, isAllowed, isSeries ? { seriesId: newestSeries } : {}),
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
			.select({ ...ownEventFields, digest: events.submissionDigest })
			.from(events)
			.leftJoin(host, isHostOfEvent)
			.leftJoin(series, isSeriesOfEvent)
			.where(isThisSubmission)
			.orderBy(asc(events.occurrence)),
		...completeInsertion(database, insertion, isThisSubmission)
	]);
	const [first] = found;
	if (!first) return (counted?.pending ?? 0) < limits.pendingAnnouncements ? null : tooManyPending;
	const isDifferent = ({ digest }: { digest: string | null }) =>
		digest !== null && digest !== submission.submissionDigest;
	if (inserted.meta.changes === 0 && found.some(isDifferent))
		return idempotencyKeyReused(first.title);
	return ok(found.map(({ digest, ...row }) => presentEvent(row, viewer, now())));
}

/** Makes the events findable for moderators, and ends the draft that they were. */
function completeInsertion(
	database: Database,
	{ draft, input }: Insertion,
	isThisSubmission: SQL | undefined
) {
	const inserted = database.select({ id: events.id }).from(events).where(isThisSubmission);
	return [
		...addToWords(database, lists.eventsTitled, titleWords(input.title), sql`${inserted}`),
		...(draft ? endDraft(database, draft, isThisSubmission) : [])
	];
}

/** Ends a draft when its events are there. They, or the series, have its pictures now. */
function endDraft(database: Database, draft: AnnouncedDraft, isThisSubmission: SQL | undefined) {
	const announced = (column: SQLWrapper) =>
		sql`(SELECT ${column} FROM ${events} WHERE ${isThisSubmission} LIMIT 1)`;
	const isEnded = and(isDraft(draft), sql`${announced(events.id)} IS NOT NULL`);
	const ended = database.select({ id: drafts.id }).from(drafts).where(isEnded);
	return [
		database
			.update(pictures)
			.set({
				draftId: null,
				eventId: announced(sql`iif(${events.seriesId} IS NULL, ${events.id}, NULL)`),
				seriesId: announced(events.seriesId)
			})
			.where(inArray(pictures.draftId, ended)),
		database.delete(drafts).where(isEnded)
	];
}

const isDraft = ({ id, version }: AnnouncedDraft) =>
	and(eq(drafts.id, id), eq(drafts.version, version));

/** The rows of the dates, and the texts, which a series has instead of its dates. */
function rowsOf({ input, occurrences, viewer, submission, draft }: Insertion, now: number) {
	const { title, description, location_name: locationName, address } = input;
	const texts = { title, description, locationName, address, facts: changeFacts(null, input) };
	const rows = occurrences.map((occurrence, index) => ({
		...toColumns(input),
		...occurrence,
		...submission,
		...(occurrences.length > 1 ? noTexts : texts),
		timeZone: input.time_zone,
		utcOffset: utcOffsetAt(occurrence.startAt, input.time_zone),
		hostBusinessId: input.business_id,
		cover: draft?.cover ?? null,
		gallery: draft?.gallery ?? null,
		createdBy: viewer.id,
		occurrence: index,
		listedVersion: 1,
		createdAt: now,
		updatedAt: now
	}));
	return { rows, texts };
}

/** A date of a series has the texts of the series. */
const noTexts = {
	title: '',
	description: '',
	locationName: '',
	address: '',
	facts: null
} as const;

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
		.where(
			and(
				isBusinessWithId(businessId),
				isNull(businesses.decision),
				hasRole(viewer.id, rolesThatMay('manage'))
			)
		);

/** The chosen categories, or else those of the business that are not retired. */
const chosenCategories = (database: Database, input: NewEvent) =>
	input.categories.length > 0
		? hasSlugIn(input.categories)
		: and(
				inArray(
					categories.id,
					database
						.select({ id: businessCategories.categoryId })
						.from(businessCategories)
						.where(eq(businessCategories.businessId, input.business_id))
				),
				isNull(categories.retiredAt)
			);

/** With the date, because titles recur: `night-market-2027-06-05-x7k2p`. */
const slugsFor = ({ title, time_zone }: NewEvent, times: readonly Schedule[]): string[] =>
	times.map(
		({ startAt }) => `${toSlug(title, 'event')}-${toLocalTime(startAt, time_zone).slice(0, 10)}`
	);
