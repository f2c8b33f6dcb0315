import { and, asc, eq, exists, gt, sql } from 'drizzle-orm';
import { findOwned } from '../businesses/find-owned.ts';
import { businessNotFound } from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/types.ts';
import type { Database } from '../database/client.ts';
import { businessInvitations, businessMembers, businesses, users } from '../database/schema.ts';
import { idOfBusiness, isBusiness } from '../database/sql/identify.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { can, roleOf } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { displayNameOf } from '../users/viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { memberNotFound, onlyOwnerManagesTeam, ownerStays } from './errors.ts';
import { presentInvitation } from './invitations.ts';
import { roleChange } from './schema.ts';
import { recordTeamChange } from './tell-team.ts';
import type { MemberRole, Role, Team, TeamMember } from './types.ts';

/** What others in a team see of a person: an address is theirs alone. */
const nameFields = {
	personId: joinedColumn(users.id, 'person_id'),
	name: joinedColumn(users.name, 'person_name'),
	givenName: joinedColumn(users.givenName, 'person_given_name'),
	familyName: joinedColumn(users.familyName, 'person_family_name'),
	username: joinedColumn(users.username, 'person_username')
};

type NameRow = Record<keyof typeof nameFields, string | null>;

const nameOf = ({ name, givenName, familyName, username }: NameRow): string =>
	displayNameOf({
		...{ name, givenName, familyName, username: username ?? '' },
		...{ email: null, emailVerified: false }
	});

const presentMember = (
	row: NameRow,
	role: Role,
	since: number | null,
	viewer: Viewer
): TeamMember => ({
	personId: row.personId ?? '',
	name: nameOf(row),
	role,
	since: since === null ? null : new Date(since).toISOString(),
	isViewer: row.personId === viewer.id
});

/** The team of a business, for those who are in it. */
export async function findTeam(context: RequestContext, idOrSlug: string): Promise<Result<Team>> {
	const { database, now } = context;
	const id = idOfBusiness(idOrSlug);
	const [owned, [owner], members, invitations] = await Promise.all([
		findOwned(context, idOrSlug, 'see_team'),
		database
			.select(nameFields)
			.from(businesses)
			.innerJoin(users, eq(users.id, businesses.ownerId))
			.where(isBusiness(idOrSlug)),
		database
			.select({ ...nameFields, role: businessMembers.role, since: businessMembers.since })
			.from(businessMembers)
			.innerJoin(users, eq(users.id, businessMembers.personId))
			.where(sql`${businessMembers.businessId} = ${id}`)
			.orderBy(asc(businessMembers.since), asc(businessMembers.personId))
			.limit(limits.members + 1),
		database
			.select()
			.from(businessInvitations)
			.where(
				and(
					sql`${businessInvitations.businessId} = ${id}`,
					gt(businessInvitations.expiresAt, now())
				)
			)
			.orderBy(asc(businessInvitations.expiresAt))
			.limit(limits.invitations)
	]);
	if (owned.kind === 'error') return owned;
	const { row, viewer } = owned;
	return ok({
		business: { id: row.id, slug: row.slug, name: row.name, isVerified: row.isVerified },
		mayManage: can(viewer, 'manage_team', row),
		members: [
			...(owner ? [presentMember(owner, 'owner', null, viewer)] : []),
			...members
				.filter(({ personId }) => personId !== owner?.personId)
				.map((member) => presentMember(member, member.role, member.since, viewer))
		],
		invitations: can(viewer, 'manage_team', row) ? invitations.map(presentInvitation) : null
	});
}

interface FoundMember {
	kind: 'member';
	business: BusinessRow;
	viewer: Viewer;
	row: NameRow & { role: MemberRole; since: number };
}

/** Finds somebody in a team whom the viewer may change: themselves, or anybody for the owner. */
async function findMember(
	{ database, identity }: RequestContext,
	idOrSlug: string,
	personId: string,
	mayBeSelf: boolean
): Promise<FoundMember | Err> {
	const [viewer, [business], [row]] = await Promise.all([
		actingViewer({ identity }),
		selectBusinesses(database).where(isBusiness(idOrSlug)).limit(1),
		database
			.select({ ...nameFields, role: businessMembers.role, since: businessMembers.since })
			.from(businessMembers)
			.innerJoin(users, eq(users.id, businessMembers.personId))
			.where(
				and(
					sql`${businessMembers.businessId} = ${idOfBusiness(idOrSlug)}`,
					eq(businessMembers.personId, personId)
				)
			)
	]);
	if (!viewer) return notSignedIn;
	if (!business || !can(viewer, 'see_business', business)) return businessNotFound;
	const isSelf = viewer.id === personId;
	const isAllowed =
		can(viewer, 'manage_team', business) || (mayBeSelf && isSelf && roleOf(viewer, business));
	if (!isAllowed) return onlyOwnerManagesTeam;
	if (business.ownerId === personId) return ownerStays;
	return row ? { kind: 'member', business, viewer, row } : memberNotFound;
}

const isMember = (businessId: number, personId: string) =>
	and(eq(businessMembers.businessId, businessId), eq(businessMembers.personId, personId));

const hasMember = (database: Database, businessId: number, personId: string) =>
	exists(
		database
			.select({ role: businessMembers.role })
			.from(businessMembers)
			.where(isMember(businessId, personId))
	);

/** Gives somebody in a team another role. Giving the same one has no further effect. */
export async function changeRole(
	context: RequestContext,
	idOrSlug: string,
	personId: string,
	raw: unknown
): Promise<Result<TeamMember>> {
	const { database, now } = context;
	const found = await findMember(context, idOrSlug, personId, false);
	if (found.kind === 'error') return found;
	const parsed = parseInput(roleChange, raw);
	if (parsed.kind === 'error') return parsed;
	const { role } = parsed.input;
	const { business, viewer, row } = found;
	const member = presentMember(row, role, row.since, viewer);
	if (row.role === role) return ok(member);
	const { id: businessId, name, slug } = business;
	const [, , { meta }] = await database.batch([
		...recordTeamChange(
			database,
			{
				businessId,
				data: { business: name, slug, who: nameOf(row), change: role },
				about: personId,
				entry: {
					action: 'team_role_given',
					actor: viewer.id,
					subject: { kind: 'person', id: personId },
					details: { business: businessId, role }
				}
			},
			now(),
			hasMember(database, businessId, personId)
		),
		database.update(businessMembers).set({ role }).where(isMember(businessId, personId))
	]);
	return meta.changes > 0 ? ok(member) : memberNotFound;
}

/** Removes somebody from a team, or lets the viewer leave it. */
export async function removeMember(
	context: RequestContext,
	idOrSlug: string,
	personId: string
): Promise<Result<null>> {
	const { database, now, log } = context;
	const found = await findMember(context, idOrSlug, personId, true);
	if (found.kind === 'error') return found;
	const { business, viewer, row } = found;
	const { id: businessId, name, slug } = business;
	const hasLeft = viewer.id === personId;
	const [, , { meta }] = await database.batch([
		...recordTeamChange(
			database,
			{
				businessId,
				data: { business: name, slug, who: nameOf(row), change: hasLeft ? 'left' : 'removed' },
				about: personId,
				entry: {
					action: hasLeft ? 'team_left' : 'team_member_removed',
					actor: viewer.id,
					subject: { kind: 'person', id: personId },
					details: { business: businessId }
				}
			},
			now(),
			hasMember(database, businessId, personId)
		),
		database.delete(businessMembers).where(isMember(businessId, personId))
	]);
	if (meta.changes === 0) return memberNotFound;
	log('team_member_removed', { business_id: businessId, user: personId, by: viewer.id });
	return ok(null);
}
