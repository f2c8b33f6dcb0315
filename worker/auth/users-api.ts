import { Hono } from 'hono';
import { describe } from '../api/describe.ts';
import type { AppEnv } from '../app-env.ts';
import { requireModerator } from '../door/recognise.ts';
import { authOperations } from './api-description.ts';
import type { Auth } from './auth.ts';

/** What moderators may do about a person. */
export function usersApi({ account }: Pick<Auth, 'account'>) {
	return new Hono<AppEnv>({ strict: false }).post(
		'/:id/end-sessions',
		describe(authOperations.endSessionsOf),
		async (c) => {
			const moderator = requireModerator(c);
			return c.json({ ended: await account.endAllOf(c.req.param('id'), moderator) });
		}
	);
}
