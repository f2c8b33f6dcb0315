import type { Event } from '../events/types.ts';

/** A public event without optional fields: Saturday, 6 March 2027, 10:00 to 18:00 in Berlin. */
export const anEvent = (changes: Partial<Event> = {}): Event => ({
	id: 7,
	slug: 'night-market',
	title: 'Night market',
	description: '',
	host: null,
	locationName: 'Old Mill',
	address: '',
	latitude: null,
	longitude: null,
	startAt: '2027-03-06T09:00:00.000Z',
	endAt: '2027-03-06T17:00:00.000Z',
	hereFrom: '2027-03-06T07:00:00.000Z',
	timeZone: 'Europe/Berlin',
	facts: {
		price: null,
		ticketUrl: null,
		setting: null,
		minAge: null,
		rainPlan: '',
		accessibility: [],
		accessibilityNote: ''
	},
	cover: null,
	gallery: [],
	hostCover: null,
	joining: 'open',
	capacity: null,
	joinedCount: 0,
	categories: [],
	isSeries: false,
	status: 'approved',
	isPublic: true,
	reviewNote: null,
	hasEnded: false,
	hereUntil: null,
	isMine: false,
	version: 1,
	createdAt: '2027-03-01T09:00:00.000Z',
	updatedAt: '2027-03-01T09:00:00.000Z',
	...changes
});

/** The input of the API and the forms for such an event; `date` is YYYY-MM-DD. */
export const anEventInput = (date = '2027-03-06') => ({
	title: 'Market day',
	location_name: 'Old Mill',
	start_at: `${date}T10:00`,
	end_at: `${date}T18:00`,
	time_zone: 'Europe/Berlin'
});
