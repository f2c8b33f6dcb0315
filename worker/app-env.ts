import type { Who } from './auth/who.ts';
import type { JsonHeaders } from './door/every-answer.ts';

/** What the door has settled by the time a handler runs. */
export interface AppEnv {
	Variables: {
		requestId: string;
		/** What an answer in JSON begins with: see door/every-answer.ts. */
		jsonHeaders: JsonHeaders;
		/** An answer that is as every answer has to be. */
		completed?: Response;
		/** What somebody signed in is told of how long things took. */
		serverTiming?: string;
		who: Who;
	};
}
