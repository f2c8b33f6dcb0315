import * as v from 'valibot';
import { notificationKinds as names } from '../database/notification-kinds.ts';
import type { NotificationKind } from '../database/notification-kinds.ts';

export type { NotificationKind };

/** Whom a kind is for: visitors, those who run a business, or those who decide about both. */
export type NotificationGroup = 'visitor' | 'business' | 'moderator';

/** The page that a kind leads to: of the event or the business with the slug in its data. */
type Target = 'event' | 'join' | 'requests' | 'questions' | 'business' | 'review';

interface Slug {
	slug: string;
}

const kindFor =
	<G extends NotificationGroup>(group: G) =>
	<TData extends Slug>(target: Target, data: v.GenericSchema<TData>) => ({
		group,
		target,
		data,
		/** People can turn off the mail of every kind. */
		isSecurity: false as const
	});

const forVisitors = kindFor('visitor');
const forBusinesses = kindFor('business');
const forModerators = kindFor('moderator');

const event = {
	title: v.string(),
	slug: v.string(),
	/** Milliseconds since 1970, UTC. */
	startAt: v.number(),
	timeZone: v.string()
};
const eventSomewhere = { ...event, place: v.string() };
const business = { business: v.string(), slug: v.string() };
const pair = { ...event, business: v.string() };
const question = { ...event, question: v.string() };
const reason = v.nullable(v.string());

const businessDecision = v.picklist([
	'business_verified',
	'business_declined',
	'business_suspended',
	'business_restored'
]);

const teamChange = v.picklist(['manager', 'helper', 'owner', 'left', 'removed', 'deleted']);

/** Every kind of notification, and the data that its words need. */
export const notifications = {
	/** To those who saved an event, the day before. */
	event_reminder: forVisitors('event', v.object(eventSomewhere)),
	/** To those who follow the business that announced it. */
	event_announced: forVisitors('event', v.object({ ...eventSomewhere, business: v.string() })),
	/** To those who saved or joined an event whose time or place has changed; `was` says from what. */
	event_changed: forVisitors(
		'event',
		v.object({
			...eventSomewhere,
			endAt: v.optional(v.number()),
			was: v.object({
				startAt: v.optional(v.number()),
				endAt: v.optional(v.number()),
				place: v.optional(v.string())
			})
		})
	),
	/** To those who saved or joined it. */
	event_cancelled: forVisitors('event', v.object(event)),
	/** To whoever asked. */
	question_answered: forVisitors('questions', v.object({ ...question, answer: v.string() })),
	/** To the organisers of the event. */
	question_asked: forBusinesses('questions', v.object(question)),
	/** To the team of the host. */
	join_requested: forBusinesses('requests', v.object(pair)),
	business_joined: forBusinesses('requests', v.object(pair)),
	business_left: forBusinesses('requests', v.object(pair)),
	/** To the team of the business that was invited, accepted, declined or removed. */
	business_invited: forBusinesses('join', v.object(pair)),
	join_accepted: forBusinesses('join', v.object(pair)),
	/** It was accepted, and there was no place. */
	join_waiting: forBusinesses('join', v.object(pair)),
	/** It waited for a place, and takes part now. */
	place_free: forBusinesses('join', v.object(pair)),
	join_declined: forBusinesses('join', v.object({ ...pair, reason })),
	business_removed: forBusinesses('join', v.object({ ...pair, reason })),
	/** To those who manage the business. */
	business_decided: forBusinesses(
		'business',
		v.object({ ...business, decision: businessDecision, reason })
	),
	/** To those who manage the business: the decision stays. */
	appeal_answered: forBusinesses('business', v.object({ ...business, reason })),
	/** To whoever claimed a business without an owner. */
	claim_decided: forBusinesses(
		'business',
		v.object({ ...business, outcome: v.picklist(['accepted', 'declined']), reason })
	),
	/** To the team of the host. */
	event_accepted: forBusinesses('event', v.object(event)),
	event_declined: forBusinesses('event', v.object({ ...event, reason })),
	/** To the team of a business, and to the person whom it is about, but not to who did it. */
	team_changed: forBusinesses(
		'business',
		v.object({ ...business, who: v.string(), change: teamChange })
	),
	/** To moderators, at most once a day. */
	review_waiting: forModerators(
		'review',
		v.object({
			slug: v.string(),
			pending: v.number(),
			edits: v.number(),
			reports: v.number(),
			appeals: v.number(),
			// Absent from what was stored before there were claims.
			claims: v.optional(v.number(), 0)
		})
	)
} satisfies Record<NotificationKind, { target: Target; group: NotificationGroup }>;

type Kinds = typeof notifications;

export type NotificationData<K extends NotificationKind> = v.InferOutput<Kinds[K]['data']>;

/** Something that people are told of. */
export type Notification = {
	[K in NotificationKind]: {
		kind: K;
		/** What it is about: nobody is told of one kind and key twice. */
		key: string;
		data: NotificationData<K>;
	};
}[NotificationKind];

const known: readonly string[] = names;

export const isNotification = (name: string): name is NotificationKind => known.includes(name);

const folders: Record<Target, (slug: string) => string> = {
	event: (slug) => `/events/${slug}`,
	join: (slug) => `/events/${slug}/join`,
	requests: (slug) => `/events/${slug}/requests`,
	questions: (slug) => `/events/${slug}/questions`,
	business: (slug) => `/businesses/${slug}`,
	review: () => '/review'
};

/** The page that a notification leads to. */
export const pathOf = (kind: NotificationKind, { slug }: Slug): string =>
	folders[notifications[kind].target](slug);
