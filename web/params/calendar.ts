import { calendarPrograms } from '../lib/feeds/calendar-links.ts';
import type { CalendarProgram } from '../lib/feeds/calendar-links.ts';

/** The calendar that an event is added to: `/events/fair/calendar/google`. */
export const match = (name: string): name is CalendarProgram =>
	calendarPrograms.some((program) => program === name);
