import type { Who } from '../users/identity.ts';
import type { JsonHeaders } from '../middleware/response-headers.ts';

/** What the door has settled by the time a handler runs. */
export interface AppEnv {
	Variables: {
		requestId: string;
		/** What an answer in JSON begins with: see middleware/response-headers.ts. */
		jsonHeaders: JsonHeaders;
		/** An answer that is as every answer has to be. */
		completed?: Response;
		/** What somebody signed in is told of how long things took. */
		serverTiming?: string;
		who: Who;
	};
}
