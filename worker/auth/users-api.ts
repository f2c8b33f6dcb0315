import { Hono } from 'hono';
import { only, valueOf } from '../api/answer.ts';
import { describe } from '../api/describe.ts';
import type { AppEnv } from '../app-env.ts';
import { requireViewer } from '../door/recognise.ts';
import { authOperations } from './api-description.ts';
import type { Auth } from './auth.ts';
import { sessionIdOf } from './who.ts';

/** What moderators may do about a person. */
export function usersApi({ account }: Pick<Auth, 'account'>) {
	return new Hono<AppEnv>({ strict: false })
		.post('/:id/end-sessions', describe(authOperations.endSessionsOf), async (c) => {
			const { endAllOf } = account.of(requireViewer(c), sessionIdOf(c.var.who));
			return c.json({ ended: valueOf(await endAllOf(c.req.param('id'))) });
		})
		.all('/:id/end-sessions', only('POST'));
}
