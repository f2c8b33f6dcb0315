export const venues = {
	title: 'Your places',
	introduction: 'Places that you announce events at again. Only you see this list.',
	announceHere: 'Announce an event here',
	rename: 'Rename',
	name: 'Name of the place',
	remove: 'Remove<hidden> {name}</hidden>',
	none: 'No places yet. Keep one from the events below.',
	fromEvents: 'From your events',
	save: 'Keep<hidden> {name}</hidden>',
	nothingElse: 'There are no other places in your latest events.',
	use: 'Use one of your places',
	back: 'Back to the dashboard'
};
