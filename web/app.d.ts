import type { AccountSessions } from '../worker/auth/session/session-summary.ts';
import type { Handover } from '../worker/handover.ts';
import type { Identity } from '../worker/users/identity.ts';

/** Until the Worker hands over `identity` itself: see hooks.server.ts. */
type Adapted = Omit<Handover, 'viewer' | 'viewerUnknown' | 'sessions'> & {
	identity: () => Promise<Identity>;
	sessions: AccountSessions;
};

declare global {
	namespace App {
		// Interfaces, because they merge with those of SvelteKit, which a type alias would not do.
		/* eslint-disable @typescript-eslint/no-empty-object-type */
		interface Platform extends Handover {}
		interface Locals extends Adapted {}
		/* eslint-enable */

		interface Error {
			message: string;
			/** The reference to quote when asking for help. */
			requestId?: string;
		}
	}
}

export {};
