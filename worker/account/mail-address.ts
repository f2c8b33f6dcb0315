import { and, eq, gt, lt, lte, ne, or, sql } from 'drizzle-orm';
import { base64url } from 'jose';
import { sha256 } from '../auth/secrets.ts';
import type { Database } from '../database/client.ts';
import { addressProofs, users } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { recordActivity } from '../users/activity.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { requireRecentSignIn } from '../users/recent-sign-in.ts';
import type { Viewer } from '../users/viewer.ts';
import type { AccountContext } from './context.ts';
import { mailCodeExpired, mailCodeTooSoon, mailCodeWrong } from './errors.ts';
import { mailAddressCode, newMailAddress } from './schema.ts';
import { finishChange, isOf } from './sensitive-change.ts';
import type { ProfileService } from './types.ts';

type MailAddressService = Pick<
	ProfileService,
	'sendMailCode' | 'confirmMailAddress' | 'removeMailAddress'
>;

const minute = 60_000;
const day = 24 * 60 * minute;
const codeLifetimeMs = 10 * minute;
const maxAttempts = 5;
const maxCodesPerDay = 5;

/** Six digits, each of them equally likely. */
function newCode(): string {
	const limit = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
	const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
	return random < limit ? String(random % 1_000_000).padStart(6, '0') : newCode();
}

const hashOf = async (code: string, { id }: Viewer): Promise<string> =>
	base64url.encode(await sha256(`${id} ${code}`));

/** An address for mail alone, which the person proves with a code of our own. */
export const createMailAddressService = (context: AccountContext): MailAddressService => ({
	async sendMailCode(raw) {
		const actor = await requireRecentSignIn(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseInput(newMailAddress, raw);
		if (parsed.kind === 'error') return parsed;
		const { database, now } = context;
		const address = parsed.input.email;
		const code = newCode();
		const codeHash = await hashOf(code, actor.value);
		const userId = actor.value.id;
		const isStored = sql`EXISTS (SELECT 1 FROM ${addressProofs} WHERE ${addressProofs.userId} = ${userId} AND ${addressProofs.codeHash} = ${codeHash})`;
		const mail = {
			kind: 'address_code',
			key: crypto.randomUUID(),
			address,
			ofPerson: userId,
			data: { code }
		} as const;
		const [stored] = await database.batch([
			storeProof(database, { userId, address, codeHash, sentAt: now() }),
			enqueueMail(database, mail, now(), isStored)
		]);
		return stored.length === 1 ? ok(null) : mailCodeTooSoon;
	},
	async confirmMailAddress(raw) {
		// The code was asked for after a recent sign-in, and only the address's owner can read it.
		const viewer = await actingViewer(context);
		if (!viewer) return notSignedIn;
		const parsed = parseInput(mailAddressCode, raw);
		if (parsed.kind === 'error') return parsed;
		const codeHash = await hashOf(parsed.input.code, viewer);
		const [proven, wrong] = await confirm(context, viewer, codeHash);
		if (proven.length === 1) return ok(null);
		return wrong.length === 1 ? mailCodeWrong : mailCodeExpired;
	},
	async removeMailAddress() {
		const actor = await requireRecentSignIn(context);
		if (actor.kind === 'error') return actor;
		const remove = context.database
			.update(users)
			.set({ mailAddress: null })
			.where(isOf(actor.value));
		const removed = await finishChange(context, actor.value, {
			kind: 'mail_address',
			mail: null,
			endsOthers: false,
			statements: [remove]
		});
		return removed.kind === 'ok' ? ok(null) : removed;
	}
});

/** One code a minute and five a day: a form must not fill somebody else's mailbox. */
function storeProof(
	database: Database,
	proof: Pick<typeof addressProofs.$inferInsert, 'userId' | 'address' | 'codeHash' | 'sentAt'>
) {
	const { sentAt } = proof;
	const isNewDay = sql`${addressProofs.countedFrom} <= ${sentAt - day}`;
	return database
		.insert(addressProofs)
		.values({ ...proof, countedFrom: sentAt })
		.onConflictDoUpdate({
			target: addressProofs.userId,
			set: {
				...proof,
				attempts: 0,
				sent: sql`CASE WHEN ${isNewDay} THEN 1 ELSE ${addressProofs.sent} + 1 END`,
				countedFrom: sql`CASE WHEN ${isNewDay} THEN ${sentAt} ELSE ${addressProofs.countedFrom} END`
			},
			setWhere: and(
				lte(addressProofs.sentAt, sentAt - minute),
				or(isNewDay, lt(addressProofs.sent, maxCodesPerDay))
			)
		})
		.returning({ userId: addressProofs.userId });
}

/** Compares the code, counts a wrong one, and uses the address: one batch. */
function confirm({ database, now, place }: AccountContext, viewer: Viewer, codeHash: string) {
	const at = now();
	const isUsable = and(
		eq(addressProofs.userId, viewer.id),
		gt(addressProofs.sentAt, at - codeLifetimeMs),
		lt(addressProofs.attempts, maxAttempts)
	);
	const address = database
		.select({ address: addressProofs.address })
		.from(addressProofs)
		.where(and(isUsable, eq(addressProofs.codeHash, codeHash)));
	const isRight = sql`EXISTS ${address}`;
	const { identityProvider } = viewer;
	const activity = { kind: 'mail_address', identityProvider, ...place, at } as const;
	return database.batch([
		database
			.update(users)
			.set({ mailAddress: sql`${address}` })
			.where(and(isOf(viewer), isRight))
			.returning({ id: users.id }),
		database
			.update(addressProofs)
			.set({ attempts: sql`${addressProofs.attempts} + 1` })
			.where(and(isUsable, ne(addressProofs.codeHash, codeHash)))
			.returning({ userId: addressProofs.userId }),
		...recordActivity(database, viewer.id, activity, isRight),
		database.delete(addressProofs).where(and(isUsable, eq(addressProofs.codeHash, codeHash)))
	]);
}
