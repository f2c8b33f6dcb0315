import type { NotificationData, NotificationKind } from '../notifications/kinds.ts';

const event = {
	title: 'Night market',
	slug: 'night-market',
	startAt: Date.UTC(2027, 2, 6, 9),
	timeZone: 'Europe/Berlin'
};
const business = { business: 'Bakery', slug: 'bakery' };
const pair = { ...event, business: 'Bakery' };
const reason = 'There is no room left.';

/** What each kind of notification may say. */
export const notificationSamples: { [K in NotificationKind]: NotificationData<K> } = {
	event_reminder: { ...event, place: 'Old Mill' },
	event_announced: { ...pair, place: 'Old Mill' },
	event_changed: { ...event, place: 'Old Mill', was: { startAt: 0, place: 'Pier' } },
	event_cancelled: event,
	question_answered: { ...event, question: 'Are dogs welcome?', answer: 'Yes, on a lead.' },
	question_asked: { ...event, question: 'Are dogs welcome?' },
	join_requested: pair,
	business_joined: pair,
	business_left: pair,
	business_invited: pair,
	join_accepted: pair,
	join_waiting: pair,
	place_free: pair,
	join_declined: { ...pair, reason },
	business_removed: { ...pair, reason: null },
	appeal_answered: { ...business, reason },
	claim_decided: { ...business, outcome: 'declined', reason },
	business_decided: { ...business, decision: 'business_declined', reason },
	event_accepted: event,
	event_declined: { ...event, reason },
	team_changed: { ...business, who: 'Anna', change: 'left' },
	review_waiting: { slug: '', pending: 3, edits: 0, reports: 100, appeals: 1, claims: 2 }
};
