import { eq } from 'drizzle-orm';
import { users } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import { recentActivities } from '../users/activity.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { createAuthenticatorService } from './authenticator.ts';
import type { AccountContext } from './context.ts';
import { accountUnavailable } from './errors.ts';
import { createPasskeyService } from './passkeys.ts';
import { createPasswordService } from './password.ts';
import type { Security, SecurityService } from './types.ts';

/** What the sender of a request may do with how they sign in. */
export const createSecurityService = (context: AccountContext): SecurityService => ({
	...createPasswordService(context),
	...createAuthenticatorService(context),
	...createPasskeyService(context),
	async find() {
		const viewer = await actingViewer(context);
		if (!viewer) return notSignedIn;
		const { database, offersPasskeys } = context;
		const { id, identityProvider } = viewer;
		const [factors, [rows, [user]]] = await Promise.all([
			identityProvider === 'Cognito' ? findFactors(context) : noFactors,
			database.batch([
				recentActivities(database, id),
				database.select({ name: users.authenticatorName }).from(users).where(eq(users.id, id))
			])
		]);
		const activities = rows.map(({ at, ...activity }) => ({
			...activity,
			at: new Date(at).toISOString()
		}));
		const authenticatorName = user?.name ?? null;
		return ok({ identityProvider, authenticatorName, offersPasskeys, activities, ...factors });
	}
});

type Factors = Pick<Security, 'factors' | 'problem'>;

const noFactors: Factors = { factors: null, problem: null };

/** The rest of the page is shown without Cognito's answer. */
async function findFactors({ userApi }: AccountContext): Promise<Factors> {
	const found = (await userApi()?.factors()) ?? accountUnavailable;
	return found.kind === 'ok'
		? { factors: found.value, problem: null }
		: { factors: null, problem: found.problem.message };
}
