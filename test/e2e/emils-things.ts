import { ownExamples } from './own-examples.ts';
import type { Examples } from './pages-to-weigh.ts';
import { signedIn } from './session.ts';
import { origin } from './site-under-test.ts';

/** What Emil has in the sample that everybody can see. */
export const emilsThings = async (): Promise<Examples> =>
	ownExamples(origin, await signedIn('emil-owner'));
