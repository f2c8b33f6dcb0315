import { message } from './wording.ts';

export const businesses = {
	title: 'Businesses',
	titleOfSearch: message<{ search: string }>('Businesses{search}'),
	description: 'The small businesses that pop up on Popmap.',
	more: 'More businesses',
	all: 'All businesses',
	noMatches: 'No businesses found{search}. Try other or fewer words, or look somewhere else:',
	amongEvents: 'Search events instead',
	incomplete:
		'We’ve only looked at the newest businesses so far. Another word or a category will help. Or keep looking, at the end of this list.',
	none: {
		title: 'No businesses yet',
		message: 'Be the first! Register your business, and it will appear here once it’s verified.'
	},
	register: 'Register a business',

	next: message<{ when: string }>('Next: {when}'),
	facts: 'About this business',
	status: {
		pending: 'Pending review',
		verified: 'Verified',
		declined: 'Declined',
		suspended: 'Suspended'
	},

	page: {
		description: message<{ name: string }>('See where {name} is popping up next.'),
		ownPending:
			'<strong>Pending review.</strong> Until your business is verified, only you and our moderators can see this page.',
		pending:
			'<strong>Pending review.</strong> Only the owner and our moderators can see this page.',
		ownDeclined:
			'<strong>Declined.</strong> Only you and our moderators can see this page. Here’s why:',
		declined:
			'<strong>Declined.</strong> Only the team and our moderators can see this page. Here’s why:',
		resubmit: '<link>Edit it</link> to send it back to the moderators.',
		ownSuspended:
			'<strong>Suspended.</strong> Nobody else can see your business or its events any more. Here’s why:',
		suspended:
			'<strong>Suspended.</strong> Only the team and our moderators can see the business and its events. Here’s why:',
		held: 'Its owner’s account is suspended.',
		review: '<link>Decide about this business</link> (only moderators see this link)',
		links: 'Find them elsewhere',
		website: 'Website',
		instagram: 'Instagram',
		tiktok: 'TikTok',
		email: 'E-mail',
		phone: 'Phone',
		/** In messages that share the business. */
		shared: message<{ name: string; url: string }>('{name} on Popmap: {url}'),
		manage: 'Manage your business',
		edit: 'Edit',
		pictures: 'Pictures',
		announce: 'Announce an event',
		team: 'Team',
		poster: 'Poster',
		delete: 'Delete',
		owner: '<link>View the owner</link> (only moderators see this link)',
		upcoming: 'Coming up',
		noUpcoming: 'Nothing announced right now.',
		more: 'More events',
		past: 'Past events',
		earlier: 'Earlier events',
		flashes: {
			created: {
				title: 'Registered',
				text: 'Your business is registered. A moderator will review it soon.'
			},
			changed: { title: 'Saved', text: 'Your changes are saved.' }
		}
	},

	/** The page at the short address. */
	now: {
		title: message<{ name: string }>('Where {name} is now'),
		now: 'Now',
		notNow: 'Not out right now.',
		next: 'Next',
		more: 'All upcoming events',
		about: 'More about them',
		address: message<{ name: string }>('The short address of @{name}'),
		copy: 'Copy link',
		copied: 'Link copied',
		copyFailed: 'The link couldn’t be copied.'
	},

	join: {
		title: 'Join an event',
		unverified:
			'A moderator reviews every new business. Once yours is verified, events you can join will appear here. There’s nothing you need to do.',
		search: 'Events to join',
		noMatches: 'No upcoming events match “{words}”. Try other or fewer words, or look at them all:',
		incomplete:
			'We’ve only looked at the soonest events so far. Another word or the name of a place will help. Or keep looking, at the end of this list.',
		all: 'All events to join',
		none: {
			title: 'No events to join right now',
			message: 'New ones will appear here as soon as they’re announced. Or announce one yourself!'
		},
		announce: 'Announce an event',
		more: 'More to join',
		join: 'Join<hidden> {event}</hidden>',
		leave: 'Leave<hidden> {event}</hidden>',
		joined: 'Joined',
		left: 'Left',
		participating: 'You’re taking part.',
		signIn: 'Sign in'
	},

	form: {
		fallbackName: 'your business',
		new: 'Register a business',
		introduction:
			'A moderator will take a look. Once your business is verified, everyone can see it, and you can join events.',
		submit: 'Register',
		edit: 'Edit {name}',
		editTitle: message<{ name: string }>('Edit {name}'),
		delete: 'Delete this business',
		name: 'Business name',
		descriptionHint: 'In your own words. We keep your line breaks.',
		emailHint: 'Everyone can see it.',
		websiteHint: 'Like www.example.org',
		profileHint: 'Like @yourname, or the address of your profile.',
		exampleShortName: 'mobile-bakery',
		shortNameHint: message<{ address: string }>(
			'For a short address to print and share, like {address}. If you change it, the old one leads to the new one for six months.'
		)
	},

	/** Labels of the form's fields, also in the list of errors and in conflicts. */
	fields: {
		name: 'Name',
		short_name: 'Short name',
		description: 'What you do',
		categories: 'Categories',
		contact_email: 'E-mail for customers',
		contact_phone: 'Phone',
		website: 'Website',
		instagram_url: 'Instagram',
		tiktok_url: 'TikTok'
	},

	appeal: {
		link: '<link>Appeal against this decision</link>',
		title: message<{ name: string }>('Appeal for {name}'),
		heading: 'Appeal for {name}',
		introduction:
			'Is the decision wrong? Tell us why. A moderator reads it, and answers or changes the decision. You can appeal once against each decision.',
		reason: 'The decision says:',
		text: 'Why is it wrong?',
		textHint: 'What should we know?',
		submit: 'Send appeal',
		back: 'Back',
		yours: 'Your appeal',
		waits: 'A moderator will read it and answer.',
		answer: 'The answer',
		none: 'There’s no decision to appeal against.',
		sent: { title: 'Sent', text: 'Your appeal is on its way to the moderators.' }
	},

	claim: {
		link: 'Is this your business? <link>Claim it</link>',
		title: message<{ name: string }>('Claim {name}'),
		heading: 'Claim {name}',
		introduction:
			'Nobody looks after this page yet. Show us that the business is yours, and you can edit its page, add pictures and announce events. A moderator will take a look.',
		text: 'How can we see that it’s yours?',
		textHint: 'What do you do there, and how can we check it?',
		page: 'A page that shows it (optional)',
		pageHint: 'Your own website, or a profile that names you.',
		whoSees: 'Moderators see your name and your e-mail address too.',
		submit: 'Send claim',
		needsAddress: 'Please <link>confirm an e-mail address</link> first, so that we can reach you.',
		yours: 'What you wrote',
		waits: 'A moderator will take a look and tell you.',
		decided: { accepted: 'The business is yours.', declined: 'Your claim wasn’t accepted.' },
		withdraw: 'Withdraw claim',
		sent: { title: 'Sent', text: 'Your claim is on its way to the moderators.' },
		withdrawn: { title: 'Withdrawn', text: 'Nobody will look at it any more.' }
	},

	delete: {
		title: 'Delete your business',
		question: 'Delete {name}?',
		consequences:
			'This deletes its page and removes it from every event it joined. Upcoming events it hosts will be cancelled. This can’t be undone.',
		name: 'Type the business name to confirm',
		nameInSummary: 'Business name',
		submit: 'Delete permanently',
		keep: 'Keep it'
	}
};
