import { and, eq, exists, gt, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { hashOfLinkToken, newLinkToken } from '../http/link-token.ts';
import { findOwned } from '../businesses/find-owned.ts';
import type { BusinessRow } from '../businesses/types.ts';
import type { Database } from '../database/client.ts';
import { businessInvitations } from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { RequestContext } from '../request-context.ts';
import { requireRecentSignIn } from '../users/recent-sign-in.ts';
import type { Viewer } from '../users/viewer.ts';
import { invitationNotFound, mailNeedsVerification, tooManyInvitations } from './errors.ts';
import { newInvitation } from './schema.ts';
import type { Invitation, NewInvitation } from './types.ts';

type InvitationRow = typeof businessInvitations.$inferSelect;

const dayMs = 86_400_000;

/** Milliseconds for which a link works. */
const lifetimeMs = 7 * dayMs;

/** An invitation without its token, which nobody knows any more. */
export const presentInvitation = ({
	id,
	role,
	address,
	createdAt,
	expiresAt
}: Omit<InvitationRow, 'tokenHash' | 'businessId' | 'invitedBy'>): Invitation => ({
	id,
	role,
	address,
	createdAt: new Date(createdAt).toISOString(),
	expiresAt: new Date(expiresAt).toISOString()
});

const counted = (database: Database, condition: SQL | undefined, max: number): SQL =>
	sql`(SELECT count(*) FROM ${database
		.select({ id: businessInvitations.id })
		.from(businessInvitations)
		.where(condition)
		.limit(max)})`;

/** Makes a link to the team of a business, and sends it if there is an address. */
export async function invite(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<NewInvitation>> {
	const parsed = parseInput(newInvitation, raw);
	const isHandOver = parsed.kind === 'valid' && parsed.input.role === 'owner';
	const owned = await findOwned(
		context,
		idOrSlug,
		isHandOver ? 'hand_over_business' : 'manage_team'
	);
	if (owned.kind === 'error') return owned;
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = owned;
	const { role, email: address } = parsed.input;
	if (address !== null && !row.isVerified) return mailNeedsVerification;
	if (isHandOver) {
		const recent = await requireRecentSignIn(context);
		if (recent.kind === 'error') return recent;
	}
	const token = newLinkToken();
	const made = await insert(context, row, viewer, { role, address }, token);
	return made ? ok({ ...presentInvitation(made), path: pathOf(token) }) : tooManyInvitations;
}

const pathOf = (token: string) => `/invitations/${token}`;

/** Whether a business may have another open invitation, and a person may make another one today. */
function isWithinLimits(database: Database, businessId: number, personId: string, now: number) {
	const open = and(
		eq(businessInvitations.businessId, businessId),
		gt(businessInvitations.expiresAt, now)
	);
	const today = and(
		eq(businessInvitations.invitedBy, personId),
		gt(businessInvitations.createdAt, now - dayMs)
	);
	return and(
		lt(counted(database, open, limits.invitations), limits.invitations),
		lt(counted(database, today, limits.invitationsPerDay), limits.invitationsPerDay)
	);
}

/** @returns null beyond the limits */
async function insert(
	{ database, now, log }: RequestContext,
	{ id: businessId, name }: BusinessRow,
	viewer: Viewer,
	invited: Pick<InvitationRow, 'role' | 'address'>,
	token: string
): Promise<InvitationRow | null> {
	const at = now();
	const tokenHash = await hashOfLinkToken(token);
	const row = {
		...{ ...invited, businessId, tokenHash, invitedBy: viewer.id },
		...{ createdAt: at, expiresAt: at + lifetimeMs }
	};
	const isAllowed = isWithinLimits(database, businessId, viewer.id, at);
	const made = database
		.select()
		.from(businessInvitations)
		.where(eq(businessInvitations.tokenHash, tokenHash));
	const { address, role } = invited;
	const [, [found]] = await database.batch([
		insertRowsIf(database, businessInvitations, [row], isAllowed),
		made,
		recordAudit(
			database,
			{
				action: 'team_invited',
				actor: viewer.id,
				subject: { kind: 'business', id: String(businessId) },
				details: { role, by_mail: address !== null }
			},
			at,
			exists(made)
		),
		...(address === null
			? []
			: [
					enqueueMail(
						database,
						{
							kind: 'team_invitation',
							key: tokenHash,
							address,
							ofPerson: viewer.id,
							data: { from: viewer.name, business: name, role, path: pathOf(token) }
						},
						at,
						exists(made)
					)
				])
	]);
	if (found) log('team_invited', { business_id: businessId, by: viewer.id });
	return found ?? null;
}

/** Ends a link. Its row stays for a day, because the links that somebody makes in a day count. */
export async function withdrawInvitation(
	context: RequestContext,
	idOrSlug: string,
	invitationId: string
): Promise<Result<null>> {
	const { database, now } = context;
	const owned = await findOwned(context, idOrSlug, 'manage_team');
	if (owned.kind === 'error') return owned;
	const { row, viewer } = owned;
	const isOpen = and(
		eq(businessInvitations.id, /^\d{1,15}$/.test(invitationId) ? Number(invitationId) : 0),
		eq(businessInvitations.businessId, row.id),
		gt(businessInvitations.expiresAt, now())
	);
	const open = database
		.select({ id: businessInvitations.id })
		.from(businessInvitations)
		.where(isOpen);
	const [, { meta }] = await database.batch([
		recordAudit(
			database,
			{
				action: 'team_invitation_withdrawn',
				actor: viewer.id,
				subject: { kind: 'business', id: String(row.id) },
				details: {}
			},
			now(),
			exists(open)
		),
		database.update(businessInvitations).set({ expiresAt: now(), address: null }).where(isOpen)
	]);
	if (meta.changes === 0) return invitationNotFound;
	context.log('team_invitation_withdrawn', { business_id: row.id, by: viewer.id });
	return ok(null);
}
