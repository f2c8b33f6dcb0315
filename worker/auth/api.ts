import type { Context } from 'hono';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { only } from '../http/answer.ts';
import { describe } from '../http/describe.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Config } from '../config.ts';
import { requireViewer } from '../middleware/authenticate.ts';
import { json } from '../middleware/response-headers.ts';
import { HttpError } from '../http/http-error.ts';
import type { Viewer } from '../users/viewer.ts';
import { authOperations } from './api-description.ts';
import type { SessionSummary } from './session/session-summary.ts';
import type { Auth } from './auth.ts';
import { sessionIdOf } from '../users/identity.ts';

/** What programs and front ends may ask about signing in. */
export function authApi({ cognito }: Config, { account }: Pick<Auth, 'account'>) {
	const sessionsOf = (c: Context<AppEnv>) => {
		const viewer = requireViewer(c);
		return account.of(viewer, sessionIdOf(c.var.who));
	};

	return new Hono<AppEnv>({ strict: false })
		.get('/me', describe(authOperations.me), (c) => json(c, whoAmI(requireViewer(c))))
		.all('/me', only('GET'))
		.get('/config', describe(authOperations.config), (c) =>
			json(c, {
				region: cognito.region,
				user_pool_id: cognito.userPoolId,
				client_id: cognito.clientId,
				domain: cognito.domain,
				providers: cognito.providers
			})
		)
		.all('/config', only('GET'))
		.get('/sessions', describe(authOperations.sessions), async (c) => {
			const items = (await sessionsOf(c).list()).map(sessionToJson);
			return json(c, { items, next_cursor: null });
		})
		.all('/sessions', only('GET'))
		.post('/sessions/end-others', describe(authOperations.endOtherSessions), async (c) =>
			json(c, { ended: await sessionsOf(c).endOthers() })
		)
		.all('/sessions/end-others', only('POST'))
		.delete('/sessions/:id', describe(authOperations.endSession), async (c) => {
			if (!(await sessionsOf(c).end(c.req.param('id')))) throw noSuchSession;
			return c.body(null, 204);
		})
		.all('/sessions/:id', only('DELETE'));
}

/**
 * Tells somebody whom this isolate remembers who they are, without any step that only others
 * need: every open tab asks again and again. Everybody else goes the whole way.
 */
export function rememberedMe({ sessions }: Pick<Auth, 'sessions'>) {
	return createMiddleware<AppEnv>(async function rememberedMe(c, next) {
		const recalled = c.req.header('authorization') === undefined ? sessions.recall(c) : null;
		const who = recalled instanceof Promise ? await recalled : recalled;
		if (who?.kind !== 'signed_in') return next();
		c.set('serverTiming', tookNoTime);
		return json(c, whoAmI(who.viewer));
	});
}

/** As a clock would say that stands still between reads and writes, as that of Workers does. */
const tookNoTime = 'session;dur=0.0';

const noSuchSession = new HttpError({
	status: 404,
	code: 'session_not_found',
	title: 'That session is not open',
	message: 'You have no such session, or it has ended already.',
	actions: []
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

const whoAmI = (viewer: Viewer) => ({
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
