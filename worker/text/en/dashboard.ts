export const dashboard = {
	title: 'Dashboard',
	flashes: {
		deleted: { title: 'Deleted', text: 'Your business has been deleted.' },
		accepted: {
			title: 'Accepted',
			text: 'They’re yours. If there are many, it takes a minute until all of them are here.'
		}
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
	events: {
		title: 'Your events',
		announceAnother: 'Announce another',
		announce: 'Announce an event',
		order: 'Most recently announced first.',
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
