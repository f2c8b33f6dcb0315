export const review = {
	title: 'Review',
	order: 'Oldest first.',
	more: 'More to review',
	remaining: 'Also waiting',
	current: 'Current version',
	waitingSince: 'Waiting since',
	verify: 'Verify<hidden> {name}</hidden>',
	owner: 'View owner<hidden> of {name}</hidden>',
	approve: 'Approve<hidden> {name}</hidden>',
	reject: 'Reject<hidden> {name}</hidden>',
	reason: 'Reason',
	reasonHint: 'The owner will see it, and can edit the event and resubmit it.',
	givenReason: 'Reason: {reason}',
	sendReason: 'Reject with this reason',
	sendAgain: 'Send it again',
	flashes: {
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
