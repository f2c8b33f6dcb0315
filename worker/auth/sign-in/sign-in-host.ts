import type { Context } from 'hono';
import type { Problem } from '../../http/problem.ts';
import type { AuthContext } from '../dependencies.ts';

/** Who sends a request, as far as signing in asks. */
type Sender =
	| { kind: 'signed_in'; viewer: { identityProvider: string }; sub: string }
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
	showProblem: (c: Context, problem: Problem, path: string) => Promise<Response>;
}
