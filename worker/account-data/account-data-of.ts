import type { Context } from 'hono';
import type { Auth } from '../auth/auth.ts';
import type { AuthEnv } from '../auth/auth-env.ts';
import { placeOf } from '../auth/user-agent.ts';
import type { AppEnv } from '../http/app-env.ts';
import { identityOf } from '../http/viewer.ts';
import type { PictureStore } from '../pictures/store.ts';
import { createAccountService } from './account-service.ts';
import { linkIdentity } from './link-identity.ts';
import type { ProvenLink } from './link-identity.ts';
import type { AccountService } from './types.ts';

const forgetSessionOf = (auth: Auth) => (id: string) => auth.sessionCache.forgetSession(id);

/** What the sender of a request may do with their account and what is held about them. */
export const accountDataOf = (
	auth: Auth,
	pictures: PictureStore,
	c: Context<AppEnv>
): AccountService =>
	createAccountService({
		...auth,
		pictures,
		database: c.get('database'),
		identity: () => identityOf(c),
		accessToken: () => c.get('accessToken')?.() ?? null,
		place: placeOf(c.req.raw.headers),
		forgetSession: forgetSessionOf(auth)
	});

/** Links what somebody has signed in with to their account. */
export const linkIdentities = (auth: Auth) => (c: Context<AuthEnv>, link: ProvenLink) =>
	linkIdentity(
		{ ...auth, database: c.get('database'), forgetSession: forgetSessionOf(auth) },
		link
	);
