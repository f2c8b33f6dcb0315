import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import {
	followedBusinesses,
	personalCalendars,
	questions,
	savedEvents
} from '../../database/schema.ts';
import { maxRows } from './part.ts';
import type { Part } from './part.ts';

const questionParts = (database: Database, id: string): Part[] => [
	{
		name: 'questions',
		description: 'What you asked the organisers of events, and their answers.',
		read: () =>
			database
				.select({
					event_id: questions.eventId,
					text: questions.text,
					state: questions.state,
					answer: questions.answer,
					created_at: questions.createdAt,
					answered_at: questions.answeredAt
				})
				.from(questions)
				.where(eq(questions.askerId, id))
				.orderBy(desc(questions.createdAt))
				.limit(maxRows)
	},
	{
		name: 'answers',
		description: 'What you answered as the organiser of events.',
		read: () =>
			database
				.select({
					event_id: questions.eventId,
					state: questions.state,
					answer: questions.answer,
					answered_at: questions.answeredAt
				})
				.from(questions)
				.where(eq(questions.answeredBy, id))
				.limit(maxRows)
	}
];

const savedParts = (database: Database, id: string): Part[] => [
	{
		name: 'saved_events',
		description: 'The events that you saved.',
		read: () =>
			database
				.select({ event_id: savedEvents.eventId, saved_at: savedEvents.savedAt })
				.from(savedEvents)
				.where(eq(savedEvents.personId, id))
				.limit(maxRows)
	},
	{
		name: 'personal_calendar',
		description: 'That there is a link to a calendar of what you saved. The link is not kept.',
		read: () =>
			database
				.select({ created_at: personalCalendars.createdAt })
				.from(personalCalendars)
				.where(eq(personalCalendars.personId, id))
	},
	{
		name: 'followed_businesses',
		description: 'The businesses that you follow.',
		read: () =>
			database
				.select({ business_id: followedBusinesses.businessId, since: followedBusinesses.since })
				.from(followedBusinesses)
				.where(eq(followedBusinesses.personId, id))
				.limit(maxRows)
	}
];

/** What somebody asked, answered, saved and follows. */
export const visitorParts = (database: Database, userId: string): Part[] => [
	...questionParts(database, userId),
	...savedParts(database, userId)
];
