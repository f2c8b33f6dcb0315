/** The names of the lists, each a row of `terms`. */
export const lists = {
	events: 'event',
	eventsOfCategory: 'event/category/',
	eventsOfBusiness: 'event/business/',
	eventsInCell: 'event/cell/',
	eventsWithWord: 'event/word/',
	businesses: 'business',
	businessesOfCategory: 'business/category/',
	businessesWithWord: 'business/word/',
	/** Events and businesses in any state, for moderators: their sort keys are their ids. */
	eventsTitled: 'title/word/',
	businessesNamed: 'name/word/'
} as const;
