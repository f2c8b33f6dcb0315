import type { APIRequestContext, Browser, BrowserContextOptions } from '@playwright/test';
import type { Examples } from './pages-to-weigh.ts';
import { signIn } from '../../tools/sign-in-over-http.ts';
import { origin } from './test-site.ts';

type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/**
 * The cookies of a person who has just signed in. Cognito's own cookies are left out: only a real
 * sign-in shows what Cognito remembers.
 */
export async function storageStateOf(personId: string): Promise<StorageState> {
	const browser = await signIn(origin, personId);
	const cookies = [...browser.cookies].map(([name, { value }]) => ({
		name,
		value,
		domain: new URL(origin).hostname,
		path: '/',
		expires: -1,
		httpOnly: true,
		secure: false,
		sameSite: 'Lax' as const
	}));
	return { cookies, origins: [] };
}

/** A client of the API with this person's cookies. */
export async function clientOf(browser: Browser, personId: string): Promise<APIRequestContext> {
	const context = await browser.newContext({
		baseURL: origin,
		storageState: await storageStateOf(personId),
		extraHTTPHeaders: { origin }
	});
	return context.request;
}

interface Item {
	slug: string;
	name?: string;
	is_verified?: boolean;
	claimable?: boolean;
	status?: string;
}

/**
 * Deletes the businesses that earlier tests have left waiting for verification: one person may have
 * five at a time. The names of those end in the id of a test.
 *
 * @throws when one could not be deleted
 */
export async function deleteWaitingBusinesses(personId: string): Promise<void> {
	const browser = await signIn(origin, personId);
	const { items }: { items: Item[] } = await (await browser.visit('/api/businesses/mine')).json();
	const left = items.filter(
		({ name = '', is_verified }) => is_verified === false && / [0-9a-f]{8}$/.test(name)
	);
	for (const { slug, name = '' } of left) {
		const path = `/businesses/${encodeURIComponent(slug)}/delete`;
		const { status } = await browser.visit(path, { form: { name } });
		if (status !== 303) throw new Error(`Deleting “${name}” answered ${status}.`);
	}
}

/** A public business, a public event and the profile of Emil, who owns some of the sample data. */
export async function examplesOfEmil(): Promise<Examples> {
	const browser = await signIn(origin, 'emil-owner');
	const get = async (path: string) => (await browser.visit(path)).json();

	async function mine(kind: string, isPublic: (item: Item) => boolean): Promise<string> {
		const { items }: { items: Item[] } = await get(`/api/${kind}/mine`);
		const found = items.find(isPublic);
		if (!found) throw new Error(`None of the newest ${kind} is public.`);
		return found.slug;
	}

	const businesses = await mine('businesses', (business) => business.is_verified === true);
	/** The sample has one that nobody owns. */
	async function ownerless(): Promise<string> {
		const { items }: { items: Item[] } = await get('/api/businesses?q=rosa');
		const found = items.find(({ claimable }) => claimable);
		if (!found) throw new Error('The sample has no business without an owner.');
		return found.slug;
	}

	const name = 'emils-example';
	const json = { short_name: name };
	await browser.visit(`/api/businesses/${encodeURIComponent(businesses)}`, {
		method: 'PATCH',
		json
	});
	const host = await get(`/api/businesses/${encodeURIComponent(businesses)}`);
	const draft = await browser.visit('/api/events', {
		method: 'POST',
		json: {
			business_id: host.id,
			title: 'Lantern walk',
			draft: true,
			submission_id: 'the-example-draft'
		}
	});
	return {
		businesses,
		name,
		drafts: String((await draft.json()).id),
		events: await mine('events', (event) => event.status === 'approved'),
		people: (await get('/api/auth/me')).id,
		in: 'lisbon',
		categories: 'music',
		ownerless: await ownerless()
	};
}
