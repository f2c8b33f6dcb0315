/** Something that went wrong, explained to the person. */
export interface Problem {
	status: number;
	/** A stable code for programs and operators, such as `sign_in_expired`. */
	code: string;
	title: string;
	/** One or two sentences: what happened and what to do next. */
	message: string;
	/** Of a 429: seconds after which the same request may succeed. */
	retryAfter?: number;
	/** What to do next, best first. Every `href` is a path on this site. */
	actions: readonly { label: string; href: string }[];
}

/** The action for requests that require signing in. */
export const signIn = { label: 'Sign in', href: '/login' };

/** The action that is always possible. */
export const goHome = { label: 'Go to the home page', href: '/' };
