import { and, asc, count, eq, notExists, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { events, series, venues } from '../database/schema.ts';
import { hasTextsOfSeries, textsOfEvent } from '../database/sql/event-texts.ts';
import { eventNotFound } from '../events/errors.ts';
import { notSignedIn } from '../http/errors.ts';
import { err, ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { id, line } from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import type { VenueService } from './types.ts';

const oneVenue = v.object({ id: id('Please choose a place.') });
const oneEvent = v.object({ event: id('Please choose an event.') });
const newName = v.object({
	...oneVenue.entries,
	name: line(lengths.place, 'Please say where it is: the name of the place.')
});

const tooManyVenues = err(
	422,
	'limit_reached',
	'That’s enough places',
	`You can keep ${limits.venues} places. Remove one that you no longer need.`,
	[]
);

const nameIsTaken = err(
	422,
	'name_taken',
	'You have this name already',
	'Another one of your places has this name. Choose a different one.',
	[]
);

/** What the viewer of a request may do with their venues. Nobody sees those of others. */
export const createVenueService = (context: RequestContext): VenueService => ({
	async list() {
		const viewer = await currentViewer(context);
		if (!viewer) return [];
		const { ownerId: _, createdAt: __, ...columns } = venueColumns;
		return context.database
			.select(columns)
			.from(venues)
			.where(eq(venues.ownerId, viewer.id))
			.orderBy(asc(venues.name))
			.limit(limits.venues);
	},
	save: (event) => saveVenue(context, event),
	rename: (input) => renameVenue(context, input),
	async remove(venue) {
		const viewer = await actingViewer(context);
		if (!viewer) return notSignedIn;
		const parsed = parseInput(oneVenue, { id: venue });
		if (parsed.kind === 'error') return parsed;
		const isOwn = and(eq(venues.id, parsed.input.id), eq(venues.ownerId, viewer.id));
		await context.database.delete(venues).where(isOwn);
		return ok(null);
	}
});

const venueColumns = {
	id: venues.id,
	ownerId: venues.ownerId,
	name: venues.name,
	address: venues.address,
	latitude: venues.latitude,
	longitude: venues.longitude,
	timeZone: venues.timeZone,
	createdAt: venues.createdAt
};

/** Copies the place of an event in one statement, unless there are as many as one person may keep. */
async function saveVenue(
	{ database, identity, now }: RequestContext,
	event: unknown
): Promise<Result<null>> {
	const viewer = await actingViewer({ identity });
	if (!viewer) return notSignedIn;
	const parsed = parseInput(oneEvent, { event });
	if (parsed.kind === 'error') return parsed;
	const { locationName: name, address } = textsOfEvent;
	const own = database.select({ kept: count() }).from(venues).where(eq(venues.ownerId, viewer.id));
	const isOwnEvent = and(eq(events.id, parsed.input.event), eq(events.createdBy, viewer.id));
	const [found, saved] = await database.batch([
		database.select({ id: events.id }).from(events).where(isOwnEvent),
		database
			.insert(venues)
			.select(
				sql`SELECT NULL, ${viewer.id}, ${name}, ${address}, ${events.latitude}, ${events.longitude}, ${events.timeZone}, ${now()}
					FROM ${events} LEFT JOIN ${series} ON ${hasTextsOfSeries}
					WHERE ${isOwnEvent} AND ${own} < ${limits.venues}`
			)
			.onConflictDoUpdate({
				target: [venues.ownerId, venues.name],
				set: {
					address: sql`excluded.address`,
					latitude: sql`excluded.latitude`,
					longitude: sql`excluded.longitude`,
					timeZone: sql`excluded.time_zone`
				}
			})
	]);
	if (found.length === 0) return eventNotFound;
	return saved.meta.changes > 0 ? ok(null) : tooManyVenues;
}

async function renameVenue(
	{ database, identity }: RequestContext,
	raw: unknown
): Promise<Result<null>> {
	const viewer = await actingViewer({ identity });
	if (!viewer) return notSignedIn;
	const parsed = parseInput(newName, raw);
	if (parsed.kind === 'error') return parsed;
	const { id: venue, name } = parsed.input;
	const others = database
		.select({ id: venues.id })
		.from(venues)
		.where(
			and(eq(venues.ownerId, viewer.id), eq(venues.name, name), sql`${venues.id} <> ${venue}`)
		);
	const [taken] = await database.batch([
		others,
		database
			.update(venues)
			.set({ name })
			.where(and(eq(venues.id, venue), eq(venues.ownerId, viewer.id), notExists(others)))
	]);
	return taken.length > 0 ? nameIsTaken : ok(null);
}
