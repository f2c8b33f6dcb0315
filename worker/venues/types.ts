import type { Result } from '../http/result.ts';

/** A place that somebody announces events at again. */
export interface Venue {
	id: number;
	name: string;
	address: string;
	latitude: number | null;
	longitude: number | null;
	timeZone: string;
}

/** What a viewer may do with their own venues. `input` is what a form sent, unvalidated. */
export interface VenueService {
	/** The viewer's own, by name. */
	list: () => Promise<Venue[]>;
	/** Keeps the place of one of the viewer's events. One of the same name is replaced. */
	save: (eventId: unknown) => Promise<Result<null>>;
	/** @param input `{ id, name }` */
	rename: (input: unknown) => Promise<Result<null>>;
	/** Removing one twice is fine. */
	remove: (id: unknown) => Promise<Result<null>>;
}
