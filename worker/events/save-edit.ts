import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import { replaceCategories } from '../categories/replace.ts';
import type { Database } from '../database/client.ts';
import { ownFacts, ownTexts } from '../database/own-fields.ts';
import type { OwnText } from '../database/own-fields.ts';
import { mergePostings, postingChanges } from '../database/postings/posting.ts';
import type { PostingChanges } from '../database/postings/posting.ts';
import { eventCategories, events, savedEvents, series } from '../database/schema.ts';
import { addPostings, removePostings } from '../database/sql/change-postings.ts';
import { insertRowsIf, newestSeries } from '../database/sql/insert-rows.ts';
import { fieldsOfEvent, whatChanged } from '../edits/fields.ts';
import { flagEdit } from '../edits/flag-edit.ts';
import { enqueueJobs } from '../jobs/queue.ts';
import type { Job } from '../jobs/queue.ts';
import type { RequestContext } from '../request-context.ts';
import { reminderOf } from '../saved/remind.ts';
import { isPublic } from '../users/can.ts';
import { announceChanges } from './announce-change.ts';
import type { EventChange } from './announce-change.ts';
import { onlyFacts } from './facts.ts';
import { isVersion, nextListedVersion } from './listed.ts';
import { utcOffsetAt } from './local-time.ts';
import { isMoved, jobAfterMove } from './move-participants.ts';
import type { EditPlan } from './plan-edit.ts';
import { postingsOfEvent } from './postings.ts';
import { selectEvents } from './repository.ts';
import type { EventRow } from './types.ts';

/** Whether all events still are as they were read. */
function areVersions(changes: readonly EventChange[]): SQL {
	const versions = JSON.stringify(changes.map(({ before: { id, version } }) => [id, version]));
	return sql`NOT EXISTS (
		SELECT 1 FROM json_each(${versions}) seen
		LEFT JOIN ${events} ON ${events.id} = seen.value ->> 0 AND ${events.version} = seen.value ->> 1
		WHERE ${events.id} IS NULL
	)`;
}

/** The texts to store with an event: of a date of a series, only its own. */
function storedTexts({ seriesId, ownFields, facts, ...row }: EventRow) {
	const isOwn = (name: OwnText) => seriesId === null || ownFields?.includes(name) === true;
	const texts = Object.fromEntries(ownTexts.map((name) => [name, isOwn(name) ? row[name] : '']));
	const own = ownFacts.filter((name) => ownFields?.includes(name));
	return { ...texts, facts: seriesId === null ? facts : onlyFacts(facts, own) };
}

/** What an edit sets, with the version that it is an edit of. */
function storedColumns({ before, after }: EventChange) {
	const { latitude, longitude, startAt, endAt, timeZone, status, joining, capacity } = after;
	return {
		...storedTexts(after),
		...{ latitude, longitude, startAt, endAt, timeZone, status, joining, capacity },
		ownFields: after.ownFields,
		utcOffset: utcOffsetAt(startAt, timeZone),
		id: before.id,
		version: before.version
	};
}

const edited = (name: string): SQL => sql`edited.value ->> ${sql.raw(`'${name}'`)}`;

/** A statement that sets the columns of all events of an edit. The new texts have been added before. */
function updateEvents(
	database: Database,
	{ changes, newTexts }: EditPlan,
	isCurrent: SQL,
	now: number
) {
	const rows = changes.map(({ newTexts: index, ...change }) => ({
		...storedColumns(change),
		textsAfter: index === null ? null : newTexts.length - 1 - index
	}));
	const columns = [
		...[...ownTexts, 'facts', 'ownFields', 'latitude', 'longitude', 'startAt', 'endAt'],
		...['timeZone', 'utcOffset', 'status', 'joining', 'capacity']
	];
	return database
		.update(events)
		.set({
			...Object.fromEntries(columns.map((name) => [name, edited(name)])),
			textsId: sql`iif(${edited('textsAfter')} IS NULL, ${events.textsId}, ${newestSeries} - ${edited('textsAfter')})`,
			version: sql`${events.version} + 1`,
			listedVersion: nextListedVersion,
			updatedAt: now
		})
		.from(sql`json_each(${JSON.stringify(rows)}) edited`)
		.where(sql`${events.id} = ${edited('id')} AND ${isCurrent}`);
}

/** A statement that sets texts that some dates of a series share. */
const updateTexts = (database: Database, { changedTexts }: EditPlan, isCurrent: SQL) =>
	database
		.update(series)
		.set(Object.fromEntries([...ownTexts, 'facts'].map((name) => [name, edited(name)])))
		.from(sql`json_each(${JSON.stringify(changedTexts)}) edited`)
		.where(sql`${series.id} = ${edited('id')} AND ${isCurrent}`);

/** How the lists change that the events of an edit are in. */
export function postingsAfter(changes: readonly EventChange[]): PostingChanges {
	const differences = changes.map(({ before, after }) =>
		postingChanges(postingsOfEvent(before), postingsOfEvent(after))
	);
	return {
		removed: mergePostings(differences.flatMap((difference) => difference.removed)),
		added: mergePostings(differences.flatMap((difference) => difference.added))
	};
}

/** The work that follows. One with `savedEvent` is only for an event that somebody has saved. */
function jobsAfter({ before, after }: EventChange, now: number) {
	const found: (Job & { dueAt: number; savedEvent?: number })[] = [];
	if (before.capacity !== after.capacity) {
		found.push({ kind: 'promote-waiting', key: String(before.id), dueAt: now });
	}
	if (isMoved(before, after)) {
		const reminder = reminderOf(after);
		found.push({ ...jobAfterMove(before), dueAt: now });
		if (reminder.dueAt > now) found.push({ ...reminder, savedEvent: before.id });
	}
	return found;
}

const isForSomebody = sql`(item.value ->> 'savedEvent' IS NULL OR EXISTS (
	SELECT 1 FROM ${savedEvents} WHERE ${savedEvents.eventId} = item.value ->> 'savedEvent'
))`;

const links = { table: eventCategories, item: eventCategories.eventId };

const categoriesOf = ({ categories }: EventRow) => categories.map(({ slug }) => slug);
const hasOtherCategories = ({ before, after }: EventChange) =>
	categoriesOf(before).join(' ') !== categoriesOf(after).join(' ');

/** Shows moderators an edit of what is public: of several dates the first one, as they change alike. */
function flagFirst(database: Database, changes: readonly EventChange[], now: number) {
	const change = changes.find(({ before }) => before.status === 'approved');
	if (!change) return [];
	const { before, after } = change;
	const isSaved = isVersion({ id: before.id, version: before.version + 1 });
	return flagEdit(
		database,
		'event',
		before.id,
		whatChanged(fieldsOfEvent(before), fieldsOfEvent(after)),
		now,
		sql`EXISTS (SELECT 1 FROM ${events} WHERE ${isSaved})`
	);
}

/**
 * Saves all events of an edit unless the version of one has changed. Everything else comes before the
 * update of the events, which changes the versions. Rows written: at most 26 events, as many texts,
 * and the postings of their days and words.
 *
 * @param postings of the same events, from `postingsAfter`
 * @returns whether it was saved, and the event that was edited as it is now
 */
export async function saveEdit(
	{ database, now: clock }: RequestContext,
	plan: EditPlan,
	{ removed, added }: PostingChanges
) {
	const now = clock();
	const { changes } = plan;
	const isCurrent = areVersions(changes);
	const [first] = changes;
	const withCategories = changes.filter(hasOtherCategories);
	const slugs = first ? categoriesOf(first.after) : [];
	const isShown = changes.filter(({ before }) => isPublic(before));
	const [, , , , , , , , , , updated, [newest]] = await database.batch([
		...replaceCategories(
			database,
			links,
			withCategories.map(({ before }) => before.id),
			slugs,
			isCurrent
		),
		removePostings(database, removed, isCurrent),
		...addPostings(database, added, isCurrent),
		enqueueJobs(
			database,
			changes.flatMap((change) => jobsAfter(change, now)),
			sql`${isForSomebody} AND ${isCurrent}`
		),
		...announceChanges(database, changes, now, isCurrent),
		insertRowsIf(database, series, plan.newTexts, isCurrent),
		updateTexts(database, plan, isCurrent),
		updateEvents(database, plan, isCurrent, now),
		selectEvents(database)
			.where(eq(events.id, first?.before.id ?? 0))
			.limit(1),
		recordPurges(
			database,
			isShown.map(({ before }) => tags.event(before.id)),
			now
		),
		...flagFirst(database, changes, now)
	]);
	return { isSaved: updated.meta.changes > 0, newest: newest ?? null };
}
