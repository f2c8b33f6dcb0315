/** Where to go when nothing better was asked for. */
export const home = '/';

/** Longer paths than this are not worth coming back to, and the cookie must stay small. */
const longest = 1024;

/** Pages of the sign-in itself: coming back to one would go round in circles. */
const signInPages = /^\/(?:auth|callback|login|problem)(?:\/|$)/;

/**
 * The one judge of where a visitor may be sent: a path on this site, or home. Only what the URL
 * parser itself resolves to our origin counts, so `//evil`, `/\evil`, `/%09/evil` with a real tab,
 * `https:evil` and the like all lead home (RFC 9700, 4.11).
 *
 * @returns a path with query and fragment, beginning with exactly one slash.
 */
export function returnTo(asked: string | null | undefined, origin: string): string {
	if (!asked?.startsWith('/') || asked.length > longest) return home;
	// Browsers drop tabs and line breaks and read a backslash as a slash: no honest path has them.
	// eslint-disable-next-line no-control-regex
	if (/[\\\u0000-\u0020\u007f]/.test(asked)) return home;
	if (!URL.canParse(asked, origin)) return home;
	const url = new URL(asked, origin);
	const path = url.pathname + url.search + url.hash;
	if (url.origin !== origin || path.startsWith('//') || isSignInPage(url.pathname)) return home;
	return path;
}

/** As a router reads it, to which `/%61uth` is `/auth`. */
function isSignInPage(path: string): boolean {
	try {
		return signInPages.test(decodeURIComponent(path));
	} catch {
		// No page of ours has an address like that.
		return false;
	}
}

/**
 * Facebook ends its redirects in `#_=_`, and a browser hands a fragment on through every redirect
 * that has none of its own (RFC 9110, 10.2.2). With an empty one it stops here.
 */
export function withoutFacebooksFragment(path: string, identityProvider: string): string {
	return identityProvider === 'Facebook' && !path.includes('#') ? `${path}#` : path;
}
