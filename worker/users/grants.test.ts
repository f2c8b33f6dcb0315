import { describe, expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';
import { allToGroup, permissionsOf } from './grants.ts';
import { permissions } from './permissions.ts';

describe('the permissions of an access token', () => {
	const byClaim = (claims: Record<string, unknown>) =>
		permissionsOf([{ claim: 'role', value: 'editor', permissions: ['review'] }], [], claims);

	it.each<[string, unknown, boolean]>([
		['is the value', 'editor', true],
		['lists the value', ['cook', 'editor'], true],
		['is another value', 'editors', false],
		['contains the value in a longer text', 'cook editor', false],
		['is an object', { editor: true }, false],
		['is missing', undefined, false]
	])('depend on whether a claim %s', (_, claim, isGranted) => {
		expect(byClaim({ role: claim })).toEqual(isGranted ? ['review'] : []);
	});

	it('may depend on numbers and booleans', () => {
		const grants = [
			{ claim: 'level', value: '3', permissions: ['verify'] },
			{ claim: 'staff', value: 'true', permissions: ['people'] }
		] as const;
		expect(permissionsOf(grants, [], { level: 3, staff: true })).toEqual(['verify', 'people']);
	});

	it('come from the groups given, not from the claim that lists all of them', () => {
		expect(permissionsOf(allToGroup('admins'), ['admins'], {})).toEqual(permissions);
		expect(permissionsOf(allToGroup('admins'), [], { 'cognito:groups': ['admins'] })).toEqual([]);
	});

	it('add up, each once', () => {
		const grants = [...allToGroup('admins'), ...allToGroup('editors')];
		expect(permissionsOf(grants, ['admins', 'editors'], {})).toEqual(permissions);
	});
});

describe('a site with roles', () => {
	const roles = { editors: ['review'], admins: ['verify', 'suspend'] };
	const site = createApiSite({ settings: { PERMISSIONS: JSON.stringify(roles) } });

	it('shows a moderator the part of the queue that they decide', async () => {
		const verifier = await site.as('mona-moderator');
		const both = await site.as('greta-three-groups');
		const bakery = await site.business('olivia-owner', {}, false);
		const event = await site.event('olivia-owner', bakery, {}, false);
		const kindsFor = async (client: typeof both) =>
			(await client.get('/api/review')).body.items.map(({ kind }) => kind);
		expect(await kindsFor(verifier)).toEqual(['business']);
		expect(await kindsFor(both)).toEqual(['business', 'event']);
		const refused = await verifier.post(`/api/events/${event.id}/approve`);
		expect([refused.status, refused.body.code]).toEqual([403, 'moderators_only']);
		expect((await verifier.post(`/api/businesses/${bakery.id}/verify`)).status).toBe(200);
	});

	it('lists the permissions of the signed-in person', async () => {
		const me = await (await site.as('mona-moderator')).get('/api/auth/me');
		expect(me.body).toMatchObject({ is_moderator: true, permissions: ['verify', 'suspend'] });
	});
});
