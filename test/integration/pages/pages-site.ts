import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { anEventInput } from '../../../worker/testing/an-event.ts';
import { pageBrowser } from '../page-browser.ts';
import type { PageResponse, PageBrowser } from '../page-browser.ts';
import type { Site } from '../site.ts';
import { startProcesses } from '../worker-processes.ts';
import type { Processes } from '../worker-processes.ts';

/** `owner` owns the bakery, `other` the studio, `attendee` nothing; the session of `expired` has ended. */
export const roles = ['visitor', 'expired', 'attendee', 'other', 'moderator', 'owner'] as const;
export type Role = (typeof roles)[number];

const people = {
	expired: 'emil-owner',
	owner: 'emil-owner',
	other: 'otto-other-owner',
	attendee: 'anna-attendee',
	moderator: 'mona-moderator'
};

/** The rows that a write may change; of sessions, whether they have ended. */
const allRows = `SELECT
	(SELECT json_group_array(json_array(id, owner_id, name, slug, description, website, is_verified, version)) FROM businesses) AS businesses,
	(SELECT json_group_array(json_array(id, host_business_id, title, status, review_note, start_at, version)) FROM events) AS events,
	(SELECT json_group_array(json_array(event_id, business_id)) FROM event_businesses) AS event_businesses,
	(SELECT json_group_array(json_array(event_id, business_id, state, reason)) FROM join_requests) AS join_requests,
	(SELECT json_group_array(json_array(business_id, category_id)) FROM business_categories) AS business_categories,
	(SELECT json_group_array(json_array(id, ended_at IS NULL)) FROM sessions) AS sessions`;

/** A time of day in a month, as a form sends it. */
export const nextMonth = (hour: string) => `${inAMonth()}T${hour}`;
const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
export const newSubmission = () => ({ submission_id: `form-${randomUUID()}` });

/** The slug of the business or the event that a form has just created. */
export function createdSlug({ location, text }: PageResponse): string {
	const slug = /^\/(?:businesses|events)\/([^/?]+)$/.exec(location ?? '')?.[1];
	if (!slug) throw new Error(`Nothing was created: ${text}`);
	return decodeURIComponent(slug);
}

/**
 * A site with businesses and events for the tests of one file, and a browser for each role.
 * `beforeAll` starts it and `afterAll` stops it.
 */
export function usePagesSite() {
	let processes: Processes;
	const sessions = new Map<Role, string>();
	const browserOf = (role: Role) =>
		pageBrowser(
			() => processes.site,
			() => sessions.get(role) ?? null
		);
	const as: Record<Role, PageBrowser> = {
		visitor: browserOf('visitor'),
		expired: browserOf('expired'),
		attendee: browserOf('attendee'),
		other: browserOf('other'),
		moderator: browserOf('moderator'),
		owner: browserOf('owner')
	};
	/** By name: bakery (owner), studio (other), hidden (owner, unverified) and their events. */
	const slugs = { bakery: '', studio: '', hidden: '', fair: '', own: '', off: '', unseen: '' };
	type Thing = keyof typeof slugs;

	const query = (statement: string) => processes.query(statement);
	async function row(statement: string): Promise<Record<string, unknown>> {
		const [first] = await query(statement);
		return first ?? {};
	}
	const businessRow = (slug: string) => row(`SELECT * FROM businesses WHERE slug = '${slug}'`);
	const eventRow = (slug: string) => row(`SELECT * FROM events WHERE slug = '${slug}'`);
	const idOf = async (thing: Thing) => {
		const isBusiness = ['bakery', 'studio', 'hidden'].includes(thing);
		const { id } = await (isBusiness ? businessRow : eventRow)(slugs[thing]);
		return String(id);
	};

	const createBusiness = async (owner: PageBrowser, name: string) =>
		createdSlug(await owner.send('/businesses/new', { name, ...newSubmission() }));
	const eventForm = async (host: 'bakery' | 'studio', title: string) => ({
		...anEventInput(inAMonth()),
		...newSubmission(),
		business_id: await idOf(host),
		title
	});
	const createEvent = async (owner: PageBrowser, host: 'bakery' | 'studio', title: string) =>
		createdSlug(await owner.send('/events/new', await eventForm(host, title)));
	const verify = (slug: string) => as.moderator.send('/review?/verify', { slug });
	const approve = (slug: string) => as.moderator.send('/review?/approve', { slug });

	beforeAll(async () => {
		processes = await startProcesses({ names: ['one'] });
		for (const role of roles) {
			if (role !== 'visitor') sessions.set(role, await processes.site.signIn({}, people[role]));
		}
		await as.owner.send('/account/sessions?/endOthers', {});
		slugs.bakery = await createBusiness(as.owner, 'Bakery');
		slugs.studio = await createBusiness(as.other, 'Studio');
		for (const slug of [slugs.bakery, slugs.studio]) await verify(slug);
		slugs.hidden = await createBusiness(as.owner, 'Hidden Hut');
		slugs.fair = await createEvent(as.other, 'studio', 'Fair');
		slugs.own = await createEvent(as.owner, 'bakery', 'Own market');
		slugs.off = await createEvent(as.owner, 'bakery', 'Called off');
		for (const slug of [slugs.fair, slugs.own, slugs.off]) await approve(slug);
		await as.owner.send(`/events/${slugs.off}/cancel`, {});
		slugs.unseen = await createEvent(as.owner, 'bakery', 'Unseen three');
	});
	afterAll(async () => processes?.[Symbol.asyncDispose]());

	return {
		/** A browser of each role. */
		as,
		slugs,
		site: (): Site => processes.site,
		query,
		/** The first row of the result; empty without one. */
		row,
		businessRow,
		eventRow,
		idOf,
		/** Everything that a write may change, to compare. */
		snapshot: () => query(allRows),
		createBusiness,
		/** The fields of a new event of this host. */
		eventForm,
		createEvent,
		verify,
		approve
	};
}
