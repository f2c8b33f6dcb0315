/** What people are told of, in the order in which they choose among them on /account/mail. */
export const notificationKinds = [
	'event_reminder',
	'event_announced',
	'event_changed',
	'event_cancelled',
	'question_answered',
	'question_asked',
	'join_requested',
	'business_joined',
	'business_left',
	'business_invited',
	'join_accepted',
	'join_waiting',
	'place_free',
	'join_declined',
	'business_removed',
	'business_decided',
	'appeal_answered',
	'claim_decided',
	'event_accepted',
	'event_declined',
	'team_changed',
	'review_waiting'
] as const;

export type NotificationKind = (typeof notificationKinds)[number];
