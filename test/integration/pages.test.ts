import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerOf } from './reader.ts';
import type { Reader, Seen } from './reader.ts';
import type { Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

/** The owner of the market below; somebody who is not anybody's owner; and who is not signed in. */
const roles = ['visitor', 'expired', 'attendee', 'other', 'moderator', 'owner'] as const;
type Role = (typeof roles)[number];

let processes: Processes;
let site: Site;
let as: Record<Role, Reader>;
/** Slugs of what the tests are about, by what it is for. */
const market = {
	...{ bakery: '', waiting: '', hidden: '', doomed: '', studio: '', brief: '' },
	...{ fair: '', own: '', off: '', approvable: '', rejectable: '', unseen: '' }
};
type Thing = keyof typeof market;

/** The rows that tell whether anything was done; a session counts as ended or not. */
const everything = `SELECT
	(SELECT json_group_array(json_array(id, owner_id, name, slug, description, website, is_verified, version)) FROM businesses) AS businesses,
	(SELECT json_group_array(json_array(id, host_business_id, title, status, review_note, start_at, version)) FROM events) AS events,
	(SELECT json_group_array(json_array(event_id, business_id)) FROM event_businesses) AS joined,
	(SELECT json_group_array(json_array(business_id, category_id)) FROM business_categories) AS filed,
	(SELECT json_group_array(json_array(id, ended_at IS NULL)) FROM sessions) AS sessions`;
const snapshot = () => processes.query(everything);

async function one(statement: string): Promise<Record<string, unknown>> {
	const [row] = await processes.query(statement);
	return row ?? {};
}
const rowOf = (thing: Thing, table: 'businesses' | 'events') =>
	one(`SELECT * FROM ${table} WHERE slug = '${market[thing]}'`);
const idOf = async (thing: Thing, table: 'businesses' | 'events') =>
	String((await rowOf(thing, table))['id']);

/** In a month, on the clocks there. */
const at = (hour: string) =>
	`${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T${hour}`;
const newSubmission = () => ({ submission_id: `form-${randomUUID()}` });

function slugIn({ location, text }: Seen): string {
	const slug = /^\/(?:businesses|events)\/([^/?]+)\?done=/.exec(location ?? '')?.[1];
	if (!slug) throw new Error(`Nothing was made: ${text}`);
	return decodeURIComponent(slug);
}

const business = async (reader: Reader, name: string, more: Record<string, string> = {}) =>
	slugIn(await reader.send('/businesses/new', { name, ...newSubmission(), ...more }));

const eventForm = (host: string, title: string) => ({
	...{ business_id: host, title, location_name: 'Old Mill', time_zone: 'Europe/Berlin' },
	...{ start_at: at('10:00'), end_at: at('18:00'), ...newSubmission() }
});

async function event(reader: Reader, host: Thing, title: string) {
	const form = eventForm(await idOf(host, 'businesses'), title);
	return slugIn(await reader.send('/events/new', form));
}

const approve = (slug: string) => as.moderator.send('/review?/approve', { slug });

beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
	const [only] = processes.sites;
	if (!only) throw new RangeError('There is no site');
	site = only;
	const signedIn = async (person: string) => readerOf(site, await site.signIn({}, person));
	const [expired, owner, other] = [
		await signedIn('emil-owner'),
		await signedIn('emil-owner'),
		await signedIn('otto-other-owner')
	];
	const [attendee, moderator] = [await signedIn('anna-attendee'), await signedIn('mona-moderator')];
	as = { visitor: readerOf(site, null), expired, attendee, other, moderator, owner };
	await owner.send('/account/sessions?/endOthers', {});
	market.bakery = await business(owner, 'Bakery');
	market.doomed = await business(owner, 'Doomed Deli');
	market.studio = await business(other, 'Studio');
	for (const slug of [market.bakery, market.doomed, market.studio]) {
		await moderator.send('/review?/verify', { slug });
	}
	market.waiting = await business(owner, 'Waiting Room');
	market.hidden = await business(owner, 'Hidden Hut');
	market.fair = await event(other, 'studio', 'Fair');
	market.own = await event(owner, 'bakery', 'Own market');
	market.off = await event(owner, 'bakery', 'Called off');
	for (const slug of [market.fair, market.own, market.off]) await approve(slug);
	market.approvable = await event(owner, 'bakery', 'Unseen one');
	market.rejectable = await event(owner, 'bakery', 'Unseen two');
	market.unseen = await event(owner, 'bakery', 'Unseen three');
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** What somebody is answered who may not do it. */
interface Refusal {
	status: number;
	/** In the page; or where it leads. */
	says: string | RegExp;
}

const notYourBusiness = 'You do not have permission to manage this business';
const notYourEvent = 'You do not have permission to manage this event';
const notYours: Refusal = { status: 403, says: notYourBusiness };
const eventNotYours: Refusal = { status: 403, says: notYourEvent };
const noPage: Refusal = { status: 404, says: 'There’s nothing at this address.' };
const notThere: Refusal = { status: 404, says: 'is not public or is gone.' };
const signInAgain: Refusal = { status: 401, says: 'Your session has ended.' };
const withoutSession = { visitor: signInAgain, expired: signInAgain };
const notTheirs = { attendee: notYours, other: notYours, moderator: notYours };
const eventNotTheirs = {
	attendee: eventNotYours,
	other: eventNotYours,
	moderator: eventNotYours
};
const forModerators = {
	...withoutSession,
	...{ attendee: noPage, other: noPage, owner: noPage }
};

interface Action {
	path: () => string;
	fields: (role: Role) => Promise<Record<string, string>> | Record<string, string>;
	/** Who is refused, and how; it is done for everybody else. */
	refused: Partial<Record<Role, Refusal>>;
	/** Where it leads on to once it is done; null for an action that answers the page itself. */
	leads: RegExp | null;
	/** What is so afterwards. */
	done: () => Promise<boolean>;
}

const isJoined = async (event: Thing, business: Thing) => {
	const pair = `event_id = ${await idOf(event, 'events')} AND business_id = ${await idOf(business, 'businesses')}`;
	return (await one(`SELECT count(*) AS n FROM event_businesses WHERE ${pair}`))['n'] === 1;
};
const pressed = async () => ({
	event: await idOf('fair', 'events'),
	business_id: await idOf('bakery', 'businesses')
});
const pressedInVain: Refusal = { status: 401, says: 'Sign in first, then try again.' };
const panelRefusals = { visitor: pressedInVain, expired: pressedInVain, ...notTheirs };
const statusOf = async (thing: Thing) => (await rowOf(thing, 'events'))['status'];

const actions: Record<string, Action> = {
	'register a business': {
		path: () => '/businesses/new',
		fields: (role) => ({ name: `Stall of ${role}`, ...newSubmission() }),
		refused: withoutSession,
		leads: /^\/businesses\/stall-of-\w+\?done=created$/,
		done: async () =>
			(await one(`SELECT count(*) AS n FROM businesses WHERE name LIKE 'Stall of %'`))['n'] !== 0
	},
	'edit a business': {
		path: () => `/businesses/${market.bakery}/edit`,
		fields: () => ({ name: 'Bakery', description: 'Bread', version: '2' }),
		refused: { ...withoutSession, ...notTheirs },
		leads: /^\/businesses\/bakery\?done=changed$/,
		done: async () => (await rowOf('bakery', 'businesses'))['description'] === 'Bread'
	},
	'edit a business that waits': {
		path: () => `/businesses/${market.waiting}/edit`,
		fields: () => ({ name: 'Waiting Room', description: 'Chairs' }),
		refused: { ...withoutSession, attendee: notThere, other: notThere, moderator: notYours },
		leads: /^\/businesses\/waiting-room\?done=changed$/,
		done: async () => (await rowOf('waiting', 'businesses'))['description'] === 'Chairs'
	},
	'announce an event': {
		path: () => '/events/new',
		fields: async () => eventForm(await idOf('bakery', 'businesses'), 'Announced'),
		refused: { ...withoutSession, ...notTheirs },
		leads: /^\/events\/announced-[\d-]+\?done=created$/,
		done: async () =>
			(await one(`SELECT * FROM events WHERE title = 'Announced'`))['id'] !== undefined
	},
	'edit an event': {
		path: () => `/events/${market.own}/edit`,
		fields: () => ({ title: 'Own market, moved' }),
		refused: { ...withoutSession, ...eventNotTheirs },
		leads: /^\/events\/own-market-[\d-]+\?done=changed$/,
		done: async () => (await rowOf('own', 'events'))['title'] === 'Own market, moved'
	},
	'cancel an event': {
		path: () => `/events/${market.off}/cancel`,
		fields: () => ({}),
		refused: { ...withoutSession, ...eventNotTheirs },
		leads: /\?done=cancelled$/,
		done: async () => (await statusOf('off')) === 'cancelled'
	},
	join: {
		path: () => `/businesses/${market.bakery}?/join`,
		fields: pressed,
		refused: panelRefusals,
		leads: null,
		done: () => isJoined('fair', 'bakery')
	},
	leave: {
		path: () => `/businesses/${market.bakery}?/leave`,
		fields: pressed,
		refused: panelRefusals,
		leads: null,
		done: async () => !(await isJoined('fair', 'bakery'))
	},
	'verify a business': {
		path: () => '/review?/verify',
		fields: () => ({ slug: market.waiting }),
		refused: forModerators,
		leads: /^\/review\?done=verified&slug=waiting-room$/,
		done: async () => (await rowOf('waiting', 'businesses'))['is_verified'] === 1
	},
	'approve an event': {
		path: () => '/review?/approve',
		fields: () => ({ slug: market.approvable }),
		refused: forModerators,
		leads: /^\/review\?done=approved&slug=unseen-one-[\d-]+$/,
		done: async () => (await statusOf('approvable')) === 'approved'
	},
	'reject an event': {
		path: () => '/review?/reject',
		fields: () => ({ slug: market.rejectable, reason: 'Please say:\r\nwhere' }),
		refused: forModerators,
		leads: /^\/review\?done=rejected&slug=unseen-two-[\d-]+$/,
		done: async () => (await rowOf('rejectable', 'events'))['review_note'] === 'Please say:\nwhere'
	},
	'delete a business': {
		path: () => `/businesses/${market.doomed}/delete`,
		fields: () => ({ name: 'doomed  deli' }),
		refused: { ...withoutSession, ...notTheirs },
		leads: /^\/dashboard\?done=deleted$/,
		done: async () => (await rowOf('doomed', 'businesses'))['id'] === undefined
	}
};

const table = Object.entries(actions).flatMap(([name, action]) =>
	roles.map((role) => ({ name, role, action, refusal: action.refused[role] ?? null }))
);

describe('who may do what on the pages', () => {
	it.each(table.filter(({ refusal }) => refusal))(
		'$name: refused to $role',
		async ({ role, action, refusal }) => {
			const before = await snapshot();
			const seen = await as[role].send(action.path(), await action.fields(role));
			expect(seen.status, seen.text).toBe(refusal?.status);
			expect(seen.text).toMatch(refusal?.says ?? '');
			expect(await snapshot()).toEqual(before);
		}
	);

	it.each(table.filter(({ refusal }) => !refusal))(
		'$name: done by $role',
		async ({ role, action }) => {
			const before = await snapshot();
			const seen = await as[role].send(action.path(), await action.fields(role));
			expect(seen.status, seen.text).toBe(action.leads ? 303 : 200);
			if (action.leads) expect(seen.location).toMatch(action.leads);
			expect(await action.done()).toBe(true);
			expect(await snapshot()).not.toEqual(before);
		}
	);
});

describe('who sees what', () => {
	const toSignIn = { visitor: 303, expired: 303 };
	const ownersAlone = { ...toSignIn, attendee: 403, other: 403, moderator: 403, owner: 200 };
	const unseen = { visitor: 404, expired: 404, attendee: 404, other: 404 };
	const unseenToEdit = { ...toSignIn, attendee: 404, other: 404, moderator: 403, owner: 200 };
	const people = { ...toSignIn, attendee: 200, other: 200, moderator: 200, owner: 200 };
	const anybody = { ...people, visitor: 200, expired: 200 };
	const moderators = { ...toSignIn, attendee: 404, other: 404, moderator: 200, owner: 404 };

	const pages: Record<string, { path: () => string; statuses: Record<Role, number> }> = {
		'the home page': { path: () => '/', statuses: anybody },
		'the businesses': { path: () => '/businesses', statuses: anybody },
		'a business': { path: () => `/businesses/${market.bakery}`, statuses: anybody },
		'an event': { path: () => `/events/${market.own}`, statuses: anybody },
		'an event that is cancelled': { path: () => `/events/${market.off}`, statuses: anybody },
		'a calendar file': { path: () => `/events/${market.own}/calendar.ics`, statuses: anybody },
		'who takes part': { path: () => `/events/${market.own}/businesses`, statuses: anybody },
		'who takes part in one that waits': {
			path: () => `/events/${market.unseen}/businesses`,
			statuses: { ...unseen, moderator: 200, owner: 200 }
		},
		'a business that waits': {
			path: () => `/businesses/${market.hidden}`,
			statuses: { ...unseen, moderator: 200, owner: 200 }
		},
		'an event that waits': {
			path: () => `/events/${market.unseen}`,
			statuses: { ...unseen, moderator: 200, owner: 200 }
		},
		'the calendar file of one that waits': {
			path: () => `/events/${market.unseen}/calendar.ics`,
			statuses: { ...unseen, moderator: 200, owner: 200 }
		},
		'a form to register a business': { path: () => '/businesses/new', statuses: people },
		'a form to announce an event': { path: () => '/events/new', statuses: people },
		'the form of a business': {
			path: () => `/businesses/${market.bakery}/edit`,
			statuses: ownersAlone
		},
		'the form of one that waits': {
			path: () => `/businesses/${market.hidden}/edit`,
			statuses: unseenToEdit
		},
		'the way to delete a business': {
			path: () => `/businesses/${market.bakery}/delete`,
			statuses: ownersAlone
		},
		'the form of an event': { path: () => `/events/${market.own}/edit`, statuses: ownersAlone },
		'the form of an event that waits': {
			path: () => `/events/${market.unseen}/edit`,
			statuses: unseenToEdit
		},
		'the way to cancel an event': {
			path: () => `/events/${market.own}/cancel`,
			statuses: ownersAlone
		},
		'the dashboard': { path: () => '/dashboard', statuses: people },
		'the account': { path: () => '/account', statuses: people },
		'the sessions': { path: () => '/account/sessions', statuses: people },
		'the review queue': { path: () => '/review', statuses: moderators },
		'a person': { path: () => '/people/somebody', statuses: moderators }
	};
	const views = Object.entries(pages).flatMap(([name, { path, statuses }]) =>
		roles.map((role) => ({ name, role, path, status: statuses[role] }))
	);

	it.each(views)('$name: $status for $role', async ({ role, path, status }) => {
		const seen = await as[role].open(path());
		expect(seen.status, seen.text).toBe(status);
		if (status === 403) {
			expect(seen.text).toContain(path().startsWith('/events/') ? notYourEvent : notYourBusiness);
			expect(seen.links).toContain(path().replace(/\/\w+$/, ''));
		}
		if (status !== 303) return;
		expect(seen.location).toBe(`/login?return_to=${encodeURIComponent(path())}`);
	});

	it.each(roles)('what waits is in no list of %s, unless it is theirs to see', async (role) => {
		const places = ['/', '/?q=unseen', '/businesses', '/businesses?q=hidden', '/dashboard'];
		const panel = [`/businesses/${market.bakery}`, `/businesses/${market.bakery}?find=unseen`];
		for (const path of [...places, ...panel, `/events/${market.fair}`]) {
			const { text } = await as[role].open(path);
			const isOnDashboard = role === 'owner' && path === '/dashboard';
			expect(/Unseen three/.test(text), path).toBe(isOnDashboard);
			expect(/Hidden Hut/.test(text), path).toBe(isOnDashboard);
		}
	});

	it.each(roles)('the join panel is for the owner alone, not for %s', async (role) => {
		const { text } = await as[role].open(`/businesses/${market.bakery}`);
		expect(text.includes('Join an event')).toBe(role === 'owner');
	});

	it('says in the panel when there is nothing to join, and when nothing fits', async () => {
		const nothing = await as.owner.open(`/businesses/${market.bakery}?find=zzzz`);
		expect(nothing.text).toContain('No upcoming events match “zzzz”.');
		for (const [path, list] of [
			['/', 'Events'],
			['/businesses', 'Businesses']
		]) {
			const { text } = await as.visitor.open(`${path}?q=zzzz&category=music`);
			expect(text).toContain(`${list} for “zzzz” in Music`);
			expect(text).toContain(`There are no ${list?.toLowerCase()} for “zzzz” in Music.`);
			const unknown = await as.visitor.open(`${path}?q=zzzz&category=opera`);
			expect(unknown.location).toBe(`${path}?q=zzzz`);
		}
		const unverified = await as.owner.open(`/businesses/${market.hidden}`);
		expect(unverified.text).toContain('A moderator reviews every new business.');
		const waiting = await as.owner.open(`/events/${market.unseen}`);
		expect(waiting.text).toContain('Businesses can join once it’s approved.');
		expect(waiting.text).not.toContain('Add to calendar');
	});

	it('every event of the dashboard opens, also when its business is gone', async () => {
		market.brief = await business(as.owner, 'Brief Stall');
		for (const title of ['Turned down', 'Never looked at']) {
			const slug = await event(as.owner, 'brief', title);
			if (title === 'Turned down') {
				await as.moderator.send('/review?/reject', { slug, reason: 'No' });
			}
		}
		await as.owner.send(`/businesses/${market.brief}/delete`, { name: 'Brief Stall' });
		const { links, text } = await as.owner.open('/dashboard');
		expect(text).toMatch(/Never looked at .*Cancelled .*Turned down .*Rejected/);
		const events = links.filter((link) => link.startsWith('/events/') && link !== '/events/new');
		expect(events.length).toBeGreaterThan(2);
		for (const link of events) expect((await as.owner.open(link)).status, link).toBe(200);
	});

	it('tells the owner why an event was not accepted, line by line, and nobody else', async () => {
		const path = `/events/${market.rejectable}`;
		expect((await as.owner.open(path)).html).toContain('Please say:\nwhere</blockquote>');
		expect((await as.owner.open('/dashboard')).text).toContain('Reason: Please say: where');
		expect((await as.owner.open('/dashboard')).html).toContain('Please say:\nwhere</bdi>');
		for (const role of ['visitor', 'attendee', 'other'] as const) {
			expect((await as[role].open(path)).status).toBe(404);
		}
	});
});

describe('a form', () => {
	it('that is wrong comes back as typed, with each error beside its field', async () => {
		const typed = {
			name: '',
			description: '  Two\r\nlines & <b>more</b> ',
			website: 'javascript:alert(1)',
			instagram_url: 'https://evil.example/"onmouseover="alert(1)',
			contact_email: 'nobody',
			categories: 'music',
			...newSubmission()
		};
		const before = await snapshot();
		const seen = await as.owner.send('/businesses/new', typed);
		expect(seen.status).toBe(422);
		expect(seen.text).toContain('4 things need another look before this can be done.');
		const wrong = {
			name: 'Please give the business a name.',
			website: 'Please write a web address that starts with https:// or http://.',
			instagram_url: 'Please write the address of a page on Instagram',
			contact_email: 'Please write an e-mail address like hello@example.org.'
		};
		for (const [name, sentence] of Object.entries(wrong)) {
			expect(seen.field(name).isInvalid, name).toBe(true);
			expect(seen.field(name).described).toContain(sentence);
		}
		expect(seen.text).toMatch(/ Name: Please .* E-mail: Please .* Website: Please .* Instagram: /);
		expect(seen.field('description').isInvalid).toBe(false);
		// A text box gives line breaks as \n, and the browser sends them as \r\n again.
		expect(seen.form()).toMatchObject({ ...typed, description: '  Two\nlines & <b>more</b> ' });
		expect(seen.html).not.toContain('<b>more');
		expect(await snapshot()).toEqual(before);
	});

	it('of an event that is wrong says so for times, zone and place', async () => {
		const typed = {
			...eventForm(await idOf('bakery', 'businesses'), ' '),
			...{ start_at: at('18:00'), end_at: at('10:00'), time_zone: 'Europe/Berlin' },
			...{ latitude: '91', longitude: 'east', weeks: '3', location_name: '' }
		};
		const seen = await as.owner.send('/events/new', typed);
		expect(seen.status).toBe(422);
		expect(seen.field('title').described).toBe('Please give the event a title.');
		expect(seen.field('latitude').described).toContain('between -90 and 90');
		expect(seen.field('longitude').described).toContain('between -180 and 180');
		expect(seen.field('location_name').described).toContain('Please say where it is');
		expect(seen.form()).toMatchObject(typed);
		const put = {
			...seen.form(),
			title: 'Late',
			latitude: '',
			longitude: '',
			location_name: 'Here'
		};
		const again = await as.owner.send('/events/new', put);
		expect(again.field('end_at').described).toContain('after the start');
	});

	it('sent twice, even at once, makes one business and one event', async () => {
		const stall = { name: 'Twice', ...newSubmission() };
		const fair = eventForm(await idOf('bakery', 'businesses'), 'Twice');
		for (const [path, form] of [
			['/businesses/new', stall],
			['/events/new', fair]
		] as const) {
			const sent = await Promise.all([1, 2].map(() => as.owner.send(path, form)));
			sent.push(await as.owner.send(path, form));
			expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
			expect(new Set(sent.map(({ location }) => location)).size).toBe(1);
		}
		const made = `SELECT (SELECT count(*) FROM businesses WHERE name = 'Twice') AS businesses,
			(SELECT count(*) FROM events WHERE title = 'Twice') AS events`;
		expect(await one(made)).toEqual({ businesses: 1, events: 1 });
	});

	it('announces once a week, on the same hours of the clocks there', async () => {
		const form = { ...eventForm(await idOf('bakery', 'businesses'), 'Weekly'), weeks: '3' };
		const { location } = await as.owner.send('/events/new', form);
		expect(location).toMatch(/\?done=series$/);
		expect((await as.owner.open(location ?? '')).text).toContain('on your dashboard.');
		const rows = await processes.query(`SELECT start_at FROM events WHERE title = 'Weekly'`);
		expect(rows).toHaveLength(3);
	});

	it('keeps a place’s zone by the name that it was given', async () => {
		const host = await idOf('bakery', 'businesses');
		for (const time_zone of ['Asia/Kathmandu', 'Asia/Katmandu', 'Europe/Kyiv', 'Europe/Kiev']) {
			const made = await as.owner.send('/events/new', { ...eventForm(host, 'Zone'), time_zone });
			const edit = await as.owner.open(`/events/${slugIn(made)}/edit`);
			expect(edit.field('time_zone').value).toBe(time_zone);
		}
	});

	it('survives a session that ended half-way: signing in and sending it again is all', async () => {
		const form = { name: 'Half-way', description: 'Typed for an hour', ...newSubmission() };
		const refused = await as.expired.send('/businesses/new', form);
		expect(refused.status).toBe(401);
		expect(refused.text).toContain('What you typed is still here');
		expect(refused.links).toContain('/login?return_to=%2Fbusinesses%2Fnew');
		const again = readerOf(site, await site.signIn({}, 'emil-owner'));
		const made = await again.send('/businesses/new', refused.form());
		expect(slugIn(made)).toBe('half-way');
		const row = await one(`SELECT description FROM businesses WHERE slug = 'half-way'`);
		expect(row['description']).toBe('Typed for an hour');
	});

	it('to edit survives it too, an event’s as well, and a moderator’s reason', async () => {
		const edit = `/businesses/${market.bakery}/edit`;
		const typed = { ...(await as.owner.open(edit)).form(), description: 'Kept' };
		const refused = await as.expired.send(edit, typed);
		expect([refused.status, refused.form()]).toEqual([401, typed]);
		expect((await as.owner.send(edit, refused.form())).status).toBe(303);
		const editEvent = `/events/${market.own}/edit`;
		const times = { ...(await as.owner.open(editEvent)).form(), address: 'Kept Lane 1' };
		expect((await as.expired.send(editEvent, times)).form()).toEqual(times);
		const reason = { slug: market.unseen, reason: 'Please say\nwhere' };
		const review = await as.expired.send('/review?/reject', reason);
		expect([review.status, review.form()]).toEqual([401, reason]);
	});

	it('leads a visitor who presses Join to the sign-in and back', async () => {
		const path = `/businesses/${market.bakery}`;
		const seen = await as.visitor.send(`${path}?/join`, await pressed());
		expect(seen.links).toContain(`/login?return_to=${encodeURIComponent(path)}`);
	});

	it('to join what is over or called off says so', async () => {
		const join = `/businesses/${market.bakery}?/join`;
		const business_id = await idOf('bakery', 'businesses');
		const off = await as.owner.send(join, { event: await idOf('off', 'events'), business_id });
		expect([off.status, off.text]).toEqual([409, expect.stringContaining('was cancelled')]);
		const unseen = await as.owner.send(join, { event: market.unseen, business_id });
		expect([unseen.status, unseen.text]).toEqual([404, expect.stringContaining('is not public')]);
	});

	it('to delete a business wants its name, and leaves the events of others alone', async () => {
		const before = await snapshot();
		const path = `/businesses/${market.bakery}/delete`;
		for (const name of ['', 'Baker', 'Studio']) {
			const seen = await as.owner.send(path, { name });
			expect([seen.status, seen.field('name').value]).toEqual([422, name]);
			expect(seen.field('name').described).toContain(
				'Please type the name of the business, Bakery'
			);
		}
		expect(await snapshot()).toEqual(before);
	});

	it('to end a session ends one’s own and nobody else’s', async () => {
		const mine = `SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id
			WHERE u.email = 'emil-owner@popmap.test' AND s.ended_at IS NULL ORDER BY s.created_at DESC`;
		const { id } = await one(mine);
		const before = await snapshot();
		for (const role of ['attendee', 'other', 'moderator'] as const) {
			const seen = await as[role].send('/account/sessions?/end', { id: String(id) });
			expect(seen.location).toBe('/account/sessions?ended=0');
		}
		for (const role of ['visitor', 'expired'] as const) {
			const seen = await as[role].send('/account/sessions?/end', { id: String(id) });
			expect(seen.location).toBe('/login?return_to=%2Faccount%2Fsessions');
		}
		expect(await snapshot()).toEqual(before);
		const seen = await as.owner.send('/account/sessions?/end', { id: String(id) });
		expect(seen.location).toBe('/account/sessions?ended=1');
		expect(
			(await one(`SELECT ended_at FROM sessions WHERE id = '${id}'`))['ended_at']
		).not.toBeNull();
		expect((await as.owner.open('/account/sessions?ended=1')).text).toContain(
			'Signed out on 1 device.'
		);
	});

	it('to sign a person out everywhere is for moderators', async () => {
		const gina = await one(`SELECT id FROM users WHERE email = 'anna-attendee@popmap.test'`);
		const path = `/people/${gina['id']}`;
		const before = await snapshot();
		for (const role of roles.filter((one) => one !== 'moderator')) {
			expect((await as[role].send(path, {})).status).toBe(404);
		}
		expect(await snapshot()).toEqual(before);
		expect((await as.moderator.send(path, {})).location).toBe(`${path}?ended=1`);
		expect((await as.attendee.open('/dashboard')).status).toBe(303);
	});
});

describe('two tabs', () => {
	it('of a business: the second is shown both versions, and may save its own', async () => {
		const path = `/businesses/${market.studio}/edit`;
		const [first, second] = [await as.other.open(path), await as.other.open(path)];
		const saved = await as.other.send(path, { ...first.form(), description: 'From the first' });
		expect(saved.status).toBe(303);
		const mine = {
			...second.form(),
			description: 'From the second',
			website: 'https://s.example/'
		};
		const both = await as.other.send(path, mine);
		expect(both.status).toBe(409);
		expect(both.text).toContain('Somebody changed this in the meantime');
		expect(both.text).toMatch(/Saved version From the first Your version From the second/);
		expect(both.text).toMatch(/Saved version Empty Your version https:\/\/s\.example\//);
		expect(both.text).not.toMatch(/Name Saved version/);
		expect(both.field('description').value).toBe('From the second');
		expect((await rowOf('studio', 'businesses'))['description']).toBe('From the first');
		expect((await as.other.send(path, both.form())).status).toBe(303);
		expect(await rowOf('studio', 'businesses')).toMatchObject({
			description: 'From the second',
			website: 'https://s.example/'
		});
	});

	it('of an event: the times too', async () => {
		const path = `/events/${market.fair}/edit`;
		const [first, second] = [await as.other.open(path), await as.other.open(path)];
		await as.other.send(path, { ...first.form(), start_at: at('11:00') });
		const both = await as.other.send(path, { ...second.form(), title: 'Fair, later' });
		expect(both.status).toBe(409);
		expect(both.text).toMatch(/Title Saved version Fair Your version Fair, later/);
		expect(both.text).toMatch(/Starts Saved version \S+T11:00 Your version \S+T10:00/);
		expect((await as.other.send(path, both.form())).status).toBe(303);
		expect((await as.visitor.open(`/events/${market.fair}`)).text).toContain('10:00 to 18:00');
	});
});

describe('a decision', () => {
	/** What the forms about a thing send, from the part of the queue where it is. */
	async function inQueue(slug: string) {
		let path: string | undefined = '/review';
		while (path) {
			const seen: Seen = await as.moderator.open(path);
			const [approve, reject, verify] = ['approve', 'reject', 'verify'].map(
				(action) => seen.formAbout(slug, action) ?? {}
			);
			if (approve?.['slug'] || verify?.['slug']) return { approve, reject, verify };
			path = seen.links.find((link) => link.includes('cursor='));
		}
		throw new RangeError(`${slug} is not in the queue`);
	}
	const changed = 'Somebody changed this in the meantime';
	const reason = 'Please say where it is.';

	it('of a moderator who was slower shows what another made of it, and can be made again', async () => {
		const slug = await event(as.owner, 'bakery', 'Contested');
		const [first, second] = [await inQueue(slug), await inQueue(slug)];
		expect((await as.moderator.send('/review?/approve', first.approve ?? {})).status).toBe(303);
		const late = await as.moderator.send('/review?/reject', { ...second.reject, reason });
		expect([late.status, late.text]).toEqual([409, expect.stringContaining(changed)]);
		expect(late.text).toMatch(/Current version .*Contested .*Public/);
		expect(late.formAbout(slug, 'approve')).toBeNull();
		expect(late.formAbout(slug, 'reject')).toEqual({ slug, version: '2', reason });
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(200);
		const again = await as.moderator.send('/review?/reject', late.formAbout(slug, 'reject') ?? {});
		expect(again.location).toBe(`/review?done=rejected&slug=${slug}`);
		const news = await as.moderator.open(again.location ?? '');
		expect(news.text).toContain('Contested is rejected.');
		expect(news.links).toContain(`/events/${slug}`);
		const untrue = await as.moderator.open(`/review?done=approved&slug=${slug}`);
		expect(untrue.text).not.toContain('Contested is');
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(404);
	});

	it('about what is public already begins on its page', async () => {
		const slug = await event(as.owner, 'bakery', 'Not what it seemed');
		await approve(slug);
		const path = `/review?event=${slug}`;
		expect((await as.visitor.open(`/events/${slug}`)).html).not.toContain('/review?event=');
		expect((await as.moderator.open(`/events/${slug}`)).html).toContain(path);
		const page = await as.moderator.open(path);
		expect(page.text).toMatch(/Current version .*Not what it seemed .*Public/);
		const reject = { ...page.formAbout(slug, 'reject'), reason: 'It sells something else.' };
		expect((await as.moderator.send('/review?/reject', reject)).location).toBe(
			`/review?done=rejected&slug=${slug}`
		);
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(404);
		expect((await as.moderator.open('/review?event=nothing')).status).toBe(404);
		expect((await as.owner.open(path)).status).toBe(404);
	});

	it('about a text that its owner changes meanwhile shows the new one first', async () => {
		const slug = await event(as.owner, 'bakery', 'Harmless');
		const { approve } = await inQueue(slug);
		const edit = `/events/${slug}/edit`;
		const typed = {
			...(await as.owner.open(edit)).form(),
			title: 'Harmful',
			description: 'Knives'
		};
		expect((await as.owner.send(edit, typed)).status).toBe(303);
		const late = await as.moderator.send('/review?/approve', approve ?? {});
		expect([late.status, late.text]).toEqual([409, expect.stringContaining(changed)]);
		expect(late.text).toMatch(/Current version .*Harmful .*Knives/);
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(404);
		const again = late.formAbout(slug, 'approve') ?? {};
		expect((await as.moderator.send('/review?/approve', again)).location).toBe(
			`/review?done=approved&slug=${slug}`
		);
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(200);
	});

	it('about a business that its owner changes meanwhile shows the new one first', async () => {
		const slug = await business(as.owner, 'Corner Shop');
		const { verify } = await inQueue(slug);
		const edit = `/businesses/${slug}/edit`;
		const typed = { ...(await as.owner.open(edit)).form(), description: 'Anything' };
		await as.owner.send(edit, typed);
		const late = await as.moderator.send('/review?/verify', verify ?? {});
		expect([late.status, late.text]).toEqual([409, expect.stringContaining('Anything')]);
		expect((await as.visitor.open(`/businesses/${slug}`)).status).toBe(404);
		const again = late.formAbout(slug, 'verify') ?? {};
		expect((await as.moderator.send('/review?/verify', again)).location).toBe(
			`/review?done=verified&slug=${slug}`
		);
	});

	it('that is sent twice is made once', async () => {
		const slug = await event(as.owner, 'bakery', 'Double click');
		const { approve = {} } = await inQueue(slug);
		for (const { location } of await Promise.all(
			[1, 2].map(() => as.moderator.send('/review?/approve', approve))
		)) {
			expect(location).toBe(`/review?done=approved&slug=${slug}`);
		}
		expect((await one(`SELECT version FROM events WHERE slug = '${slug}'`))['version']).toBe(2);
	});

	it('survives a session that ended half-way, with what was read', async () => {
		const sent = { slug: market.unseen, version: '1', reason };
		const refused = await as.expired.send('/review?/reject', sent);
		expect([refused.status, refused.form()]).toEqual([401, sent]);
	});

	it('to cancel, or to delete, is about what its owner has read', async () => {
		const slug = await event(as.owner, 'bakery', 'Rained off');
		const cancel = `/events/${slug}/cancel`;
		const asRead = (await as.owner.open(cancel)).form();
		await approve(slug);
		const late = await as.owner.send(cancel, asRead);
		expect([late.status, late.text]).toEqual([409, expect.stringMatching(/Rained off .*Public/)]);
		expect((await as.owner.send(cancel, late.form())).location).toMatch(/\?done=cancelled$/);

		const name = 'Gone Tomorrow';
		const gone = await business(as.owner, name);
		const path = `/businesses/${gone}/delete`;
		const form = { ...(await as.owner.open(path)).form(), name };
		await as.moderator.send('/review?/verify', { slug: gone });
		const kept = await as.owner.send(path, form);
		expect([kept.status, kept.text]).toEqual([409, expect.stringContaining(changed)]);
		expect(kept.form()).toEqual({ name, version: '2' });
		expect((await as.owner.send(path, kept.form())).location).toBe('/dashboard?done=deleted');
	});
});

describe('what people type', () => {
	const markup = '</title></script><script>alert(1)</script> & "quotes" <b>’';
	const typed = `${markup} ليلى 👩‍🍳`;
	let slug = '';
	let path = '';
	beforeAll(async () => {
		const host = await idOf('bakery', 'businesses');
		const more = { address: 'Line 1, "A"', latitude: '52.5', longitude: '13.4' };
		const form = { ...eventForm(host, typed), description: `${typed}\r\nmore`, ...more };
		slug = slugIn(await as.owner.send('/events/new', form));
		path = `/events/${encodeURIComponent(slug)}`;
		await approve(slug);
		await as.owner.send('/businesses/bakery?/join', {
			event: String((await one(`SELECT id FROM events WHERE slug = '${slug}'`))['id']),
			business_id: host
		});
	});

	it('is shown as typed wherever it stands, and is markup nowhere', async () => {
		const searched = '/?q=alert';
		for (const [place, reader] of [
			[path, as.visitor],
			[searched, as.visitor],
			[`${path}/edit`, as.owner],
			[`${path}/cancel`, as.owner],
			['/dashboard', as.owner],
			['/businesses/bakery', as.owner]
		] as const) {
			const seen = await reader.open(place);
			expect(seen.status, place).toBe(200);
			expect(seen.html, place).not.toMatch(/<script>alert|<b>’/);
			const isInField = place.endsWith('/edit');
			expect(isInField ? seen.field('title').value : seen.text, place).toContain(typed);
		}
		expect((await as.owner.open(`${path}/edit`)).field('description').value).toBe(`${typed}\nmore`);
		const query = await as.visitor.open(`/?q=${encodeURIComponent(markup)}`);
		expect(query.html).not.toContain('<script>alert');
	});

	it('is told as typed to those who share and search', async () => {
		const seen = await as.visitor.open(path);
		const { APP_ORIGIN: origin } = site.settings;
		expect(seen.meta('og:title')).toBe(typed);
		expect(seen.meta('og:url')).toBe(origin + path);
		expect(seen.meta('og:image')).toBe(`${origin}/social-card.png`);
		expect(seen.meta('og:description')).toContain('10:00 to 18:00 · Old Mill');
		expect(seen.meta('robots')).toBeNull();
		expect(seen.structuredData()).toMatchObject({
			'@type': 'Event',
			name: typed,
			description: `${typed}\nmore`,
			url: origin + path,
			startDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT0[89]:00:00\.000Z$/),
			location: { name: 'Old Mill', geo: { latitude: 52.5, longitude: 13.4 } },
			organizer: { name: 'Bakery', url: `${origin}/businesses/bakery` },
			performer: [{ name: 'Bakery' }]
		});
	});

	it('of what waits, or was called off before anybody saw it, is told to nobody', async () => {
		const unheard = await event(as.owner, 'bakery', 'Unheard of');
		await as.owner.send(`/events/${unheard}/cancel`, {});
		for (const slug of [market.unseen, unheard]) {
			const seen = await as.owner.open(`/events/${slug}`);
			expect(seen.meta('robots')).toBe('noindex');
			expect([seen.meta('og:title'), seen.structuredData()]).toEqual([null, null]);
			expect(seen.html).not.toMatch(/wa\.me|data-share|share\.\w+\.js/);
		}
	});

	it('of what was called off once it was known is still told', async () => {
		const seen = await as.visitor.open(`/events/${market.off}`);
		expect(seen.structuredData()).toMatchObject({
			eventStatus: 'https://schema.org/EventCancelled'
		});
		expect(seen.html).toMatch(/wa\.me[^]*data-share|data-share[^]*wa\.me/);
	});

	it('goes into calendars as it is', async () => {
		const { html: calendar, headers } = await as.visitor.open(`${path}/calendar.ics`);
		expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		expect(headers.get('content-disposition')).toBe(
			`attachment; filename="event.ics"; filename*=UTF-8''${encodeURIComponent(`${slug}.ics`)}`
		);
		const lines = calendar.replaceAll('\r\n ', '').split('\r\n');
		expect(lines).toContain(`SUMMARY:${typed}`);
		expect(lines).toContain(`DESCRIPTION:${typed}\\nmore`);
		expect(lines).toContain('LOCATION:Old Mill\\, Line 1\\, "A"');
		expect(lines).toContain('GEO:52.5;13.4');
		expect(lines).toContain(`URL:${site.settings['APP_ORIGIN']}${path}`);
		expect(lines.find((line) => line.startsWith('DTSTART:'))).toMatch(/^DTSTART:\d{8}T0[89]0000Z$/);
		expect(lines).toContain('STATUS:CONFIRMED');
		const off = await as.visitor.open(`/events/${market.off}/calendar.ics`);
		expect(off.html).toContain('STATUS:CANCELLED\r\n');
	});
});

describe('an event with a crowd', () => {
	const numbers = `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 60)`;

	it('shows the first fifty and leads on to all of them, page by page', async () => {
		const path = `/events/${market.fair}`;
		const all = `${path}/businesses`;
		expect((await as.visitor.open(path)).links).not.toContain(all);
		await processes.query(`${numbers}
			INSERT INTO businesses (id, submission_id, slug, name, description, is_verified, search_text, created_at, updated_at)
			SELECT 1000 + n, n, 'stall-' || n, 'Stall ' || n, '', TRUE, '', n, n FROM numbers`);
		await processes.query(`${numbers}
			INSERT INTO event_businesses (event_id, business_id, joined_at)
			SELECT (SELECT id FROM events WHERE slug = '${market.fair}'), 1000 + n, n FROM numbers`);
		const event = await as.visitor.open(path);
		expect(event.links).toContain(all);
		const stalls = ({ links }: Seen) =>
			links.filter((link) => link.startsWith('/businesses/stall-'));
		const inOrder = Array.from({ length: 60 }, (_, index) => `/businesses/stall-${index + 1}`);
		expect(stalls(event)).toEqual(inOrder.slice(0, 50));
		const first = await as.visitor.open(all);
		expect(first.text).toContain('in Fair');
		expect([stalls(first), first.links]).toEqual([
			inOrder.slice(0, 20),
			expect.arrayContaining([path])
		]);
		const next = first.links.find((link) => link.includes('cursor=')) ?? '';
		expect(stalls(await as.visitor.open(next))).toEqual(inOrder.slice(20, 40));
		const old = await as.visitor.open(`${all}?cursor=participants_0_0_x`);
		expect([old.status, old.location]).toEqual([303, all]);
	});
});
