import { message, plural } from './wording.ts';

export const home = {
	comingUp: 'Coming up',
	titleOfSearch: message<{ search: string }>('Events{search}'),
	greeting: 'Hello, {name}',
	slogan: 'Here today. Round the corner tomorrow.',
	nearMe: 'Events near you',
	near: 'Near {town}, {country} · <link>change</link>',
	around: 'A little further from {town}',
	count: plural<{ count: number }>('count', { one: '1 event', other: '# events' }),
	moreThan: message<{ count: number }>('{count}+ events'),
	/** From the middle of a place that was asked for. @param distance such as `1.2 km` */
	away: message<{ distance: string }>('{distance} away'),

	search: 'Find events',
	what: 'Market, jam, vinyl …',
	where: 'Town or city',
	/** A town in the search field. */
	placeName: message<{ name: string; country: string }>('{name}, {country}'),
	useMyPlace: 'Near me',
	noPlace: 'We couldn’t find out where you are',
	unknownPlace:
		'We don’t know a place called “{place}”. Check the spelling, or try the nearest larger town.',
	unknownTown: 'We don’t know this town. Look for another one on the home page.',
	unknownCategory: 'There’s no such category. You’ll find them all on the home page.',

	days: 'Days',
	anyDay: 'Any day',
	today: 'Today',
	tomorrow: 'Tomorrow',
	weekend: 'This weekend',
	pickDays: 'Pick a date',
	dayRange: message<{ from: string; until: string }>('{from} to {until}'),
	from: 'From',
	until: 'To (optional)',
	showDays: 'Show events',
	allCategories: 'Everything',

	more: 'More events',
	start: 'Back to the start',
	none: {
		title: 'It’s quiet on the street',
		message: 'No events have been announced yet. The next ones will appear here, soonest first.',
		announce: 'Announce yours'
	},
	noMatches: 'Try other or fewer words, or look somewhere else:',
	nothingThere: 'Nothing’s been announced for this yet. You could look somewhere else:',
	onAnyDay: 'On any day',
	inAllCategories: 'In all categories',
	anywhere: 'Anywhere',
	amongBusinesses: 'Search businesses instead',
	all: 'All events',
	incomplete:
		'We’ve only looked at the soonest events so far. Another word, a category or a town will help. Or keep looking, at the end of this list.',

	/** What is wrong in an address, by the name of the parameter. It is left out then. */
	wrong: {
		when: 'We couldn’t read these dates, so you see every day. A list can cover up to 92 days.',
		near: 'We couldn’t read this place, so you see events everywhere.',
		radius: 'A distance can be from 1 to 200 km. You see events within 50 km.',
		bbox: 'We couldn’t read this part of the map, so you see events everywhere.',
		category: 'There’s no such category, so you see all of them.',
		business: 'We couldn’t read which business this is about, so you see the events of all.',
		cursor: 'This list has changed, so you’re back at its start.'
	},
	wrongOther: 'A part of this address has a mistake in it, so we left it out.'
};
