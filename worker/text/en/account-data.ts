import type { List } from '../wording.ts';
import { message, plural } from './wording.ts';

export const accountData = {
	title: 'Your data',
	/** What somebody owns, at most 1,000 of each. */
	businesses: plural<{ count: number }>('count', {
		1000: 'more than 999 businesses',
		one: '1 business',
		other: '# businesses'
	}),
	events: plural<{ count: number }>('count', {
		1000: 'more than 999 events',
		one: '1 event',
		other: '# events'
	}),
	introduction: 'Take it with you, hand it over, or delete it.',
	download: {
		heading: 'Download',
		explanation:
			'One file with everything that Popmap holds about you: your account, where you’re signed in, your businesses and your events. Each part says what it is.',
		link: 'Download your data'
	},
	handOver: {
		heading: 'Hand over your businesses',
		explanation:
			'Make a link, and send it to the person who should have them. Whoever opens it first and accepts becomes the owner of all your businesses, with their events. It works once, for seven days.',
		none: 'You own no business, so there’s nothing to hand over.',
		offer: 'Make a link',
		offerAgain: 'Make a new link',
		offered: 'There’s a link. It expires',
		withdraw: 'Withdraw the link',
		made: 'Copy this link now: it isn’t shown again.',
		link: 'The link',
		withdrawn: 'The link no longer works.'
	},
	deletion: {
		heading: 'Delete your account',
		explanation: 'Your sign-in, your profile and what you own are deleted. This can’t be undone.',
		link: 'Delete your account …'
	},
	back: 'Back to your account',

	delete: {
		title: 'Delete your account',
		heading: 'Delete your account?',
		consequences:
			'You’re signed out everywhere, and your sign-in and your profile are deleted. A last e-mail confirms it. Only a note without your name stays in our log: that an account was deleted, and when.',
		owned: message<{ holdings: List }>(
			'You own {holdings}. Your businesses are removed and their events cancelled. Guests can still read that an event was cancelled. If somebody else should carry on, <link>hand them over first</link>.'
		),
		linked: message<{ providers: string }>(
			'You also sign in with {providers}. Only the operator can delete that at our sign-in service, and will. To have it deleted at once, sign in with it and <link>remove it</link> first.'
		),
		remove: 'Yes, delete my account',
		removeAll: message<{ holdings: List }>('Yes, delete my account and remove my {holdings}'),
		removeInSummary: 'Confirmation',
		submit: 'Delete my account',
		keep: 'Keep it'
	},

	goodbye: {
		title: 'Goodbye',
		text: 'Your account is being deleted. That takes a minute; if you own many events or our sign-in service is down, a little longer. You don’t need to do anything.',
		thanks: 'Thank you for having been part of Popmap. You’re always welcome back.',
		home: 'See what’s on'
	},

	methods: {
		title: 'Ways to sign in',
		introduction:
			'Each of these leads to this account. If you lose one, you can still come in by another.',
		added: 'Added',
		lastUsed: 'Last used',
		current: 'Used now',
		remove: message<{ provider: string }>('Remove {provider}'),
		removed: 'You can no longer sign in that way.',
		only: 'It’s your only way to sign in, so it can’t be removed.',
		add: 'Add another way',
		addExplanation:
			'You sign in there once, in this browser, to prove that it’s yours. We never link accounts because their e-mail addresses match.',
		addWith: message<{ provider: string }>('Add {provider}'),
		complete: 'You use every way there is.',
		linked: 'Done. From now on, that way leads to this account too.',
		back: 'Back to your account'
	},

	handover: {
		title: 'Businesses for you',
		offer: '{from} hands over {businesses} to you, with the events they host.',
		consequences: 'You become the owner, and can change and delete them like your own.',
		until: 'This offer ends',
		accept: 'Accept',
		decline: 'Not now'
	},

	status: {
		title: 'Deletion of your data',
		underWay: 'Facebook asked us to delete your data. We’re at it: it takes a few minutes.',
		done: 'We hold no data for this request any more.',
		code: 'Confirmation code'
	}
};
