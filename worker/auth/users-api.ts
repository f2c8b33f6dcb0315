import { Hono } from 'hono';
import { only, valueOf } from '../http/answer.ts';
import { describe } from '../http/describe.ts';
import type { AppEnv } from '../http/app-env.ts';
import { requireViewer } from '../middleware/authenticate.ts';
import { authOperations } from './api-description.ts';
import type { Auth } from './auth.ts';
import { sessionIdOf } from '../users/identity.ts';

/** What moderators may do about a person. */
export function usersApi({ account }: Pick<Auth, 'account'>) {
	return new Hono<AppEnv>({ strict: false })
		.post('/:id/end-sessions', describe(authOperations.endSessionsOf), async (c) => {
			const { endAllOf } = account.of(requireViewer(c), sessionIdOf(c.var.who));
			return c.json({ ended: valueOf(await endAllOf(c.req.param('id'))) });
		})
		.all('/:id/end-sessions', only('POST'));
}
