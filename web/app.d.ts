import type { PageContext } from '../worker/page-context.ts';
import type { Flash } from './lib/flash.ts';

declare global {
	namespace App {
		// Interfaces, because they merge with those of SvelteKit, which a type alias would not do.
		/* eslint-disable @typescript-eslint/no-empty-object-type */
		interface Platform extends PageContext {}
		interface Locals extends PageContext {}
		/* eslint-enable */

		interface PageData {
			flash?: Flash | null;
		}

		interface Error {
			message: string;
			/** The reference to quote when asking for help. */
			requestId?: string;
		}
	}
}

export {};
