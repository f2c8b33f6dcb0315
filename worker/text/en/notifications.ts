import type { Message } from '../wording.ts';
import { choose, message } from './wording.ts';

/** The words of one kind of notification, in the list on the site and as an e-mail. */
export interface NotificationText<Values> {
	/** Also the subject of the e-mail. */
	title: Message<Values>;
	body: string | Message<Values>;
	/** The label of its link. */
	link: string;
}

interface Event {
	title: string;
}

interface Business {
	business: string;
}

interface Claimed extends Business {
	outcome: 'accepted' | 'declined';
}

interface Pair extends Event, Business {}

const seeEvent = 'See the event';
const seeBusiness = 'See the business';

interface TeamChange extends Business {
	who: string;
	change: 'manager' | 'helper' | 'owner' | 'left' | 'removed' | 'deleted';
}

interface Decided extends Business {
	decision: 'business_verified' | 'business_declined' | 'business_suspended' | 'business_restored';
}

/** What people are told of, on the site and by e-mail. */
export const notifications = {
	title: 'News',
	introduction: 'What happened to your events and businesses. News is kept for 90 days.',
	none: 'No news yet',
	noneYet: 'What happens to your events and businesses will appear here.',
	/** At most 99, and then with a plus. */
	unread: message<{ count: string }>('{count} unread'),
	isUnread: 'New',
	markRead: 'Mark as read<hidden>: {title}</hidden>',
	markAllRead: 'Mark all as read',
	allRead: 'Marked as read',
	choose: 'Choose what we e-mail you',
	older: 'Older news',
	when: 'When',
	where: 'Where',
	before: 'Before',
	reason: 'Reason',
	question: 'Question',
	answer: 'Answer',

	/** The choices of /account/mail, after "Write to me when". */
	groups: {
		visitor: 'Events and businesses that I like',
		business: 'My businesses',
		moderator: 'Moderation',
		security: 'The safety of my account'
	},
	choices: {
		event_reminder: 'an event that I saved is tomorrow',
		event_announced: 'a business that I follow announces an event',
		event_changed: 'an event that I saved or joined gets another time or place',
		event_cancelled: 'an event that I saved or joined is cancelled',
		question_answered: 'an organiser answers my question',
		question_asked: 'somebody asks something about my event',
		join_requested: 'a business wants to join my event',
		business_joined: 'a business joins my event',
		business_left: 'a business leaves my event',
		business_invited: 'my business is invited to an event',
		join_accepted: 'my business may join an event',
		join_waiting: 'my business may join an event once there’s a place',
		place_free: 'my business gets a place that it waited for',
		join_declined: 'my business can’t join an event',
		business_removed: 'my business is removed from an event',
		appeal_answered: 'a moderator answers my appeal',
		claim_decided: 'a moderator decides about a business that I claimed',
		business_decided: 'a moderator decides about my business',
		event_accepted: 'my event is approved',
		event_declined: 'my event is not accepted',
		team_changed: 'somebody joins or leaves the team of my business',
		review_waiting: 'something waits for a decision (at most once a day)'
	},

	kinds: {
		event_reminder: {
			title: message<Event>('Tomorrow: {title}'),
			body: 'You saved this event, and it’s about to happen.',
			link: seeEvent
		},
		event_announced: {
			title: message<Pair>('{business}: {title}'),
			body: message<Pair>('{business}, which you follow, has announced an event.'),
			link: seeEvent
		},
		event_changed: {
			title: message<Event>('Changed: {title}'),
			body: 'An event that you saved or joined has another time or place now.',
			link: seeEvent
		},
		event_cancelled: {
			title: message<Event>('Cancelled: {title}'),
			body: 'An event that you saved or joined was cancelled.',
			link: seeEvent
		},
		question_answered: {
			title: message<Event>('Your question about {title}'),
			body: 'The organiser has answered you.',
			link: 'See your questions'
		},
		question_asked: {
			title: message<Event>('A question about {title}'),
			body: 'Somebody would like to know something about your event. They won’t see your name or address when you answer on Popmap.',
			link: 'Answer it'
		},
		join_requested: {
			title: message<Pair>('{business} wants to join {title}'),
			body: message<Pair>(
				'{business} asks to take part in your event. Accept or decline it on the page of the event.'
			),
			link: seeEvent
		},
		business_joined: {
			title: message<Pair>('{business} has joined {title}'),
			body: message<Pair>('{business} takes part in your event now.'),
			link: seeEvent
		},
		business_left: {
			title: message<Pair>('{business} has left {title}'),
			body: message<Pair>('{business} doesn’t take part in your event any more.'),
			link: seeEvent
		},
		business_invited: {
			title: message<Pair>('{business} is invited to {title}'),
			body: message<Pair>('The organiser would like {business} to take part.'),
			link: seeEvent
		},
		join_accepted: {
			title: message<Pair>('You’re in: {title}'),
			body: message<Pair>('{business} takes part now.'),
			link: seeEvent
		},
		join_waiting: {
			title: message<Pair>('On the waiting list: {title}'),
			body: message<Pair>(
				'The organiser has said yes, but the event is full. {business} takes part as soon as there’s a place.'
			),
			link: seeEvent
		},
		place_free: {
			title: message<Pair>('A place is free, and it’s yours: {title}'),
			body: message<Pair>('{business} was on the waiting list. Now it takes part.'),
			link: seeEvent
		},
		join_declined: {
			title: message<Pair>('No place at {title}'),
			body: message<Pair>('The organiser can’t take {business} this time.'),
			link: seeEvent
		},
		business_removed: {
			title: message<Pair>('{business} was removed from {title}'),
			body: message<Pair>('The organiser has removed {business} from the event.'),
			link: seeEvent
		},
		appeal_answered: {
			title: message<{ business: string }>('{business}: your appeal was answered'),
			body: 'A moderator has read your appeal. The decision stays.',
			link: seeBusiness
		},
		claim_decided: {
			title: choose<Claimed>('outcome', {
				accepted: '{business} is yours',
				declined: '{business}: your claim wasn’t accepted'
			}),
			body: choose<Claimed>('outcome', {
				accepted:
					'A moderator has made you the owner. You can edit its page and announce events now.',
				declined: 'A moderator has looked at your claim and didn’t accept it.'
			}),
			link: seeBusiness
		},
		business_decided: {
			title: choose<Decided>('decision', {
				business_verified: '{business}: verified',
				business_declined: '{business}: declined',
				business_suspended: '{business}: suspended',
				business_restored: '{business}: back on Popmap'
			}),
			body: choose<Decided>('decision', {
				business_verified:
					'{business} is verified. Everyone can see it now, and it can join events.',
				business_declined:
					'A moderator declined {business}. Edit it, and a moderator will look at it again.',
				business_suspended:
					'A moderator suspended {business}. Nobody outside its team can see it or its events any more.',
				business_restored:
					'{business} is no longer suspended. Everyone can see it and its events again.'
			}),
			link: seeBusiness
		},
		event_accepted: {
			title: message<Event>('{title} is public'),
			body: 'A moderator has approved your event. Everybody can see it now.',
			link: seeEvent
		},
		event_declined: {
			title: message<Event>('{title} was not accepted'),
			body: 'A moderator has looked at your event and couldn’t accept it. Change it to ask again.',
			link: seeEvent
		},
		review_waiting: {
			title: message<object>('Something waits for your decision'),
			body: 'Please have a look when you can.',
			link: 'Review'
		},
		team_changed: {
			title: message<TeamChange>('{business}: your team has changed'),
			body: choose<TeamChange>('change', {
				owner: '{who} is the owner of {business} now.',
				manager: '{who} is a manager of {business} now.',
				helper: '{who} is a helper of {business} now.',
				left: '{who} has left the team of {business}.',
				removed: '{who} is no longer in the team of {business}.',
				deleted: '{business} was deleted by its owner.'
			}),
			link: seeBusiness
		}
	}
};
