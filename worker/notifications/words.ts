import * as v from 'valibot';
import type { NotificationText } from '../text/en/notifications.ts';
import type { Text } from '../text/text.ts';
import { notifications, pathOf } from './kinds.ts';
import type { NotificationData, NotificationKind } from './kinds.ts';

type Words = { [K in NotificationKind]: NotificationText<NotificationData<K>> };

/** A line such as "When: Saturday, 6 March". */
interface Fact {
	label: string;
	value: string;
}

/** What a notification says in one language, and where it leads. */
export interface NotificationWords {
	title: string;
	body: string;
	/** The label of its link. */
	link: string;
	path: string;
	/** What else is known: when, where, and why. */
	facts: Fact[];
}

/**
 * The words of a notification.
 *
 * @param stored its data as it is stored
 * @throws {v.ValiError} when it is not what this kind needs
 */
export function wordsOf<K extends NotificationKind>(
	kind: K,
	stored: unknown,
	text: Text
): NotificationWords {
	const words: Words = text.notifications.kinds;
	const { title, body, link }: Words[K] = words[kind];
	const schema: v.GenericSchema<unknown, NotificationData<K>> = notifications[kind].data;
	const data = v.parse(schema, stored);
	return {
		title: title(data),
		body: typeof body === 'string' ? body : body(data),
		link,
		path: pathOf(kind, data),
		facts: factsOf(stored, text)
	};
}

/** What the data of any kind may have, and is shown without words of its own. */
const shown = v.object({
	startAt: v.optional(v.number()),
	endAt: v.optional(v.number()),
	timeZone: v.optional(v.string(), 'UTC'),
	place: v.optional(v.string(), ''),
	reason: v.nullish(v.string()),
	question: v.optional(v.string(), ''),
	answer: v.optional(v.string(), ''),
	pending: v.optional(v.number(), 0),
	edits: v.optional(v.number(), 0),
	reports: v.optional(v.number(), 0),
	appeals: v.optional(v.number(), 0),
	claims: v.optional(v.number(), 0),
	was: v.optional(
		v.object({
			startAt: v.optional(v.number()),
			endAt: v.optional(v.number()),
			place: v.optional(v.string())
		})
	)
});

function factsOf(stored: unknown, text: Text): Fact[] {
	const { startAt, endAt, timeZone, place, reason, question, answer, was, ...waiting } = v.parse(
		shown,
		stored
	);
	const { sections } = text.review;
	const words = text.notifications;
	const time = (at: number | undefined, end: number | undefined) =>
		at === undefined ? '' : dateTime(at, end ?? at, text.time.locale, timeZone);
	const before = [time(was?.startAt, was?.endAt), was?.place ?? ''].filter((part) => part !== '');
	return [
		{ label: words.when, value: time(startAt, endAt) },
		{ label: words.where, value: place },
		{ label: words.before, value: before.join(' · ') },
		{ label: words.reason, value: reason ?? '' },
		{ label: words.question, value: question },
		{ label: words.answer, value: answer },
		{ label: sections.waiting, value: countOf(waiting.pending) },
		{ label: sections.edits, value: countOf(waiting.edits) },
		{ label: sections.reports, value: countOf(waiting.reports) },
		{ label: sections.appeals, value: countOf(waiting.appeals) },
		{ label: sections.claims, value: countOf(waiting.claims) }
	].filter(({ value }) => value !== '');
}

const countOf = (count: number) => (count === 0 ? '' : String(count));

/** By the clocks of its place. */
const dateTime = (at: number, end: number, locale: string, timeZone: string) =>
	new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).formatRange(
		at,
		end
	);
