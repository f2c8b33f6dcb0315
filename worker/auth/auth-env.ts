import type { Context } from 'hono';
import type { Database } from '../database/database.ts';

/** The request variables that sign-in reads from Hono's context. */
export interface AuthEnv {
	Variables: { database: Database };
}

/** What authenticating reads of a request, whatever other variables its context has. */
export type AuthContext = Pick<Context<AuthEnv>, 'req' | 'get'>;
