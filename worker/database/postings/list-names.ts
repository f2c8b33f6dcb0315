/** The names of the lists, each a row of `terms`. */
export const lists = {
	events: 'event',
	eventsOfCategory: 'event/category/',
	eventsOfBusiness: 'event/business/',
	eventsInCell: 'event/cell/',
	eventsWithWord: 'event/word/',
	businesses: 'business',
	businessesOfCategory: 'business/category/',
	businessesWithWord: 'business/word/'
} as const;
