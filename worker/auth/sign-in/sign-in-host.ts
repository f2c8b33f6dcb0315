import type { Context } from 'hono';
import type { Problem } from '../../http/problem.ts';
import type { AuthContext, AuthEnv } from '../auth-env.ts';
import type { SignInPerson } from './sign-in-site.ts';

/** Who sends a request, as far as signing in asks. */
type Sender =
	| {
			kind: 'signed_in';
			viewer: { id: string; identityProvider: string };
			sub: string;
			sessionId: string | null;
			authenticatedAt: number | null;
	  }
	| { kind: 'anonymous' }
	| { kind: 'unavailable'; retryAfter: number };

/**
 * What these routes need from the Worker. `finish` writes the session cookie of the response, and
 * `path` is the page that shows the problem.
 */
export interface SignInHost {
	authenticate: (c: AuthContext) => Promise<{
		authentication: { identity: () => Promise<Sender> };
		finish: (c: Context) => void;
	}>;
	/** Makes a second way to sign in lead to the account of the sender, who has proven both. */
	linkIdentity: (
		c: Context<AuthEnv>,
		link: {
			userId: string;
			sessionId: string | null;
			person: SignInPerson;
			device: string;
			country: string | null;
		}
	) => Promise<{ reason: 'both_own_things' | 'provider_linked_before' } | null>;
	showProblem: (c: Context, problem: Problem, path: string) => Promise<Response>;
}
