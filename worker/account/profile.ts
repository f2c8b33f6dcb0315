import { and, eq, gt } from 'drizzle-orm';
import { addressProofs, users } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { AccountContext } from './context.ts';
import { createEmailService } from './email.ts';
import { createMailAddressService } from './mail-address.ts';
import { createNameService } from './names.ts';
import type { ProfileService } from './types.ts';

/** Milliseconds for which the page asks for the code of an address. */
const proofShownMs = 10 * 60_000;

/** What the sender of a request may do with their name and addresses. */
export const createProfileService = (context: AccountContext): ProfileService => ({
	...createNameService(context),
	...createEmailService(context),
	...createMailAddressService(context),
	async find() {
		const viewer = await actingViewer(context);
		if (!viewer) return notSignedIn;
		const { database, now } = context;
		const [[user], [proof]] = await database.batch([
			database
				.select({
					name: users.name,
					email: users.email,
					emailVerified: users.emailVerified,
					pendingEmail: users.pendingEmail,
					mailAddress: users.mailAddress
				})
				.from(users)
				.where(eq(users.id, viewer.id)),
			database
				.select({ address: addressProofs.address })
				.from(addressProofs)
				.where(
					and(eq(addressProofs.userId, viewer.id), gt(addressProofs.sentAt, now() - proofShownMs))
				)
		]);
		if (!user) return notSignedIn;
		return ok({
			...user,
			givenName: viewer.firstName,
			familyName: viewer.lastName,
			identityProvider: viewer.identityProvider,
			unprovenMailAddress: proof?.address ?? null
		});
	}
});
