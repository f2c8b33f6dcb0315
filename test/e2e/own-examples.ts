import type { Examples } from './pages-to-weigh.ts';
import type { SignedIn } from '../../tools/sign-in-over-http.ts';

interface Item {
	slug: string;
	is_verified?: boolean;
	status?: string;
}

/** A public business, a public event and the profile of an owner in the sample. */
export async function ownExamples({ browser }: SignedIn): Promise<Examples> {
	const get = async (path: string) => (await browser.visit(path)).json();

	async function mine(kind: string, isPublic: (item: Item) => boolean): Promise<string> {
		const { items }: { items: Item[] } = await get(`/api/${kind}/mine`);
		const found = items.find(isPublic);
		if (!found) throw new Error(`None of the newest ${kind} is public.`);
		return found.slug;
	}

	return {
		businesses: await mine('businesses', (business) => business.is_verified === true),
		events: await mine('events', (event) => event.status === 'approved'),
		people: (await get('/api/auth/me')).id
	};
}
