import { message } from './wording.ts';

interface Places {
	joined: number;
	capacity: number;
}

/** Who takes part in events, and how. */
export const joining = {
	/** What one’s own business has to do with an event. */
	standing: {
		joined: 'You’re taking part.',
		requested: 'You’ve asked the host.',
		waiting: 'You’re on the waiting list.',
		invited: 'You’re invited.',
		declined: 'The host has said no.'
	},

	act: {
		join: 'Join<hidden> {event}</hidden>',
		ask: 'Ask to join<hidden> {event}</hidden>',
		leave: 'Leave<hidden> {event}</hidden>',
		withdraw: 'Withdraw<hidden> from {event}</hidden>',
		turnDown: 'No, thanks<hidden>: {event}</hidden>'
	},
	/** On a button, while what it does is on its way. */
	sent: { enter: 'Joined', ask: 'Asked', leave: 'Left' },

	/** On the page of an event. */
	ways: {
		open: 'Any verified business can join.',
		on_request: 'Businesses ask the host to join.',
		invitation: 'The host invites the businesses.'
	},
	places: message<Places>('{joined} of {capacity} places are taken.'),
	host: 'Host',

	/** The page on which somebody joins an event with their businesses. */
	own: {
		title: message<{ event: string }>('Join {event}'),
		heading: 'Join with your business',
		event: '<link>{event}</link>, {when}',
		full: 'You can wait for a place.',
		closed: 'Businesses can’t join or leave this event any more, or not yet.',
		join: 'Join<hidden> with {name}</hidden>',
		wait: 'Wait for a place<hidden> with {name}</hidden>',
		ask: 'Ask to join<hidden> with {name}</hidden>',
		leave: 'Leave<hidden> with {name}</hidden>',
		withdraw: 'Withdraw<hidden> {name}</hidden>',
		turnDown: 'No, thanks<hidden> from {name}</hidden>',
		overlapping: 'Already booked at that time: <link>{event}</link>, {when}.',
		more: 'More businesses',
		none: {
			title: 'You need a verified business',
			message:
				'Only verified businesses take part in events. Register yours, or wait until a moderator has verified it.',
			register: 'Register a business'
		},
		back: 'Back to the event',
		flashes: {
			joined: { title: 'Joined', text: 'You’re taking part.' },
			requested: { title: 'Asked', text: 'You’ve asked. We’ll tell you what the host says.' },
			waiting: {
				title: 'Waiting',
				text: 'You’re on the waiting list. We’ll tell you when there’s a place.'
			},
			left: { title: 'Done', text: 'You’re not taking part.' }
		}
	},

	/** The page on which a business looks for events to join. */
	panel: {
		title: message<{ name: string }>('Join an event with {name}'),
		with: 'with <link>{name}</link>',
		nearby: 'Near your last event',
		similar: 'In your category',
		others: 'More events'
	},

	/** The page on which a host decides who takes part. */
	requests: {
		link: 'Requests and participants',
		title: message<{ event: string }>('Requests: {event}'),
		heading: 'Who takes part',
		readOnly: 'You can see who asks. Managers and the owner decide.',
		states: {
			requested: 'Asking to join',
			waiting: 'Waiting for a place',
			invited: 'Invited',
			declined: 'Turned down'
		},
		none: 'Nobody is asking right now.',
		since: 'Asked',
		accept: 'Accept<hidden> {name}</hidden>',
		decline: 'Say no<hidden> to {name}</hidden>',
		declineNow: 'Send<hidden> to {name}</hidden>',
		reason: 'Why not',
		reasonHint: 'They read it.',
		takeBack: 'Take the invitation back<hidden> from {name}</hidden>',
		participants: 'Taking part',
		noParticipants: 'No other business is taking part yet.',
		remove: 'Remove<hidden> {name}</hidden>',
		more: 'More',
		invite: 'Invite a business',
		inviteHint: 'It can join without asking. One that you removed can come back.',
		search: 'Businesses to invite',
		inviteOne: 'Invite<hidden> {name}</hidden>',
		notFound: 'No verified business has that name.',
		flashes: {
			joined: { title: 'Accepted', text: 'They’re taking part. We’ve told them.' },
			waiting: {
				title: 'Accepted',
				text: 'The event is full. They’re on the waiting list, and we’ve told them.'
			},
			declined: { title: 'Turned down', text: 'We’ve told them why.' },
			invited: { title: 'Invited', text: 'We’ve told them.' },
			removed: { title: 'Removed', text: 'They’re not taking part.' }
		}
	},

	form: {
		heading: 'Who can join',
		joining: 'How businesses join',
		ways: {
			open: 'Anyone: any verified business can join',
			on_request: 'On request: you say yes or no',
			invitation: 'By invitation: you ask them'
		},
		capacity: 'How many businesses fit (optional)',
		capacityHint: 'When it’s full, more can wait for a place. Empty means any number.'
	}
};
