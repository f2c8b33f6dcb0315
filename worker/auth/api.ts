import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { Config } from '../config.ts';
import { requireViewer } from '../door/recognise.ts';
import type { Viewer } from '../users/viewer.ts';

/** What programs and front ends may ask about signing in. */
export function authApi({ cognito }: Config) {
	return new Hono<AppEnv>({ strict: false })
		.get('/me', (c) => c.json(toJson(requireViewer(c))))
		.get('/config', (c) =>
			c.json({
				region: cognito.region,
				user_pool_id: cognito.userPoolId,
				client_id: cognito.clientId,
				domain: cognito.domain,
				providers: cognito.providers
			})
		);
}

const toJson = (viewer: Viewer) => ({
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
