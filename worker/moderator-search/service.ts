import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { readCursor } from '../listing/cursor.ts';
import type { Page } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { onlyModerators } from '../review/errors.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { toAsked } from './asked.ts';
import { findBusinesses, presentFoundBusiness } from './businesses.ts';
import { findEvents, presentFoundEvent } from './events.ts';
import { findPeople, presentPerson } from './people.ts';
import { searchInput } from './schema.ts';
import type { FoundKind, SearchInput } from './schema.ts';
import type { Found, ModeratorSearchService } from './types.ts';

/** The search of moderators, over everything in any state. */
export const createModeratorSearchService = (context: RequestContext): ModeratorSearchService => ({
	find: (input) => find(context, input)
});

async function find(context: RequestContext, raw: unknown): Promise<Result<Found>> {
	const parsed = parseInput(searchInput, raw);
	if (parsed.kind === 'error') {
		const viewer = await actingViewer(context);
		if (!viewer) return notSignedIn;
		return can(viewer, 'search') ? parsed : onlyModerators;
	}
	const position = positionOf(parsed.input);
	if (position === undefined) return invalidCursor;
	const asked = toAsked(parsed.input.q);
	const isAsked = (kind: FoundKind) =>
		(parsed.input.kind ?? kind) === kind && (asked.only ?? kind) === kind;
	// In the round trip of the session, although nobody may see it yet: each reads a bounded page.
	const [viewer, people, businesses, events] = await Promise.all([
		actingViewer(context),
		isAsked('people') ? findPeople(context, asked, position) : null,
		isAsked('businesses') ? findBusinesses(context, asked, position) : null,
		isAsked('events') ? findEvents(context, asked, position) : null
	]);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'search')) return onlyModerators;
	const now = context.now();
	return ok({
		people: can(viewer, 'people') ? mapped(people, presentPerson) : null,
		businesses: can(viewer, 'find_businesses')
			? mapped(businesses, (row) => presentFoundBusiness(row, viewer))
			: null,
		events: can(viewer, 'find_events')
			? mapped(events, (row) => presentFoundEvent(row, viewer, now))
			: null
	});
}

/** Only the list of one kind continues. @returns undefined for a cursor of another list */
function positionOf({ kind, cursor }: SearchInput): number | null | undefined {
	if (!cursor) return null;
	const position = readCursor(kind ?? '', cursor);
	return position?.length === 1 ? position[0] : undefined;
}

const mapped = <T, U>(page: Page<T> | null, present: (row: T) => U): Page<U> | null =>
	page && { ...page, items: page.items.map(present) };
