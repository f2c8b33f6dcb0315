import { and, asc, eq, gt } from 'drizzle-orm';
import { events, personalCalendars, savedEvents } from '../database/schema.ts';
import { presentEvent } from '../events/present.ts';
import { selectEvents } from '../events/repository.ts';
import type { Event } from '../events/types.ts';
import { notSignedIn } from '../http/errors.ts';
import { hashOfLinkToken, newLinkToken } from '../http/link-token.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { calendarNotFound } from './errors.ts';
import { isShown } from './shown.ts';

/** Events of one calendar: no more than somebody can save. */
const maxEvents = 200;

/** How long an event stays in a calendar after its end. */
const keptMs = 30 * 86_400_000;

/** Makes the viewer's calendar, or gives it another link: the one before stops working. */
export async function makeCalendar(context: RequestContext): Promise<Result<string>> {
	const { database, now } = context;
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	const token = newLinkToken();
	const link = { tokenHash: await hashOfLinkToken(token), createdAt: now() };
	await database
		.insert(personalCalendars)
		.values({ personId: viewer.id, ...link })
		.onConflictDoUpdate({ target: personalCalendars.personId, set: link });
	return ok(`/calendars/${token}/saved.ics`);
}

/** Ends the viewer's calendar: its link stops working. */
export async function removeCalendar(context: RequestContext): Promise<Result<null>> {
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	await context.database.delete(personalCalendars).where(eq(personalCalendars.personId, viewer.id));
	return ok(null);
}

/** Whether the viewer has a calendar. Its link is not kept. */
export async function hasCalendar(context: RequestContext): Promise<boolean> {
	const viewer = await currentViewer(context);
	if (!viewer) return false;
	const found = await context.database
		.select({ since: personalCalendars.createdAt })
		.from(personalCalendars)
		.where(eq(personalCalendars.personId, viewer.id));
	return found.length > 0;
}

/** What is in the calendar with a link, for whoever has it: what everyone may see of each event. */
export async function readCalendar(
	{ database, now }: RequestContext,
	token: string
): Promise<Result<Event[]>> {
	const hash = await hashOfLinkToken(token);
	const isLink = eq(personalCalendars.tokenHash, hash);
	const at = now();
	const [known, rows] = await Promise.all([
		database.select({ since: personalCalendars.createdAt }).from(personalCalendars).where(isLink),
		selectEvents(database)
			.innerJoin(savedEvents, eq(savedEvents.eventId, events.id))
			.innerJoin(personalCalendars, eq(personalCalendars.personId, savedEvents.personId))
			.where(and(isLink, isShown, gt(events.endAt, at - keptMs)))
			.orderBy(asc(events.startAt), asc(events.id))
			.limit(maxEvents)
	]);
	if (known.length === 0) return calendarNotFound;
	return ok(rows.map((row) => presentEvent(row, null, at)));
}
