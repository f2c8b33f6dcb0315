import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import {
	appeals,
	activities,
	addressProofs,
	addressSearches,
	apiTokens,
	audit,
	businessInvitations,
	businesses,
	businessMembers,
	drafts,
	claims,
	events,
	followedBusinesses,
	handovers,
	identities,
	joinRequests,
	knownDevices,
	mails,
	moderators,
	passkeyNames,
	personalCalendars,
	pictures,
	questions,
	reportedThings,
	reports,
	savedEvents,
	series,
	sessions,
	suspensions,
	unwantedMail,
	users,
	venues
} from '../database/schema.ts';
import { hasTextsOfSeries, textsOfEvent } from '../database/sql/event-texts.ts';

/** Rows of one query of a long list. */
export const pageSize = 500;

/** Rows of the other lists, the newest first. */
export const maxRows = 1_000;

/** The newest entries of the audit log about a person, and the newest about what they did. */
function entriesOf(database: Database, id: string) {
	const entries = () => database.select({ id: audit.id }).from(audit);
	const about = entries()
		.where(and(eq(audit.subjectKind, 'person'), eq(audit.subjectId, id)))
		.orderBy(desc(audit.id))
		.limit(maxRows);
	const by = entries().where(eq(audit.actor, id)).orderBy(desc(audit.at)).limit(maxRows);
	return sql`(SELECT id FROM (${about}) UNION SELECT id FROM (${by}))`;
}

export type Row = Record<string, unknown>;

/** One part of the export. Its items are rows with the names that a person reads. */
export interface Part {
	name: string;
	description: string;
	/** @param after the key of the last row that was read */
	read: (after: number) => Promise<Row[]>;
	/** The rows of which `read` returns the next page; others return all rows at once. */
	keyOf?: (row: Row) => number;
}

const personParts = (database: Database, id: string): Part[] => [
	{
		name: 'person',
		description: 'Your account, as your provider and you describe it.',
		read: () =>
			database
				.select({
					id: users.id,
					username: users.username,
					email: users.email,
					email_verified: users.emailVerified,
					pending_email: users.pendingEmail,
					mail_address: users.mailAddress,
					language: users.language,
					name: users.name,
					given_name: users.givenName,
					family_name: users.familyName,
					identity_provider: users.identityProvider,
					authenticator_name: users.authenticatorName,
					terms_version: users.termsVersion,
					terms_accepted_at: users.termsAcceptedAt,
					suspended_at: users.suspendedAt,
					created_at: users.createdAt,
					updated_at: users.updatedAt
				})
				.from(users)
				.where(eq(users.id, id))
	},
	{
		name: 'ways_to_sign_in',
		description:
			'The accounts at Amazon Cognito, Facebook and Google that lead to you, with their ids there.',
		read: () =>
			database
				.select({
					provider: identities.provider,
					subject: identities.sub,
					username: identities.username,
					provider_user_id: identities.providerUserId,
					created_at: identities.createdAt,
					signed_in_at: identities.signedInAt
				})
				.from(identities)
				.where(eq(identities.userId, id))
	}
];

const deviceParts = (database: Database, id: string): Part[] => [
	{
		name: 'sessions',
		description: 'Where you signed in: those that are open, and for a week those that ended.',
		read: () =>
			database
				.select({
					device: sessions.device,
					country: sessions.country,
					identity_provider: sessions.identityProvider,
					created_at: sessions.createdAt,
					last_seen_at: sessions.lastSeenAt,
					ended_at: sessions.endedAt,
					ended_because: sessions.endedBecause
				})
				.from(sessions)
				.where(eq(sessions.userId, id))
				.orderBy(desc(sessions.createdAt))
				.limit(maxRows)
	},
	{
		name: 'known_devices',
		description: 'Browsers that you signed in with before. Each is known by a random number.',
		read: () =>
			database
				.select({ last_seen_at: knownDevices.lastSeenAt })
				.from(knownDevices)
				.where(eq(knownDevices.personId, id))
				.limit(maxRows)
	}
];

const factorParts = (database: Database, id: string): Part[] => [
	{
		name: 'names_of_factors',
		description: 'What you call your passkeys.',
		read: () =>
			database
				.select({ name: passkeyNames.name })
				.from(passkeyNames)
				.where(eq(passkeyNames.userId, id))
	},
	{
		name: 'api_tokens',
		description: 'The API tokens that you made, without the tokens themselves.',
		read: () =>
			database
				.select({
					name: apiTokens.name,
					scopes: apiTokens.scopes,
					created_at: apiTokens.createdAt,
					expires_at: apiTokens.expiresAt,
					last_used_at: apiTokens.lastUsedAt
				})
				.from(apiTokens)
				.where(eq(apiTokens.userId, id))
	},
	{
		name: 'address_to_prove',
		description: 'An address to which we sent a code that was not entered yet.',
		read: () =>
			database
				.select({ address: addressProofs.address, sent_at: addressProofs.sentAt })
				.from(addressProofs)
				.where(eq(addressProofs.userId, id))
	},
	{
		name: 'unwanted_mail',
		description: 'The kinds of e-mail that you turned off.',
		read: () =>
			database
				.select({ kind: unwantedMail.kind, created_at: unwantedMail.createdAt })
				.from(unwantedMail)
				.where(eq(unwantedMail.personId, id))
	}
];

const messageParts = (database: Database, id: string): Part[] => [
	{
		name: 'mails',
		description:
			'What we told you in the last months, whether it was sent by e-mail, and whether you read it.',
		read: () =>
			database
				.select({
					kind: mails.kind,
					data: mails.data,
					state: mails.state,
					listed: mails.listed,
					created_at: mails.createdAt,
					finished_at: mails.finishedAt
				})
				.from(mails)
				.where(eq(mails.personId, id))
				.orderBy(desc(mails.id))
				.limit(maxRows)
	}
];

const activityParts = (database: Database, id: string): Part[] => [
	{
		name: 'activities',
		description: 'What was done to your account lately, as its security page shows it.',
		read: () =>
			database
				.select({
					kind: activities.kind,
					identity_provider: activities.identityProvider,
					device: activities.device,
					country: activities.country,
					at: activities.at
				})
				.from(activities)
				.where(eq(activities.userId, id))
				.limit(maxRows)
	},
	{
		name: 'audit',
		description: 'What was done to your account, and what you did yourself, in our audit log.',
		read: () =>
			database
				.select({
					at: audit.at,
					action: audit.action,
					subject: audit.subjectKind,
					details: audit.details
				})
				.from(audit)
				.where(inArray(audit.id, entriesOf(database, id)))
				.orderBy(desc(audit.id))
				.limit(maxRows)
	},
	{
		name: 'handover',
		description: 'The link that hands over your businesses, if there is one.',
		read: () =>
			database
				.select({
					created_at: handovers.createdAt,
					expires_at: handovers.expiresAt,
					accepted: sql<number>`${handovers.acceptedBy} IS NOT NULL`.as('accepted')
				})
				.from(handovers)
				.where(eq(handovers.ownerId, id))
	}
];

const businessParts = (database: Database, id: string): Part[] => [
	{
		name: 'businesses',
		description: 'The businesses that you registered.',
		read: (after) =>
			database
				.select({
					id: businesses.id,
					slug: businesses.slug,
					name: businesses.name,
					description: businesses.description,
					contact_email: businesses.contactEmail,
					contact_phone: businesses.contactPhone,
					website: businesses.website,
					instagram_url: businesses.instagramUrl,
					tiktok_url: businesses.tiktokUrl,
					cover: businesses.cover,
					gallery: businesses.gallery,
					logo: businesses.logo,
					is_verified: businesses.isVerified,
					decision: businesses.decision,
					review_note: businesses.reviewNote,
					decided_at: businesses.decidedAt,
					created_at: businesses.createdAt,
					updated_at: businesses.updatedAt
				})
				.from(businesses)
				.where(and(eq(businesses.ownerId, id), gt(businesses.id, after)))
				.orderBy(asc(businesses.id))
				.limit(pageSize),
		keyOf: ({ id: key }) => Number(key)
	}
];

const teamParts = (database: Database, id: string): Part[] => [
	{
		name: 'teams',
		description: 'The businesses of others that you work for, and your role.',
		read: () =>
			database
				.select({
					business_id: businessMembers.businessId,
					role: businessMembers.role,
					since: businessMembers.since
				})
				.from(businessMembers)
				.where(eq(businessMembers.personId, id))
				.limit(maxRows)
	},
	{
		name: 'invitations',
		description: 'The invitations to your businesses that you made and that are open.',
		read: () =>
			database
				.select({
					business_id: businessInvitations.businessId,
					role: businessInvitations.role,
					address: businessInvitations.address,
					created_at: businessInvitations.createdAt,
					expires_at: businessInvitations.expiresAt
				})
				.from(businessInvitations)
				.where(eq(businessInvitations.invitedBy, id))
				.limit(maxRows)
	}
];

const moderationParts = (database: Database, id: string): Part[] => [
	{
		name: 'suspension',
		description: 'Why you are suspended, and what you said against it.',
		read: () =>
			database
				.select({
					since: suspensions.since,
					reason: suspensions.reason,
					appeal: suspensions.appeal,
					appealed_at: suspensions.appealedAt,
					answer: suspensions.answer,
					answered_at: suspensions.answeredAt
				})
				.from(suspensions)
				.where(eq(suspensions.personId, id))
	},
	{
		name: 'moderator',
		description: 'What you could do as a moderator when you last signed in.',
		read: () =>
			database
				.select({ permissions: moderators.permissions, signed_in_at: moderators.signedInAt })
				.from(moderators)
				.where(eq(moderators.personId, id))
	}
];

const reportParts = (database: Database, id: string): Part[] => [
	{
		name: 'appeals',
		description: 'What you said against decisions about your businesses, and the answers.',
		read: () =>
			database
				.select({
					business_id: appeals.businessId,
					text: appeals.text,
					created_at: appeals.createdAt,
					answer: appeals.answer,
					answered_at: appeals.answeredAt
				})
				.from(appeals)
				.where(eq(appeals.personId, id))
				.limit(maxRows)
	},
	{
		name: 'claims',
		description: 'The businesses that you said are yours, and what a moderator decided.',
		read: () =>
			database
				.select({
					business_id: claims.businessId,
					text: claims.text,
					link: claims.link,
					created_at: claims.createdAt,
					decision: claims.decision,
					reason: claims.reason,
					decided_at: claims.decidedAt
				})
				.from(claims)
				.where(eq(claims.personId, id))
				.limit(maxRows)
	},
	{
		name: 'reports',
		description: 'What you reported to the moderators, and they have not dealt with yet.',
		read: () =>
			database
				.select({
					kind: reportedThings.kind,
					id: reportedThings.thingId,
					reason: reports.reason,
					text: reports.text,
					created_at: reports.createdAt
				})
				.from(reports)
				.innerJoin(reportedThings, eq(reportedThings.id, reports.reportedId))
				.where(eq(reports.reporterId, id))
	}
];

const joinRequestParts = (database: Database, id: string): Part[] => [
	{
		name: 'join_requests',
		description:
			'The businesses that you asked to join events with, and those that you invited or turned down as a host.',
		read: () =>
			database
				.select({
					event_id: joinRequests.eventId,
					business_id: joinRequests.businessId,
					state: joinRequests.state,
					reason: joinRequests.reason,
					since: joinRequests.since
				})
				.from(joinRequests)
				.where(eq(joinRequests.personId, id))
				.limit(maxRows)
	}
];

const questionParts = (database: Database, id: string): Part[] => [
	{
		name: 'questions',
		description: 'What you asked the organisers of events, and their answers.',
		read: () =>
			database
				.select({
					event_id: questions.eventId,
					text: questions.text,
					state: questions.state,
					answer: questions.answer,
					created_at: questions.createdAt,
					answered_at: questions.answeredAt
				})
				.from(questions)
				.where(eq(questions.askerId, id))
				.orderBy(desc(questions.createdAt))
				.limit(maxRows)
	},
	{
		name: 'answers',
		description: 'What you answered as the organiser of events.',
		read: () =>
			database
				.select({
					event_id: questions.eventId,
					state: questions.state,
					answer: questions.answer,
					answered_at: questions.answeredAt
				})
				.from(questions)
				.where(eq(questions.answeredBy, id))
				.limit(maxRows)
	}
];

const eventParts = (database: Database, id: string): Part[] => [
	{
		name: 'events',
		description: 'The events that you announced. Those of a series have its texts.',
		read: (after) =>
			database
				.select({
					id: events.id,
					slug: events.slug,
					series_id: events.seriesId,
					host_business_id: events.hostBusinessId,
					title: textsOfEvent.title.as('shown_title'),
					description: textsOfEvent.description.as('shown_description'),
					location_name: textsOfEvent.locationName.as('shown_location'),
					address: textsOfEvent.address.as('shown_address'),
					latitude: events.latitude,
					longitude: events.longitude,
					start_at: events.startAt,
					end_at: events.endAt,
					time_zone: events.timeZone,
					facts: sql<string | null>`${textsOfEvent.facts}`.as('shown_facts'),
					cover: events.cover,
					gallery: events.gallery,
					status: events.status,
					review_note: events.reviewNote,
					created_at: events.createdAt,
					updated_at: events.updatedAt
				})
				.from(events)
				.leftJoin(series, hasTextsOfSeries)
				.where(and(eq(events.createdBy, id), gt(events.id, after)))
				.orderBy(asc(events.id))
				.limit(pageSize),
		keyOf: ({ id: key }) => Number(key)
	}
];

const draftParts = (database: Database, id: string): Part[] => [
	{
		name: 'drafts',
		description: 'The events that you have written and not announced.',
		read: () =>
			database
				.select({
					id: drafts.id,
					host_business_id: drafts.businessId,
					fields: drafts.fields,
					created_at: drafts.createdAt,
					updated_at: drafts.updatedAt
				})
				.from(drafts)
				.where(eq(drafts.createdBy, id))
				.limit(maxRows)
	}
];

const venueParts = (database: Database, id: string): Part[] => [
	{
		name: 'venues',
		description: 'The places that you keep for your next events.',
		read: () =>
			database
				.select({
					name: venues.name,
					address: venues.address,
					latitude: venues.latitude,
					longitude: venues.longitude,
					time_zone: venues.timeZone,
					created_at: venues.createdAt
				})
				.from(venues)
				.where(eq(venues.ownerId, id))
	},
	{
		name: 'address_searches',
		description:
			'How many addresses you lately had us look up within a day. We keep no list of them.',
		read: () =>
			database
				.select({ counted_from: addressSearches.countedFrom, count: addressSearches.count })
				.from(addressSearches)
				.where(eq(addressSearches.personId, id))
	}
];

const savedParts = (database: Database, id: string): Part[] => [
	{
		name: 'saved_events',
		description: 'The events that you saved.',
		read: () =>
			database
				.select({ event_id: savedEvents.eventId, saved_at: savedEvents.savedAt })
				.from(savedEvents)
				.where(eq(savedEvents.personId, id))
				.limit(maxRows)
	},
	{
		name: 'personal_calendar',
		description: 'That there is a link to a calendar of what you saved. The link is not kept.',
		read: () =>
			database
				.select({ created_at: personalCalendars.createdAt })
				.from(personalCalendars)
				.where(eq(personalCalendars.personId, id))
	},
	{
		name: 'followed_businesses',
		description: 'The businesses that you follow.',
		read: () =>
			database
				.select({ business_id: followedBusinesses.businessId, since: followedBusinesses.since })
				.from(followedBusinesses)
				.where(eq(followedBusinesses.personId, id))
				.limit(maxRows)
	}
];

const pictureParts = (database: Database, id: string): Part[] => [
	{
		name: 'pictures',
		description: 'The pictures that you uploaded. Each is at /pictures/ID-1200.webp.',
		read: () =>
			database
				.select({
					id: pictures.id,
					role: pictures.role,
					business_id: pictures.businessId,
					event_id: pictures.eventId,
					series_id: pictures.seriesId,
					created_at: pictures.createdAt
				})
				.from(pictures)
				.where(and(eq(pictures.uploadedBy, id), isNull(pictures.removedAt)))
				.orderBy(desc(pictures.createdAt))
				.limit(maxRows)
	}
];

/** What is held about a person, part by part. */
export const exportParts = (database: Database, userId: string): Part[] => [
	...personParts(database, userId),
	...deviceParts(database, userId),
	...factorParts(database, userId),
	...messageParts(database, userId),
	...activityParts(database, userId),
	...businessParts(database, userId),
	...teamParts(database, userId),
	...eventParts(database, userId),
	...joinRequestParts(database, userId),
	...questionParts(database, userId),
	...draftParts(database, userId),
	...venueParts(database, userId),
	...savedParts(database, userId),
	...moderationParts(database, userId),
	...reportParts(database, userId),
	...pictureParts(database, userId)
];
