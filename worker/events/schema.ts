import * as v from 'valibot';
import {
	categorySlugs,
	decision,
	id,
	line,
	requiredParagraphs,
	optionalLine,
	paragraphs,
	submissionId,
	version
} from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';
import { degrees } from '../input/coordinates.ts';
import { limits } from '../limits.ts';
import { toMinute } from '../database/postings/sort-key.ts';
import { factEntries } from './facts.ts';
import { readDate } from './days.ts';
import { readInstant } from './instant.ts';
import { isTimeZone, readLocalTime } from './local-time.ts';
import { rhythms } from './rhythms.ts';

const latitude = 'Please enter a latitude between -90 and 90, like 52.52.';
const longitude = 'Please enter a longitude between -180 and 180, like 13.405.';

/** An instant if it was given with an offset, else a local time in the event's time zone. */
export type When = { kind: 'instant'; at: number } | { kind: 'local'; local: number };

/** @returns null for what is no time */
export function readWhen(text: string): When | null {
	const local = readLocalTime(text);
	if (local !== null) return { kind: 'local', local };
	const at = readInstant(text);
	return at === null ? null : { kind: 'instant', at: toMinute(at) };
}

/** A time, in the event's time zone unless it has an offset. */
export const when = (message: string) =>
	v.pipe(
		v.string(message),
		v.metadata({ examples: ['2027-06-05T10:00', '2027-06-05T08:00:00Z'] }),
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			const read = readWhen(dataset.value);
			if (read) return read;
			addIssue({ message });
			return NEVER;
		})
	);

const timeZone = 'Please choose a time zone, like Europe/Berlin.';

export const joiningWays = ['open', 'on_request', 'invitation'] as const;

const joiningMessage = 'Please choose how businesses join.';

const capacityMessage = `Please enter a number from 1 to ${limits.capacity}, or leave it empty.`;

/** How many businesses can take part. A form sends it as text. */
const capacity = v.pipe(
	v.union(
		[v.number(), v.pipe(v.string(), v.trim(), v.regex(/^\d{1,9}$/), v.transform(Number))],
		capacityMessage
	),
	v.integer(capacityMessage),
	v.minValue(1, capacityMessage),
	v.maxValue(limits.capacity, capacityMessage)
);

/** The fields of an event, as they are sent. */
export const eventEntries = {
	title: line(lengths.eventTitle, 'Please give the event a title.'),
	description: paragraphs(lengths.description),
	location_name: line(lengths.place, 'Please say where it is: the name of the place.'),
	address: optionalLine(lengths.address),
	latitude: v.nullish(degrees('latitude', latitude), null),
	longitude: v.nullish(degrees('longitude', longitude), null),
	categories: categorySlugs,
	start_at: when('Please say when it starts, with a date and a time.'),
	end_at: when('Please say when it ends, with a date and a time.'),
	time_zone: v.pipe(v.string(timeZone), v.check(isTimeZone, timeZone)),
	joining: v.nullish(v.picklist(joiningWays, joiningMessage), 'open'),
	capacity: v.nullish(capacity, null),
	...factEntries
};

const maxRepeats = limits.datesOfSeries;

export const repeats = `Please choose how often it repeats, 1 to ${maxRepeats} times.`;
export const leftOut =
	'Please write the dates that are left out like 2027-12-25, with commas between them.';

/** Dates as a list, or as a form sends them. */
export const dates = v.pipe(
	v.union([v.array(v.string()), v.string()], leftOut),
	v.transform((given) =>
		typeof given === 'string' ? given.split(/[\s,;]+/).filter((text) => text !== '') : given
	),
	v.maxLength(maxRepeats, leftOut),
	v.rawTransform(({ dataset, addIssue, NEVER }): number[] => {
		const read = dataset.value.map(readDate);
		if (read.every((date) => date !== null)) return read;
		addIssue({ message: leftOut });
		return NEVER;
	})
);

/** How an event is repeated. */
export const repeat = v.object(
	{
		every: v.picklist(rhythms, repeats),
		times: v.pipe(
			v.number(repeats),
			v.integer(repeats),
			v.minValue(1, repeats),
			v.maxValue(maxRepeats, repeats)
		),
		/** By the clocks of the place. `times` counts them too. */
		except: v.nullish(dates, [])
	},
	repeats
);

export const newEvent = v.object({
	business_id: id('Please choose the business that hosts it.'),
	...eventEntries,
	/** `times` includes the first one: 4 makes four events. */
	repeat: v.nullish(repeat, null),
	submission_id: v.optional(submissionId)
});

/** Dates of a series: the one that was asked about, with those after it, or all that are to come. */
export const scopes = ['one', 'following', 'all'] as const;

export type Scope = (typeof scopes)[number];

/** A field that is left out keeps its value. */
export const eventChanges = v.object({
	...v.partial(v.object(eventEntries)).entries,
	/** Of a series, which dates the changes are for. */
	dates: v.nullish(v.picklist(scopes, 'Please choose which dates you change.'), 'one'),
	version: v.optional(version)
});

export const rejection = v.object({
	reason: requiredParagraphs(lengths.reason, 'Please tell the owner why, so that they can fix it.'),
	...decision.entries
});

/** Converts input to columns, except for the times and the facts. `undefined` leaves a column unchanged. */
export const toColumns = (input: Omit<EventChanges, 'dates'>) => ({
	title: input.title,
	description: input.description,
	locationName: input.location_name,
	address: input.address,
	latitude: input.latitude,
	longitude: input.longitude,
	timeZone: input.time_zone,
	joining: input.joining,
	capacity: input.capacity
});

export type NewEvent = v.InferOutput<typeof newEvent>;
export type EventChanges = v.InferOutput<typeof eventChanges>;

/** @returns a message for the coordinate that is missing, if only one is given */
export function missingCoordinate({
	latitude,
	longitude
}: Pick<NewEvent, 'latitude' | 'longitude'>): Record<string, string> | null {
	if ((latitude === null) === (longitude === null)) return null;
	const message = 'Please enter both latitude and longitude, or neither.';
	return latitude === null ? { latitude: message } : { longitude: message };
}
