import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEventInput } from '../../worker/testing/an-event.ts';
import type { Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

const people = {
	owner: 'emil-owner',
	attendee: 'anna-attendee',
	moderator: 'mona-moderator',
	suspended: 'otto-other-owner'
};
type Person = keyof typeof people;
type Role = Person | 'visitor';

let processes: Processes;
let site: Site;
const sessions = new Map<Role, string>();

interface Made {
	id: number;
	slug: string;
}
let bakery: Made;
let fair: Made;
let draft: Made;
let draftOfModerator: Made;
/** The id of the person who is suspended. */
let ottoId = '';
let orphan: Made;

interface Visit {
	method?: string;
	json?: object;
	form?: Record<string, string>;
	/** Whether it uploads a picture. */
	uploads?: boolean;
}

/** Sends a request, and reads the number of its round trips to D1 from the response. */
async function send(role: Role, path: string, { method, json, form, uploads }: Visit = {}) {
	const sent = json ? JSON.stringify(json) : form && new URLSearchParams(form).toString();
	const body = uploads ? readFileSync('web/static/icon-192.png') : sent;
	const type = uploads
		? 'image/png'
		: json
			? 'application/json'
			: 'application/x-www-form-urlencoded';
	const session = sessions.get(role);
	const response = await site.visit('one', path, {
		method: method ?? (body ? 'POST' : 'GET'),
		headers: {
			accept: json || uploads ? 'application/json' : 'text/html',
			origin: site.settings['APP_ORIGIN'] ?? '',
			'sec-fetch-site': 'same-origin',
			...(session && { cookie: `popmap_session=${session}` }),
			...(body && { 'content-type': type })
		},
		body
	});
	const text = await response.text();
	const trips = Number(response.headers.get('x-round-trips') ?? NaN);
	const counted = /<!--round-trips:(\d+)-->$/;
	return {
		text: text.replace(counted, ''),
		status: response.status,
		/** Before the first byte. */
		trips,
		/** Until the last one. */
		allTrips: Number(counted.exec(text)?.[1] ?? trips)
	};
}

async function post(role: Role, path: string, json: object = {}): Promise<Made> {
	const { status, text } = await send(role, path, { json });
	expect(status, text).toBeLessThan(300);
	return JSON.parse(text);
}

const aMonthAhead = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const eventInput = () => ({ ...anEventInput(aMonthAhead), business_id: bakery.id });
/** A public business that nobody owns. */
async function ownerless(name: string): Promise<Made> {
	const made = await createBusiness(name);
	await post('moderator', `/api/businesses/${made.id}/verify`);
	await processes.query(`UPDATE businesses SET owner_id = NULL WHERE id = ${made.id}`);
	return made;
}

/** A claim of such a business, for moderators. */
async function aClaim(): Promise<string> {
	const { id } = await ownerless('Claimed');
	const json = { text: 'My name is on the sign.' };
	await send('attendee', `/api/businesses/${id}/claim`, { method: 'POST', json });
	const list = JSON.parse((await send('moderator', '/api/review/claims')).text);
	return `/api/review/claims/${list.items.at(-1).id}`;
}

const createBusiness = (name: string) => post('owner', '/api/businesses', { name });
const createEvent = (title: string) => post('owner', '/api/events', { ...eventInput(), title });
async function createPublicEvent(title: string): Promise<Made> {
	const event = await createEvent(title);
	return post('moderator', `/api/events/${event.id}/approve`);
}

async function eventOnNow(): Promise<number> {
	const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
	const input = { ...eventInput(), title: 'On now', start_at: at(-1), end_at: at(1) };
	const { id } = await post('owner', '/api/events', input);
	await post('moderator', `/api/events/${id}/approve`);
	return id;
}

const createDraft = (input: object = {}) =>
	post('owner', '/api/events', { business_id: bakery.id, title: 'Draft', draft: true, ...input });

/** Signed in again, to see why. */
async function suspendOtto(): Promise<void> {
	await send('moderator', `/api/users/${ottoId}/suspend`, {
		method: 'POST',
		json: { reason: 'Spam' }
	});
	sessions.set('suspended', await site.signIn({}, people.suspended));
}

/** Of an edit that nobody has looked at. */
async function editId(): Promise<number> {
	const description = crypto.randomUUID();
	await send('owner', `/api/events/${fair.id}`, { method: 'PATCH', json: { description } });
	return JSON.parse((await send('moderator', '/api/review/edits')).text).items[0].id;
}

beforeAll(async () => {
	// Isolates remember no session, so that every request pays for reading it.
	const settings = { SESSION_READ_CACHE_SECONDS: '0' };
	processes = await startProcesses({ names: ['one'], settings, countsRoundTrips: true });
	site = processes.site;
	for (const role of ['owner', 'attendee', 'moderator', 'suspended'] as const) {
		sessions.set(role, await site.signIn({}, people[role]));
	}
	ottoId = JSON.parse((await send('suspended', '/api/auth/me')).text).id;
	await suspendOtto();
	bakery = await post('owner', '/api/businesses', { name: 'Bakery', categories: ['food-drink'] });
	await send('owner', `/api/businesses/${bakery.id}`, {
		method: 'PATCH',
		json: { short_name: 'bakery' }
	});
	await createBusiness('Waiting Room');
	orphan = await ownerless('Orphan');
	await post('moderator', `/api/businesses/${bakery.id}/verify`);
	fair = await createPublicEvent('Fair');
	await createEvent('Pending');
	draft = await createDraft();
	const stall = await post('moderator', '/api/businesses', { name: 'Stall' });
	draftOfModerator = await post('moderator', '/api/events', {
		...{ business_id: stall.id, title: 'Draft', draft: true }
	});
	await post('owner', `/api/events/${fair.id}/join`, { business_id: bakery.id });
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** Every page, a URL that shows all of it, and a role that may see it. */
const pages: Record<string, { as: Role; path: () => string; status?: number }> = {
	'/': { as: 'owner', path: () => '/?q=fair&category=food-drink' },
	'/account': { as: 'attendee', path: () => '/account' },
	'/account/data': { as: 'attendee', path: () => '/account/data' },
	'/account/data/delete': { as: 'attendee', path: () => '/account/data/delete' },
	'/account/sign-in-methods': { as: 'attendee', path: () => '/account/sign-in-methods' },
	'/account/email': { as: 'attendee', path: () => '/account/email' },
	'/account/mail-address': { as: 'attendee', path: () => '/account/mail-address' },
	'/account/name': { as: 'attendee', path: () => '/account/name' },
	'/account/security': { as: 'attendee', path: () => '/account/security' },
	'/account/security/authenticator': {
		as: 'attendee',
		path: () => '/account/security/authenticator'
	},
	'/account/tokens': { as: 'attendee', path: () => '/account/tokens' },
	'/account/security/passkeys': { as: 'attendee', path: () => '/account/security/passkeys' },
	'/account/security/passkeys/new': {
		as: 'attendee',
		path: () => '/account/security/passkeys/new'
	},
	'/account/security/password': { as: 'attendee', path: () => '/account/security/password' },
	'/account/mail': { as: 'owner', path: () => '/account/mail' },
	'/account/notifications': { as: 'owner', path: () => '/account/notifications' },
	'/account/sessions': { as: 'owner', path: () => '/account/sessions' },
	'/categories/[slug]': { as: 'owner', path: () => '/categories/music?q=fair&when=weekend' },
	'/in/[town]': { as: 'owner', path: () => '/in/berlin?q=fair&category=food-drink' },
	'/businesses': { as: 'owner', path: () => '/businesses?q=bakery&category=food-drink' },
	'/businesses/[slug]': { as: 'owner', path: () => `/businesses/${bakery.slug}` },
	'/businesses/[slug]/join': {
		as: 'owner',
		path: () => `/businesses/${bakery.slug}/join?near=52.5,13.4&kind=food-drink`
	},
	'/businesses/[slug]/delete': {
		as: 'owner',
		path: () => `/businesses/${bakery.slug}/delete`
	},
	'/businesses/[slug]/edit': { as: 'owner', path: () => `/businesses/${bakery.slug}/edit` },
	'/businesses/[slug]/pictures': {
		as: 'owner',
		path: () => `/businesses/${bakery.slug}/pictures`
	},
	'/businesses/[slug]/poster': {
		as: 'owner',
		path: () => `/businesses/${bakery.slug}/poster`
	},
	'/@[name]': { as: 'owner', path: () => '/@bakery' },
	'/businesses/[slug]/team': { as: 'owner', path: () => `/businesses/${bakery.slug}/team` },
	'/businesses/new': { as: 'owner', path: () => '/businesses/new' },
	'/venues': { as: 'owner', path: () => '/venues' },
	'/callback': { as: 'visitor', path: () => '/callback', status: 400 },
	'/contact': { as: 'visitor', path: () => '/contact' },
	'/dashboard': { as: 'owner', path: () => '/dashboard?show=drafts' },
	'/drafts/[id]': { as: 'owner', path: () => `/drafts/${draft.id}` },
	'/drafts/[id]/pictures': { as: 'owner', path: () => `/drafts/${draft.id}/pictures` },
	'/drafts/[id]/delete': { as: 'owner', path: () => `/drafts/${draft.id}/delete` },
	'/events/[slug]': { as: 'owner', path: () => `/events/${fair.slug}` },
	'/events/[slug]/businesses': {
		as: 'owner',
		path: () => `/events/${fair.slug}/businesses`
	},
	'/events/[slug]/calendar.ics': {
		as: 'owner',
		path: () => `/events/${fair.slug}/calendar.ics`
	},
	'/events/[slug]/calendar/[program=calendar]': {
		as: 'visitor',
		path: () => `/events/${fair.slug}/calendar/google`,
		status: 303
	},
	'/events/[slug]/cancel': { as: 'owner', path: () => `/events/${fair.slug}/cancel` },
	'/events/[slug]/join': { as: 'owner', path: () => `/events/${fair.slug}/join` },
	'/events/[slug]/requests': {
		as: 'owner',
		path: () => `/events/${fair.slug}/requests?q=bakery`
	},
	'/events/[slug]/questions': { as: 'owner', path: () => `/events/${fair.slug}/questions` },
	'/events/[slug]/edit': { as: 'owner', path: () => `/events/${fair.slug}/edit` },
	'/events/[slug]/pictures': { as: 'owner', path: () => `/events/${fair.slug}/pictures` },
	'/events/[slug]/poster': { as: 'owner', path: () => `/events/${fair.slug}/poster` },
	'/events/new': { as: 'owner', path: () => '/events/new' },
	'/data-deletion/[code]': { as: 'visitor', path: () => '/data-deletion/unknown' },
	'/goodbye': { as: 'visitor', path: () => '/goodbye' },
	'/handovers/[token]': { as: 'attendee', path: () => '/handovers/unknown', status: 404 },
	'/invitations/[token]': { as: 'attendee', path: () => '/invitations/unknown', status: 404 },
	'/help': { as: 'visitor', path: () => '/help' },
	'/login': { as: 'visitor', path: () => '/login' },
	'/people/[id]': {
		as: 'moderator',
		path: () => `/people/${ottoId}?business=${bakery.slug}`
	},
	'/suspended': { as: 'suspended', path: () => '/suspended' },
	'/privacy': { as: 'visitor', path: () => '/privacy' },
	'/problem': { as: 'visitor', path: () => '/problem', status: 404 },
	'/robots.txt': { as: 'visitor', path: () => '/robots.txt' },
	'/saved': { as: 'attendee', path: () => '/saved' },
	'/calendars/[token]/saved.ics': {
		as: 'visitor',
		path: () => '/calendars/unknown/saved.ics',
		status: 404
	},
	'/sitemap.xml': { as: 'visitor', path: () => '/sitemap.xml' },
	'/sitemap/[file].xml': { as: 'visitor', path: () => '/sitemap/events-0.xml' },
	'/[format=feed]': { as: 'owner', path: () => '/calendar.ics' },
	'/in/[town]/[format=feed]': { as: 'owner', path: () => '/in/berlin/feed.json' },
	'/categories/[slug]/[format=feed]': { as: 'owner', path: () => '/categories/music/feed.atom' },
	'/businesses/[slug]/[format=feed]': {
		as: 'owner',
		path: () => `/businesses/${bakery.slug}/calendar.ics`
	},
	'/events/[slug]/share.png': { as: 'owner', path: () => `/events/${fair.slug}/share.png` },
	'/businesses/[slug]/share.png': {
		as: 'owner',
		path: () => `/businesses/${bakery.slug}/share.png`
	},
	'/report': { as: 'attendee', path: () => `/report?event=${fair.slug}` },
	'/review': { as: 'moderator', path: () => '/review' },
	'/businesses/[slug]/appeal': { as: 'owner', path: () => `/businesses/${bakery.slug}/appeal` },
	'/review/appeals': { as: 'moderator', path: () => '/review/appeals' },
	'/review/search': { as: 'moderator', path: () => '/review/search' },
	'/review/edits': { as: 'moderator', path: () => '/review/edits' },
	'/businesses/[slug]/claim': {
		as: 'attendee',
		path: () => `/businesses/${orphan.slug}/claim`
	},
	'/review/claims': { as: 'moderator', path: () => '/review/claims' },
	'/review/categories': { as: 'moderator', path: () => '/review/categories' },
	'/review/categories/[slug]': { as: 'moderator', path: () => '/review/categories/music' },
	'/review/log': { as: 'moderator', path: () => '/review/log' },
	'/history': { as: 'owner', path: () => `/history?business=${bakery.slug}` },
	'/review/reports': { as: 'moderator', path: () => '/review/reports' },
	'/terms': { as: 'visitor', path: () => '/terms' },
	'/unsubscribe/[token]': { as: 'visitor', path: () => '/unsubscribe/unknown', status: 404 },
	'/viewer-parts': { as: 'owner', path: () => '/viewer-parts', status: 404 }
};

/** Folders such as `(signed-in)` are not part of the URL. */
const routes = globSync('web/routes/**/{+page.svelte,+server.ts}')
	.map((file) => file.replaceAll('\\', '/').split('/').slice(2, -1))
	.map((folders) => `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`);

/** One for the session, and one for the content of the page. */
const maxForPage = 2;

describe('the round trips of a page to D1', () => {
	it('are tested for every page', () => {
		expect(routes.sort()).toEqual(Object.keys(pages).sort());
	});

	it('include those for the session and for the content', async () => {
		expect((await send('visitor', '/login')).trips).toBe(0);
		expect((await send('attendee', '/account')).trips).toBe(2);
		expect((await send('visitor', '/dashboard')).trips).toBe(0);
		expect((await send('owner', '/dashboard')).trips).toBe(2);
	});

	it.each(Object.entries(pages))('are two at most: %s', async (_, { as, path, status = 200 }) => {
		const shown = await send(as, path());
		expect(shown.status, shown.text).toBe(status);
		const trips: Partial<Record<Role, number>> = { [as]: shown.trips };
		for (const role of [...sessions.keys(), 'visitor'] as const) {
			trips[role] ??= (await send(role, path())).trips;
		}
		expect(Object.entries(trips).filter(([, count]) => !(count <= maxForPage))).toEqual([]);
	});
});

const accountPages = Object.entries(pages).filter(([route]) => route.startsWith('/account'));

/** How often Cognito's API for people's own accounts was called. */
async function callsToCognito(): Promise<number> {
	const response = await site.cognito.fetch(new Request(`${site.cognito.origin}/__test/calls`));
	const { user_api: calls }: { user_api: number } = await response.json();
	return calls;
}

describe('the calls of an account page to Cognito', () => {
	it.each(accountPages)('are one at most: %s', async (_, { path }) => {
		// The attendee signs in by e-mail, so that Cognito knows all about them.
		const before = await callsToCognito();
		expect((await send('attendee', path())).status).toBe(200);
		expect((await callsToCognito()) - before).toBeLessThanOrEqual(1);
	});

	it('include that for the factors, and those of a page that lists passkeys', async () => {
		const before = await callsToCognito();
		await send('attendee', '/account/security');
		await send('attendee', '/account/security/passkeys');
		expect((await callsToCognito()) - before).toBe(2);
	});
});

/** The pages that are the same for everyone. */
const publicPages = Object.entries(pages).filter(
	([route]) =>
		/^\/(businesses|events|privacy|terms|help|contact)?(\/\[slug\](\/businesses)?)?$/.test(route) ||
		/^\/(@|robots|sitemap)|\/calendar\.ics$|\/\[format=feed\]$/.test(route)
);

describe('the round trips of a public page to D1', () => {
	it.each(publicPages)(
		'are one for the first visitor and none for the next: %s',
		async (_, page) => {
			const path = `${page.path()}${page.path().includes('?') ? '&' : '?'}`;
			const key = path.startsWith('/?') || path.startsWith('/businesses?') ? `${path}q=new` : path;
			const first = await send('visitor', key);
			expect(first.trips).toBeLessThanOrEqual(1);
			expect(await send('visitor', key)).toMatchObject({ trips: 0, text: first.text });
		}
	);
});

describe('the round trips of a cached page for somebody who is signed in', () => {
	it.each(publicPages)('are one in all: %s', async (_, { path }) => {
		await send('visitor', path());
		expect(await send('attendee', path())).toMatchObject({ status: 200, allTrips: 1 });
	});

	it('are two in all where they manage what it shows', async () => {
		for (const path of [`/businesses/${bakery.slug}`, `/events/${fair.slug}`]) {
			await send('visitor', path);
			expect(await send('owner', path)).toMatchObject({ status: 200, allTrips: 2 });
		}
	});
});

describe('the round trips of a map to D1', () => {
	it.each([
		['of a box', '/?view=map&bbox=13,52,14,53&q=fair', 1],
		['of all that is on, which looks closer', '/?view=map', 2],
		['of a town', '/in/berlin?view=map', 1],
		['of the API', '/api/map?bbox=13,52,14,53', 1]
	])('are few: %s', async (_, path, max) => {
		const { status, trips } = await send('visitor', path);
		expect(status).toBe(200);
		expect(trips).toBeGreaterThan(0);
		expect(trips).toBeLessThanOrEqual(max);
	});
});

/** One that reads the session with what the request looks up, and one that writes. */
const tripsOfWrite = 2;

interface Write {
	as: Person;
	/** Creates what the request is about. */
	request: () => Promise<Visit & { path: string }>;
	/** Where it is not two; a comment says why. */
	trips?: number;
}

/** The id of a further session of the owner. */
async function anotherSession(): Promise<string> {
	const known = sessions.get('owner') ?? '';
	sessions.set('owner', await site.signIn({}, people.owner));
	const { text } = await send('owner', '/api/auth/sessions');
	const { items }: { items: { id: string; current: boolean }[] } = JSON.parse(text);
	sessions.set('owner', known);
	return items.find(({ current }) => current)?.id ?? '';
}

/** Uploading a picture, and removing it. */
function pictureWrites(
	template: string,
	id: () => number,
	as: Person = 'owner'
): Record<string, Write> {
	const path = () => template.replace('{id}', String(id()));
	return {
		[`PUT ${template}`]: { as, request: async () => ({ path: path(), uploads: true }) },
		[`DELETE ${template}`]: {
			as,
			request: async () => {
				await send(as, path(), { method: 'PUT', uploads: true });
				return { path: path() };
			}
		}
	};
}

function galleryWrites(
	template: string,
	id: () => number,
	as: Person = 'owner'
): Record<string, Write> {
	const path = () => template.replace('{id}', String(id()));
	const upload = { method: 'POST', uploads: true };
	return {
		[`POST ${template}`]: { as, request: async () => ({ path: path(), ...upload }) },
		[`DELETE ${template}/{picture}`]: {
			as,
			request: async () => {
				const { text } = await send(as, path(), upload);
				const { gallery }: { gallery: { id: string }[] } = JSON.parse(text);
				return { path: `${path()}/${gallery.at(-1)?.id}` };
			}
		}
	};
}

/** Invites the attendee to the bakery. @returns the token of the link */
async function invite(role: 'manager' | 'helper'): Promise<string> {
	const made = await post('owner', `/api/businesses/${bakery.id}/invitations`, { role });
	return String(Object(made).url).split('/').at(-1) ?? '';
}

/** Makes the attendee a helper of the bakery. @returns the path of the membership */
async function aMembership(): Promise<string> {
	const { id } = JSON.parse((await send('attendee', '/api/auth/me')).text);
	const token = await invite('helper');
	await send('attendee', '/api/invitations/accept', { json: { token } });
	return `/api/businesses/${bakery.id}/members/${id}`;
}

const teamWrites: Record<string, Write> = {
	'POST /api/businesses/{id}/invitations': {
		as: 'owner',
		request: async () => ({
			path: `/api/businesses/${bakery.id}/invitations`,
			json: { role: 'helper', email: 'new@popmap.test' }
		})
	},
	'DELETE /api/businesses/{id}/invitations/{invitation}': {
		as: 'owner',
		request: async () => {
			const path = `/api/businesses/${bakery.id}/invitations`;
			const { id } = await post('owner', path, { role: 'helper' });
			return { path: `${path}/${id}` };
		}
	},
	'PATCH /api/businesses/{id}/members/{person}': {
		as: 'owner',
		request: async () => ({ path: await aMembership(), json: { role: 'manager' } })
	},
	'DELETE /api/businesses/{id}/members/{person}': {
		as: 'owner',
		request: async () => ({ path: await aMembership() })
	},
	'POST /api/invitations/accept': {
		as: 'attendee',
		request: async () => ({
			path: '/api/invitations/accept',
			json: { token: await invite('manager') }
		})
	}
};

/** Where the owner appeals against the suspension of a business. */
async function appealOf(): Promise<string> {
	const path = `/api/businesses/${(await post('attendee', '/api/businesses', { name: 'Suspended' })).id}`;
	for (const decision of ['verify', 'suspend']) {
		await send('moderator', `${path}/${decision}`, { method: 'POST', json: { reason: 'Spam' } });
	}
	return `${path}/appeal`;
}

/** A date of a new series. */
async function seriesId(): Promise<number> {
	const repeat = { every: 'week', times: 2 };
	return (await post('owner', '/api/events', { ...eventInput(), title: 'Weekly', repeat })).id;
}

/** The path of a decision about a new business that is verified. */
async function verifiedBusiness(decision: string): Promise<string> {
	const path = `/api/businesses/${(await post('attendee', '/api/businesses', { name: 'Verified' })).id}`;
	await send('moderator', `${path}/verify`, { method: 'POST', json: {} });
	return `${path}/${decision}`;
}

/** A public event by request, which the attendee's stall has asked to join. @returns the path of both */
async function aRequest(): Promise<{ event: string; request: string; stall: number }> {
	const created = await post('owner', '/api/events', {
		...eventInput(),
		title: 'By request',
		joining: 'on_request'
	});
	await post('moderator', `/api/events/${created.id}/approve`);
	const stall = await post('attendee', '/api/businesses', { name: 'Stall of another' });
	await post('moderator', `/api/businesses/${stall.id}/verify`);
	const event = `/api/events/${created.id}`;
	await post('attendee', `${event}/join`, { business_id: stall.id });
	return { event, request: `${event}/requests/${stall.id}`, stall: stall.id };
}

const joiningWrites: Record<string, Write> = {
	'POST /api/events/{id}/requests/{business}/accept': {
		as: 'owner',
		request: async () => ({ path: `${(await aRequest()).request}/accept`, json: {} })
	},
	'POST /api/events/{id}/requests/{business}/decline': {
		as: 'owner',
		request: async () => ({
			path: `${(await aRequest()).request}/decline`,
			json: { reason: 'Full.' }
		})
	},
	'POST /api/events/{id}/requests/{business}/invite': {
		as: 'owner',
		request: async () => {
			const { event, request, stall } = await aRequest();
			await post('attendee', `${event}/leave`, { business_id: stall });
			return { path: `${request}/invite`, json: {} };
		}
	},
	'DELETE /api/events/{id}/businesses/{business}': {
		as: 'owner',
		request: async () => {
			const { event, request, stall } = await aRequest();
			await post('owner', `${request}/accept`);
			return { path: `${event}/businesses/${stall}` };
		}
	}
};

/** A question of the attendee about the fair. @returns its path */
async function aQuestion(): Promise<string> {
	const text = `Question ${crypto.randomUUID()}`;
	const event = await createPublicEvent('Asked about');
	const path = `/api/events/${event.id}/questions`;
	return `${path}/${(await post('attendee', path, { text })).id}`;
}

const questionWrites: Record<string, Write> = {
	'POST /api/events/{id}/questions': {
		as: 'attendee',
		request: async () => ({
			path: `/api/events/${fair.id}/questions`,
			json: { text: 'Are dogs welcome?' }
		})
	},
	'POST /api/events/{id}/questions/{question}/answer': {
		as: 'owner',
		request: async () => ({ path: `${await aQuestion()}/answer`, json: { answer: 'Yes.' } })
	},
	'POST /api/events/{id}/questions/{question}/close': {
		as: 'owner',
		request: async () => ({ path: `${await aQuestion()}/close`, json: {} })
	},
	'POST /api/events/{id}/questions/{question}/report': {
		as: 'owner',
		request: async () => ({ path: `${await aQuestion()}/report`, json: { reason: 'offensive' } })
	}
};

const apiWrites: Record<string, Write> = {
	// Before the attendee joins the team of the host, and needs nobody's permission.
	...joiningWrites,
	...questionWrites,
	...teamWrites,
	'POST /api/events/{id}/save': {
		as: 'attendee',
		request: async () => ({ path: `/api/events/${fair.id}/save`, json: {} })
	},
	'POST /api/saved': {
		as: 'attendee',
		request: async () => ({
			path: '/api/saved',
			json: { events: [fair.id], businesses: [bakery.id] }
		})
	},
	'POST /api/events/{id}/unsave': {
		as: 'attendee',
		request: async () => ({ path: `/api/events/${fair.id}/unsave`, json: {} })
	},
	'POST /api/businesses/{id}/follow': {
		as: 'attendee',
		request: async () => ({ path: `/api/businesses/${bakery.id}/follow`, json: {} })
	},
	'POST /api/businesses/{id}/unfollow': {
		as: 'attendee',
		request: async () => ({ path: `/api/businesses/${bakery.id}/unfollow`, json: {} })
	},
	'POST /api/notifications/read': {
		as: 'owner',
		request: async () => ({ path: '/api/notifications/read', json: { id: 1 } })
	},
	'POST /api/businesses': {
		as: 'owner',
		request: async () => ({ path: '/api/businesses', json: { name: 'Stall', website: '' } })
	},
	'PATCH /api/businesses/{id}': {
		as: 'owner',
		request: async () => ({ path: `/api/businesses/${bakery.id}`, json: { description: 'Bread' } })
	},
	'DELETE /api/businesses/{id}': {
		as: 'owner',
		request: async () => {
			const { id } = await createBusiness('Doomed');
			return { path: `/api/businesses/${id}?name=Doomed` };
		}
	},
	...pictureWrites('/api/businesses/{id}/cover', () => bakery.id),
	...pictureWrites('/api/businesses/{id}/logo', () => bakery.id),
	...pictureWrites('/api/events/{id}/cover', () => fair.id),
	...galleryWrites('/api/businesses/{id}/gallery', () => bakery.id),
	...galleryWrites('/api/events/{id}/gallery', () => fair.id),
	// The owner would send more in a minute than one person may.
	...pictureWrites('/api/drafts/{id}/cover', () => draftOfModerator.id, 'moderator'),
	...galleryWrites('/api/drafts/{id}/gallery', () => draftOfModerator.id, 'moderator'),
	'POST /api/businesses/{id}/verify': {
		as: 'moderator',
		request: async () => {
			const { id } = await createBusiness('Unverified');
			return { path: `/api/businesses/${id}/verify`, json: {} };
		}
	},
	'POST /api/businesses/{id}/decline': {
		as: 'moderator',
		request: async () => {
			const { id } = await post('attendee', '/api/businesses', { name: 'Unwanted' });
			return { path: `/api/businesses/${id}/decline`, json: { reason: 'Spam' } };
		}
	},
	'POST /api/businesses/{id}/suspend': {
		as: 'moderator',
		request: async () => ({ path: await verifiedBusiness('suspend'), json: { reason: 'Spam' } })
	},
	'POST /api/businesses/{id}/restore': {
		as: 'moderator',
		request: async () => {
			const json = { reason: 'Spam' };
			const path = await verifiedBusiness('suspend');
			await send('moderator', path, { method: 'POST', json });
			return { path: path.replace('suspend', 'restore'), json };
		}
	},
	'POST /api/businesses/{id}/reports': {
		as: 'attendee',
		request: async () => ({
			path: `/api/businesses/${bakery.id}/reports`,
			json: { reason: 'other' }
		})
	},
	'POST /api/events/{id}/reports': {
		as: 'attendee',
		request: async () => ({ path: `/api/events/${fair.id}/reports`, json: { reason: 'other' } })
	},
	'POST /api/businesses/{id}/appeal': {
		as: 'attendee',
		request: async () => ({ path: await appealOf(), json: { text: 'It is not.' } })
	},
	'POST /api/review/appeals/{id}/answer': {
		as: 'moderator',
		request: async () => {
			const path = await appealOf();
			await send('attendee', path, { method: 'POST', json: { text: 'It is not.' } });
			const list = JSON.parse((await send('moderator', '/api/review/appeals')).text);
			return {
				path: `/api/review/appeals/${list.items.at(-1).id}/answer`,
				json: { answer: 'It is.' }
			};
		}
	},
	'POST /api/review/search': {
		as: 'moderator',
		request: async () => ({ path: '/api/review/search', json: { q: 'bakery' } })
	},
	'POST /api/review/edits/{id}/seen': {
		as: 'moderator',
		request: async () => ({ path: `/api/review/edits/${await editId()}/seen`, json: {} })
	},
	'POST /api/users/{id}/suspend': {
		as: 'moderator',
		request: async () => ({
			path: `/api/users/${ottoId}/suspend`,
			json: { reason: 'Spam' }
		})
	},
	'POST /api/users/{id}/restore': {
		as: 'moderator',
		request: async () => ({ path: `/api/users/${ottoId}/restore`, json: {} })
	},
	'POST /api/suspension/appeal': {
		as: 'suspended',
		request: async () => {
			await suspendOtto();
			return { path: '/api/suspension/appeal', json: { text: 'No' } };
		}
	},
	'POST /api/review/suspensions/{id}/answer': {
		as: 'moderator',
		request: async () => ({
			path: `/api/review/suspensions/${ottoId}/answer`,
			json: { answer: 'It stays.' }
		})
	},
	'POST /api/businesses/{id}/claim': {
		as: 'attendee',
		request: async () => ({
			path: `/api/businesses/${(await ownerless('Mine')).id}/claim`,
			json: { text: 'My name is on the sign.' }
		})
	},
	'DELETE /api/businesses/{id}/claim': {
		as: 'attendee',
		request: async () => {
			const path = `/api/businesses/${(await ownerless('Not mine')).id}/claim`;
			await send('attendee', path, { method: 'POST', json: { text: 'It is.' } });
			return { path };
		}
	},
	'POST /api/categories': {
		as: 'moderator',
		request: async () => ({ path: '/api/categories', json: { name: 'Robots' } })
	},
	'PATCH /api/categories/{slug}': {
		as: 'moderator',
		request: async () => ({ path: '/api/categories/pets', json: { position: 1 } })
	},
	'POST /api/categories/{slug}/merge': {
		as: 'moderator',
		request: async () => {
			const { slug } = await post('moderator', '/api/categories', { name: 'To be merged' });
			return { path: `/api/categories/${slug}/merge`, json: { into: 'pets' } };
		}
	},
	'POST /api/review/claims/{id}/accept': {
		as: 'moderator',
		request: async () => ({ path: `${await aClaim()}/accept` })
	},
	'POST /api/review/claims/{id}/decline': {
		as: 'moderator',
		request: async () => ({ path: `${await aClaim()}/decline`, json: { reason: 'It is not.' } })
	},
	'DELETE /api/review/reports/{id}': {
		as: 'moderator',
		request: async () => ({ path: '/api/review/reports/1' })
	},
	'POST /api/events': {
		as: 'owner',
		request: async () => ({ path: '/api/events', json: { ...eventInput(), title: 'Market' } })
	},
	'PATCH /api/events/{id}': {
		as: 'owner',
		request: async () => ({ path: `/api/events/${fair.id}`, json: { description: 'Stalls' } })
	},
	'PATCH /api/drafts/{id}': {
		as: 'owner',
		request: async () => ({ path: `/api/drafts/${draft.id}`, json: { categories: ['music'] } })
	},
	'DELETE /api/drafts/{id}': {
		as: 'owner',
		request: async () => ({ path: `/api/drafts/${(await createDraft()).id}`, json: {} })
	},
	'POST /api/drafts/{id}/submit': {
		as: 'owner',
		request: async () => ({
			path: `/api/drafts/${(await createDraft(eventInput())).id}/submit`,
			json: {}
		})
	},
	'POST /api/events/{id}/cancel': {
		as: 'owner',
		request: async () => {
			const { id } = await createEvent('Called off');
			return { path: `/api/events/${id}/cancel`, json: {} };
		}
	},
	'POST /api/events/{id}/join': {
		as: 'owner',
		request: async () => {
			const { id } = await createPublicEvent('To join');
			return { path: `/api/events/${id}/join`, json: { business_id: bakery.id } };
		}
	},
	'POST /api/events/{id}/leave': {
		as: 'owner',
		request: async () => {
			const { id } = await createPublicEvent('To leave');
			await post('owner', `/api/events/${id}/join`, { business_id: bakery.id });
			return { path: `/api/events/${id}/leave`, json: { business_id: bakery.id } };
		}
	},
	'POST /api/events/{id}/here': {
		as: 'owner',
		request: async () => ({
			path: `/api/events/${await eventOnNow()}/here`,
			json: { business_id: bakery.id }
		})
	},
	'DELETE /api/events/{id}/here': {
		as: 'owner',
		request: async () => ({
			path: `/api/events/${await eventOnNow()}/here?business_id=${bakery.id}`,
			method: 'DELETE',
			json: {}
		})
	},
	'POST /api/events/{id}/approve': {
		as: 'moderator',
		request: async () => {
			const { id } = await createEvent('To approve');
			return { path: `/api/events/${id}/approve`, json: {} };
		}
	},
	'POST /api/events/{id}/reject': {
		as: 'moderator',
		request: async () => {
			const { id } = await createEvent('To reject');
			return { path: `/api/events/${id}/reject`, json: { reason: 'No place' } };
		}
	},
	'POST /api/events/{id}/series/approve': {
		as: 'moderator',
		request: async () => ({ path: `/api/events/${await seriesId()}/series/approve` })
	},
	'POST /api/events/{id}/series/reject': {
		as: 'moderator',
		request: async () => ({
			path: `/api/events/${await seriesId()}/series/reject`,
			json: { reason: 'No place' }
		})
	},
	'POST /api/events/{id}/series/cancel': {
		as: 'owner',
		request: async () => ({ path: `/api/events/${await seriesId()}/series/cancel`, json: {} })
	},
	'DELETE /api/auth/sessions/{id}': {
		as: 'owner',
		request: async () => ({ path: `/api/auth/sessions/${await anotherSession()}` })
	},
	'POST /api/auth/sessions/end-others': {
		as: 'owner',
		request: async () => {
			await anotherSession();
			return { path: '/api/auth/sessions/end-others', json: {} };
		}
	},
	'POST /api/users/{id}/end-sessions': {
		as: 'moderator',
		request: async () => {
			const { id } = JSON.parse((await send('attendee', '/api/auth/me')).text);
			return { path: `/api/users/${id}/end-sessions`, json: {} };
		}
	}
};

/** Two for the write, and one to render the page in response. */
const withPage = tripsOfWrite + 1;

const formActions: Record<string, Write> = {
	'register a business': {
		as: 'owner',
		request: async () => ({
			path: '/businesses/new',
			form: { name: 'Shop', submission_id: 'form-shop' }
		})
	},
	'edit a business': {
		as: 'owner',
		request: async () => ({
			path: `/businesses/${bakery.slug}/edit`,
			form: { name: 'Bakery', description: 'Rolls' }
		})
	},
	'delete a business': {
		as: 'owner',
		request: async () => {
			const { slug } = await createBusiness('Doomed');
			return { path: `/businesses/${slug}/delete`, form: { name: 'Doomed' } };
		}
	},
	'announce an event': {
		as: 'owner',
		request: async () => ({
			path: '/events/new',
			form: {
				...anEventInput(aMonthAhead),
				business_id: String(bakery.id),
				submission_id: 'form-event'
			}
		})
	},
	'edit an event': {
		as: 'owner',
		request: async () => ({ path: `/events/${fair.slug}/edit`, form: { address: 'Mill Lane 1' } })
	},
	'edit all dates of a series': {
		as: 'owner',
		request: async () => ({
			path: `/events/${await seriesId()}/edit`,
			form: { title: 'Every week', location_name: 'New Mill', dates: 'all' }
		})
	},
	'keep a draft': {
		as: 'owner',
		request: async () => ({
			path: '/events/new',
			form: { title: 'Some day', business_id: String(bakery.id), draft: '1' }
		})
	},
	'announce a draft': {
		as: 'owner',
		request: async () => ({
			path: `/drafts/${(await createDraft()).id}`,
			form: {
				...anEventInput(aMonthAhead),
				business_id: String(bakery.id),
				categories: 'music',
				then: 'announce'
			}
		})
	},
	'cancel an event': {
		as: 'owner',
		request: async () => {
			const { slug } = await createEvent('Called off');
			return { path: `/events/${slug}/cancel`, form: { version: '1' } };
		}
	},
	join: {
		as: 'owner',
		request: async () => {
			const { id } = await createPublicEvent('To join');
			const form = { event: String(id), business_id: String(bakery.id) };
			return { path: `/businesses/${bakery.slug}/join?/join`, form };
		},
		trips: withPage
	},
	leave: {
		as: 'owner',
		request: async () => ({
			path: `/businesses/${bakery.slug}/join?/leave`,
			form: { event: String(fair.id), business_id: String(bakery.id) }
		}),
		trips: withPage
	},
	'say where it is': {
		as: 'owner',
		request: async () => {
			const form = { event: String(await eventOnNow()), business_id: String(bakery.id) };
			return { path: `/businesses/${bakery.slug}?/arrive`, form };
		},
		trips: withPage
	},
	'verify a business': {
		as: 'moderator',
		request: async () => {
			const { slug } = await createBusiness('Unverified');
			return { path: '/review?/verify', form: { slug } };
		}
	},
	'approve an event': {
		as: 'moderator',
		request: async () => {
			const { slug } = await createEvent('To approve');
			return { path: '/review?/approve', form: { slug } };
		}
	},
	'reject an event': {
		as: 'moderator',
		request: async () => {
			const { slug } = await createEvent('To reject');
			return { path: '/review?/reject', form: { slug, reason: 'No place' } };
		}
	},
	'decline a business': {
		as: 'moderator',
		request: async () => {
			const { slug } = await createBusiness('Unwanted');
			return { path: '/review?/decline', form: { slug, reason: 'Spam' } };
		}
	},
	'report an event': {
		as: 'attendee',
		request: async () => ({ path: `/report?event=${fair.slug}`, form: { reason: 'scam' } })
	},
	'ask the organiser': {
		as: 'moderator',
		request: async () => ({
			path: `/events/${fair.slug}/questions?/ask`,
			form: { text: 'When does it begin?' }
		})
	},
	'dismiss reports': {
		as: 'moderator',
		request: async () => {
			const about = `/api/businesses/${bakery.id}/reports`;
			await send('visitor', about, { method: 'POST', json: { reason: 'other' } });
			const list = (await send('moderator', '/api/review/reports')).text;
			return {
				path: '/review/reports?/dismiss',
				form: { id: String(JSON.parse(list).items[0].id) }
			};
		}
	},
	'keep a venue': {
		as: 'owner',
		request: async () => ({ path: '/venues?/save', form: { event: String(fair.id) } })
	},
	'rename a venue': {
		as: 'owner',
		request: async () => ({ path: '/venues?/rename', form: { id: '1', name: 'The mill' } })
	},
	'remove a venue': {
		as: 'owner',
		request: async () => ({ path: '/venues?/remove', form: { id: '1' } })
	},
	'choose mail': {
		as: 'owner',
		request: async () => ({ path: '/account/mail', form: { kind: 'event_cancelled' } })
	},
	'save an event': {
		as: 'owner',
		request: async () => ({ path: '/saved?/save', form: { kind: 'events', slug: fair.slug } })
	},
	'stop following a business': {
		as: 'owner',
		request: async () => ({
			path: '/saved?/remove',
			form: { kind: 'businesses', slug: bakery.slug, from: 'list' }
		})
	},
	'make a calendar of what is saved': {
		as: 'owner',
		trips: withPage,
		request: async () => ({ path: '/saved?/calendar', form: { make: 'yes' } })
	},
	'end a calendar of what is saved': {
		as: 'owner',
		request: async () => ({ path: '/saved?/endCalendar', form: { end: 'yes' } })
	},
	'mark news as read': {
		as: 'owner',
		request: async () => ({
			path: '/account/notifications?/read',
			form: { id: '1', older: 'yes' }
		})
	},
	'end a session': {
		as: 'owner',
		request: async () => ({
			path: '/account/sessions?/end',
			form: { id: await anotherSession() }
		})
	},
	'end all other sessions': {
		as: 'owner',
		request: async () => ({ path: '/account/sessions?/endOthers', form: { all: 'yes' } })
	},
	"end a person's sessions": {
		as: 'moderator',
		request: async () => {
			sessions.set('attendee', await site.signIn({}, people.attendee));
			const { id } = JSON.parse((await send('attendee', '/api/auth/me')).text);
			return { path: `/people/${id}?/signOut`, form: { all: 'yes' } };
		}
	},
	'suspend a person': {
		as: 'moderator',
		request: async () => ({
			path: `/people/${ottoId}?/suspend`,
			form: { reason: 'Spam' }
		})
	},
	'restore a person': {
		as: 'moderator',
		request: async () => ({ path: `/people/${ottoId}?/restore`, form: { all: 'yes' } })
	},
	'find anything': {
		as: 'moderator',
		request: async () => ({ path: '/review/search', form: { q: 'bakery' } }),
		trips: withPage
	},
	'mark an edit as seen': {
		as: 'moderator',
		request: async () => ({ path: '/review/edits?/seen', form: { id: String(await editId()) } })
	}
};

describe('the round trips of a write to D1', () => {
	it('are tested for every write of the API', async () => {
		const { paths } = JSON.parse((await send('visitor', '/api/openapi.json')).text);
		const operations = Object.entries<object>(paths).flatMap(([path, methods]) =>
			Object.keys(methods)
				.filter((method) => ['post', 'put', 'patch', 'delete'].includes(method))
				.map((method) => `${method.toUpperCase()} ${path}`)
		);
		expect(operations.sort()).toEqual(Object.keys(apiWrites).sort());
	});

	it.each(Object.entries(apiWrites))(
		'are as few as possible: %s',
		async (name, { as, request, trips = tripsOfWrite }) => {
			const { path, json, uploads } = await request();
			const response = await send(as, path, { method: name.split(' ')[0], json, uploads });
			expect(response.status, response.text).toBeLessThan(300);
			expect(response.trips).toBe(trips);
		}
	);

	it.each(Object.entries(formActions))(
		'are as few as possible for the form to %s',
		async (_, { as, request, trips = tripsOfWrite }) => {
			const { path, form } = await request();
			const response = await send(as, path, { form });
			expect(response.status, response.text).toBe(trips === withPage ? 200 : 303);
			expect(response.trips).toBe(trips);
		}
	);
});
