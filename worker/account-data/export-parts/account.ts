import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import {
	activities,
	addressProofs,
	apiTokens,
	audit,
	handovers,
	identities,
	knownDevices,
	mails,
	passkeyNames,
	sessions,
	unwantedMail,
	users
} from '../../database/schema.ts';
import { maxRows } from './part.ts';
import type { Part } from './part.ts';

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

/** Who somebody is, where they signed in, what they set, and what was done to their account. */
export const accountParts = (database: Database, userId: string): Part[] => [
	...personParts(database, userId),
	...deviceParts(database, userId),
	...factorParts(database, userId),
	...messageParts(database, userId),
	...activityParts(database, userId)
];
