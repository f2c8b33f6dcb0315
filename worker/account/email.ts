import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { users } from '../database/schema.ts';
import { invalid } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { provenAddressOf } from '../mail/proven-address.ts';
import type { Viewer } from '../users/viewer.ts';
import type { AccountContext } from './context.ts';
import { emailUnchanged } from './errors.ts';
import { emailCode, newEmail } from './schema.ts';
import { finishChange, isOf, requireActor, requireOwnAccount } from './sensitive-change.ts';
import type { ProfileService } from './types.ts';

type EmailService = Pick<ProfileService, 'changeEmail' | 'confirmEmail'>;

/** The address that somebody signs in with. Cognito sends the code, and keeps the old one until then. */
export const createEmailService = (context: AccountContext): EmailService => ({
	async changeEmail(raw) {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseInput(newEmail, raw);
		if (parsed.kind === 'error') return parsed;
		const { api, viewer } = actor.value;
		const { email } = parsed.input;
		if (email.toLowerCase() === viewer.email?.toLowerCase()) {
			return invalid({ email: emailUnchanged });
		}
		const sent = await api.updateAttributes({ email });
		if (sent.kind === 'error') return sent;
		await context.database.update(users).set({ pendingEmail: email }).where(isOf(viewer));
		return ok(null);
	},
	async confirmEmail(raw) {
		const actor = await requireOwnAccount(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseInput(emailCode, raw);
		if (parsed.kind === 'error') return parsed;
		const { api, viewer } = actor.value;
		const proven = await api.verifyEmail(parsed.input.code);
		if (proven.kind === 'error') return proven;
		return finishChange(context, viewer, {
			kind: 'address',
			mail: 'address',
			endsOthers: !parsed.input.keep_sessions,
			statements: [...tellOldAddress(context, viewer), replaceEmail(context, viewer)]
		});
	}
});

const replaceEmail = ({ database, now }: AccountContext, viewer: Viewer) =>
	database
		.update(users)
		.set({
			email: sql`${users.pendingEmail}`,
			emailVerified: true,
			pendingEmail: null,
			updatedAt: now()
		})
		.where(and(eq(users.id, viewer.id), isNotNull(users.pendingEmail)));

/** The last message to it, if it was proven. */
function tellOldAddress(
	{ database, now, place }: AccountContext,
	viewer: Viewer
): BatchItem<'sqlite'>[] {
	const address = provenAddressOf(viewer);
	if (address === null) return [];
	const data = { at: now(), ...place };
	const mail = {
		kind: 'address_changed',
		key: crypto.randomUUID(),
		address,
		ofPerson: viewer.id,
		data
	} as const;
	return [enqueueMail(database, mail, now(), sql`TRUE`)];
}
