import { message } from './wording.ts';

export const saved = {
	title: 'Saved',
	/** Without an account. */
	here: {
		introduction:
			'Without an account, what you save stays in this browser. Sign in, and it moves to your account: you see it on every device, and we remind you.',
		note: 'Kept in this browser. <link>See your list</link>',
		full: 'That’s as many as this browser keeps. <link>Remove some</link>, or sign in.',
		noEvents: 'Save one on its page, and find it here again. <link>Find events</link>',
		noBusinesses:
			'Follow a business on its page, and find it here again. <link>Find businesses</link>',
		failed: 'Your list can’t be shown right now. It’s still here: reload the page to try again.'
	},
	events: {
		heading: 'Events',
		save: 'Save',
		saved: 'Saved',
		remove: ': remove it from your list',
		signIn: 'Sign in to save this event',
		forget: 'Remove<hidden> {name}</hidden>',
		more: 'More saved events',
		none: 'No saved events',
		noneYet:
			'Save one on its page: we’ll remind you, and tell you if it changes. <link>Find events</link>',
		count: message<{ count: string }>('Saved by {count}')
	},
	businesses: {
		heading: 'Businesses',
		save: 'Follow',
		saved: 'Following',
		remove: ': stop following',
		signIn: 'Sign in to follow this business',
		forget: 'Stop following<hidden> {name}</hidden>',
		more: 'More businesses',
		none: 'You don’t follow anybody yet',
		noneYet:
			'Follow a business on its page, and you’ll hear when it announces an event. <link>Find businesses</link>',
		count: message<{ count: string }>('{count} following')
	},
	calendar: {
		name: 'Saved on Popmap',
		heading: 'In your calendar',
		introduction:
			'Subscribe to your saved events in your calendar program. It follows when they change.',
		make: 'Make a link',
		renew: 'Make a new link',
		exists: 'You have a link. We don’t keep it, so we can’t show it again. A new one ends it.',
		end: 'End the link',
		made: 'Here’s your link. Copy it now: it’s shown once. Whoever has it sees what you saved.',
		open: 'Open in your calendar'
	}
};
