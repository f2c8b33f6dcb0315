import type { Who } from './auth/who.ts';

/** What the door has settled by the time a handler runs. */
export interface AppEnv {
	Variables: {
		requestId: string;
		who: Who;
	};
}
