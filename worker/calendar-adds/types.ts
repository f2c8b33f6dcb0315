/** How often events are added to calendars. */
export interface CalendarAddService {
	/** Notes that somebody adds an event to a calendar. Nothing is noted of who it is. */
	count: (slug: string) => Promise<void>;
}
