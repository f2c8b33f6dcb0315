import { and, eq, exists, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mails, unwantedMail, users } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { addressHash, hashOf } from './address-hash.ts';
import { linkUnknown } from './errors.ts';
import { notificationKinds } from '../database/notification-kinds.ts';
import { isNotification, notifications } from '../notifications/kinds.ts';
import { isSuppressed } from './outbox-rows.ts';
import { provenAddress } from './proven-address.ts';
import type { MailService, MailSettings, Subscription } from './types.ts';

type Context = Pick<RequestContext, 'database' | 'identity' | 'log' | 'now'>;

/** What one viewer, or whoever has the link of a message, chooses about e-mail. */
export const createMailService = (context: Context): MailService => ({
	settings: () => readSettings(context),
	choose: (kinds) => choose(context, kinds),
	subscription: (token) => findSubscription(context.database, token),
	setWanted: (token, isWanted) => setWanted(context, token, isWanted)
});

async function readSettings(context: Context): Promise<Result<MailSettings>> {
	const { database, now } = context;
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	const hash = await addressHash(viewer.email ?? '');
	const [[user], unwanted, isRefused] = await Promise.all([
		database
			.select({ proven: provenAddress.as('proven') })
			.from(users)
			.where(eq(users.id, viewer.id)),
		database
			.select({ kind: unwantedMail.kind })
			.from(unwantedMail)
			.where(eq(unwantedMail.personId, viewer.id)),
		isSuppressed(database, hash, now())
	]);
	const address = user?.proven ?? viewer.email;
	const off = new Set(unwanted.map(({ kind }) => kind));
	return ok({
		address,
		isProven: Boolean(user?.proven),
		isSuppressed: isRefused && address === viewer.email,
		subscriptions: notificationKinds.map((kind) => ({
			kind,
			group: notifications[kind].group,
			isWanted: !off.has(kind)
		}))
	});
}

async function choose(context: Context, kinds: readonly string[]): Promise<Result<null>> {
	const { database, now } = context;
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	const personId = viewer.id;
	const unwanted = notificationKinds.filter((kind) => !kinds.includes(kind));
	const removal = database.delete(unwantedMail).where(eq(unwantedMail.personId, personId));
	const rows = unwanted.map((kind) => ({ personId, kind, createdAt: now() }));
	if (rows.length === 0) await removal;
	else await database.batch([removal, database.insert(unwantedMail).values(rows)]);
	return ok(null);
}

/** The message that a link is in, with whether its kind is wanted. */
function selectSubscription(database: Database, hash: string) {
	const unwanted = database
		.select({ one: sql`1` })
		.from(unwantedMail)
		.where(and(eq(unwantedMail.personId, mails.personId), eq(unwantedMail.kind, mails.kind)));
	return database
		.select({
			kind: mails.kind,
			isUnwanted: sql`${exists(unwanted)}`.mapWith(Boolean).as('is_unwanted')
		})
		.from(mails)
		.where(eq(mails.unsubscribeHash, hash));
}

async function findSubscription(database: Database, token: string): Promise<Result<Subscription>> {
	const [found] = await selectSubscription(database, await hashOf(token));
	if (!found || !isNotification(found.kind)) return linkUnknown;
	return ok({ kind: found.kind, isWanted: !found.isUnwanted });
}

async function setWanted(
	{ database, log, now }: Context,
	token: string,
	isWanted: boolean
): Promise<Result<Subscription>> {
	const hash = await hashOf(token);
	const message = database
		.select({
			personId: mails.personId,
			kind: mails.kind,
			createdAt: sql<number>`${now()}`.as('created_at')
		})
		.from(mails)
		.where(and(eq(mails.unsubscribeHash, hash), sql`${mails.personId} IS NOT NULL`));
	const change = isWanted
		? database
				.delete(unwantedMail)
				.where(
					sql`(${unwantedMail.personId}, ${unwantedMail.kind}) IN (SELECT ${mails.personId}, ${mails.kind} FROM ${mails} WHERE ${mails.unsubscribeHash} = ${hash})`
				)
		: database.insert(unwantedMail).select(message).onConflictDoNothing();
	const [, [found]] = await database.batch([change, selectSubscription(database, hash)]);
	if (!found || !isNotification(found.kind)) return linkUnknown;
	log('mail_chosen', { kind: found.kind, reason: isWanted ? 'wanted' : 'unwanted' });
	return ok({ kind: found.kind, isWanted: !found.isUnwanted });
}
