import type { Context } from 'hono';
import type { Auth } from '../auth/auth.ts';
import { placeOf } from '../auth/user-agent.ts';
import { createUserApi } from '../auth/user-api/user-api.ts';
import type { AppEnv } from '../http/app-env.ts';
import { identityOf } from '../http/viewer.ts';
import type { RequestContext } from '../request-context.ts';
import { createApiTokenService } from './api-tokens.ts';
import type { AccountContext } from './context.ts';
import { offersPasskeys } from './offers-passkeys.ts';
import { createProfileService } from './profile.ts';
import { createSecurityService } from './security.ts';
import type { AccountServices } from './types.ts';

/** What the sender of a request may do with their own account. */
export function accountOf(auth: Auth, c: Context<AppEnv>): AccountServices {
	const { config, log, now, sessionCache } = auth;
	const context: AccountContext = {
		database: c.get('database'),
		identity: () => identityOf(c),
		now,
		log,
		userApi() {
			const token = c.get('accessToken')?.() ?? null;
			return token === null ? null : createUserApi(auth, token);
		},
		place: placeOf(c.req.raw.headers),
		forgetSession: (id) => sessionCache.forgetSession(id),
		host: new URL(config.origin).hostname,
		offersPasskeys: offersPasskeys(config)
	};
	return servicesOf(context);
}

/** For pages that are rendered for nobody: every method answers that one is not signed in. */
export const accountOfNobody = (context: Omit<RequestContext, 'pictures'>): AccountServices =>
	servicesOf({
		...context,
		userApi: () => null,
		place: { device: '', country: null },
		forgetSession: () => undefined,
		host: '',
		offersPasskeys: false
	});

const servicesOf = (context: AccountContext): AccountServices => ({
	profile: createProfileService(context),
	security: createSecurityService(context),
	apiTokens: createApiTokenService(context)
});
