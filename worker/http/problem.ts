/** Something that went wrong, in words for the person it happened to. */
export interface Problem {
	/** HTTP status of the answer that carries it. */
	status: number;
	/** A stable word that programs and operators can search for, e.g. `sign_in_expired`. */
	code: string;
	title: string;
	/** One or two sentences: what happened and what to do next. */
	message: string;
	/** Ways on, best first. Every `href` is a path on this site. */
	actions: readonly { label: string; href: string }[];
}

/** The way on for whoever has to be known first. */
export const signIn = { label: 'Sign in', href: '/login' };

/** The way on that is always there. */
export const goHome = { label: 'Go to the home page', href: '/' };
