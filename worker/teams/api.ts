import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson } from '../http/page-json.ts';
import { readJson } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import { identityOf } from '../http/viewer.ts';
import { ok } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import type { Services } from '../page-context.ts';
import { onlyOwnerManagesTeam } from './errors.ts';
import {
	invitationJson,
	invitationToJson,
	memberJson,
	membershipJson,
	membershipToJson,
	memberToJson,
	newInvitationJson,
	newInvitationToJson
} from './json.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { acceptance, newInvitation, roleChange } from './schema.ts';

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'teams'>;

/** `/api/businesses/:id/members` and `/invitations`, and `/api/invitations/accept`. */
export const teamsApi = (services: GetServices, origin: string) =>
	createRoutes([
		membersRoute(services),
		roleRoute(services),
		removeRoute(services),
		invitationsRoute(services),
		inviteRoute(services, origin),
		withdrawRoute(services),
		acceptRoute(services)
	]);

/** A team is small, so its lists have one page. */
const onePage = <T>(items: T[]) => ({ items, next_cursor: null });

const membersRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/businesses/:id/members',
		summary: 'The team of a business that you own or work for, the owner first',
		tag: 'Businesses',
		access: 'signed-in',
		success: { status: 200, schema: pageJson(memberJson) },
		errors: [404],
		async handler(c) {
			const { members } = unwrap(await services(c).teams.find(c.req.param('id')));
			return json(c, onePage(members.map(memberToJson)));
		}
	});

const roleRoute = (services: GetServices) =>
	route({
		method: 'PATCH',
		path: '/businesses/:id/members/:person',
		scope: null,
		summary: 'Give somebody in the team of your business another role',
		description: 'An invitation as owner hands the business over.',
		tag: 'Businesses',
		access: 'signed-in',
		body: roleChange,
		success: { status: 200, schema: memberJson },
		errors: [404, 409],
		async handler(c) {
			const { id, person } = c.req.param();
			const { teams } = services(c);
			return json(c, memberToJson(unwrap(await teams.changeRole(id, person, await readJson(c)))));
		}
	});

const removeRoute = (services: GetServices) =>
	route({
		method: 'DELETE',
		path: '/businesses/:id/members/:person',
		scope: null,
		summary: 'Remove somebody from the team of your business, or leave a team yourself',
		tag: 'Businesses',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404, 409],
		async handler(c) {
			const { id, person } = c.req.param();
			return c.body(unwrap(await services(c).teams.remove(id, person)), 204);
		}
	});

const invitationsRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/businesses/:id/invitations',
		summary: 'The open invitations to the team of your business',
		tag: 'Businesses',
		access: 'signed-in',
		success: { status: 200, schema: pageJson(invitationJson) },
		errors: [404],
		async handler(c) {
			const { invitations } = unwrap(await services(c).teams.find(c.req.param('id')));
			const open = invitations === null ? onlyOwnerManagesTeam : ok(invitations);
			return json(c, onePage(unwrap(open).map(invitationToJson)));
		}
	});

const inviteRoute = (services: GetServices, origin: string) =>
	route({
		method: 'POST',
		path: '/businesses/:id/invitations',
		scope: null,
		summary: 'Invite somebody to the team of your business',
		description:
			'Returns a link that works once, for seven days; it is not shown again. With email it is sent there too, if somebody here has proven that address. The role owner hands the business over, and needs a sign-in within the last ten minutes.',
		tag: 'Businesses',
		access: 'signed-in',
		body: newInvitation,
		success: { status: 201, schema: newInvitationJson },
		errors: [404, 409],
		async handler(c) {
			const id = c.req.param('id');
			const made = unwrap(await services(c).teams.invite(id, await readJson(c)));
			const location = `/api/businesses/${id}/invitations/${made.id}`;
			return json(c, newInvitationToJson(made, origin), { status: 201, location });
		}
	});

const withdrawRoute = (services: GetServices) =>
	route({
		method: 'DELETE',
		path: '/businesses/:id/invitations/:invitation',
		scope: null,
		summary: 'Withdraw an invitation',
		tag: 'Businesses',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const { id, invitation } = c.req.param();
			return c.body(unwrap(await services(c).teams.withdraw(id, invitation)), 204);
		}
	});

const acceptRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/invitations/accept',
		scope: null,
		summary: 'Accept an invitation',
		description: 'The token is the last part of the link.',
		tag: 'Businesses',
		access: 'signed-in',
		body: acceptance,
		success: { status: 200, schema: membershipJson },
		errors: [404, 409],
		async handler(c) {
			const parsed = parseInput(acceptance, await readJson(c));
			// Else the service is the one that asks who sends it, together with the rest.
			if (parsed.kind === 'error') await actingViewer({ identity: () => identityOf(c) });
			const { teams } = services(c);
			const accepted = parsed.kind === 'valid' ? await teams.accept(parsed.input.token) : parsed;
			return json(c, membershipToJson(unwrap(accepted)));
		}
	});
