import { describe, expect, it } from 'vitest';
import { can } from './can.ts';
import type { HostedEvent } from './can.ts';
import { permissions } from './permissions.ts';
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
	signedInAt: null
});

const viewers = {
	visitor: null,
	stranger: person('stranger'),
	owner: person('owner'),
	creator: person('creator'),
	moderator: person('moderator', true)
};

type Name = keyof typeof viewers;

/** Who may do something. */
const allowed = (decide: (viewer: Viewer | null) => boolean): string[] =>
	Object.entries(viewers).flatMap(([name, viewer]) => (decide(viewer) ? [name] : []));

const everybody = Object.keys(viewers);

describe('a business', () => {
	const business = (isVerified: boolean) => ({ ownerId: 'owner', isVerified });

	it.each<[boolean, string[]]>([
		[true, everybody],
		[false, ['owner', 'moderator']]
	])('that is verified: %s, is seen by the right people', (isVerified, expected) => {
		const seen = allowed((viewer) => can(viewer, 'see_business', business(isVerified)));
		expect(seen).toEqual(expected);
	});

	it('is managed by its owner alone', () => {
		expect(allowed((viewer) => can(viewer, 'manage_business', business(true)))).toEqual(['owner']);
	});

	it('without an owner is managed by nobody', () => {
		expect(allowed((viewer) => can(viewer, 'manage_business', { ownerId: null }))).toEqual([]);
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
		hostIsVerified: true,
		...special
	});

	it.each<[string, Partial<HostedEvent>, Name[]]>([
		['pending', {}, ['owner', 'moderator']],
		['rejected', { status: 'rejected' }, ['owner', 'moderator']],
		['cancelled unseen', { status: 'cancelled' }, ['owner', 'moderator']],
		['without a host', { hostId: null, hostOwnerId: null }, ['creator', 'moderator']]
	])('that is %s is seen by those who made it', (_, special, expected) => {
		expect(allowed((viewer) => can(viewer, 'see_event', event(special)))).toEqual(expected);
	});

	it.each<[string, Partial<HostedEvent>]>([
		['approved', { status: 'approved', approvedAt: 1 }],
		['cancelled after it was public', { status: 'cancelled', approvedAt: 1 }]
	])('that is %s is seen by everybody', (_, special) => {
		expect(allowed((viewer) => can(viewer, 'see_event', event(special)))).toEqual(everybody);
	});

	it('is managed by the owner of its host alone', () => {
		expect(allowed((viewer) => can(viewer, 'manage_event', event()))).toEqual(['owner']);
		const orphan = event({ hostId: null, hostOwnerId: null });
		expect(allowed((viewer) => can(viewer, 'manage_event', orphan))).toEqual([]);
	});

	it('shows a host that is not verified only to its owner and moderators', () => {
		const hidden = event({ hostIsVerified: false });
		expect(allowed((viewer) => can(viewer, 'see_host', hidden))).toEqual(['owner', 'moderator']);
	});
});

it.each(permissions)('gives the permission %s to moderators alone', (permission) => {
	expect(allowed((viewer) => can(viewer, permission))).toEqual(['moderator']);
});

it.each(permissions)('tells whether the permission %s makes somebody a moderator', (permission) => {
	const holder = { ...person('holder'), permissions: [permission] };
	expect(can(holder, 'moderate')).toBe(['review', 'verify'].includes(permission));
});
