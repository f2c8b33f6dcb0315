import type { Handover } from '../worker/handover.ts';

declare global {
	namespace App {
		// Interfaces, because they merge with SvelteKit's own where a type alias would be ignored.
		/* eslint-disable @typescript-eslint/no-empty-object-type */
		interface Platform extends Handover {}
		interface Locals extends Handover {}
		/* eslint-enable */

		interface Error {
			message: string;
			/** The reference to quote when asking for help. */
			requestId?: string;
		}
	}
}

export {};
