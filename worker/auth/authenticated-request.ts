import type { Context } from 'hono';
import type { Authentication } from '../users/identity.ts';
import type { AuthContext } from './dependencies.ts';

/**
 * The authentication of one request. After its handler, `finish` writes or clears the session
 * cookie of the response, if the identity was resolved.
 */
export interface AuthenticatedRequest {
	authentication: Authentication;
	finish: (c: Context) => void;
}

export type Authenticate = (c: AuthContext) => Promise<AuthenticatedRequest>;
