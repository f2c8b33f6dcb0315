import type { Context } from 'hono';
import type { Authentication } from '../users/identity.ts';
import type { AuthContext } from './auth-env.ts';

/**
 * The authentication of one request. After its handler, `finish` writes or clears the session
 * cookie of the response, if the identity was resolved. `accessToken` is the verified one of a
 * session whose identity was resolved, for calls to Cognito about the person's own account.
 */
export interface AuthenticatedRequest {
	authentication: Authentication;
	finish: (c: Context) => void;
	accessToken: () => string | null;
}

export type Authenticate = (c: AuthContext) => Promise<AuthenticatedRequest>;
