import type { AuthDependencies } from './dependencies.ts';
import { createSealedBox } from './sealed-box.ts';
import { RenewalWaiters } from './session/renewal-waiters.ts';
import { SessionCache } from './session/session-cache.ts';
import { SessionCookie } from './session/session-cookie.ts';
import { PendingSignIns } from './sign-in/pending-sign-in.ts';
import type { SignInAuth } from './sign-in/sign-in-auth.ts';
import type { SignInSite } from './sign-in/sign-in-site.ts';
import { createCognitoKeys } from './tokens/cognito-keys.ts';
import type { CognitoKeys } from './tokens/cognito-keys.ts';

/** Everything about sign-in that an isolate sets up once: keys, caches and cookies. */
export interface Auth extends SignInAuth, AuthDependencies {
	config: AuthDependencies['config'];
	log: AuthDependencies['log'];
	cookie: SessionCookie;
	keys: CognitoKeys;
	renewalWaiters: RenewalWaiters;
	sessionCache: SessionCache;
}

/** @throws {TypeError} when the settings hold no session key */
export function createAuth(dependencies: AuthDependencies, site: SignInSite): Auth {
	const { config, now } = dependencies;
	const box = createSealedBox(config.session.keys);
	return {
		...dependencies,
		...site,
		box,
		cookie: new SessionCookie(config.origin, box),
		keys: createCognitoKeys(dependencies),
		pendingSignIns: new PendingSignIns(config.origin, box, now),
		renewalWaiters: new RenewalWaiters(now),
		sessionCache: new SessionCache(config.session.readCacheSeconds * 1000, now)
	};
}
