import * as v from 'valibot';
import type { Config } from '../config.ts';
import { HttpError } from '../http/http-error.ts';
import { json, unwrap } from '../http/json.ts';
import { createRoutes, route } from '../http/route.ts';
import { requireViewer } from '../http/viewer.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { can } from '../users/can.ts';
import { permissions } from '../users/permissions.ts';
import type { Viewer } from '../users/viewer.ts';
import type { Auth } from './auth.ts';
import { sessionsOf } from './session/account-sessions.ts';
import type { SessionSummary } from './session/session-summary.ts';

const viewerJson = v.object({
	id: v.string(),
	username: v.string(),
	email: v.nullable(v.string()),
	name: v.string(),
	first_name: v.nullable(v.string()),
	last_name: v.nullable(v.string()),
	identity_provider: v.string(),
	groups: v.array(v.string()),
	is_moderator: v.boolean(),
	permissions: v.array(v.picklist(permissions))
});

const configJson = v.object({
	region: v.string(),
	user_pool_id: v.string(),
	issuer: v.string(),
	client_id: v.string(),
	app_client_id: v.nullable(v.string()),
	domain: v.string(),
	providers: v.array(v.string())
});

const sessionJson = v.object({
	id: v.string(),
	device: v.string(),
	country: v.nullable(v.string()),
	identity_provider: v.string(),
	signed_in_at: v.string(),
	last_seen_at: v.string(),
	current: v.boolean()
});

const sessionPageJson = v.object({ items: v.array(sessionJson), next_cursor: v.null() });
const endedJson = v.object({ ended: wholeNumber });

/** `/api/auth`: the viewer, their sessions, and the public sign-in settings. */
export const authApi = (auth: Auth) =>
	createRoutes([
		route({
			method: 'GET',
			path: '/me',
			summary: 'The signed-in user',
			tag: 'Sign-in',
			access: 'signed-in',
			scope: 'read',
			success: { status: 200, schema: viewerJson },
			handler: async (c) => json(c, viewerToJson(await requireViewer(c)))
		}),
		route({
			method: 'GET',
			path: '/config',
			summary: 'Public sign-in settings',
			description:
				'For front ends and programs of your own: sign in with app_client_id, a public client of the same pool, and send the access token. client_id is the one of this site, whose secret stays here. Without app_client_id, this site has no client for programs.',
			tag: 'Sign-in',
			access: 'anyone',
			success: { status: 200, schema: configJson },
			handler: (c) => json(c, publicConfig(auth.config), { audience: 'everyone' })
		}),
		...sessionRoutes(auth)
	]);

const sessionRoutes = (auth: Auth) => [
	route({
		method: 'GET',
		path: '/sessions',
		summary: 'Your open sessions',
		tag: 'Sign-in',
		access: 'signed-in',
		success: { status: 200, schema: sessionPageJson },
		async handler(c) {
			const items = (await sessionsOf(auth, c).list()).map(sessionToJson);
			return json(c, { items, next_cursor: null });
		}
	}),
	route({
		method: 'POST',
		path: '/sessions/end-others',
		summary: 'End all your other sessions',
		tag: 'Sign-in',
		access: 'signed-in',
		success: { status: 200, schema: endedJson },
		handler: async (c) => json(c, { ended: await sessionsOf(auth, c).endOthers() })
	}),
	route({
		method: 'DELETE',
		path: '/sessions/:id',
		summary: 'End one of your sessions',
		tag: 'Sign-in',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			if (!(await sessionsOf(auth, c).end(c.req.param('id')))) throw sessionNotFound;
			return c.body(null, 204);
		}
	})
];

/** `/api/users`: moderation of users. */
export const usersApi = (auth: Auth) =>
	createRoutes([
		route({
			method: 'POST',
			path: '/:id/end-sessions',
			summary: 'Sign a person out everywhere',
			tag: 'Sign-in',
			access: 'moderators',
			success: { status: 200, schema: endedJson },
			async handler(c) {
				const result = await sessionsOf(auth, c).endAllOf(c.req.param('id'));
				return json(c, { ended: unwrap(result) });
			}
		})
	]);

const sessionNotFound = new HttpError({
	status: 404,
	code: 'session_not_found',
	title: 'That session is not open',
	message: 'You have no such session, or it has already ended.',
	actions: []
});

const publicConfig = ({ cognito }: Config): v.InferOutput<typeof configJson> => ({
	region: cognito.region,
	user_pool_id: cognito.userPoolId,
	issuer: cognito.issuer,
	client_id: cognito.clientId,
	app_client_id: cognito.apiClientIds[0] ?? null,
	domain: cognito.domain,
	providers: [...cognito.providers]
});

const sessionToJson = (session: SessionSummary): v.InferOutput<typeof sessionJson> => ({
	id: session.id,
	device: session.device,
	country: session.country,
	identity_provider: session.identityProvider,
	signed_in_at: session.signedInAt,
	last_seen_at: session.lastSeenAt,
	current: session.current
});

const viewerToJson = (viewer: Viewer): v.InferOutput<typeof viewerJson> => ({
	id: viewer.id,
	username: viewer.username,
	email: viewer.email,
	name: viewer.name,
	first_name: viewer.firstName,
	last_name: viewer.lastName,
	identity_provider: viewer.identityProvider,
	groups: [...viewer.groups],
	is_moderator: can(viewer, 'moderate'),
	permissions: [...viewer.permissions]
});
