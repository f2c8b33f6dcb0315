import type { PoolClient } from '../auth/dependencies.ts';
import type { SealedBox } from '../auth/sealed-box.ts';
import type { RequestContext } from '../request-context.ts';
import type { Place } from '../users/activity.ts';

/** What the service of one's own account needs of one request. */
export interface AccountContext extends RequestContext, PoolClient {
	box: SealedBox;
	/** The access token behind the session, once the identity has been resolved; else null. */
	accessToken: () => string | null;
	/** Where the request comes from. */
	place: Place;
	/** Makes this isolate forget a session that has ended. */
	forgetSession: (sessionId: string) => void;
	waitUntil: (work: Promise<unknown>) => void;
}
