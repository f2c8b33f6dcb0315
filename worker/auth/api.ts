import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Config } from '../config.ts';
import { only } from '../http/answer.ts';
import { describe } from '../http/describe.ts';
import { HttpError } from '../http/http-error.ts';
import { identityOf, requireViewer } from '../http/viewer.ts';
import { sessionIdOf } from '../users/identity.ts';
import type { Viewer } from '../users/viewer.ts';
import { authOperations } from './api-operations.ts';
import type { Auth } from './auth.ts';
import type { AuthEnv } from './dependencies.ts';
import { accountSessions } from './session/account-sessions.ts';
import type { SessionSummary } from './session/session-summary.ts';

/** `/api/auth`: the viewer, their sessions, and the public settings of the sign-in. */
export function authApi(auth: Auth) {
	const config = publicConfig(auth.config);
	return new Hono<AuthEnv>({ strict: false })
		.get('/me', describe(authOperations.me), async (c) =>
			c.json(viewerToJson(await requireViewer(c)))
		)
		.all('/me', only('GET'))
		.get('/config', describe(authOperations.config), (c) => c.json(config))
		.all('/config', only('GET'))
		.get('/sessions', describe(authOperations.sessions), async (c) => {
			const sessions = await sessionsOf(auth, c);
			const items = (await sessions.list()).map(sessionToJson);
			return c.json({ items, next_cursor: null });
		})
		.all('/sessions', only('GET'))
		.post('/sessions/end-others', describe(authOperations.endOtherSessions), async (c) => {
			const sessions = await sessionsOf(auth, c);
			return c.json({ ended: await sessions.endOthers() });
		})
		.all('/sessions/end-others', only('POST'))
		.delete('/sessions/:id', describe(authOperations.endSession), async (c) => {
			const sessions = await sessionsOf(auth, c);
			if (!(await sessions.end(c.req.param('id')))) throw sessionNotFound;
			return c.body(null, 204);
		})
		.all('/sessions/:id', only('DELETE'));
}

/**
 * The sessions that the viewer may see and end.
 *
 * @throws {HttpError} 401 for an anonymous request; 503 when the session cannot be looked up
 */
export async function sessionsOf(auth: Auth, c: Context<AuthEnv>) {
	const viewer = await requireViewer(c);
	return accountSessions(auth, c.var.database, viewer, sessionIdOf(await identityOf(c)));
}

const sessionNotFound = new HttpError({
	status: 404,
	code: 'session_not_found',
	title: 'That session is not open',
	message: 'You have no such session, or it has already ended.',
	actions: []
});

const publicConfig = ({ cognito }: Config) => ({
	region: cognito.region,
	user_pool_id: cognito.userPoolId,
	client_id: cognito.clientId,
	domain: cognito.domain,
	providers: cognito.providers
});

const sessionToJson = (session: SessionSummary) => ({
	id: session.id,
	device: session.device,
	country: session.country,
	identity_provider: session.identityProvider,
	signed_in_at: session.signedInAt,
	last_seen_at: session.lastSeenAt,
	current: session.current
});

const viewerToJson = (viewer: Viewer) => ({
	id: viewer.id,
	username: viewer.username,
	email: viewer.email,
	name: viewer.name,
	first_name: viewer.firstName,
	last_name: viewer.lastName,
	identity_provider: viewer.identityProvider,
	groups: viewer.groups,
	is_moderator: viewer.isModerator
});
