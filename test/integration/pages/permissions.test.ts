import { beforeAll, describe, expect, it } from 'vitest';
import { createdSlug, newSubmission, roles, usePagesSite } from './pages-site.ts';
import type { Role } from './pages-site.ts';

const site = usePagesSite();
const { as, slugs, row, businessRow, eventRow, idOf, eventForm, snapshot } = site;
/** Slugs of the owner's businesses and events that only one action changes. */
const own = {
	waiting: '',
	unwanted: '',
	doomed: '',
	cancellable: '',
	approvable: '',
	rejectable: '',
	requested: '',
	joinable: ''
};

beforeAll(async () => {
	own.waiting = await site.createBusiness(as.owner, 'Waiting Room');
	own.unwanted = await site.createBusiness(as.owner, 'Unwanted');
	own.doomed = await site.createBusiness(as.owner, 'Doomed Deli');
	await site.verify(own.doomed);
	own.cancellable = await site.createEvent(as.owner, 'bakery', 'Rainy day');
	await site.approve(own.cancellable);
	own.approvable = await site.createEvent(as.owner, 'bakery', 'Unseen one');
	own.rejectable = await site.createEvent(as.owner, 'bakery', 'Unseen two');
	const form = { ...(await eventForm('bakery', 'By request')), joining: 'on_request' };
	own.requested = createdSlug(await as.owner.send('/events/new', form));
	await site.approve(own.requested);
	own.joinable = await site.createEvent(as.other, 'studio', 'Joinable');
	await site.approve(own.joinable);
});

/** The response to a role that may not do something. */
interface Refusal {
	status: number;
	/** Part of the page's text. */
	says: string | RegExp;
}

const notOwner: Refusal = {
	status: 403,
	says: 'You do not have permission to manage this business'
};
const pageNotFound: Refusal = { status: 404, says: 'There’s nothing at this address.' };
const notPublic: Refusal = { status: 404, says: 'is not public or has been removed.' };
const signInAgain: Refusal = { status: 401, says: 'Your session has ended.' };
const withoutSession = { visitor: signInAgain, expired: signInAgain };
const nonOwners = { attendee: notOwner, other: notOwner, moderator: notOwner };
const notEventOwner: Refusal = {
	status: 403,
	says: 'You do not have permission to manage this event'
};
const otherThanHost = {
	attendee: notEventOwner,
	other: notEventOwner,
	moderator: notEventOwner
};
const forModerators = {
	...withoutSession,
	attendee: pageNotFound,
	other: pageNotFound,
	owner: pageNotFound
};

interface Action {
	path: () => string;
	fields: (role: Role) => Promise<Record<string, string>> | Record<string, string>;
	/** The roles that are refused, and how; it succeeds for the others. */
	refused: Partial<Record<Role, Refusal>>;
	/** Where it redirects to; null for an action that responds with the page itself. */
	redirect: RegExp | null;
	/** Whether it has taken effect. */
	isDone: () => Promise<boolean>;
}

async function isJoined(): Promise<boolean> {
	const pair = `event_id = ${await idOf('fair')} AND business_id = ${await idOf('bakery')}`;
	return (await row(`SELECT count(*) AS n FROM event_businesses WHERE ${pair}`))['n'] === 1;
}
const participation = async () => ({
	event: await idOf('fair'),
	business_id: await idOf('bakery')
});
/** What the studio has to do with the event by request. */
async function standing(): Promise<unknown> {
	const pair = `event_id = (SELECT id FROM events WHERE slug = '${own.requested}') AND business_id = ${await idOf('studio')}`;
	const query = `SELECT coalesce((SELECT 'joined' FROM event_businesses WHERE ${pair}), (SELECT state FROM join_requests WHERE ${pair})) AS standing`;
	return (await row(query))['standing'];
}
const theStudio = async () => ({ business: await idOf('studio') });
const toRequests = /^\/events\/by-request-[\d-]+-\w+\/requests$/;
const notHost = { ...withoutSession, ...otherThanHost };

const signInFirst: Refusal = { status: 401, says: 'Sign in first, then try again.' };
const panelRefusals = { visitor: signInFirst, expired: signInFirst, ...nonOwners };

const actions: Record<string, Action> = {
	'register a business': {
		path: () => '/businesses/new',
		fields: (role) => ({ name: `Stall of ${role}`, ...newSubmission() }),
		refused: withoutSession,
		redirect: /^\/businesses\/stall-of-\w+-\w+$/,
		isDone: async () =>
			(await row(`SELECT count(*) AS n FROM businesses WHERE name LIKE 'Stall of %'`))['n'] !== 0
	},
	'edit a business': {
		path: () => `/businesses/${slugs.bakery}/edit`,
		fields: () => ({ name: 'Bakery', description: 'Bread', version: '2' }),
		refused: { ...withoutSession, ...nonOwners },
		redirect: /^\/businesses\/bakery-\w+$/,
		isDone: async () => (await businessRow(slugs.bakery))['description'] === 'Bread'
	},
	'edit an unverified business': {
		path: () => `/businesses/${own.waiting}/edit`,
		fields: () => ({ name: 'Waiting Room', description: 'Chairs' }),
		refused: { ...withoutSession, attendee: notPublic, other: notPublic, moderator: notOwner },
		redirect: /^\/businesses\/waiting-room-\w+$/,
		isDone: async () => (await businessRow(own.waiting))['description'] === 'Chairs'
	},
	'announce an event': {
		path: () => '/events/new',
		fields: async () => await eventForm('bakery', 'Announced'),
		refused: { ...withoutSession, ...nonOwners },
		redirect: /^\/events\/announced-[\d-]+-\w+$/,
		isDone: async () =>
			(await row(`SELECT * FROM events WHERE title = 'Announced'`))['id'] !== undefined
	},
	'edit an event': {
		path: () => `/events/${slugs.own}/edit`,
		fields: () => ({ title: 'Own market, moved' }),
		refused: { ...withoutSession, ...otherThanHost },
		redirect: /^\/events\/own-market-[\d-]+-\w+$/,
		isDone: async () => (await eventRow(slugs.own))['title'] === 'Own market, moved'
	},
	'cancel an event': {
		path: () => `/events/${own.cancellable}/cancel`,
		fields: () => ({}),
		refused: { ...withoutSession, ...otherThanHost },
		redirect: /^\/events\/rainy-day-[\d-]+-\w+$/,
		isDone: async () => (await eventRow(own.cancellable))['status'] === 'cancelled'
	},
	join: {
		path: () => `/businesses/${slugs.bakery}/join?/join`,
		fields: participation,
		refused: panelRefusals,
		redirect: null,
		isDone: isJoined
	},
	leave: {
		path: () => `/businesses/${slugs.bakery}/join?/leave`,
		fields: participation,
		refused: panelRefusals,
		redirect: null,
		isDone: async () => !(await isJoined())
	},
	'join from the page of an event': {
		path: () => `/events/${own.joinable}/join?/join`,
		fields: async () => ({ business_id: await idOf('bakery') }),
		refused: { ...withoutSession, ...nonOwners },
		redirect: /^\/events\/joinable-[\d-]+-\w+\/join$/,
		isDone: async () =>
			(await row(`SELECT joined_count AS n FROM events WHERE slug = '${own.joinable}'`))['n'] === 1
	},
	'leave on the page of an event': {
		path: () => `/events/${own.joinable}/join?/leave`,
		fields: async () => ({ business_id: await idOf('bakery') }),
		refused: { ...withoutSession, ...nonOwners },
		redirect: /^\/events\/joinable-[\d-]+-\w+\/join$/,
		isDone: async () =>
			(await row(`SELECT joined_count AS n FROM events WHERE slug = '${own.joinable}'`))['n'] === 0
	},
	'invite a business': {
		path: () => `/events/${own.requested}/requests?/invite`,
		fields: theStudio,
		refused: notHost,
		redirect: toRequests,
		isDone: async () => (await standing()) === 'invited'
	},
	'take an invitation back': {
		path: () => `/events/${own.requested}/requests?/remove`,
		fields: theStudio,
		refused: notHost,
		redirect: toRequests,
		isDone: async () => (await standing()) === null
	},
	'ask to join an event': {
		path: () => `/events/${own.requested}/join?/join`,
		fields: async () => ({ business_id: await idOf('studio') }),
		refused: { ...withoutSession, attendee: notOwner, owner: notOwner, moderator: notOwner },
		redirect: /^\/events\/by-request-[\d-]+-\w+\/join$/,
		isDone: async () => (await standing()) === 'requested'
	},
	'accept a request': {
		path: () => `/events/${own.requested}/requests?/accept`,
		fields: theStudio,
		refused: notHost,
		redirect: toRequests,
		isDone: async () => (await standing()) === 'joined'
	},
	'remove a business': {
		path: () => `/events/${own.requested}/requests?/remove`,
		fields: theStudio,
		refused: notHost,
		redirect: toRequests,
		isDone: async () => (await standing()) === 'declined'
	},
	'verify a business': {
		path: () => '/review?/verify',
		fields: () => ({ slug: own.waiting }),
		refused: forModerators,
		redirect: /^\/review$/,
		isDone: async () => (await businessRow(own.waiting))['is_verified'] === 1
	},
	'decline a business': {
		path: () => '/review?/decline',
		fields: () => ({ slug: own.unwanted, reason: 'It sells nothing.' }),
		refused: forModerators,
		redirect: /^\/review$/,
		isDone: async () => (await businessRow(own.unwanted))['decision'] === 'declined'
	},
	'suspend a business': {
		path: () => '/review?/suspend',
		fields: () => ({ slug: own.waiting, reason: 'It sells nothing.' }),
		refused: forModerators,
		redirect: /^\/review$/,
		isDone: async () => (await businessRow(own.waiting))['decision'] === 'suspended'
	},
	'restore a business': {
		path: () => '/review?/restore',
		fields: () => ({ slug: own.waiting }),
		refused: forModerators,
		redirect: /^\/review$/,
		isDone: async () => (await businessRow(own.waiting))['is_verified'] === 1
	},
	'approve an event': {
		path: () => '/review?/approve',
		fields: () => ({ slug: own.approvable }),
		refused: forModerators,
		redirect: /^\/review$/,
		isDone: async () => (await eventRow(own.approvable))['status'] === 'approved'
	},
	'reject an event': {
		path: () => '/review?/reject',
		fields: () => ({ slug: own.rejectable, reason: 'Please say:\r\nwhere' }),
		refused: forModerators,
		redirect: /^\/review$/,
		isDone: async () => (await eventRow(own.rejectable))['review_note'] === 'Please say:\nwhere'
	},
	'delete a business': {
		path: () => `/businesses/${own.doomed}/delete`,
		fields: () => ({ name: 'doomed  deli' }),
		refused: { ...withoutSession, ...nonOwners },
		redirect: /^\/dashboard$/,
		isDone: async () => (await businessRow(own.doomed))['id'] === undefined
	}
};

const table = Object.entries(actions).flatMap(([name, action]) =>
	roles.map((role) => ({ name, role, action, refusal: action.refused[role] ?? null }))
);

describe('the page action', () => {
	it.each(table.filter(({ refusal }) => refusal))(
		'“$name” is refused to $role',
		async ({ role, action, refusal }) => {
			const before = await snapshot();
			const response = await as[role].send(action.path(), await action.fields(role));
			expect(response.status, response.text).toBe(refusal?.status);
			expect(response.text).toMatch(refusal?.says ?? '');
			expect(await snapshot()).toEqual(before);
		}
	);

	it.each(table.filter(({ refusal }) => !refusal))(
		'“$name” succeeds for $role',
		async ({ role, action }) => {
			const before = await snapshot();
			const response = await as[role].send(action.path(), await action.fields(role));
			expect(response.status, response.text).toBe(action.redirect ? 303 : 200);
			if (action.redirect) expect(response.location).toMatch(action.redirect);
			expect(await action.isDone()).toBe(true);
			expect(await snapshot()).not.toEqual(before);
		}
	);
});
