import { and, eq, exists, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { tooManyToTakeOver } from '../businesses/errors.ts';
import { hashOfLinkToken } from '../http/link-token.ts';
import type { Database } from '../database/client.ts';
import { businessInvitations, businessMembers, businesses, users } from '../database/schema.ts';
import { unverifiedBusinessesOf } from '../database/sql/count-pending.ts';
import { membersOf, teamOf } from '../database/sql/members.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { limits } from '../limits.ts';
import { notify } from '../notifications/notify.ts';
import type { RequestContext } from '../request-context.ts';
import { roleOf } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { roles } from '../users/team-roles.ts';
import { displayNameOf } from '../users/viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { alreadyInTeam, invitationNotFound, teamFull } from './errors.ts';
import { recordTeamChange } from './tell-team.ts';
import type { Membership, Offer, Role } from './types.ts';

/** It has not been used, has not ended, and whoever made it still owns the business. */
const isOpen = (tokenHash: string, now: number) =>
	and(
		eq(businessInvitations.tokenHash, tokenHash),
		gt(businessInvitations.expiresAt, now),
		eq(businesses.ownerId, businessInvitations.invitedBy),
		isNull(businesses.deletedAt)
	);

const isOfBusiness = eq(businesses.id, businessInvitations.businessId);

const selectOffer = (database: Database, tokenHash: string, now: number) =>
	database
		.select({
			role: businessInvitations.role,
			expiresAt: businessInvitations.expiresAt,
			businessId: businesses.id,
			slug: businesses.slug,
			businessName: joinedColumn(businesses.name, 'business_name'),
			ownerId: businesses.ownerId,
			members: membersOf(businesses.id, 'members'),
			name: users.name,
			givenName: users.givenName,
			familyName: users.familyName,
			username: users.username
		})
		.from(businessInvitations)
		.innerJoin(businesses, isOfBusiness)
		.innerJoin(users, eq(users.id, businessInvitations.invitedBy))
		.where(isOpen(tokenHash, now));

type OfferRow = Awaited<ReturnType<typeof selectOffer>>[number];

interface Found {
	kind: 'found';
	row: OfferRow;
	viewer: Viewer;
	tokenHash: string;
}

/** Finds what a link offers to somebody who is not in the team, or who may become its owner. */
async function findOpen(context: RequestContext, token: string): Promise<Found | Err> {
	const { database, now } = context;
	const tokenHash = await hashOfLinkToken(token);
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectOffer(database, tokenHash, now())
	]);
	if (!viewer) return notSignedIn;
	if (!row) return invitationNotFound;
	const role = roleOf(viewer, row);
	const isForViewer = role === null || (row.role === 'owner' && role !== 'owner');
	return isForViewer ? { kind: 'found', row, viewer, tokenHash } : alreadyInTeam;
}

/** What a link offers. It is a secret, so it is shown to whoever has it and is signed in. */
export async function findOffer(context: RequestContext, token: string): Promise<Result<Offer>> {
	const found = await findOpen(context, token);
	if (found.kind === 'error') return found;
	const { businessId, slug, businessName, role, expiresAt, ...inviter } = found.row;
	return ok({
		business: { id: businessId, slug, name: businessName ?? '' },
		from: displayNameOf({ ...inviter, email: null, emailVerified: false }),
		role,
		expiresAt: new Date(expiresAt).toISOString()
	});
}

/** Accepts what a link offers. Of two who do so at once, one succeeds. */
export async function acceptOffer(
	context: RequestContext,
	token: string
): Promise<Result<Membership>> {
	const found = await findOpen(context, token);
	if (found.kind === 'error') return found;
	const { row, viewer } = found;
	const { businessId, slug, role } = row;
	const accepted = await (role === 'owner'
		? takeOver(context, found)
		: joinTeam(context, found, role));
	if (accepted.kind === 'error') return accepted;
	context.log('team_joined', { business_id: businessId, by: viewer.id, reason: role });
	return ok({ businessId, slug, role });
}

const openInvitation = (database: Database, tokenHash: string, now: number) =>
	exists(
		database
			.select({ id: businessInvitations.id })
			.from(businessInvitations)
			.innerJoin(businesses, isOfBusiness)
			.where(isOpen(tokenHash, now))
	);

const changeOf = ({ row, viewer }: Found, role: Role) => ({
	business: row.businessName ?? '',
	slug: row.slug,
	who: viewer.name,
	change: role
});

const count = (database: Database, condition: SQL | undefined, max: number): SQL =>
	sql`(SELECT count(*) FROM ${database
		.select({ since: businessMembers.since })
		.from(businessMembers)
		.where(condition)
		.limit(max)})`;

/** Uses up the invitation, if the statements before it could do what it offers. */
const useUp = (database: Database, tokenHash: string, condition: SQL) =>
	database
		.delete(businessInvitations)
		.where(and(eq(businessInvitations.tokenHash, tokenHash), condition));

async function joinTeam(
	{ database, now }: RequestContext,
	found: Found,
	role: Exclude<Role, 'owner'>
): Promise<Result<null>> {
	const { row, viewer, tokenHash } = found;
	const { businessId } = row;
	const at = now();
	const isOpenNow = openInvitation(database, tokenHash, at);
	const ofTeam = eq(businessMembers.businessId, businessId);
	const ofPerson = eq(businessMembers.personId, viewer.id);
	const hasRoom = and(
		lt(count(database, ofTeam, limits.members), limits.members),
		lt(count(database, ofPerson, limits.memberships), limits.memberships)
	);
	const isMember = exists(
		database
			.select({ since: businessMembers.since })
			.from(businessMembers)
			.where(and(ofTeam, ofPerson))
	);
	const [added, , , used] = await database.batch([
		database
			.insert(businessMembers)
			.select(
				sql`SELECT ${businessId}, ${viewer.id}, ${role}, ${at} WHERE ${isOpenNow} AND ${hasRoom}`
			)
			.onConflictDoNothing(),
		...recordTeamChange(
			database,
			{
				businessId,
				data: { ...changeOf(found, role), change: role },
				about: null,
				entry: {
					action: 'team_role_given',
					actor: viewer.id,
					subject: { kind: 'person', id: viewer.id },
					details: { business: businessId, role }
				}
			},
			at,
			sql`${isOpenNow} AND ${isMember}`
		),
		useUp(database, tokenHash, isMember)
	]);
	if (used.meta.changes > 0 && added.meta.changes > 0) return ok(null);
	const [left] = await selectOffer(database, tokenHash, at);
	return left ? teamFull : invitationNotFound;
}

/** Whether a person can become the owner, and the owner a manager, within the limits of both. */
function hasRoomFor(database: Database, businessId: number, personId: string): SQL {
	const ofTeam = eq(businessMembers.businessId, businessId);
	const isMember = exists(
		database
			.select({ since: businessMembers.since })
			.from(businessMembers)
			.where(and(ofTeam, eq(businessMembers.personId, personId)))
	);
	const isVerified = exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(and(eq(businesses.id, businessId), businesses.isVerified))
	);
	const inTeam = or(lt(count(database, ofTeam, limits.members), limits.members), isMember);
	// Else two people could hand over to each other what each may only register a few of.
	const mayWait = or(isVerified, lt(unverifiedBusinessesOf(personId), limits.unverifiedBusinesses));
	return sql`${inTeam} AND ${mayWait}`;
}

/** Makes the viewer the owner, and whoever was it before a manager. */
async function takeOver({ database, now }: RequestContext, found: Found): Promise<Result<null>> {
	const { row, viewer, tokenHash } = found;
	const { businessId, ownerId } = row;
	const at = now();
	const isOpenNow = openInvitation(database, tokenHash, at);
	const ofTeam = eq(businessMembers.businessId, businessId);
	const isAllowed = sql`${isOpenNow} AND ${hasRoomFor(database, businessId, viewer.id)}`;
	const people = teamOf(businessId, roles, viewer.id);
	const data = { ...changeOf(found, 'owner'), change: 'owner' as const };
	const news = { kind: 'team_changed', key: crypto.randomUUID(), data } as const;
	const [, , updated] = await database.batch([
		recordAudit(
			database,
			{
				action: 'business_handed_over',
				actor: viewer.id,
				subject: { kind: 'business', id: String(businessId) },
				details: { from: ownerId, to: viewer.id }
			},
			at,
			isAllowed
		),
		notify(database, news, people, at, isAllowed),
		database
			.update(businesses)
			// Forms are told apart per owner, and two owners may have sent the same key.
			.set({
				ownerId: viewer.id,
				submissionId: sql`'handed-over-' || ${businesses.id} || '-' || ${at}`
			})
			.where(and(eq(businesses.id, businessId), isAllowed)),
		database
			.delete(businessMembers)
			.where(
				and(ofTeam, eq(businessMembers.personId, viewer.id), ownsNow(database, businessId, viewer))
			),
		database
			.insert(businessMembers)
			.select(
				sql`SELECT ${businessId}, ${ownerId}, 'manager', ${at} WHERE ${ownsNow(database, businessId, viewer)}`
			)
			.onConflictDoNothing(),
		// Those of the former owner work no more.
		database
			.delete(businessInvitations)
			.where(
				and(eq(businessInvitations.businessId, businessId), ownsNow(database, businessId, viewer))
			)
	]);
	if (updated.meta.changes > 0) return ok(null);
	const [left] = await selectOffer(database, tokenHash, at);
	if (!left) return invitationNotFound;
	return left.members.length < limits.members ? tooManyToTakeOver : teamFull;
}

const ownsNow = (database: Database, businessId: number, viewer: Viewer) =>
	exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(and(eq(businesses.id, businessId), eq(businesses.ownerId, viewer.id)))
	);
