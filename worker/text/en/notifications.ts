/** What one notification says, in the list on the site and as an e-mail. */
export interface NotificationText {
	/** The subject of the e-mail. */
	title: string;
	body: string;
	/** Where its link leads. */
	link: string;
}

interface Event {
	title: string;
}

interface Business {
	business: string;
}

interface Pair extends Event, Business {}

const seeEvent = 'See the event';
const seeBusiness = 'See the business';

interface TeamChange extends Business {
	who: string;
	change: 'manager' | 'helper' | 'owner' | 'left' | 'removed' | 'deleted';
}

const teamChanges = {
	owner: ({ business, who }: TeamChange) => `${who} is the owner of ${business} now.`,
	manager: ({ business, who }: TeamChange) => `${who} is a manager of ${business} now.`,
	helper: ({ business, who }: TeamChange) => `${who} is a helper of ${business} now.`,
	left: ({ business, who }: TeamChange) => `${who} has left the team of ${business}.`,
	removed: ({ business, who }: TeamChange) => `${who} is no longer in the team of ${business}.`,
	deleted: ({ business }: TeamChange) => `${business} was deleted by its owner.`
};

const decisions = {
	business_verified: {
		subject: 'verified',
		text: ({ business }: { business: string }) => `${business} is verified.`,
		next: 'Everyone can see it now, and it can join events.'
	},
	business_declined: {
		subject: 'declined',
		text: ({ business }: { business: string }) => `A moderator declined ${business}.`,
		next: 'Edit it, and a moderator will look at it again.'
	},
	business_suspended: {
		subject: 'suspended',
		text: ({ business }: { business: string }) => `A moderator suspended ${business}.`,
		next: 'Nobody outside its team can see it or its events any more.'
	},
	business_restored: {
		subject: 'back on Popmap',
		text: ({ business }: { business: string }) => `${business} is no longer suspended.`,
		next: 'Everyone can see it and its events again.'
	}
};

interface Decided extends Business {
	decision: keyof typeof decisions;
}

/** What people are told of, on the site and by e-mail. */
export const notifications = {
	title: 'News',
	introduction: 'What happened to your events and businesses. News is kept for 90 days.',
	none: 'No news yet',
	noneYet: 'What happens to your events and businesses will appear here.',
	/** At most 99, and then with a plus. */
	unread: ({ count }: { count: string }) => `${count} unread`,
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

	/** The choices of /account/mail, after "Write to me when". */
	groups: {
		visitor: 'Events and businesses that I like',
		business: 'My businesses',
		security: 'The safety of my account'
	},
	choices: {
		event_reminder: 'an event that I saved is tomorrow',
		event_announced: 'a business that I follow announces an event',
		event_changed: 'an event that I saved or joined gets another time or place',
		event_cancelled: 'an event that I saved or joined is cancelled',
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
		business_decided: 'a moderator decides about my business',
		event_accepted: 'my event is approved',
		event_declined: 'my event is not accepted',
		team_changed: 'somebody joins or leaves the team of my business'
	},

	kinds: {
		event_reminder: ({ title }: Event): NotificationText => ({
			title: `Tomorrow: ${title}`,
			body: 'You saved this event, and it’s about to happen.',
			link: seeEvent
		}),
		event_announced: ({ business, title }: Pair): NotificationText => ({
			title: `${business}: ${title}`,
			body: `${business}, which you follow, has announced an event.`,
			link: seeEvent
		}),
		event_changed: ({ title }: Event): NotificationText => ({
			title: `Changed: ${title}`,
			body: 'An event that you saved or joined has another time or place now.',
			link: seeEvent
		}),
		event_cancelled: ({ title }: Event): NotificationText => ({
			title: `Cancelled: ${title}`,
			body: 'An event that you saved or joined was cancelled.',
			link: seeEvent
		}),
		join_requested: ({ business, title }: Pair): NotificationText => ({
			title: `${business} wants to join ${title}`,
			body: `${business} asks to take part in your event. Accept or decline it on the page of the event.`,
			link: seeEvent
		}),
		business_joined: ({ business, title }: Pair): NotificationText => ({
			title: `${business} has joined ${title}`,
			body: `${business} takes part in your event now.`,
			link: seeEvent
		}),
		business_left: ({ business, title }: Pair): NotificationText => ({
			title: `${business} has left ${title}`,
			body: `${business} doesn’t take part in your event any more.`,
			link: seeEvent
		}),
		business_invited: ({ business, title }: Pair): NotificationText => ({
			title: `${business} is invited to ${title}`,
			body: `The organiser would like ${business} to take part.`,
			link: seeEvent
		}),
		join_accepted: ({ business, title }: Pair): NotificationText => ({
			title: `You’re in: ${title}`,
			body: `${business} takes part now.`,
			link: seeEvent
		}),
		join_waiting: ({ business, title }: Pair): NotificationText => ({
			title: `On the waiting list: ${title}`,
			body: `The organiser has said yes, but the event is full. ${business} takes part as soon as there’s a place.`,
			link: seeEvent
		}),
		place_free: ({ business, title }: Pair): NotificationText => ({
			title: `A place is free, and it’s yours: ${title}`,
			body: `${business} was on the waiting list. Now it takes part.`,
			link: seeEvent
		}),
		join_declined: ({ business, title }: Pair): NotificationText => ({
			title: `No place at ${title}`,
			body: `The organiser can’t take ${business} this time.`,
			link: seeEvent
		}),
		business_removed: ({ business, title }: Pair): NotificationText => ({
			title: `${business} was removed from ${title}`,
			body: `The organiser has removed ${business} from the event.`,
			link: seeEvent
		}),
		appeal_answered: ({ business }: { business: string }): NotificationText => ({
			title: `${business}: your appeal was answered`,
			body: 'A moderator has read your appeal. The decision stays.',
			link: seeBusiness
		}),
		business_decided: ({ business, decision }: Decided): NotificationText => ({
			title: `${business}: ${decisions[decision].subject}`,
			body: `${decisions[decision].text({ business })} ${decisions[decision].next}`,
			link: seeBusiness
		}),
		event_accepted: ({ title }: Event): NotificationText => ({
			title: `${title} is public`,
			body: 'A moderator has approved your event. Everybody can see it now.',
			link: seeEvent
		}),
		event_declined: ({ title }: Event): NotificationText => ({
			title: `${title} was not accepted`,
			body: 'A moderator has looked at your event and couldn’t accept it. Change it to ask again.',
			link: seeEvent
		}),
		team_changed: (change: TeamChange): NotificationText => ({
			title: `${change.business}: your team has changed`,
			body: teamChanges[change.change](change),
			link: seeBusiness
		})
	}
};
