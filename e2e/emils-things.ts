import { ownExamples } from '../dev/own-examples.ts';
import type { Examples } from '../dev/pages-to-weigh.ts';
import { signIn } from '../dev/sign-in-over-http.ts';
import { personById, sharedPassword } from './people.ts';
import { origin } from './site-under-test.ts';

/** What Emil has in the sample that everybody can see. */
export async function emilsThings(): Promise<Examples> {
	const { email } = personById('emil-owner');
	return ownExamples(
		origin,
		await signIn(origin, { email: email ?? '', password: sharedPassword })
	);
}
