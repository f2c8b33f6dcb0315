import type { Examples } from './pages-to-weigh.ts';
import type { SignedIn } from './sign-in-over-http.ts';

/** What an owner of the sample has of their own, to be looked at. */
export async function ownExamples(origin: string, { jar }: SignedIn): Promise<Examples> {
	const ask = async (path: string) => (await jar.get(new URL(path, origin))).json();
	const mine = async (kind: string): Promise<string> =>
		(await ask(`/api/${kind}/mine?limit=1`)).items[0].slug;
	return {
		businesses: await mine('businesses'),
		events: await mine('events'),
		people: (await ask('/api/auth/me')).id
	};
}
