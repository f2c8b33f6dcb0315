import type { InferSelectModel } from 'drizzle-orm';
import { ownFacts, ownTexts } from '../database/own-fields.ts';
import type { OwnFact, OwnField, OwnText } from '../database/own-fields.ts';
import type { series } from '../database/schema.ts';
import type { EventChange } from './announce-change.ts';
import { changedFacts, withFacts } from './facts.ts';
import { movedAlike } from './schedule.ts';
import type { Scope } from './schema.ts';
import type { EventRow } from './types.ts';

/** The texts that some dates of a series share. */
export type SharedTexts = InferSelectModel<typeof series>;

/** What an edit saves. */
export interface EditPlan {
	/** The event that was edited, and the other dates that change with it. */
	changes: (EventChange & {
		/** The place of its texts in `newTexts`; null if it keeps its row. */
		newTexts: number | null;
	})[];
	/** Rows of texts that change, because all dates change that have them. */
	changedTexts: SharedTexts[];
	/** Texts for dates that do not share them any more with others. */
	newTexts: Omit<SharedTexts, 'id'>[];
	/** Other dates that keep something of their own. */
	keptOwn: number;
}

/** What is edited: the event as it was and as it will be, in its series. */
export interface Edit extends EventChange {
	scope: Scope;
	/** All dates of the series, this one too; empty for an edit of one date. */
	dates: readonly EventRow[];
	/** The rows of texts of the series; empty for an event that is not repeated. */
	texts: readonly SharedTexts[];
	/** Milliseconds since 1970, UTC. */
	now: number;
}

type Column = 'latitude' | 'longitude' | 'joining' | 'capacity' | 'categories' | OwnText;

/** The columns of the fields that are copied from one date to the others as they are. */
const columnsOf = new Map<OwnField, readonly Column[]>([
	...ownTexts.map((name) => [name, [name]] as const),
	['point', ['latitude', 'longitude']],
	['joining', ['joining']],
	['capacity', ['capacity']],
	['categories', ['categories']]
]);

const isFact = (field: OwnField): field is OwnFact => ownFacts.some((name) => name === field);
const isText = (field: OwnField): field is OwnText => ownTexts.some((name) => name === field);
const isShared = (field: OwnField) => isFact(field) || isText(field);

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const isMovedDate = ({ before, after }: EventChange) =>
	before.startAt !== after.startAt ||
	before.endAt !== after.endAt ||
	before.timeZone !== after.timeZone;

/** The fields in which an event differs from what it was. */
function changedFields(change: EventChange): OwnField[] {
	const { before, after } = change;
	const copied = [...columnsOf].filter(([, columns]) =>
		columns.some((column) => !isSame(before[column], after[column]))
	);
	return [
		...copied.map(([field]) => field),
		...changedFacts(before.facts, after.facts),
		...(isMovedDate(change) ? (['time'] as const) : [])
	];
}

const ownOf = ({ ownFields }: EventRow): readonly OwnField[] => ownFields ?? [];
const toOwn = (fields: readonly OwnField[]) => (fields.length > 0 ? [...new Set(fields)] : null);

/** The row of texts that a date has. */
export const textsIdOf = ({ textsId, seriesId }: EventRow): number | null => textsId ?? seriesId;

/** Whether a date has the same text or fact as those with which it shares the others. */
function isAsShared(field: OwnField, row: EventRow, texts: SharedTexts | undefined): boolean {
	if (!texts) return false;
	if (isFact(field)) return !changedFacts(texts.facts, row.facts).includes(field);
	return isText(field) && texts[field] === row[field];
}

/** An edit of one date: what differs from the others is its own. */
function planOne({ before, after, texts }: Edit): EditPlan {
	const shared = texts.find(({ id }) => id === textsIdOf(before));
	const own = [...ownOf(before), ...changedFields({ before, after })].filter(
		(field) => !isAsShared(field, after, shared)
	);
	const ownFields = before.seriesId === null ? null : toOwn(own);
	return {
		changes: [{ before, after: { ...after, ownFields }, newTexts: null }],
		changedTexts: [],
		newTexts: [],
		keptOwn: 0
	};
}

/** Statuses of dates that change with another one. */
const changing: readonly EventRow['status'][] = ['pending', 'approved', 'rejected', 'suspended'];

const isConcerned = (date: EventRow, { before, scope, now }: Edit): boolean =>
	date.id !== before.id &&
	changing.includes(date.status) &&
	date.endAt > now &&
	(scope === 'all' || date.startAt >= before.startAt);

/** A date after the fields of another one were changed for it too, unless it has its own. */
function changeAlike(date: EventRow, edit: EventChange, changed: readonly OwnField[]): EventRow {
	const fields = changed.filter((field) => !ownOf(date).includes(field));
	if (fields.length === 0) return date;
	const copied = fields.flatMap((field) => columnsOf.get(field) ?? []);
	const { before, after } = edit;
	return {
		...date,
		...Object.fromEntries(copied.map((column) => [column, after[column]])),
		facts: withFacts(date.facts, after.facts, fields.filter(isFact)),
		...(fields.includes('time') && {
			...movedAlike(date, before, after),
			timeZone: after.timeZone
		}),
		status: date.status === 'rejected' ? 'pending' : date.status
	};
}

const changeTexts = (
	texts: SharedTexts,
	after: EventRow,
	fields: readonly OwnField[]
): SharedTexts => ({
	...texts,
	...Object.fromEntries(fields.filter(isText).map((name) => [name, after[name]])),
	facts: withFacts(texts.facts, after.facts, fields.filter(isFact))
});

/** An edit of several dates: what differs is shared by all of them that have nothing of their own. */
function planSeveral(edit: Edit): EditPlan {
	const { before, after } = edit;
	const changed = changedFields(edit);
	const ownFields = toOwn(ownOf(before).filter((field) => !changed.includes(field)));
	const concerned = edit.dates.filter((date) => isConcerned(date, edit));
	const changedWith = concerned
		.map((date) => ({ before: date, after: changeAlike(date, edit, changed) }))
		.filter((change) => change.after !== change.before);
	const changes = [{ before, after: { ...after, ownFields } }, ...changedWith];
	const ids = [before, ...concerned].map(({ id }) => id);
	const isKept = (id: number) =>
		edit.dates.some((date) => textsIdOf(date) === id && !ids.includes(date.id));
	const used = edit.texts
		.filter(({ id }) => changes.some((change) => textsIdOf(change.before) === id))
		.filter(() => changed.some(isShared));
	const split = used.filter(({ id }) => isKept(id));
	return {
		changes: changes.map((change) => {
			const index = split.findIndex(({ id }) => id === textsIdOf(change.before));
			return { ...change, newTexts: index < 0 ? null : index };
		}),
		changedTexts: used
			.filter(({ id }) => !isKept(id))
			.map((texts) => changeTexts(texts, after, changed)),
		newTexts: split.map((texts) => {
			const { id: _, ...changedTexts } = changeTexts(texts, after, changed);
			return changedTexts;
		}),
		keptOwn: concerned.filter((date) => ownOf(date).some((field) => changed.includes(field))).length
	};
}

/** What an edit of one date, or of several, saves. */
export const planEdit = (edit: Edit): EditPlan =>
	edit.scope === 'one' ? planOne(edit) : planSeveral(edit);
