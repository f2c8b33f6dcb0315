import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businesses } from './businesses.ts';
import { time } from './columns.ts';
import { users } from './users.ts';

/**
 * Who works for a business beside its owner, whom `businesses.owner_id` alone names. Somebody who is
 * both is the owner.
 */
export const businessMembers = sqliteTable(
	'business_members',
	{
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		personId: text('person_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		role: text('role', { enum: ['manager', 'helper'] }).notNull(),
		since: time('since').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.businessId, table.personId] }),
		index('business_members_person').on(table.personId, table.businessId)
	]
);

/** Links that make whoever opens one a member of a business, or its owner. Each works once. */
export const businessInvitations = sqliteTable(
	'business_invitations',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		role: text('role', { enum: ['owner', 'manager', 'helper'] }).notNull(),
		/** SHA-256 of the token in the link. */
		tokenHash: text('token_hash').notNull().unique(),
		/** The owner who made it. It ends when they own the business no more. */
		invitedBy: text('invited_by')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** Where it was sent, so that the owner knows whose it is; null for a link to pass on. */
		address: text('address'),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull()
	},
	(table) => [
		index('business_invitations_business').on(table.businessId, table.expiresAt),
		index('business_invitations_inviter').on(table.invitedBy, table.createdAt),
		index('business_invitations_expires').on(table.expiresAt)
	]
);
