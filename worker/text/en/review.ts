export const review = {
	title: 'Review',
	sections: {
		waiting: 'Waiting',
		edits: 'Edited',
		reports: 'Reports',
		categories: 'Categories',
		claims: 'Claims',
		log: 'Log',
		appeals: 'Appeals',
		search: 'Search'
	},
	navigation: 'Moderation',
	order: 'Oldest first.',
	more: 'More to review',
	remaining: 'Also waiting',
	current: 'Current version',
	waitingSince: 'Sent in',
	verify: 'Verify<hidden> {name}</hidden>',
	owner: 'View owner<hidden> of {name}</hidden>',
	approve: 'Approve<hidden> {name}</hidden>',
	approveSeries: 'Approve all dates<hidden> of {name}</hidden>',
	allDates: 'All dates of this series',
	reject: 'Reject<hidden> {name}</hidden>',
	reason: 'Reason',
	reasonHint: 'The owner will see it, and can edit the event and resubmit it.',
	givenReason: 'Reason: {reason}',
	decline: 'Decline<hidden> {name}</hidden>',
	suspend: 'Suspend<hidden> {name}</hidden>',
	suspendHint: 'Its team will see it. The business and its events leave the site at once.',
	declineHint: 'Its team will see it, and can edit the business and resubmit it.',
	restore: 'Restore<hidden> {name}</hidden>',
	sendDecline: 'Decline with this reason',
	sendSuspend: 'Suspend with this reason',
	sendReason: 'Reject with this reason',
	sendAgain: 'Send it again',
	appeals: {
		title: 'Appeals',
		more: 'More appeals',
		said: 'What the team says',
		decide: 'Change the decision<hidden> about {name}</hidden>',
		answer: 'Your answer',
		answerHint: 'The team will see it. The decision stays as it is.',
		submit: 'Keep the decision',
		answered: { title: 'Answered', text: 'Your answer is sent, and the decision stays.' },
		none: {
			title: 'No appeals',
			message: 'When a team appeals against a decision, it appears here.'
		}
	},
	search: {
		title: 'Find people, businesses and events',
		label: 'What are you looking for?',
		hint: 'A name, a title, an ID, a link, @short-name, or somebody’s exact e-mail address',
		submit: 'Search',
		none: 'Nothing has that name or address. Try fewer words.',
		kinds: { people: 'People', businesses: 'Businesses', events: 'Events' },
		more: { people: 'More people', businesses: 'More businesses', events: 'More events' },
		decide: 'Decide<hidden> about {name}</hidden>',
		facts: {
			since: 'Created',
			decided: 'Decided',
			owner: 'Owner',
			businesses: 'Businesses',
			events: 'Events',
			reports: 'Open reports'
		}
	},
	edits: {
		title: 'Edited after approval',
		introduction: 'The owner has changed these. The changes are public already.',
		more: 'More edits',
		last: 'Last edited',
		was: 'Before:',
		now: 'Now:',
		pictures: 'The pictures are others now.',
		undone: 'Nothing differs any more.',
		markSeen: 'Mark as seen<hidden>: {name}</hidden>',
		seen: { title: 'Seen', text: 'That edit is off the list.' },
		none: {
			title: 'Nothing edited',
			message: 'When an owner edits something public, it appears here.'
		}
	},
	categories: {
		title: 'Categories',
		introduction:
			'Businesses and events choose up to three of these. Their order here is their order everywhere.',
		retiredTitle: 'Retired',
		retired: 'Nothing new can be in these. What is in them stays, and so do their pages.',
		edit: 'Edit<hidden> {name}</hidden>',
		up: 'Move {name} up',
		down: 'Move {name} down',
		add: 'Add a category',
		editTitle: 'Edit category',
		heading: 'Edit {name}',
		labels: { name: 'Name in English', name_de: 'Name in German', name_es: 'Name in Spanish' },
		translationHint: 'The English name, if you leave it empty.',
		retire: 'Retire it',
		retireHint: 'It leaves the lists to choose from. What is in it stays, and you can restore it.',
		restore: 'Restore it',
		restoreHint: 'It can be chosen again.',
		merge: 'Merge it into another one',
		mergeHint:
			'Its businesses and events move to the other one within minutes, and its address leads there. You can’t undo this.',
		into: 'The other category',
		choose: 'Choose one',
		submitMerge: 'Merge for good',
		flashes: {
			added: { title: 'Added', text: '“{name}” can be chosen now.' },
			saved: { title: 'Saved', text: '“{name}” is saved.' },
			moved: { title: 'Moved', text: '“{name}” has its new place.' },
			retired: { title: 'Retired', text: '“{name}” can’t be chosen any more.' },
			restored: { title: 'Restored', text: '“{name}” can be chosen again.' },
			merged: { title: 'Merged', text: '“{name}” gets everything within minutes.' }
		}
	},
	claims: {
		title: 'Claims',
		more: 'More claims',
		accept: 'Make {name} the owner',
		decline: 'Decline',
		reasonHint: 'The person will see it.',
		accepted: { title: 'Accepted', text: 'The business has an owner now.' },
		declined: { title: 'Declined', text: 'The person will see your reason.' },
		none: {
			title: 'No claims',
			message: 'When somebody claims a business without an owner, it appears here.'
		}
	},
	flashes: {
		declined: {
			title: 'Declined',
			text: '<link>{name}</link> is declined. Its team will see your reason and can resubmit it.'
		},
		suspended: {
			title: 'Suspended',
			text: '<link>{name}</link> is suspended. Only its team can see it now.'
		},
		restored: {
			title: 'Restored',
			text: '<link>{name}</link> is back. Everyone can see it again.'
		},
		verified: {
			title: 'Verified',
			text: '<link>{name}</link> is verified. Everyone can see it now.'
		},
		approved: {
			title: 'Approved',
			text: '<link>{name}</link> is approved. Everyone can see it now.'
		},
		rejected: {
			title: 'Rejected',
			text: '<link>{name}</link> is rejected. The owner will see your reason and can resubmit it.'
		}
	},
	none: {
		title: 'All caught up',
		message: 'There’s nothing to review. New businesses and events will appear here, oldest first.'
	}
};
