import { describe, expect, it } from 'vitest';
import { can } from './can.ts';
import type { HostedEvent } from './can.ts';
import { permissions } from './permissions.ts';
import type { Member } from './team-roles.ts';
import type { Viewer } from './viewer.ts';

const person = (id: string, isModerator = false): Viewer => ({
	id,
	username: id,
	email: null,
	emailVerified: false,
	name: id,
	firstName: null,
	lastName: null,
	identityProvider: 'Cognito',
	groups: [],
	permissions: isModerator ? permissions : [],
	isSuspended: false,
	signedInAt: null
});

const viewers = {
	visitor: null,
	stranger: person('stranger'),
	owner: person('owner'),
	manager: person('manager'),
	helper: person('helper'),
	creator: person('creator'),
	moderator: person('moderator', true),
	suspended: { ...person('owner'), isSuspended: true }
};

type Name = keyof typeof viewers;

const members: Member[] = [
	{ personId: 'manager', role: 'manager' },
	{ personId: 'helper', role: 'helper' }
];

type TeamAction =
	| 'manage_business'
	| 'be_here'
	| 'see_team'
	| 'manage_team'
	| 'hand_over_business'
	| 'delete_business';

const team: Name[] = ['owner', 'manager', 'helper'];

/** Who may do something. */
const allowed = (decide: (viewer: Viewer | null) => boolean): string[] =>
	Object.entries(viewers).flatMap(([name, viewer]) => (decide(viewer) ? [name] : []));

const everybody = Object.keys(viewers);

describe('a business', () => {
	const business = (isVerified: boolean) => ({ ownerId: 'owner', members, isVerified });

	it.each<[boolean, string[]]>([
		[true, everybody],
		[false, ['owner', 'manager', 'helper', 'moderator']]
	])('that is verified: %s, is seen by the right people', (isVerified, expected) => {
		const seen = allowed((viewer) => can(viewer, 'see_business', business(isVerified)));
		expect(seen).toEqual(expected);
	});

	it.each<[TeamAction, Name[]]>([
		['manage_business', ['owner', 'manager']],
		['be_here', ['owner', 'manager', 'helper']],
		['see_team', ['owner', 'manager', 'helper']],
		['manage_team', ['owner']],
		['hand_over_business', ['owner']],
		['delete_business', ['owner']]
	])('lets the right people of its team do this: %s', (action, expected) => {
		expect(allowed((viewer) => can(viewer, action, business(true)))).toEqual(expected);
	});

	it('without an owner is managed by nobody', () => {
		expect(
			allowed((viewer) => can(viewer, 'manage_business', { ownerId: null, members: [] }))
		).toEqual([]);
	});

	it.each<[object, string[]]>([
		[{}, everybody.filter((name) => name !== 'visitor' && name !== 'suspended')],
		[{ isVerified: false }, []],
		[{ ownerId: 'owner' }, []]
	])('without an owner is claimed by people who are signed in: %j', (special, expected) => {
		const orphan = { ownerId: null, isVerified: true, ...special };
		expect(allowed((viewer) => can(viewer, 'claim_business', orphan))).toEqual(expected);
	});

	it('shows its owner to moderators alone', () => {
		expect(allowed((viewer) => can(viewer, 'see_owner', business(true)))).toEqual(['moderator']);
	});
});

describe('an event', () => {
	const event = (special: Partial<HostedEvent> = {}): HostedEvent => ({
		status: 'pending',
		approvedAt: null,
		createdBy: 'creator',
		hostId: 1,
		hostOwnerId: 'owner',
		hostMembers: members,
		hostIsVerified: true,
		hostDecision: null,
		...special
	});

	it.each<[string, Partial<HostedEvent>, Name[]]>([
		['pending', {}, [...team, 'moderator']],
		['rejected', { status: 'rejected' }, [...team, 'moderator']],
		['cancelled unseen', { status: 'cancelled' }, [...team, 'moderator']],
		[
			'without a host',
			{ hostId: null, hostOwnerId: null, hostMembers: [] },
			['creator', 'moderator']
		]
	])('that is %s is seen by those who made it', (_, special, expected) => {
		expect(allowed((viewer) => can(viewer, 'see_event', event(special)))).toEqual(expected);
	});

	it.each<[string, Partial<HostedEvent>]>([
		['approved', { status: 'approved', approvedAt: 1 }],
		['cancelled after it was public', { status: 'cancelled', approvedAt: 1 }]
	])('that is %s is seen by everybody', (_, special) => {
		expect(allowed((viewer) => can(viewer, 'see_event', event(special)))).toEqual(everybody);
	});

	it.each<[string, Partial<HostedEvent>]>([
		['approved', { status: 'approved', approvedAt: 1 }],
		['cancelled after it was public', { status: 'cancelled', approvedAt: 1 }]
	])('that is %s is hidden with its host', (_, special) => {
		const hidden = event({ ...special, hostIsVerified: false, hostDecision: 'suspended' });
		expect(allowed((viewer) => can(viewer, 'see_event', hidden))).toEqual([...team, 'moderator']);
	});

	it('is managed by the owner and the managers of its host alone', () => {
		const managers = allowed((viewer) => can(viewer, 'manage_event', event()));
		expect(managers).toEqual(['owner', 'manager']);
		const orphan = event({ hostId: null, hostOwnerId: null, hostMembers: [] });
		expect(allowed((viewer) => can(viewer, 'manage_event', orphan))).toEqual([]);
	});

	it('tells the team of its host who wants to join', () => {
		expect(allowed((viewer) => can(viewer, 'read_requests', event()))).toEqual(team);
	});

	it('is answered for by those who manage its host, and without one by who announced it', () => {
		const organisers = (special: Partial<HostedEvent> = {}) =>
			allowed((viewer) => can(viewer, 'answer_questions', event(special)));
		expect(organisers()).toEqual(['owner', 'manager']);
		expect(organisers({ hostId: null, hostOwnerId: null, hostMembers: [] })).toEqual(['creator']);
	});

	it('shows a host that is not verified only to its team and moderators', () => {
		const hidden = event({ hostIsVerified: false });
		expect(allowed((viewer) => can(viewer, 'see_host', hidden))).toEqual([...team, 'moderator']);
	});
});

it.each(permissions)('gives the permission %s to moderators alone', (permission) => {
	expect(allowed((viewer) => can(viewer, permission))).toEqual(['moderator']);
});

it.each(permissions)('tells whether the permission %s makes somebody a moderator', (permission) => {
	const holder = { ...person('holder'), permissions: [permission] };
	expect(can(holder, 'moderate')).toBe(['review', 'verify', 'suspend'].includes(permission));
});
