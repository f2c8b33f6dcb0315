import { globSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

/** One for who is looking, and one for what the page shows, whoever it is. */
const most = 2;

const people = { owner: 'emil-owner', attendee: 'anna-attendee', moderator: 'mona-moderator' };
type Person = keyof typeof people;
type Role = Person | 'visitor';

let processes: Processes;
let site: Site;
const cookies = new Map<Role, string>();
/** What the pages are about. */
let bakery: { id: number; slug: string };
let fair: { id: number; slug: string };

async function ask(role: Role, path: string, body?: object) {
	const origin = site.settings['APP_ORIGIN'] ?? '';
	const cookie = cookies.get(role);
	const answer = await site.visit('one', path, {
		method: body ? 'POST' : 'GET',
		headers: {
			...(cookie && { cookie: `session=${cookie}` }),
			...(body && { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }),
			accept: body ? 'application/json' : 'text/html'
		},
		...(body && { body: JSON.stringify(body) })
	});
	const text = await answer.text();
	return { text, status: answer.status, trips: Number(answer.headers.get('x-round-trips') ?? NaN) };
}

async function make(role: Role, path: string, body: object): Promise<typeof bakery> {
	const { status, text } = await ask(role, path, body);
	expect(status, text).toBeLessThan(300);
	return JSON.parse(text);
}

beforeAll(async () => {
	// No isolate remembers anybody: each page pays for its reader's session.
	const settings = { SESSION_READ_CACHE_SECONDS: '0' };
	processes = await startProcesses({ names: ['one'], settings, counts: true });
	const [only] = processes.sites;
	if (!only) throw new RangeError('There is no site');
	site = only;
	for (const [role, person] of Object.entries(people) as [Person, string][]) {
		cookies.set(role, await site.signIn({}, person));
	}
	bakery = await make('owner', '/api/businesses', { name: 'Bakery', categories: ['food-drink'] });
	await make('owner', '/api/businesses', { name: 'Waiting Room' });
	await make('moderator', `/api/businesses/${bakery.id}/verify`, {});
	const nextMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
	const event = {
		...{ business_id: bakery.id, location_name: 'Old Mill', time_zone: 'Europe/Berlin' },
		...{ start_at: `${nextMonth}T10:00`, end_at: `${nextMonth}T18:00` }
	};
	fair = await make('owner', '/api/events', { ...event, title: 'Fair' });
	await make('owner', '/api/events', { ...event, title: 'Not looked at yet' });
	await make('moderator', `/api/events/${fair.id}/approve`, {});
	await make('owner', `/api/events/${fair.id}/join`, { business_id: bakery.id });
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** Every page with an address that shows it whole, and somebody whom it is shown to. */
const pages: Record<string, { as: Role; path: () => string; status?: number }> = {
	'/': { as: 'owner', path: () => '/?q=fair&category=food-drink' },
	'/account': { as: 'attendee', path: () => '/account' },
	'/account/sessions': { as: 'owner', path: () => '/account/sessions' },
	'/businesses': { as: 'owner', path: () => '/businesses?q=bakery&category=food-drink' },
	'/businesses/[slug]': { as: 'owner', path: () => `/businesses/${bakery.slug}?find=fair` },
	'/businesses/[slug]/delete': {
		as: 'owner',
		path: () => `/businesses/${bakery.slug}/delete`
	},
	'/businesses/[slug]/edit': { as: 'owner', path: () => `/businesses/${bakery.slug}/edit` },
	'/businesses/new': { as: 'owner', path: () => '/businesses/new' },
	'/callback': { as: 'visitor', path: () => '/callback', status: 400 },
	'/dashboard': { as: 'owner', path: () => '/dashboard' },
	'/events/[slug]': { as: 'owner', path: () => `/events/${fair.slug}` },
	'/events/[slug]/businesses': {
		as: 'owner',
		path: () => `/events/${fair.slug}/businesses`
	},
	'/events/[slug]/calendar.ics': {
		as: 'owner',
		path: () => `/events/${fair.slug}/calendar.ics`
	},
	'/events/[slug]/cancel': { as: 'owner', path: () => `/events/${fair.slug}/cancel` },
	'/events/[slug]/edit': { as: 'owner', path: () => `/events/${fair.slug}/edit` },
	'/events/new': { as: 'owner', path: () => '/events/new' },
	'/login': { as: 'visitor', path: () => '/login' },
	'/people/[id]': { as: 'moderator', path: () => `/people/x?business=${bakery.slug}` },
	'/problem': { as: 'visitor', path: () => '/problem', status: 404 },
	'/review': { as: 'moderator', path: () => '/review' }
};

/** `(signed-in)` and the like are folders and no parts of an address. */
const routes = globSync('web/routes/**/{+page.svelte,+server.ts}')
	.map((file) => file.replaceAll('\\', '/').split('/').slice(2, -1))
	.map((folders) => `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`);

describe('a page asks the database twice at most', () => {
	it('every page that there is stands in the table', () => {
		expect(routes.sort()).toEqual(Object.keys(pages).sort());
	});

	it('what is counted is counted: who it is, and what is shown', async () => {
		expect((await ask('visitor', '/login')).trips).toBe(0);
		expect((await ask('attendee', '/account')).trips).toBe(1);
		expect((await ask('visitor', '/dashboard')).trips).toBe(0);
		expect((await ask('owner', '/dashboard')).trips).toBe(2);
	});

	it.each(Object.entries(pages))('%s', async (_, { as, path, status = 200 }) => {
		const shown = await ask(as, path());
		expect(shown.status, shown.text).toBe(status);
		const trips: Partial<Record<Role, number>> = { [as]: shown.trips };
		for (const role of [...cookies.keys(), 'visitor'] as const) {
			trips[role] ??= (await ask(role, path())).trips;
		}
		expect(Object.entries(trips).filter(([, count]) => !(count <= most))).toEqual([]);
	});
});
