import { exists, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { AuditAction } from '../audit/record-audit.ts';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { businesses } from '../database/schema.ts';
import { isBusiness, isBusinessWithId } from '../database/sql/identify.ts';
import { teamOf } from '../database/sql/members.ts';
import { closeEdit } from '../edits/flag-edit.ts';
import { alignEvents } from '../events/align.ts';
import { staleDecision } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { ConflictingResult, Err } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { notify } from '../notifications/notify.ts';
import { closeReports } from '../reports/close-reports.ts';
import type { RequestContext } from '../request-context.ts';
import { actingModerator } from '../users/current-viewer.ts';
import type { Permission } from '../users/permissions.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import type { Viewer } from '../users/viewer.ts';
import {
	alreadyVerified,
	businessNotFound,
	businessSuspended,
	notSuspended,
	notVerified,
	onlyModeratorsSuspend,
	onlyModeratorsVerify
} from './errors.ts';
import { changeBusinessPostings, isVersion, nextListedVersion } from './listed.ts';
import { presentBusiness } from './present.ts';
import { selectBusinesses } from './repository.ts';
import { optionalReason, requiredReason } from './schema.ts';
import { statusOf } from './status.ts';
import type { BusinessStatus } from './status.ts';
import type { Business, BusinessRow, DecisionName } from './types.ts';

interface DecisionRule {
	permission: Permission;
	refusal: Err;
	to: BusinessStatus;
	/** Why a business of another status cannot be decided so; null where it can. */
	problems: Record<BusinessStatus, Err | null>;
	/** Whether its team has to be told why. */
	needsReason: boolean;
	action: Extract<AuditAction, `business_${string}`>;
}

const rules = {
	verify: {
		permission: 'verify',
		refusal: onlyModeratorsVerify,
		to: 'verified',
		problems: { pending: null, declined: null, verified: null, suspended: businessSuspended },
		needsReason: false,
		action: 'business_verified'
	},
	decline: {
		permission: 'verify',
		refusal: onlyModeratorsVerify,
		to: 'declined',
		problems: {
			pending: null,
			declined: null,
			verified: alreadyVerified,
			suspended: businessSuspended
		},
		needsReason: true,
		action: 'business_declined'
	},
	suspend: {
		permission: 'suspend',
		refusal: onlyModeratorsSuspend,
		to: 'suspended',
		problems: { verified: null, suspended: null, pending: notVerified, declined: notVerified },
		needsReason: true,
		action: 'business_suspended'
	},
	restore: {
		permission: 'suspend',
		refusal: onlyModeratorsSuspend,
		to: 'verified',
		problems: { suspended: null, verified: null, pending: notSuspended, declined: notSuspended },
		needsReason: false,
		action: 'business_restored'
	}
} as const satisfies Record<DecisionName, DecisionRule>;

interface Decided {
	name: DecisionName;
	/** For the team of the business; null for none. */
	reason: string | null;
	by: Viewer;
}

/** How often a decision without a version is tried again because somebody else was faster. */
const attempts = 3;

/**
 * Decides about a business, for moderators. Repeating a decision has no further effect.
 *
 * @param raw `{ reason, version }`: its team reads the reason
 */
export async function decideBusiness(
	context: RequestContext,
	idOrSlug: string,
	name: DecisionName,
	raw: unknown
): Promise<ConflictingResult<Business>> {
	const { permission, refusal, to, needsReason, problems } = rules[name];
	const [moderator, [found]] = await Promise.all([
		actingModerator(context, permission, refusal),
		selectBusinesses(context.database).where(isBusiness(idOrSlug)).limit(1)
	]);
	if (moderator.kind === 'error') return moderator;
	const parsed = parseInput(needsReason ? requiredReason : optionalReason, raw);
	if (parsed.kind === 'error') return parsed;
	if (!found) return businessNotFound;
	const { value: by } = moderator;
	const { reason, version } = parsed.input;
	let newest = found;
	for (let attempt = 0; attempt < attempts; attempt++) {
		const status = statusOf(newest);
		const isSame = status === to && (!needsReason || newest.reviewNote === reason);
		if (isSame || (status === to && version === undefined)) break;
		if (version !== undefined && version !== newest.version) {
			return staleDecision(presentBusiness(newest, by));
		}
		const problem = problems[status];
		if (problem) return problem;
		const { isSaved, row } = await save(context, newest, { name, reason, by });
		if (!row) return businessNotFound;
		newest = row;
		if (!isSaved) continue;
		context.log('business_decided', { business_id: row.id, reason: to, by: by.id });
		break;
	}
	return ok(presentBusiness(newest, by));
}

/** Saves a decision unless the version has changed. Everything else comes before the update. */
async function save({ database, now }: RequestContext, row: BusinessRow, decided: Decided) {
	const { to } = rules[decided.name];
	const at = now();
	const after = {
		isVerified: to === 'verified',
		decision: to === 'declined' || to === 'suspended' ? to : null,
		reviewNote: to === 'verified' ? null : decided.reason,
		decidedAt: at,
		isHeld: false
	};
	const isSuspended = sql`EXISTS (SELECT 1 FROM ${businesses} WHERE ${businesses.id} = ${row.id} AND ${businesses.decision} = 'suspended')`;
	const holdsEvents = row.decision !== null || after.decision !== null;
	const [, , , , , updated, [newest]] = await database.batch([
		...changeBusinessPostings(database, row, { ...row, ...after }),
		...recordDecision(database, row, decided, at),
		database
			.update(businesses)
			.set({
				...after,
				version: sql`${businesses.version} + 1`,
				listedVersion: nextListedVersion,
				updatedAt: at
			})
			.where(isVersion(row)),
		selectBusinesses(database).where(isBusinessWithId(row.id)).limit(1),
		recordPurges(
			database,
			row.isVerified ? [tags.business(row.id), tags.listedBusiness(row.id)] : [],
			at
		),
		closeReports(database, 'business', row.id, isSuspended),
		closeEdit(database, 'business', row.id, isSuspended),
		...(holdsEvents ? alignEvents(database, row.id, at) : [])
	]);
	return { isSaved: updated.meta.changes > 0, row: newest ?? null };
}

/** Notes who decided, and tells those who manage the business. */
function recordDecision(
	database: Database,
	row: BusinessRow,
	{ name, reason, by }: Decided,
	at: number
) {
	const isCurrent = exists(
		database.select({ id: businesses.id }).from(businesses).where(isVersion(row))
	);
	const data = { business: row.name, slug: row.slug, decision: rules[name].action, reason };
	return [
		recordAudit(
			database,
			{
				action: rules[name].action,
				actor: by.id,
				subject: { kind: 'business', id: String(row.id) },
				details: { version: row.version }
			},
			at,
			isCurrent
		),
		notify(
			database,
			{ kind: 'business_decided', key: `${row.id}-${row.version}`, data },
			teamOf(row.id, rolesThatMay('manage'), null),
			at,
			isCurrent
		)
	] as const;
}
