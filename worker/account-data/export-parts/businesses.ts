import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import { businessInvitations, businessMembers, businesses } from '../../database/schema.ts';
import { maxRows, pageSize } from './part.ts';
import type { Part } from './part.ts';

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

/** What somebody registered, and whom they work with. */
export const businessAndTeamParts = (database: Database, userId: string): Part[] => [
	...businessParts(database, userId),
	...teamParts(database, userId)
];
