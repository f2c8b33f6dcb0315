import type { UserApi } from '../auth/user-api/user-api.ts';
import type { RequestContext } from '../request-context.ts';
import type { Place } from '../users/activity.ts';

/** What the account service of one request needs. */
export interface AccountContext extends Omit<RequestContext, 'pictures'> {
	/** The person's account at Cognito, once the identity is resolved; null without a valid token. */
	userApi: () => UserApi | null;
	/** Where the request comes from. */
	place: Place;
	/** Forgets what this isolate has read of a session. */
	forgetSession: (sessionId: string) => void;
	/** Whether the sign-in pages lie under the site's own host, as passkeys need. */
	offersPasskeys: boolean;
	/** The host of the site, which passkeys belong to. */
	host: string;
}
