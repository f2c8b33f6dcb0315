export const home = {
	comingUp: 'Coming up',
	titleOfSearch: ({ search }: { search: string }) => `Events${search}`,
	greeting: 'Hello, {name}',
	welcomeBack: 'Good to see you. Here’s what’s coming up.',
	yours: 'Your businesses and events',
	slogan: 'Here today. Round the corner tomorrow.',
	introduction:
		'Small businesses announce their pop-up events on Popmap. Find out who’s popping up where, and when.',
	seeEvents: 'See what’s on',
	search: 'Events',
	more: 'More events',
	none: {
		title: 'It’s quiet on the street',
		message: 'No events have been announced yet. The next ones will appear here, soonest first.',
		announce: 'Announce yours'
	},
	noMatches: 'No events found{search}. Try other or fewer words, or look somewhere else:',
	all: 'All events',
	amongBusinesses: 'Search businesses instead',
	incomplete:
		'We’ve only looked at the soonest events so far. Another word, a category or the name of a place will help. Or keep looking, at the end of this list.'
};
