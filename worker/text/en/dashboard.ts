import { plural } from './wording.ts';

export const dashboard = {
	title: 'Dashboard',
	flashes: {
		draft: { title: 'Saved', text: 'Your draft is saved. Announce it when it’s ready.' },
		draftDeleted: { title: 'Deleted', text: 'Your draft has been deleted.' },
		deleted: { title: 'Deleted', text: 'Your business has been deleted.' },
		accepted: {
			title: 'Accepted',
			text: 'They’re yours. If there are many, it takes a minute until all of them are here.'
		}
	},
	needs: {
		title: 'Needs you',
		/** `{event}` is a name, and stays as it is. */
		requests: plural<{ count: number }>('count', {
			100: '100 or more businesses want to join <link>{event}</link>.',
			one: 'A business wants to join <link>{event}</link>.',
			other: '# businesses want to join <link>{event}</link>.'
		}),
		questions: plural<{ count: number }>('count', {
			100: '100 or more questions about <link>{event}</link> wait for an answer.',
			one: 'A question about <link>{event}</link> waits for your answer.',
			other: '# questions about <link>{event}</link> wait for your answer.'
		}),
		rejected: 'Not accepted: <link>{event}</link>. Edit it and send it back.',
		invited: '{business} is invited to <link>{event}</link>.',
		business: {
			pending: '<link>{name}</link> waits for a moderator.',
			held: '<link>{name}</link> isn’t public. See why.'
		},
		soon: 'Soon: <link>{event}</link>, {when}.'
	},
	businesses: {
		title: 'Your businesses',
		registerAnother: 'Register another',
		register: 'Register a business',
		join: 'Join an event<hidden> with {name}</hidden>',
		pending: 'Next, a moderator will verify it.',
		declined: 'A moderator declined it: {reason}',
		suspended: 'A moderator suspended it: {reason}',
		edit: 'Edit<hidden> {name}</hidden>',
		more: 'More businesses',
		none: {
			title: 'Set up your stall',
			message:
				'Start by registering your business. Once a moderator has verified it, you can join events and show everyone where to find you.'
		}
	},
	drafts: {
		explanation: 'Only you and those who manage the business with you can see these.',
		changed: '{host} · changed on {date}',
		remove: 'Delete<hidden> {title}</hidden>',
		none: 'No drafts. While you write an event, you can save it here for later.'
	},
	events: {
		title: 'Your events',
		announceAnother: 'Announce another',
		announce: 'Announce an event',
		tabs: { upcoming: 'Upcoming', waiting: 'Waiting', drafts: 'Drafts', past: 'Past' },
		nothing: {
			upcoming: 'Nothing is coming up.',
			waiting: 'Nothing waits for a moderator.',
			past: 'Nothing is over yet.'
		},
		joined: plural<{ count: number }>('count', {
			one: '1 business is taking part',
			other: '# businesses are taking part'
		}),
		/** At most 100 are counted. */
		saved: plural<{ count: number }>('count', {
			100: '100 or more people have saved it',
			one: '1 person has saved it',
			other: '# people have saved it'
		}),
		calendarAdds: plural<{ count: number }>('count', {
			one: 'Added to a calendar once',
			other: 'Added to calendars # times'
		}),
		requests: 'Requests<hidden> for {title}</hidden>',
		reason: 'Reason: {reason}',
		edit: 'Edit<hidden> {title}</hidden>',
		editRejected: 'Edit and resubmit<hidden> {title}</hidden>',
		more: 'More events',
		none: {
			title: 'No events yet',
			message: 'Announce an event, or join someone else’s from your business page.'
		},
		noBusiness: 'Once you’ve registered a business, your events will appear here.'
	}
};
