import { Hono } from 'hono';
import { only, valueOf } from '../http/answer.ts';
import { describe } from '../http/describe.ts';
import { sessionsOf } from './api.ts';
import { authOperations } from './api-operations.ts';
import type { Auth } from './auth.ts';
import type { AuthEnv } from './dependencies.ts';

/** `/api/users`: what moderators may do about a person. */
export function usersApi(auth: Auth) {
	return new Hono<AuthEnv>({ strict: false })
		.post('/:id/end-sessions', describe(authOperations.endSessionsOf), async (c) => {
			const sessions = await sessionsOf(auth, c);
			return c.json({ ended: valueOf(await sessions.endAllOf(c.req.param('id'))) });
		})
		.all('/:id/end-sessions', only('POST'));
}
