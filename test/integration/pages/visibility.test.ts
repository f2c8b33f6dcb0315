import { beforeAll, describe, expect, it } from 'vitest';
import { createdSlug, roles, usePagesSite } from './pages-site.ts';
import type { Role } from './pages-site.ts';

const site = usePagesSite();
const { as, row, slugs } = site;
/** The id of somebody with an account. */
let person = '';
/** The slug of an event of the owner that a moderator rejected. */
let rejected = '';

beforeAll(async () => {
	rejected = await site.createEvent(as.owner, 'bakery', 'Unseen two');
	const rejection = { slug: rejected, reason: 'Please say:\r\nwhere' };
	await as.moderator.send('/review?/reject', rejection);
	person = String((await row(`SELECT id FROM users LIMIT 1`))['id']);
});

describe('a page', () => {
	const toSignIn = { visitor: 303, expired: 303 };
	const ownersOnly = { ...toSignIn, attendee: 403, other: 403, moderator: 403, owner: 200 };
	const unseen = { visitor: 404, expired: 404, attendee: 404, other: 404 };
	const editUnseen = { ...toSignIn, attendee: 404, other: 404, moderator: 403, owner: 200 };
	const signedIn = { ...toSignIn, attendee: 200, other: 200, moderator: 200, owner: 200 };
	const everyone = { ...signedIn, visitor: 200, expired: 200 };
	const moderators = { ...toSignIn, attendee: 404, other: 404, moderator: 200, owner: 404 };

	const pages: Record<string, { path: () => string; statuses: Record<Role, number> }> = {
		'the home page': { path: () => '/', statuses: everyone },
		'the businesses': { path: () => '/businesses', statuses: everyone },
		'a business': { path: () => `/businesses/${slugs.bakery}`, statuses: everyone },
		'an event': { path: () => `/events/${slugs.own}`, statuses: everyone },
		'a cancelled event': { path: () => `/events/${slugs.off}`, statuses: everyone },
		'a calendar file': { path: () => `/events/${slugs.own}/calendar.ics`, statuses: everyone },
		'the participants of an event': {
			path: () => `/events/${slugs.own}/businesses`,
			statuses: everyone
		},
		'the participants of a pending event': {
			path: () => `/events/${slugs.unseen}/businesses`,
			statuses: { ...unseen, moderator: 200, owner: 200 }
		},
		'an unverified business': {
			path: () => `/businesses/${slugs.hidden}`,
			statuses: { ...unseen, moderator: 200, owner: 200 }
		},
		'a pending event': {
			path: () => `/events/${slugs.unseen}`,
			statuses: { ...unseen, moderator: 200, owner: 200 }
		},
		'the calendar file of a pending event': {
			path: () => `/events/${slugs.unseen}/calendar.ics`,
			statuses: { ...unseen, moderator: 200, owner: 200 }
		},
		'the form to register a business': { path: () => '/businesses/new', statuses: signedIn },
		'the form to announce an event': { path: () => '/events/new', statuses: signedIn },
		'the form to edit a business': {
			path: () => `/businesses/${slugs.bakery}/edit`,
			statuses: ownersOnly
		},
		'the form to edit an unverified business': {
			path: () => `/businesses/${slugs.hidden}/edit`,
			statuses: editUnseen
		},
		'the form to delete a business': {
			path: () => `/businesses/${slugs.bakery}/delete`,
			statuses: ownersOnly
		},
		'the form to edit an event': { path: () => `/events/${slugs.own}/edit`, statuses: ownersOnly },
		'the form to edit a pending event': {
			path: () => `/events/${slugs.unseen}/edit`,
			statuses: editUnseen
		},
		'the form to cancel an event': {
			path: () => `/events/${slugs.own}/cancel`,
			statuses: ownersOnly
		},
		'the dashboard': { path: () => '/dashboard', statuses: signedIn },
		'the account': { path: () => '/account', statuses: signedIn },
		'the sessions': { path: () => '/account/sessions', statuses: signedIn },
		'the review queue': { path: () => '/review', statuses: moderators },
		'a person': { path: () => `/people/${person}`, statuses: moderators },
		'the search of moderators': { path: () => '/review/search', statuses: moderators },
		'the edits': { path: () => '/review/edits', statuses: moderators }
	};
	const views = Object.entries(pages).flatMap(([name, { path, statuses }]) =>
		roles.map((role) => ({ name, role, path, status: statuses[role] }))
	);

	it.each(views)('$name responds with $status to $role', async ({ role, path, status }) => {
		const seen = await as[role].open(path());
		expect(seen.status, seen.text).toBe(status);
		if (status === 403) {
			expect(seen.text).toContain(
				`You do not have permission to manage this ${path().startsWith('/events/') ? 'event' : 'business'}`
			);
			expect(seen.links).toContain(path().replace(/\/\w+$/, ''));
		}
		if (status !== 303) return;
		expect(seen.location).toBe(`/login?return_to=${encodeURIComponent(path())}`);
	});

	it.each(roles)(
		"lists nothing unapproved for %s, except on the owner's dashboard",
		async (role) => {
			const dashboard = '/dashboard?show=waiting';
			const places = ['/', '/?q=unseen', '/businesses', '/businesses?q=hidden', dashboard];
			const panel = [`/businesses/${slugs.bakery}`, `/businesses/${slugs.bakery}/join?find=unseen`];
			for (const path of [...places, ...panel, `/events/${slugs.fair}`]) {
				const { text } = await as[role].open(path);
				const isOnDashboard = role === 'owner' && path === dashboard;
				expect(/Unseen three/.test(text), path).toBe(isOnDashboard);
				expect(/Hidden Hut/.test(text), path).toBe(isOnDashboard);
			}
		}
	);

	it.each(['/account/logo.png', '/account/data/style.css', '/dashboard/x.js', '/review/a.css'])(
		'is not shown under the name of a file: %s',
		async (path) => {
			const { status, text } = await as.moderator.open(path);
			expect(status).toBe(404);
			expect(text).not.toContain('mona-moderator');
		}
	);

	it.each(roles)('offers to join an event to the owner only: %s', async (role) => {
		const { text } = await as[role].open(`/businesses/${slugs.bakery}`);
		expect(text.includes('Join an event')).toBe(role === 'owner');
	});

	it('leads to the events near the last place of a business, and of its kind', async () => {
		await site.query(`INSERT OR IGNORE INTO business_categories (business_id, category_id)
			SELECT businesses.id, categories.id FROM businesses, categories
			WHERE businesses.slug = '${slugs.bakery}' AND categories.slug = 'music'`);
		const { location } = await as.owner.open(`/businesses/${slugs.bakery}/join`);
		expect(location).toBe(`/businesses/${slugs.bakery}/join?kind=music`);
		const seen = await as.owner.open(location ?? '');
		expect([seen.status, seen.text]).toEqual([200, expect.stringContaining('Join an event')]);
		expect(seen.text).not.toContain('Own market');
	});

	it('says when there is nothing to join and when nothing matches', async () => {
		const nothing = await as.owner.open(`/businesses/${slugs.bakery}/join?find=zzzz`);
		expect(nothing.text).toContain('No upcoming events match “zzzz”.');
		for (const [path, list] of [
			['/', 'Events'],
			['/businesses', 'Businesses']
		]) {
			const { text } = await as.visitor.open(`${path}?q=zzzz&category=music`);
			expect(text).toContain(`${list} for “zzzz” in Music`);
			expect(text).toContain(
				path === '/' ? 'No matches' : `No ${list?.toLowerCase()} found for “zzzz” in Music.`
			);
			const unknown = await as.visitor.open(`${path}?q=zzzz&category=opera`);
			// A list of events says so; the other one leaves it out.
			if (path === '/') expect(unknown.text).toContain('category');
			else expect(unknown.location).toBe(`${path}?q=zzzz`);
		}
		const unverified = await as.owner.open(`/businesses/${slugs.hidden}/join`);
		expect(unverified.text).toContain('A moderator reviews every new business.');
		const waiting = await as.owner.open(`/events/${slugs.unseen}`);
		expect(waiting.text).toContain('Businesses can join once it’s approved.');
		expect(waiting.text).not.toContain('Add to calendar');
	});

	it('opens from every event of the dashboard, also when its business is gone', async () => {
		const deletedBusiness = await site.createBusiness(as.owner, 'Brief Stall');
		const host = String((await site.businessRow(deletedBusiness))['id']);
		for (const title of ['Turned down', 'Never looked at']) {
			const form = { ...(await site.eventForm('bakery', title)), business_id: host };
			const slug = createdSlug(await as.owner.send('/events/new', form));
			if (title === 'Turned down') {
				await as.moderator.send('/review?/reject', { slug, reason: 'No' });
			}
		}
		await as.owner.send(`/businesses/${deletedBusiness}/delete`, { name: 'Brief Stall' });
		const tabs = ['upcoming', 'waiting', 'past'].map((tab) => `/dashboard?show=${tab}`);
		const seen = [];
		for (const tab of tabs) seen.push(await as.owner.open(tab));
		expect(seen.map(({ text }) => text).join(' ')).toMatch(
			/Unseen two .*Rejected.*(Never looked at|Turned down) .*Cancelled/
		);
		const links = seen.flatMap((page) => page.links);
		const events = links.filter(
			(link) => /^\/events\/[\w-]+$/.test(link) && link !== '/events/new'
		);
		expect(new Set(events).size).toBeGreaterThan(2);
		for (const link of events) expect((await as.owner.open(link)).status, link).toBe(200);
	});

	it('tells only the owner why an event was rejected, with line breaks', async () => {
		const path = `/events/${rejected}`;
		expect((await as.owner.open(path)).markup).toContain('Please say:\nwhere</blockquote>');
		expect((await as.owner.open('/dashboard')).text).toContain('Reason: Please say: where');
		expect((await as.owner.open('/dashboard?show=waiting')).html).toContain(
			'Please say:\nwhere</bdi>'
		);
		for (const role of ['visitor', 'attendee', 'other'] as const) {
			expect((await as[role].open(path)).status).toBe(404);
		}
	});

	it.each(['/businesses/', '/events/'])(
		'leads from another spelling of its slug to its address: %s',
		async (folder) => {
			const isEvent = folder === '/events/';
			const slug = isEvent
				? createdSlug(await as.owner.send('/events/new', await site.eventForm('bakery', 'Ёлка')))
				: await site.createBusiness(as.owner, 'Ёлка');
			expect(slug).toContain('ёлка');
			const address = folder + encodeURIComponent(slug);
			for (const other of [slug.normalize('NFD'), slug.toUpperCase()]) {
				const page = await as.owner.open(`${folder}${encodeURIComponent(other)}?find=a`);
				expect(page).toMatchObject({ status: 301, location: `${address}?find=a` });
			}
			expect((await as.owner.open(address)).status).toBe(200);
			expect((await as.visitor.open(folder + slug.toUpperCase())).status).toBe(404);
		}
	);
});
