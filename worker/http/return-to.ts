/** The default return path. */
export const home = '/';

/** Characters. The path is stored in a cookie, which must stay small. */
const maxLength = 1024;

/** Pages of the sign-in itself, in any language, which must not be returned to. */
const signInPages = /^\/(?:[a-z]{2}\/)?(?:auth|callback|login|problem)(?:\/|$)/;

/**
 * Validates where a visitor may be sent: a path on this site, or home. Only URLs that the URL
 * parser resolves to our origin are accepted, so `//evil`, `/\evil`, `/%09/evil` with a real tab,
 * `https:evil` and the like all lead home (RFC 9700, 4.11).
 *
 * @returns a path with query and fragment, which begins with exactly one slash
 */
export function returnTo(requested: string | null | undefined, origin: string): string {
	if (!requested?.startsWith('/') || requested.length > maxLength) return home;
	// Browsers drop tabs and line breaks and read a backslash as a slash.
	// eslint-disable-next-line no-control-regex
	if (/[\\\u0000-\u0020\u007f]/.test(requested)) return home;
	if (!URL.canParse(requested, origin)) return home;
	const url = new URL(requested, origin);
	const path = url.pathname + url.search + url.hash;
	if (url.origin !== origin || path.startsWith('//') || isSignInPage(url.pathname)) return home;
	return path;
}

/** Decodes the path, as routers do: `/%61uth` is `/auth`. */
function isSignInPage(path: string): boolean {
	try {
		return signInPages.test(decodeURIComponent(path));
	} catch {
		// No page has a path that cannot be decoded.
		return false;
	}
}

/**
 * Facebook appends `#_=_` to its redirects, and browsers keep a fragment through every redirect
 * that has none of its own (RFC 9110, 10.2.2). An empty fragment replaces it.
 */
export function withoutFacebookFragment(path: string, identityProvider: string): string {
	return identityProvider === 'Facebook' && !path.includes('#') ? `${path}#` : path;
}
